//! What can be found, in the words it can be found by.

use std::collections::{BTreeMap, HashSet};

use hue_model::Problem;
use hue_model::catalogue::{Catalogue, Channel, Event, HelpTopic, PointOfInterest, Service};
use hue_model::pack::{Agency, Category};
use hue_model::place::PlaceHit;
use hue_model::search::{Hit, HitKind};
use hue_model::text::Localized;
use serde::Deserialize;

use super::unreadable;
use super::word::{Word, words};
use crate::pack::CityPack;
use crate::store::report::ReportRow;

const SYNONYMS: &[u8] = include_bytes!("../../../assets/pack/synonyms.json");
const STOP_WORDS: &[u8] = include_bytes!("../../../assets/pack/stop_words.json");

/// What a text says about a document; what stands first says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Its name.
    Title,
    /// What people call it.
    Keyword,
    /// A sentence about it.
    Detail,
    /// Anything else.
    Body,
}

/// A text of a document.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) part: Part,
    pub(super) words: Vec<Word>,
}

/// How much more an emergency number is worth than another service: who looks for one has no time.
const EMERGENCY: f32 = 1.1;

/// What more people look for is worth more.
const fn worth(kind: HitKind) -> f32 {
    match kind {
        HitKind::Category => 1.12,
        HitKind::Service => 1.1,
        HitKind::PointOfInterest => 1.05,
        HitKind::Report | HitKind::Draft | HitKind::Ward | HitKind::Event => 1.0,
        HitKind::Help => 0.95,
        HitKind::Agency => 0.9,
    }
}

/// Something that can be found.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) hit: Hit,
    pub(super) fields: Vec<Field>,
    /// Of two that answer as well, what is worth more comes first.
    pub(super) worth: f32,
}

impl Document {
    fn new(kind: HitKind, id: impl Into<String>, title: &Localized, detail: &Localized) -> Self {
        let hit = Hit { kind, id: id.into(), title: title.clone(), detail: detail.clone() };
        let document = Self { hit, fields: Vec::new(), worth: worth(kind) };
        document.in_all(Part::Title, title).in_all(Part::Detail, detail)
    }

    fn with(mut self, part: Part, text: &str) -> Self {
        let words = words(text);
        if !words.is_empty() {
            self.fields.push(Field { part, words });
        }
        self
    }

    /// In every language that it is written in.
    fn in_all(self, part: Part, text: &Localized) -> Self {
        text.0.values().fold(self, |document, text| document.with(part, text))
    }

    fn with_all<'a>(self, part: Part, texts: impl IntoIterator<Item = &'a str>) -> Self {
        texts.into_iter().fold(self, |document, text| document.with(part, text))
    }
}

/// Everything public.
pub(super) fn public(catalogue: &Catalogue, pack: &CityPack) -> Result<Vec<Document>, Problem> {
    let there = catalogue.services.iter().filter(|service| service.is_listed());
    let mut all: Vec<_> = there.map(|it| service(it, catalogue)).collect();
    all.extend(pack.pack.categories.iter().map(category));
    all.extend(catalogue.points_of_interest.iter().map(interest));
    all.extend(catalogue.events.iter().map(event));
    let wards = pack.pack.wards.iter();
    all.extend(
        wards.map(|ward| Document::new(HitKind::Ward, &ward.code, &ward.full_name, &Localized::default())),
    );
    all.extend(pack.old_communes().map(old_commune));
    all.extend(pack.pack.agencies.iter().map(agency));
    all.extend(catalogue.help.iter().map(help));
    let synonyms: Synonyms = serde_json::from_slice(SYNONYMS).map_err(unreadable)?;
    Ok(all.into_iter().map(|document| synonyms.add_to(document)).collect())
}

fn service(service: &Service, catalogue: &Catalogue) -> Document {
    let group = catalogue.groups.iter().filter(|group| group.id == service.group).map(|group| &group.name);
    let events = catalogue.life_events.iter().filter(|event| event.services.contains(&service.id));
    let faq = service.faq.iter().flat_map(|it| [&it.question, &it.answer]);
    let rest =
        service.cost.iter().chain(&service.evidence).chain(&service.output).chain(&service.note).chain(faq);
    let rest = rest.chain(group).chain(events.map(|event| &event.name));
    let mut document = Document::new(HitKind::Service, &service.id, &service.name, &service.description)
        .with_all(Part::Keyword, service.keywords.iter().map(String::as_str));
    if is_emergency(service) {
        document.worth *= EMERGENCY;
    }
    rest.fold(document, |document, text| document.in_all(Part::Body, text))
}

/// Whether it is a call to a short national number, such as 115.
fn is_emergency(service: &Service) -> bool {
    matches!(&service.channel, Channel::Phone { number } if number.len() == 3)
}

fn category(category: &Category) -> Document {
    Document::new(HitKind::Category, &category.service_code, &category.service_name, &category.description)
        .with_all(Part::Keyword, category.keywords.iter().map(String::as_str))
        .in_all(Part::Body, &category.group)
}

fn interest(place: &PointOfInterest) -> Document {
    Document::new(HitKind::PointOfInterest, &place.id, &place.name, &place.description)
        .with_all(Part::Body, place.address.as_deref())
        .with_all(Part::Body, place.tags.iter().map(String::as_str))
}

fn event(event: &Event) -> Document {
    Document::new(HitKind::Event, &event.id, &event.name, &event.description).in_all(Part::Body, &event.venue)
}

fn old_commune(commune: &PlaceHit) -> Document {
    let title = Localized([("vi".to_owned(), commune.name.clone())].into());
    Document::new(HitKind::Ward, &commune.ward_code, &title, &commune.ward_name)
}

fn agency(agency: &Agency) -> Document {
    Document::new(HitKind::Agency, &agency.id, &agency.name, &Localized::default())
}

fn help(topic: &HelpTopic) -> Document {
    let first = |text: &String| text.split("\n\n").next().unwrap_or_default().to_owned();
    let first = topic.body.0.iter().map(|(language, text)| (language.clone(), first(text)));
    Document::new(HitKind::Help, &topic.id, &topic.title, &Localized(first.collect()))
        .in_all(Part::Body, &topic.body)
}

/// A report or a draft of this device. Nobody knows in what language it is written.
pub(super) fn own(kind: HitKind, row: ReportRow) -> Document {
    let content = row.content;
    let first_line = content.description.lines().map(str::trim).find(|line| !line.is_empty());
    let title = first_line.map(|line| Localized([("und".to_owned(), line.to_owned())].into()));
    let title = title.unwrap_or_else(|| row.service_name.clone());
    let address = content.place.map(|place| place.address);
    Document::new(kind, row.id.to_string(), &title, &row.service_name)
        .with_all(Part::Keyword, row.number.as_deref())
        .with_all(Part::Detail, [content.description.as_str()].into_iter().chain(address.as_deref()))
}

/// Words that say nothing by themselves, in all languages of the pack: as they are marked and without marks.
pub(super) fn stop_words() -> Result<HashSet<String>, Problem> {
    #[derive(Deserialize)]
    struct StopWords {
        stop_words: BTreeMap<String, String>,
    }
    let read: StopWords = serde_json::from_slice(STOP_WORDS).map_err(unreadable)?;
    let all = read.stop_words.values().flat_map(|text| words(text));
    Ok(all.flat_map(|word| [word.plain, word.marked]).collect())
}

/// What else people call things.
#[derive(Deserialize)]
struct Synonyms {
    synonyms: Vec<Synonym>,
}

#[derive(Deserialize)]
struct Synonym {
    kind: HitKind,
    id: String,
    words: Vec<String>,
}

impl Synonyms {
    fn add_to(&self, document: Document) -> Document {
        let of_it =
            self.synonyms.iter().filter(|it| it.kind == document.hit.kind && it.id == document.hit.id);
        let words: Vec<_> = of_it.flat_map(|it| &it.words).map(String::as_str).collect();
        document.with_all(Part::Keyword, words)
    }
}

#[cfg(test)]
mod tests {
    use super::{CityPack, SYNONYMS, Synonyms, public};
    use hue_model::catalogue::read;

    #[test]
    fn every_synonym_is_of_something_that_is_there() {
        let (catalogue, pack) = (read::catalogue(super::super::FILES).unwrap(), CityPack::load().unwrap());
        let documents = public(&catalogue, &pack).unwrap();
        let synonyms: Synonyms = serde_json::from_slice(SYNONYMS).unwrap();
        for it in &synonyms.synonyms {
            assert!(documents.iter().any(|doc| doc.hit.kind == it.kind && doc.hit.id == it.id), "{}", it.id);
        }
    }
}
