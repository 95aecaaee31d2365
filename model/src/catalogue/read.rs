//! Reads the files of the pack that make the catalogue. Each function takes the text of one file and fails when it does
//! not have the form that file must have.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Error;

use super::{
    Audience, Catalogue, Channel, Event, HelpTopic, InterestKind, LifeEvent, PointOfInterest, Service,
    ServiceGroup, ServiceStatus, SignInNeed, Theme, Ticket,
};
use crate::geo::Point;
use crate::text::Localized;

/// The files of the pack.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `services.json`
    pub services: &'a [u8],
    /// `life_events.json`
    pub life_events: &'a [u8],
    /// `places.json`
    pub places: &'a [u8],
    /// `help.json`
    pub help: &'a [u8],
    /// `events.json`
    pub events: &'a [u8],
}

/// The version of what is built in; a city's own changes come after it.
pub const BUILT_IN: u64 = 1;

/// The catalogue of the pack.
///
/// # Errors
/// One of them is not such a file.
pub fn catalogue(files: Files<'_>) -> Result<Catalogue, Error> {
    let file: ServicesFile = serde_json::from_slice(files.services)?;
    let events: EventsFile = serde_json::from_slice(files.life_events)?;
    let places: PlacesFile = serde_json::from_slice(files.places)?;
    let help: HelpFile = serde_json::from_slice(files.help)?;
    let festivals: FestivalsFile = serde_json::from_slice(files.events)?;
    let group = |row: GroupRow| {
        let name = Localized::vi_en(row.name_vi, row.name_en);
        ServiceGroup { id: row.id, name: translated(name, &row.translations, |said| &said.name) }
    };
    Ok(Catalogue {
        version: BUILT_IN,
        groups: file.groups.into_iter().map(group).collect(),
        life_events: events.life_events,
        services: file.services.into_iter().map(service).collect::<Result<_, _>>()?,
        themes: places.themes,
        points_of_interest: places.places.into_iter().map(interest).collect(),
        help: help.help,
        events: festivals.events,
    })
}

#[derive(Deserialize)]
struct EventsFile {
    life_events: Vec<LifeEvent>,
}

#[derive(Deserialize)]
struct FestivalsFile {
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct HelpFile {
    help: Vec<HelpTopic>,
}

#[derive(Deserialize)]
struct ServicesFile {
    groups: Vec<GroupRow>,
    services: Vec<ServiceRow>,
}

#[derive(Deserialize)]
struct GroupRow {
    id: String,
    name_vi: String,
    name_en: String,
    #[serde(default)]
    translations: Translations,
}

/// What a row says in a language beyond the two that everything is written in.
#[derive(Deserialize)]
struct Translation {
    name: String,
    #[serde(default)]
    description: String,
}

/// The translations of a row by language tag.
type Translations = BTreeMap<String, Translation>;

fn translated(mut text: Localized, all: &Translations, part: impl Fn(&Translation) -> &str) -> Localized {
    text.0.extend(all.iter().map(|(tag, said)| (tag.clone(), part(said).to_owned())));
    text
}

#[derive(Deserialize)]
struct ServiceRow {
    id: String,
    group: String,
    name_vi: String,
    name_en: String,
    description_vi: String,
    description_en: String,
    keywords: Vec<String>,
    audience: Vec<Audience>,
    kind: String,
    phone: Option<String>,
    url: Option<String>,
    auth: SignInNeed,
    offline: bool,
    #[serde(default)]
    translations: Translations,
}

fn service(row: ServiceRow) -> Result<Service, Error> {
    let channel = match (row.kind.as_str(), row.phone) {
        ("native", _) => Channel::Native,
        ("web", _) => Channel::Web { url: row.url },
        ("phone", Some(number)) => Channel::Phone { number },
        (kind, _) => return Err(serde::de::Error::custom(format!("`{}` is of the kind `{kind}`", row.id))),
    };
    Ok(Service {
        id: row.id,
        group: row.group,
        name: translated(Localized::vi_en(row.name_vi, row.name_en), &row.translations, |said| &said.name),
        description: translated(
            Localized::vi_en(row.description_vi, row.description_en),
            &row.translations,
            |said| &said.description,
        ),
        keywords: row.keywords,
        audience: row.audience,
        channel,
        sign_in: row.auth,
        works_offline: row.offline,
        status: ServiceStatus::Active,
        competent_authority: None,
        cost: None,
        evidence: Vec::new(),
        output: None,
        note: None,
        faq: Vec::new(),
    })
}

#[derive(Deserialize)]
struct PlacesFile {
    themes: Vec<Theme>,
    places: Vec<PlaceRow>,
}

#[derive(Deserialize)]
struct PlaceRow {
    id: String,
    name_vi: String,
    name_en: String,
    category: InterestKind,
    lat: f64,
    lon: f64,
    coord_accuracy_m: u32,
    coord_checked_against: u32,
    ward_code: String,
    address: Option<String>,
    description_vi: String,
    description_en: String,
    opening_hours: Option<String>,
    opening_hours_source_vi: Option<String>,
    opening_hours_source_en: Option<String>,
    #[serde(default)]
    opening_hours_reported: bool,
    ticket: Option<TicketRow>,
    part_of: Option<String>,
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct TicketRow {
    adult: u64,
    child_7_12: Option<u64>,
    status: String,
}

fn interest(row: PlaceRow) -> PointOfInterest {
    let ticket = |row: TicketRow| Ticket { adult: row.adult, child: row.child_7_12, source: row.status };
    let source = |(vi, en): (String, String)| Localized::vi_en(vi, en);
    PointOfInterest {
        id: row.id,
        name: Localized::vi_en(row.name_vi, row.name_en),
        kind: row.category,
        description: Localized::vi_en(row.description_vi, row.description_en),
        point: Point { lat: row.lat, long: row.lon },
        accuracy_metres: row.coord_accuracy_m,
        checked_against: row.coord_checked_against,
        ward_code: row.ward_code,
        address: row.address,
        opening_hours: row.opening_hours,
        opening_hours_source: row.opening_hours_source_vi.zip(row.opening_hours_source_en).map(source),
        opening_hours_reported: row.opening_hours_reported,
        ticket: row.ticket.map(ticket),
        part_of: row.part_of,
        tags: row.tags,
        retired: false,
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Files, catalogue};
    use crate::catalogue::Audience;
    use crate::text::{Language, Localized};

    fn files() -> Files<'static> {
        Files {
            services: include_bytes!("../../../assets/pack/services.json"),
            life_events: include_bytes!("../../../assets/pack/life_events.json"),
            places: include_bytes!("../../../assets/pack/places.json"),
            help: include_bytes!("../../../assets/pack/help.json"),
            events: include_bytes!("../../../assets/pack/events.json"),
        }
    }

    #[test]
    fn the_shipped_catalogue_is_whole() {
        let catalogue = catalogue(files()).unwrap();
        let counts = (catalogue.groups.len(), catalogue.services.len(), catalogue.points_of_interest.len());
        assert_eq!((catalogue.version, counts), (BUILT_IN, (15, 76, 91)));
        let groups: Vec<_> = catalogue.groups.iter().map(|group| &group.id).collect();
        for service in &catalogue.services {
            assert!(groups.contains(&&service.group), "{} is in a group", service.id);
        }
        for theme in &catalogue.themes {
            let places = catalogue.points_of_interest.iter().filter(|place| theme.has(place)).count();
            assert!((2..60).contains(&places), "{} has {places} places", theme.id);
        }
        for event in &catalogue.events {
            let known = |id: &String| catalogue.points_of_interest.iter().any(|place| &place.id == id);
            assert!(event.place.iter().all(known), "{} is at {:?}", event.id, event.place);
            assert!(!event.source.is_empty() && event.name.0.len() == 2, "{}", event.id);
        }
        for event in &catalogue.life_events {
            for id in &event.services {
                assert!(catalogue.services.iter().any(|it| &it.id == id), "{} needs {id}", event.id);
            }
        }
    }

    #[test]
    fn what_a_visitor_uses_has_its_words_in_every_language() {
        let catalogue = catalogue(files()).unwrap();
        let whole = |text: &Localized| {
            Language::ALL
                .iter()
                .all(|language| text.0.get(language.tag()).is_some_and(|text| !text.is_empty()))
        };
        let for_tourists = catalogue.services.iter().filter(|it| it.audience.contains(&Audience::Tourist));
        let services = for_tourists.map(|it| (it.id.as_str(), [&it.name, &it.description]));
        let help = catalogue.help.iter().map(|it| (it.id.as_str(), [&it.title, &it.body]));
        let events = catalogue.life_events.iter().map(|it| (it.id.as_str(), [&it.name, &it.description]));
        let groups = catalogue.groups.iter().map(|it| (it.id.as_str(), [&it.name, &it.name]));
        let missing: Vec<_> = services
            .chain(help)
            .chain(events)
            .chain(groups)
            .filter(|(_, texts)| !texts.iter().all(|text| whole(text)))
            .map(|(id, _)| id)
            .collect();
        assert!(missing.is_empty(), "not in every language: {missing:?}");
    }

    #[test]
    fn something_else_is_no_catalogue() {
        let nothing: &[u8] = b"<!doctype html>";
        assert!(catalogue(Files { services: nothing, ..files() }).is_err());
        let odd: &[u8] = br#"{"groups":[],"services":[{"id":"a","group":"b","name_vi":"","name_en":"","description_vi":"",
            "description_en":"","keywords":[],"audience":[],"kind":"phone","phone":null,"url":null,"auth":"none","offline":true}]}"#;
        assert!(catalogue(Files { services: odd, ..files() }).is_err(), "a call without a number");
    }
}
