//! A service as a form has it: a name and a text for each field, both ways, and what is wrong with what was typed.

mod read;

use std::collections::BTreeMap;

use hue_model::catalogue::{Audience, Channel, Service, ServiceStatus, SignInNeed};
use hue_model::text::Localized;

pub(crate) use read::read;

use crate::clock::local;
use crate::store::report::word;

/// What stands in the fields of a form.
pub(crate) type Values = BTreeMap<String, String>;

/// The languages that everything is written in.
pub(crate) const TAGS: [&str; 2] = ["vi", "en"];
/// Texts in both languages with their longest length in characters; the first two must be there.
pub(crate) const TEXTS: [(&str, usize); 5] =
    [("name", 100), ("description", 500), ("cost", 300), ("output", 300), ("note", 500)];
/// Most characters of a word people search by, of an address on the web, of a line of what has to be brought, of a question.
pub(crate) const LINE: usize = 200;
/// Most characters of an answer.
pub(crate) const ANSWER: usize = 1_000;
/// Most words people search by, and most lines of what has to be brought.
const LINES: usize = 30;
/// Most questions.
pub(crate) const QUESTIONS: usize = 8;
/// The ways to a service, in the order of the form.
pub(crate) const CHANNELS: [&str; 4] = ["native", "web", "phone", "visit"];
/// Who may have to be signed in.
pub(crate) const SIGN_INS: [SignInNeed; 3] = [SignInNeed::None, SignInNeed::Account, SignInNeed::Vneid];
/// What can be said of its use.
pub(crate) const STATUSES: [&str; 3] = ["active", "paused", "retired"];

/// The name of a field of a question.
pub(crate) fn question(index: usize, part: &str, tag: &str) -> String {
    format!("faq_{index}_{part}_{tag}")
}

/// Every field's name, in the order of the form.
pub(crate) fn names() -> Vec<String> {
    let both = |name: &str| TAGS.map(|tag| format!("{name}_{tag}"));
    let mut names: Vec<String> = ["name", "description"].into_iter().flat_map(both).collect();
    names.push("keywords".into());
    names.extend(Audience::ALL.map(|it| format!("audience_{}", word(it))));
    names.extend(["channel", "url", "number"].map(str::to_owned));
    names.extend(both("address"));
    names.extend(["sign_in", "works_offline", "status", "until", "competent_authority"].map(str::to_owned));
    names.extend(["cost", "evidence", "output", "note"].into_iter().flat_map(both));
    for index in 0..QUESTIONS {
        for part in ["question", "answer"] {
            names.extend(TAGS.map(|tag| question(index, part, tag)));
        }
    }
    names
}

/// The word of a channel.
pub(crate) const fn channel_word(channel: &Channel) -> &'static str {
    match channel {
        Channel::Native => "native",
        Channel::Web { .. } => "web",
        Channel::Phone { .. } => "phone",
        Channel::Visit { .. } => "visit",
    }
}

/// The word of a status.
pub(crate) const fn status_word(status: &ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Active => "active",
        ServiceStatus::Paused { .. } => "paused",
        ServiceStatus::Retired => "retired",
    }
}

/// What a service says, field by field; what it does not say is empty.
pub(crate) fn of(service: &Service) -> Values {
    let mut values: Values = TAGS.into_iter().flat_map(|tag| texts(service, tag)).collect();
    let yes = |yes: bool| if yes { "1" } else { "" }.to_owned();
    let until = match &service.status {
        ServiceStatus::Paused { until: Some(until) } => local(*until),
        _ => String::new(),
    };
    let (url, number) = match &service.channel {
        Channel::Web { url } => (url.clone(), None),
        Channel::Phone { number } => (None, Some(number.clone())),
        Channel::Native | Channel::Visit { .. } => (None, None),
    };
    let plain = [
        ("keywords", service.keywords.join("\n")),
        ("channel", channel_word(&service.channel).to_owned()),
        ("url", url.unwrap_or_default()),
        ("number", number.unwrap_or_default()),
        ("sign_in", word(service.sign_in)),
        ("works_offline", yes(service.works_offline)),
        ("status", status_word(&service.status).to_owned()),
        ("until", until),
        ("competent_authority", service.competent_authority.clone().unwrap_or_default()),
    ];
    values.extend(plain.map(|(name, value)| (name.to_owned(), value)));
    values.extend(
        Audience::ALL.map(|it| (format!("audience_{}", word(it)), yes(service.audience.contains(&it)))),
    );
    values
}

/// What it says in one language.
fn texts(service: &Service, tag: &str) -> Vec<(String, String)> {
    let said = |text: Option<&Localized>| text.and_then(|text| text.0.get(tag)).cloned().unwrap_or_default();
    let address = match &service.channel {
        Channel::Visit { address } => Some(address),
        _ => None,
    };
    let evidence: Vec<String> = service.evidence.iter().map(|line| said(Some(line))).collect();
    let texts = [
        ("name", said(Some(&service.name))),
        ("description", said(Some(&service.description))),
        ("address", said(address)),
        ("cost", said(service.cost.as_ref())),
        ("evidence", evidence.join("\n")),
        ("output", said(service.output.as_ref())),
        ("note", said(service.note.as_ref())),
    ];
    let mut all: Vec<_> = texts.into_iter().map(|(name, text)| (format!("{name}_{tag}"), text)).collect();
    for (index, it) in service.faq.iter().enumerate() {
        all.push((question(index, "question", tag), said(Some(&it.question))));
        all.push((question(index, "answer", tag), said(Some(&it.answer))));
    }
    all
}

/// What two services say differently: the field's name, what the first says, what the second says.
pub(crate) fn changes(from: &Service, to: &Service) -> Vec<(String, String, String)> {
    let (from, to) = (of(from), of(to));
    let text = |values: &Values, name: &str| values.get(name).cloned().unwrap_or_default();
    let all = names().into_iter().map(|name| (text(&from, &name), text(&to, &name), name));
    all.filter(|(from, to, _)| from != to).map(|(from, to, name)| (name, from, to)).collect()
}

/// What was typed by somebody who saw `seen`, put over what stands there `now`: a field that they left as it was
/// follows what somebody else wrote meanwhile.
pub(crate) fn merged(typed: &Values, seen: &Service, now: &Service) -> Values {
    let (seen, mut merged) = (of(seen), of(now));
    for (name, typed) in typed {
        if seen.get(name).map_or("", String::as_str).trim() != typed.trim() {
            merged.insert(name.clone(), typed.clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use hue_model::catalogue::{Audience, Channel, Question, Service, ServiceStatus};
    use hue_model::problem::Rule;
    use hue_model::text::Localized;
    use hue_model::time::Millis;

    use super::{Values, changes, merged, of, read};
    use crate::pack::CityPack;

    fn bus(pack: &CityPack) -> Service {
        let service = pack.catalogue.services.iter().find(|it| it.id == "report.create").unwrap();
        Service {
            audience: vec![Audience::Resident, Audience::Tourist],
            channel: Channel::Web { url: Some("https://hue.gov.vn/xe-buyt".into()) },
            status: ServiceStatus::Paused { until: Some(Millis(1_795_000_020_000)) },
            competent_authority: Some("so-xay-dung".into()),
            cost: Some(Localized::vi_en("Miễn phí", "Free")),
            evidence: vec![Localized::vi_en("Căn cước", "Identity card"), Localized::vi_en("Ảnh", "Photo")],
            faq: vec![Question {
                question: Localized::vi_en("Bao lâu?", "How long?"),
                answer: Localized::vi_en("Ba ngày.", "Three days."),
            }],
            ..service.clone()
        }
    }

    fn with(service: &Service, fields: &[(&str, &str)]) -> Values {
        let mut values = of(service);
        values.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        values
    }

    #[test]
    fn a_service_goes_through_the_form_and_comes_back() {
        let pack = CityPack::built_in().unwrap();
        let service = bus(&pack);
        assert_eq!(read(&pack, &service, &of(&service)), Ok(service.clone()));
        for service in &pack.catalogue.services {
            assert_eq!(read(&pack, service, &of(service)), Ok(service.clone()), "{}", service.id);
            assert_eq!(changes(service, service), []);
        }
        let moved = Service { channel: Channel::Phone { number: "19001075".into() }, ..service.clone() };
        let names: Vec<_> = changes(&service, &moved).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["channel", "url", "number"]);
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let pack = CityPack::built_in().unwrap();
        let service = bus(&pack);
        let wrong = |fields: &[(&str, &str)]| {
            let wrong = read(&pack, &service, &with(&service, fields)).unwrap_err();
            wrong.into_iter().map(|it| (it.field, it.rule)).collect::<Vec<_>>()
        };
        let one = |field: &str, rule: Rule| vec![(field.to_owned(), rule)];
        for url in
            ["http://hue.gov.vn", "hue.gov.vn", "https://hue", "https://a:b@hue.gov.vn", "javascript:1"]
        {
            assert_eq!(wrong(&[("url", url)]), one("url", Rule::Malformed), "{url}");
        }
        for number in ["1900 CALL", "12", "+84 0234 3820 0000 00"] {
            let fields = [("channel", "phone"), ("number", number)];
            assert_eq!(wrong(&fields), one("number", Rule::Malformed), "{number}");
        }
        assert_eq!(wrong(&[("name_en", " ")]), one("name_en", Rule::Required));
        assert_eq!(wrong(&[("name_en", ""), ("name_vi", "")]), one("name_vi", Rule::Required));
        assert_eq!(wrong(&[("competent_authority", "nobody")]), one("competent_authority", Rule::Unknown));
        assert_eq!(wrong(&[("channel", "fax")]), one("channel", Rule::Unknown));
        assert_eq!(wrong(&[("until", "31/12")]), one("until", Rule::Malformed));
        assert_eq!(wrong(&[("evidence_en", "Identity card")]), one("evidence_en", Rule::Required));
        assert_eq!(wrong(&[("faq_0_answer_en", "")]), one("faq_0_answer_en", Rule::Required));
        let none = [("audience_resident", ""), ("audience_tourist", "")];
        assert_eq!(wrong(&none), one("audience_resident", Rule::Required));
        let long = "ễ".repeat(101);
        assert_eq!(wrong(&[("name_vi", &long)]), one("name_vi", Rule::TooLong { max: 100, actual: 101 }));
    }

    #[test]
    fn a_number_is_kept_as_it_is_dialled_and_a_word_as_it_is_searched() {
        let pack = CityPack::built_in().unwrap();
        let service = bus(&pack);
        let fields = [
            ("channel", "phone"),
            ("number", "(0234) 382.00-00"),
            ("keywords", "Đèn Đường\nden duong\nngập"),
        ];
        let read = read(&pack, &service, &with(&service, &fields)).unwrap();
        assert_eq!(read.channel, Channel::Phone { number: "02343820000".into() });
        assert_eq!(read.keywords, ["đèn đường", "ngập"]);
    }

    #[test]
    fn of_two_who_write_nobody_loses_a_word() {
        let pack = CityPack::built_in().unwrap();
        let seen = bus(&pack);
        let now = read(
            &pack,
            &seen,
            &with(&seen, &[("cost_vi", "10.000 ₫"), ("note_vi", "Sửa"), ("note_en", "Mended")]),
        );
        let typed = with(&seen, &[("note_vi", "Nghỉ Tết"), ("name_en", "Bus")]);
        let merged = merged(&typed, &seen, &now.unwrap());
        let all = ["cost_vi", "note_vi", "note_en", "name_en"].map(|name| merged[name].as_str());
        assert_eq!(all, ["10.000 ₫", "Nghỉ Tết", "Mended", "Bus"]);
    }
}
