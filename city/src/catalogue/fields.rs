//! An item of the catalogue as a form has it: a name and a text for each field, both ways, and what is wrong with what was
//! typed. Each kind of item has its table of fields; the form, the review and the files of open data follow it.

mod event;
mod help;
mod life_event;
mod place;
mod read;
mod service;

use std::collections::BTreeMap;

use hue_model::catalogue::Catalogue;
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::Localized;

pub(crate) use event::{EVENT_ABOUT, EVENT_NAME, dates_word, written};
pub(crate) use service::{channel_word, status_word};

use super::item::{Item, Kind};
use crate::pack::CityPack;
use read::Reader;

/// What stands in the fields of a form.
pub(crate) type Values = BTreeMap<String, String>;

/// The languages that everything is written in.
pub(crate) const TAGS: [&str; 2] = ["vi", "en"];
/// Most characters of a word people search by, of an address on the web, of a line of what has to be brought, of a question.
pub(crate) const LINE: usize = 200;
/// Most characters of an answer.
pub(crate) const ANSWER: usize = 1_000;
/// Most lines of a field.
const LINES: usize = 30;
/// Most questions.
pub(crate) const QUESTIONS: usize = 8;
/// What can be said of the use of a service.
pub(crate) const STATUSES: [&str; 3] = ["active", "paused", "retired"];

/// What stands in the place of a code in the addresses of the desk.
const RESERVED: [&str; 4] = ["new", "confirm", "publish", "import"];

/// What is typed into a field.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Input {
    /// A text of so many characters in both languages.
    Both(usize),
    /// A text of so many characters, on a keyboard of this kind.
    Line(usize, &'static str),
    /// Lines.
    Area,
    /// One of these words; the key of its name has it in place of `{}`.
    Choice(&'static str, fn() -> Vec<String>),
    /// One of a list, or none.
    Of(List),
    /// Yes or no.
    Tick,
    /// Any of these words, each a field of its own.
    Ticks(fn() -> Vec<String>),
    /// Questions with their answers, in both languages.
    Questions,
}

/// A list to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// The agencies of the pack.
    Agencies,
    /// The groups of services.
    Groups,
    /// The wards of the pack.
    Wards,
    /// The points of interest.
    Places,
}

/// A field with its name.
pub(crate) type Field = (&'static str, Input);

/// Fields that belong together: the key of their name, and whether there is a hint, whose key ends in `-hint`.
pub(crate) struct Part {
    pub(crate) key: &'static str,
    pub(crate) hint: bool,
    pub(crate) fields: &'static [Field],
}

/// What a form is read against.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) pack: &'a CityPack,
    /// The catalogue as everybody reads it.
    pub(crate) whole: &'a Catalogue,
}

impl Known<'_> {
    /// Every code of a list with its name.
    pub(crate) fn list(&self, list: List) -> Vec<(&String, &Localized)> {
        match list {
            List::Agencies => self.pack.agencies.iter().collect(),
            List::Groups => self.whole.groups.iter().map(|it| (&it.id, &it.name)).collect(),
            List::Wards => self.pack.wards.iter().collect(),
            List::Places => self.whole.points_of_interest.iter().map(|it| (&it.id, &it.name)).collect(),
        }
    }
}

/// The table of a kind.
pub(crate) const fn parts(kind: Kind) -> &'static [Part] {
    match kind {
        Kind::Service => service::PARTS,
        Kind::Place => place::PARTS,
        Kind::Help => help::PARTS,
        Kind::LifeEvent => life_event::PARTS,
        Kind::Event => event::PARTS,
    }
}

/// The name of a field of a question.
pub(crate) fn question(index: usize, part: &str, tag: &str) -> String {
    format!("faq_{index}_{part}_{tag}")
}

/// The name of a field in one language.
fn tagged(name: &str) -> [String; 2] {
    TAGS.map(|tag| format!("{name}_{tag}"))
}

/// Every field's name of a kind, in the order of the form.
pub(crate) fn names(kind: Kind) -> Vec<String> {
    parts(kind).iter().flat_map(|part| part.fields).flat_map(names_of).collect()
}

fn names_of((name, input): &Field) -> Vec<String> {
    match input {
        Input::Both(_) => tagged(name).to_vec(),
        Input::Ticks(words) => words().into_iter().map(|word| format!("{name}_{word}")).collect(),
        Input::Questions => {
            let parts = (0..QUESTIONS).flat_map(|index| [(index, "question"), (index, "answer")]);
            parts.flat_map(|(index, part)| TAGS.map(|tag| question(index, part, tag))).collect()
        }
        _ => vec![(*name).to_owned()],
    }
}

/// What is typed into the field of this name.
pub(crate) fn input(kind: Kind, name: &str) -> Option<Input> {
    let mut all = parts(kind).iter().flat_map(|part| part.fields);
    all.find(|field| names_of(field).iter().any(|it| it == name)).map(|(_, input)| *input)
}

/// What an item says, field by field; what it does not say is empty.
pub(crate) fn of(item: &Item) -> Values {
    match item {
        Item::Service(it) => service::of(it),
        Item::Place(it) => place::of(it),
        Item::Help(it) => help::of(it),
        Item::LifeEvent(it) => life_event::of(it),
        Item::Event(it) => event::of(it),
    }
}

/// The item of this code that a form says in place of `old`, or every field that cannot be taken.
pub(crate) fn read(
    known: Known<'_>,
    (kind, id): (Kind, &str),
    old: Option<&Item>,
    typed: &Values,
) -> Result<Item, Vec<FieldProblem>> {
    let mut form = Reader::new(known, typed);
    let item = match (kind, old) {
        (Kind::Service, Some(Item::Service(old))) => {
            service::read(&mut form, id, Some(old)).map(Item::Service)
        }
        (Kind::Service, _) => service::read(&mut form, id, None).map(Item::Service),
        (Kind::Place, Some(Item::Place(old))) => place::read(&mut form, id, Some(old)).map(Item::Place),
        (Kind::Place, _) => place::read(&mut form, id, None).map(Item::Place),
        (Kind::Help, Some(Item::Help(old))) => help::read(&mut form, id, Some(old)).map(Item::Help),
        (Kind::Help, _) => help::read(&mut form, id, None).map(Item::Help),
        (Kind::LifeEvent, Some(Item::LifeEvent(old))) => {
            life_event::read(&mut form, id, Some(old)).map(Item::LifeEvent)
        }
        (Kind::LifeEvent, _) => life_event::read(&mut form, id, None).map(Item::LifeEvent),
        (Kind::Event, Some(Item::Event(old))) => event::read(&mut form, id, Some(old)).map(Item::Event),
        (Kind::Event, _) => event::read(&mut form, id, None).map(Item::Event),
    };
    let wrong = form.wrong();
    item.filter(|_| wrong.is_empty()).ok_or(wrong)
}

/// The code of a new item, or what is wrong with it: small letters and digits, with single dots, hyphens and underscores
/// between them, from 3 to 60 characters. What the desk's own addresses have is none.
pub(crate) fn code(typed: &str) -> Result<String, Rule> {
    let id = typed.trim();
    let actual = id.chars().count();
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    match actual {
        0 => Err(Rule::Required),
        61.. => Err(Rule::TooLong { max: 60, actual }),
        3.. if id.split(['.', '-', '_']).all(part) && !RESERVED.contains(&id) => Ok(id.to_owned()),
        _ => Err(Rule::Malformed),
    }
}

/// A text in one language, empty where there is none.
fn said(text: Option<&Localized>, tag: &str) -> String {
    text.and_then(|text| text.0.get(tag)).cloned().unwrap_or_default()
}

/// Texts under their names, in both languages.
fn texts<const N: usize>(texts: [(&str, Option<&Localized>); N]) -> Values {
    let both =
        texts.into_iter().flat_map(|(name, text)| TAGS.map(|tag| (format!("{name}_{tag}"), said(text, tag))));
    both.collect()
}

/// How a form says yes or no.
fn yes(yes: bool) -> String {
    if yes { "1" } else { "" }.to_owned()
}

/// What two items say differently: the field's name, what the first says, what the second says.
pub(crate) fn changes(from: Option<&Item>, to: &Item) -> Vec<(String, String, String)> {
    let (from, values) = (from.map(of).unwrap_or_default(), of(to));
    let text = |values: &Values, name: &str| values.get(name).cloned().unwrap_or_default();
    let all = names(to.kind()).into_iter().map(|name| (text(&from, &name), text(&values, &name), name));
    all.filter(|(from, to, _)| from != to).map(|(from, to, name)| (name, from, to)).collect()
}

/// What was typed by somebody who saw `seen`, put over what stands there `now`: a field that they left as it was
/// follows what somebody else wrote meanwhile.
pub(crate) fn merged(typed: &Values, seen: Option<&Item>, now: &Item) -> Values {
    let (seen, mut merged) = (seen.map(of).unwrap_or_default(), of(now));
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

    use super::super::item::{Item, Kind};
    use super::{Known, Values, changes, code, merged, of};
    use crate::pack::CityPack;

    type Wrong = Vec<(String, Rule)>;

    fn read(pack: &CityPack, old: &Item, values: &Values) -> Result<Item, Wrong> {
        let known = Known { pack, whole: &pack.catalogue };
        let read = super::read(known, (old.kind(), old.id()), Some(old), values);
        read.map_err(|wrong| wrong.into_iter().map(|it| (it.field, it.rule)).collect())
    }

    fn bus(pack: &CityPack) -> Item {
        let service = pack.catalogue.services.iter().find(|it| it.id == "report.create").unwrap();
        Item::Service(Service {
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
        })
    }

    fn service(item: &Item) -> &Service {
        let Item::Service(service) = item else { panic!("{item:?} is a service") };
        service
    }

    fn with(service: &Item, fields: &[(&str, &str)]) -> Values {
        let mut values = of(service);
        values.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        values
    }

    #[test]
    fn an_item_goes_through_the_form_and_comes_back() {
        let pack = CityPack::built_in().unwrap();
        let bus = bus(&pack);
        assert_eq!(read(&pack, &bus, &of(&bus)), Ok(bus.clone()));
        for item in Kind::ALL.into_iter().flat_map(|kind| Item::all(&pack.catalogue, kind)) {
            assert_eq!(read(&pack, &item, &of(&item)), Ok(item.clone()), "{}", item.id());
            assert_eq!(changes(Some(&item), &item), []);
            let retired = item.clone().retired();
            assert_eq!(read(&pack, &item, &of(&retired)), Ok(retired.clone()));
            assert!(retired.is_retired() && retired.revived() == item);
        }
        let moved = Channel::Phone { number: "19001075".into() };
        let moved = Item::Service(Service { channel: moved, ..service(&bus).clone() });
        let names: Vec<_> = changes(Some(&bus), &moved).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["channel", "url", "number"]);
    }

    #[test]
    fn a_new_item_has_a_code_of_its_own_and_all_that_its_kind_needs() {
        let pack = CityPack::built_in().unwrap();
        let known = Known { pack: &pack, whole: &pack.catalogue };
        let missing = |kind: Kind| {
            let wrong = super::read(known, (kind, "cho.moi"), None, &Values::new()).unwrap_err();
            wrong.into_iter().map(|it| it.field).collect::<Vec<_>>()
        };
        assert_eq!(
            missing(Kind::Service),
            [
                "name_vi",
                "description_vi",
                "group",
                "audience_resident",
                "competent_authority",
                "sign_in",
                "channel",
                "status"
            ]
        );
        assert_eq!(
            missing(Kind::Event),
            ["name_vi", "description_vi", "dates", "dates_source", "checked_against"]
        );
        assert_eq!(
            missing(Kind::Place),
            [
                "name_vi",
                "description_vi",
                "kind",
                "lat",
                "long",
                "accuracy_metres",
                "checked_against",
                "ward_code"
            ]
        );
        assert_eq!(missing(Kind::Help), ["title_vi", "body_vi"]);
        assert_eq!(missing(Kind::LifeEvent), ["name_vi", "description_vi", "services"]);
        assert_eq!(code(" cho.dong-ba_2 "), Ok("cho.dong-ba_2".to_owned()));
        for wrong in ["Cho", "chợ", "a b", "a..b", ".a.", "new", "confirm", "ab", "a/b"] {
            assert_eq!(code(wrong), Err(Rule::Malformed), "{wrong}");
        }
        assert_eq!(code(" "), Err(Rule::Required));
        assert_eq!(code(&"a".repeat(61)), Err(Rule::TooLong { max: 60, actual: 61 }));
        for item in Kind::ALL.into_iter().flat_map(|kind| Item::all(&pack.catalogue, kind)) {
            assert_eq!(code(item.id()).as_deref(), Ok(item.id()));
        }
    }

    #[test]
    fn of_a_place_everything_is_checked_too() {
        let pack = CityPack::built_in().unwrap();
        let palace = Item::find(&pack.catalogue, Kind::Place, "dai-noi").unwrap();
        let wrong = |fields: &[(&str, &str)]| read(&pack, &palace, &with(&palace, fields)).unwrap_err();
        let one = |field: &str, rule: Rule| vec![(field.to_owned(), rule)];
        assert_eq!(wrong(&[("lat", "107.5")]), one("lat", Rule::Malformed));
        assert_eq!(wrong(&[("long", "")]), one("long", Rule::Required));
        assert_eq!(wrong(&[("part_of", "dai-noi")]), one("part_of", Rule::Malformed));
        assert_eq!(wrong(&[("part_of", "nowhere")]), one("part_of", Rule::Unknown));
        assert_eq!(wrong(&[("ward_code", "1")]), one("ward_code", Rule::Unknown));
        assert_eq!(wrong(&[("ticket_adult", "free")]), one("ticket_adult", Rule::Malformed));
        assert_eq!(
            wrong(&[("ticket_adult", "200.000"), ("ticket_source", "")]),
            one("ticket_source", Rule::Required)
        );
        let storm = Item::all(&pack.catalogue, Kind::LifeEvent).remove(0);
        let unknown = read(&pack, &storm, &with(&storm, &[("services", "sos.111\nno.such")]));
        assert_eq!(unknown, Err(one("services", Rule::Unknown)));
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let pack = CityPack::built_in().unwrap();
        let service = bus(&pack);
        let wrong = |fields: &[(&str, &str)]| read(&pack, &service, &with(&service, fields)).unwrap_err();
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
        let bus = bus(&pack);
        let fields = [
            ("channel", "phone"),
            ("number", "(0234) 382.00-00"),
            ("keywords", "Đèn Đường\nden duong\nngập"),
        ];
        let read = read(&pack, &bus, &with(&bus, &fields)).unwrap();
        let read = service(&read);
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
        let merged = merged(&typed, Some(&seen), &now.unwrap());
        let all = ["cost_vi", "note_vi", "note_en", "name_en"].map(|name| merged[name].as_str());
        assert_eq!(all, ["10.000 ₫", "Nghỉ Tết", "Mended", "Bus"]);
    }
}
