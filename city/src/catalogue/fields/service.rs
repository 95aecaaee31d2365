//! The fields of a service.

use hue_model::catalogue::{Audience, Channel, Question, Service, ServiceStatus, SignInNeed};
use hue_model::problem::Rule;
use hue_model::text::Localized;
use url::Url;

use super::read::{Reader, kept};
use super::{ANSWER, Input, LINE, List, Part, QUESTIONS, STATUSES, TAGS, Values, question, said, yes};
use crate::clock::{local, read_local};
use crate::store::report::word;

/// The ways to a service, in the order of the form.
const CHANNELS: [&str; 4] = ["native", "web", "phone", "visit"];
/// Who may have to be signed in.
const SIGN_INS: [SignInNeed; 3] = [SignInNeed::None, SignInNeed::Account, SignInNeed::Vneid];

pub(super) const PARTS: &[Part] = &[
    Part {
        key: "what",
        hint: true,
        fields: &[
            ("group", Input::Of(List::Groups)),
            ("name", Input::Both(100)),
            ("description", Input::Both(500)),
            ("keywords", Input::Area),
        ],
    },
    Part {
        key: "who",
        hint: false,
        fields: &[("audience", Input::Ticks(|| Audience::ALL.map(word).to_vec()))],
    },
    Part {
        key: "way",
        hint: true,
        fields: &[
            (
                "channel",
                Input::Choice("console-catalogue-channel-{}", || CHANNELS.map(str::to_owned).to_vec()),
            ),
            ("url", Input::Line(0, "text")),
            ("number", Input::Line(30, "tel")),
            ("address", Input::Both(LINE)),
        ],
    },
    Part {
        key: "use",
        hint: false,
        fields: &[
            ("sign_in", Input::Choice("console-catalogue-sign-in-{}", || SIGN_INS.map(word).to_vec())),
            ("works_offline", Input::Tick),
            ("status", Input::Choice("console-catalogue-state-{}", || STATUSES.map(str::to_owned).to_vec())),
            ("until", Input::Line(0, "datetime-local")),
            ("competent_authority", Input::Of(List::Agencies)),
        ],
    },
    Part {
        key: "facts",
        hint: true,
        fields: &[
            ("cost", Input::Both(300)),
            ("evidence", Input::Both(LINE)),
            ("output", Input::Both(300)),
            ("note", Input::Both(500)),
        ],
    },
    Part { key: "faq", hint: false, fields: &[("faq", Input::Questions)] },
];

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
pub(super) fn of(service: &Service) -> Values {
    let mut values: Values = TAGS.into_iter().flat_map(|tag| texts(service, tag)).collect();
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
        ("group", service.group.clone()),
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
    let said = |text: Option<&Localized>| said(text, tag);
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

/// The service that the form says. One that is new has what CPSV-AP wants of every service: what is built in may lack the
/// agency that answers for it.
pub(super) fn read(form: &mut Reader<'_>, id: &str, old: Option<&Service>) -> Option<Service> {
    let [name, description] =
        [("name", 100), ("description", 500)].map(|(name, most)| form.needs_both(name, most));
    let [cost, output, note] =
        [("cost", 300), ("output", 300), ("note", 500)].map(|(name, most)| form.both(name, most));
    let group = form.of("group", List::Groups);
    form.needed("group", group.is_some());
    let (audience, competent_authority) = (audience(form), form.of("competent_authority", List::Agencies));
    form.needed("competent_authority", old.is_some() || competent_authority.is_some());
    let (sign_in, channel, status) = (form.word("sign_in", SIGN_INS), channel(form), status(form));
    let (keywords, evidence, faq) = (form.keywords("keywords"), evidence(form), questions(form));
    Some(Service {
        id: id.to_owned(),
        group: group?,
        name: kept(name?, old.map(|it| &it.name)),
        description: kept(description?, old.map(|it| &it.description)),
        keywords,
        audience,
        channel: channel?,
        sign_in: sign_in?,
        works_offline: form.on("works_offline"),
        status: status?,
        competent_authority,
        cost,
        evidence,
        output,
        note,
        faq,
    })
}

fn audience(form: &mut Reader<'_>) -> Vec<Audience> {
    let ticked = |it: &Audience| form.on(&format!("audience_{}", word(*it)));
    let audience: Vec<Audience> = Audience::ALL.into_iter().filter(ticked).collect();
    if audience.is_empty() {
        form.refuse("audience_resident", Rule::Required);
    }
    audience
}

fn channel(form: &mut Reader<'_>) -> Option<Channel> {
    match form.get("channel").to_owned().as_str() {
        "native" => Some(Channel::Native),
        "web" => {
            let url = form.text("url", LINE);
            if url.is_empty() {
                return Some(Channel::Web { url: None });
            }
            if !is_https(&url) {
                form.refuse("url", Rule::Malformed);
            }
            Some(Channel::Web { url: Some(url) })
        }
        "phone" => number(form).map(|number| Channel::Phone { number }),
        "visit" => form.needs_both("address", LINE).map(|address| Channel::Visit { address }),
        _ => {
            form.refuse("channel", Rule::Unknown);
            None
        }
    }
}

/// A number as it is dialled, without what people write between its digits.
fn number(form: &mut Reader<'_>) -> Option<String> {
    let typed = form.get("number").to_owned();
    let number: String = typed.chars().filter(|it| !matches!(it, ' ' | '.' | '-' | '(' | ')')).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    if number.is_empty() {
        form.refuse("number", Rule::Required);
    } else if !(3..=15).contains(&digits.len()) || !digits.chars().all(|it| it.is_ascii_digit()) {
        form.refuse("number", Rule::Malformed);
    } else {
        return Some(number);
    }
    None
}

fn status(form: &mut Reader<'_>) -> Option<ServiceStatus> {
    match form.get("status") {
        "active" => Some(ServiceStatus::Active),
        "retired" => Some(ServiceStatus::Retired),
        "paused" => {
            let typed = form.get("until").to_owned();
            let until = read_local(&typed);
            if until.is_none() && !typed.is_empty() {
                form.refuse("until", Rule::Malformed);
            }
            Some(ServiceStatus::Paused { until })
        }
        _ => {
            form.refuse("status", Rule::Unknown);
            None
        }
    }
}

/// What has to be brought: the same lines in both languages.
fn evidence(form: &mut Reader<'_>) -> Vec<Localized> {
    let (vi, en) = (form.lines("evidence_vi"), form.lines("evidence_en"));
    if vi.len() != en.len() && !form.is_wrong("evidence") {
        form.refuse(if vi.len() < en.len() { "evidence_vi" } else { "evidence_en" }, Rule::Required);
    }
    vi.into_iter().zip(en).map(|(vi, en)| Localized::vi_en(vi, en)).collect()
}

fn questions(form: &mut Reader<'_>) -> Vec<Question> {
    let mut all = Vec::new();
    for index in 0..QUESTIONS {
        let part = |part: &str| TAGS.map(|tag| question(index, part, tag));
        let ([ask_vi, ask_en], [say_vi, say_en]) = (part("question"), part("answer"));
        let asked = form.pair(&ask_vi, &ask_en, LINE);
        let answer = form.pair(&say_vi, &say_en, ANSWER);
        match (asked, answer) {
            (Some(question), Some(answer)) => all.push(Question { question, answer }),
            (None, Some(_)) if !form.is_wrong(&format!("faq_{index}_question")) => {
                form.refuse(&ask_vi, Rule::Required);
            }
            (Some(_), None) if !form.is_wrong(&format!("faq_{index}_answer")) => {
                form.refuse(&say_vi, Rule::Required);
            }
            _ => {}
        }
    }
    all
}

/// Whether it is a whole address of a page under https, without a name or a password in it.
fn is_https(text: &str) -> bool {
    let plain = !text.chars().any(char::is_whitespace);
    let whole = |url: Url| {
        url.scheme() == "https"
            && url.host_str().is_some_and(|host| host.contains('.'))
            && url.username().is_empty()
            && url.password().is_none()
    };
    plain && Url::parse(text).is_ok_and(whole)
}
