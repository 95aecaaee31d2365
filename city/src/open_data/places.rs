//! Places to visit: as GeoJSON (RFC 7946), as CSV, and as `TouristAttraction` of schema.org.

use hue_model::catalogue::{Catalogue, InterestKind, PointOfInterest};
use serde_json::{Value, json};

use super::{CC0, digest, text, texts};
use crate::problem::Result;
use crate::state::App;
use crate::store::report::word;
use crate::table::{begin, line};

const HEAD: [&str; 21] = [
    "id",
    "name_vi",
    "name_en",
    "kind",
    "description_vi",
    "description_en",
    "lat",
    "long",
    "accuracy_metres",
    "checked_against",
    "ward_code",
    "address",
    "opening_hours",
    "opening_hours_source_vi",
    "opening_hours_source_en",
    "opening_hours_reported",
    "ticket_adult_vnd",
    "ticket_child_vnd",
    "ticket_source",
    "part_of",
    "tags",
];

/// The version of these places.
pub(crate) fn version(public: &Catalogue) -> Result<String> {
    digest(&public.points_of_interest)
}

pub(super) fn csv(catalogue: &Catalogue) -> String {
    let mut file = begin(HEAD);
    for place in &catalogue.points_of_interest {
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let source =
            |tag| place.opening_hours_source.as_ref().map(|it| text(it, tag).to_owned()).unwrap_or_default();
        let ticket = place.ticket.as_ref();
        let row: [String; 21] = [
            place.id.clone(),
            text(&place.name, "vi").into(),
            text(&place.name, "en").into(),
            word(place.kind),
            text(&place.description, "vi").into(),
            text(&place.description, "en").into(),
            place.point.lat.to_string(),
            place.point.long.to_string(),
            place.accuracy_metres.to_string(),
            place.checked_against.to_string(),
            place.ward_code.clone(),
            optional(&place.address),
            optional(&place.opening_hours),
            source("vi"),
            source("en"),
            place.opening_hours_reported.to_string(),
            ticket.map(|ticket| ticket.adult.to_string()).unwrap_or_default(),
            ticket.and_then(|ticket| ticket.child).map(|child| child.to_string()).unwrap_or_default(),
            ticket.map(|ticket| ticket.source.clone()).unwrap_or_default(),
            optional(&place.part_of),
            place.tags.join("; "),
        ];
        file.push_str(&line(row.iter().map(String::as_str)));
    }
    file
}

pub(super) fn geojson(catalogue: &Catalogue, version: &str) -> Value {
    let feature = |place: &PointOfInterest| {
        json!({
            "type": "Feature",
            "id": place.id,
            "geometry": { "type": "Point", "coordinates": [place.point.long, place.point.lat] },
            "properties": place,
        })
    };
    let features: Vec<Value> = catalogue.points_of_interest.iter().map(feature).collect();
    json!({ "type": "FeatureCollection", "licence": CC0, "version": version, "features": features })
}

pub(super) fn json_ld(app: &App, catalogue: &Catalogue, version: &str) -> Value {
    let base = format!("{}/open-data/places.jsonld", app.profile.base_url);
    let graph: Vec<Value> = catalogue.points_of_interest.iter().map(|place| node(&base, place)).collect();
    json!({
        "@context": { "@vocab": "https://schema.org/", "license": { "@type": "@id" } },
        "@id": base, "@type": "Dataset", "license": CC0, "version": version, "hasPart": graph,
    })
}

fn node(base: &str, place: &PointOfInterest) -> Value {
    // A station is a place to arrive at.
    let kind = if place.kind == InterestKind::Transport { "Place" } else { "TouristAttraction" };
    let mut node = json!({
        "@id": format!("{base}#{}", place.id),
        "@type": kind,
        "identifier": place.id,
        "name": texts(&place.name),
        "description": texts(&place.description),
        "geo": { "@type": "GeoCoordinates", "latitude": place.point.lat, "longitude": place.point.long },
        "keywords": place.tags,
        "additionalProperty": { "@type": "PropertyValue", "name": "accuracy", "unitCode": "MTR", "value": place.accuracy_metres },
    });
    let known = [
        ("address", place.address.as_ref().map(|it| json!(it))),
        ("openingHours", place.opening_hours.as_ref().map(|it| json!(it))),
        ("isAccessibleForFree", place.ticket.as_ref().map(|ticket| json!(ticket.adult == 0))),
        ("containedInPlace", place.part_of.as_ref().map(|id| json!({ "@id": format!("{base}#{id}") }))),
    ];
    if let Some(members) = node.as_object_mut() {
        members.extend(known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    node
}
