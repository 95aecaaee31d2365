//! The catalogue of services in the terms of CPSV-AP 3.2, and as CSV.

use std::collections::BTreeSet;

use hue_model::catalogue::{Catalogue, Channel, LifeEvent, Service, ServiceStatus};
use serde_json::{Map, Value, json};

use super::{CC0, digest, texts};
use crate::catalogue::fields;
use crate::catalogue::item::{Item, Kind};
use crate::catalogue::served::Current;
use crate::problem::Result;
use crate::state::App;
use crate::store::report::word;
use crate::table::{begin, line};

/// The fields of the desk's form but for the questions, with what stands beside them.
pub(super) fn csv(current: &Current, public: &Catalogue) -> String {
    let shown = |name: &String| !name.starts_with("faq_") && name != "group";
    let names = fields::names(Kind::Service).into_iter().filter(shown).collect::<Vec<_>>();
    let beside = ["id", "group", "confirmed", "version"];
    let mut file = begin(beside.into_iter().chain(names.iter().map(String::as_str)));
    for service in &public.services {
        let item = Item::Service(service.clone());
        let (values, version) = (fields::of(&item), current.brought.get(&item.name()));
        let first = [
            service.id.clone(),
            service.group.clone(),
            version.is_some().to_string(),
            version.map(u64::to_string).unwrap_or_default(),
        ];
        // A row is a line, also for those who read it line by line.
        let said = |name: &String| values.get(name).map_or_else(String::new, |text| text.replace('\n', "; "));
        let cells: Vec<String> = first.into_iter().chain(names.iter().map(said)).collect();
        file.push_str(&line(cells.iter().map(String::as_str)));
    }
    file
}

/// The version of these services: of all that stands in any of the files.
pub(super) fn version(app: &App, current: &Current, public: &Catalogue) -> Result<String> {
    let brought = |it: &Service| current.brought.get(&(Kind::Service, it.id.clone()));
    let brought: Vec<_> = public.services.iter().map(brought).collect();
    digest(&(&public.services, &public.life_events, brought, &app.pack.agencies))
}

pub(super) fn json_ld(app: &App, whole: &Catalogue, version: &str) -> Value {
    let base = format!("{}/open-data/services.jsonld", app.profile.base_url);
    let named: BTreeSet<&String> =
        whole.services.iter().filter_map(|it| it.competent_authority.as_ref()).collect();
    let agencies = named.into_iter().filter_map(|id| Some((id, app.pack.agencies.get(id)?)));
    let agencies = agencies.map(|(id, name)| {
        json!({
            "@id": format!("{base}#agency-{id}"),
            "@type": "cv:PublicOrganisation",
            "dct:identifier": id,
            "skos:prefLabel": texts(name),
            "dct:spatial": { "@id": "http://publications.europa.eu/resource/authority/country/VNM" },
        })
    });
    let events = whole.life_events.iter().map(|event| {
        json!({
            "@id": format!("{base}#event-{}", event.id),
            "@type": "cv:LifeEvent",
            "dct:identifier": event.id,
            "dct:title": texts(&event.name),
            "dct:description": texts(&event.description),
        })
    });
    let services = whole.services.iter().map(|service| node(&base, service, &whole.life_events));
    let graph: Vec<Value> = agencies.chain(events).chain(services).collect();
    json!({
        "@context": {
            "adms": "http://www.w3.org/ns/adms#", "cpsv": "http://purl.org/vocab/cpsv#",
            "cv": "http://data.europa.eu/m8g/", "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/", "owl": "http://www.w3.org/2002/07/owl#",
            "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": base,
        "@type": "dcat:Dataset",
        "dct:license": { "@id": CC0 },
        "owl:versionInfo": version,
        "dct:hasPart": graph,
    })
}

fn node(base: &str, service: &Service, events: &[LifeEvent]) -> Value {
    let id = |part: &str| format!("{base}#{}{part}", service.id);
    let events = events.iter().filter(|event| event.services.contains(&service.id));
    let events: Vec<Value> =
        events.map(|event| json!({ "@id": format!("{base}#event-{}", event.id) })).collect();
    let audience: Vec<String> = service.audience.iter().map(|it| word(*it)).collect();
    let evidence = (0..).zip(&service.evidence).map(|(number, name): (usize, _)| {
        json!({ "@id": id(&format!("-evidence-{number}")), "@type": "cv:Evidence", "dct:identifier": format!("{}-evidence-{number}", service.id), "dct:title": texts(name) })
    });
    let cost = service.cost.as_ref().map(|cost| {
        json!({ "@id": id("-cost"), "@type": "cv:Cost", "dct:identifier": format!("{}-cost", service.id), "dct:description": texts(cost) })
    });
    let output = service.output.as_ref().map(|output| {
        json!({ "@id": id("-output"), "@type": "cv:Output", "dct:identifier": format!("{}-output", service.id), "dct:title": texts(output) })
    });
    let mut node = json!({
        "@id": id(""),
        "@type": "cpsv:PublicService",
        "dct:identifier": service.id,
        "dct:title": texts(&service.name),
        "dct:description": texts(&service.description),
        "dcat:keyword": service.keywords.iter().map(|word| json!({ "@language": "vi", "@value": word })).collect::<Vec<_>>(),
        "dct:audience": audience,
        "cv:isGroupedBy": events,
        "cv:hasChannel": channel(service, &id("-channel")),
        "cpsv:hasInput": evidence.collect::<Vec<_>>(),
    });
    let authority = service.competent_authority.as_ref();
    let known = [
        ("cv:hasCompetentAuthority", authority.map(|id| json!({ "@id": format!("{base}#agency-{id}") }))),
        ("cv:contactPoint", contact(service, &id("-contact"))),
        ("cv:hasCost", cost),
        ("cpsv:produces", output),
        ("adms:status", status(&service.status)),
    ];
    if let Some(members) = node.as_object_mut() {
        members.extend(known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    node
}

/// The way to a service; while it is paused, that it is, and until when.
fn channel(service: &Service, id: &str) -> Value {
    let mut node = Map::new();
    node.insert("@id".into(), json!(id));
    node.insert("@type".into(), json!("cv:Channel"));
    let kind = fields::channel_word(&service.channel);
    node.insert("dct:identifier".into(), json!(format!("{}-{kind}", service.id)));
    if let Channel::Visit { address } = &service.channel {
        node.insert("dct:description".into(), texts(address));
    }
    if let ServiceStatus::Paused { until } = &service.status {
        let until = until.and_then(|until| until.in_hue()).map(|until| until.to_rfc3339());
        let text = until.map_or_else(|| "paused".to_owned(), |until| format!("paused until {until}"));
        node.insert(
            "cv:specialOpeningHoursSpecification".into(),
            json!({ "dct:description": { "@language": "en", "@value": text } }),
        );
    }
    node.into()
}

fn contact(service: &Service, id: &str) -> Option<Value> {
    let (name, value) = match &service.channel {
        Channel::Web { url: Some(url) } => ("cv:contactPage", json!({ "@id": url })),
        Channel::Phone { number } => ("cv:telephone", json!(number)),
        _ => return None,
    };
    Some(json!({ "@id": id, "@type": "cv:ContactPoint", name: value }))
}

/// In the words of ADMS, which has none for a pause.
fn status(status: &ServiceStatus) -> Option<Value> {
    let word = match status {
        ServiceStatus::Active => "Completed",
        ServiceStatus::Paused { .. } => return None,
        ServiceStatus::Retired => "Withdrawn",
    };
    Some(json!({ "@id": format!("http://purl.org/adms/status/{word}") }))
}
