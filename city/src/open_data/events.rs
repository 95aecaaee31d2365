//! Festivals and events: a calendar that anybody subscribes to, and JSON-LD after schema.org.

use chrono::{Datelike as _, NaiveDate};
use hue_i18n::Words;
use hue_model::catalogue::{Catalogue, Event, Span, coming};
use hue_model::ical::{self, Calendar};
use hue_model::text::Language;
use hue_model::time::Millis;
use serde_json::{Value, json};

use super::{CC0, texts};
use crate::state::App;

/// The days of the files: this year and the next, so that they change with the year and the catalogue only.
pub(super) fn years(now: Millis) -> Option<(NaiveDate, NaiveDate)> {
    let year = now.in_hue()?.year();
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 12, 31)?))
}

/// What both files are a version of.
pub(super) fn version(catalogue: &Catalogue, now: Millis) -> String {
    let year = years(now).map_or(0, |(first, _)| first.year());
    format!("{}.{year}", catalogue.version)
}

fn times(catalogue: &Catalogue, now: Millis) -> Vec<(Span, &Event)> {
    years(now).map(|(from, to)| coming(&catalogue.events, from, to)).unwrap_or_default()
}

/// The file with this ending.
pub(super) fn text(app: &App, catalogue: &Catalogue, ending: &str, now: Millis) -> String {
    if ending == "ics" { calendar(catalogue, now) } else { json_ld(app, catalogue, now).to_string() }
}

/// The calendar, in Vietnamese. What changes it is its version and not the hour in which it is asked for.
fn calendar(catalogue: &Catalogue, now: Millis) -> String {
    let words = Words::new("vi");
    // A publication's version is the second it was made in: what was corrected by it is a newer revision everywhere.
    let published = i64::try_from(catalogue.version).unwrap_or_default().saturating_mul(1_000);
    let stamp = years(now).map_or(now, |(first, _)| Millis::noon_of(first)).max(Millis(published));
    let check = words.t("event-check");
    let events = times(catalogue, now).into_iter().map(|(span, event)| {
        let place = catalogue.points_of_interest.iter().find(|place| Some(&place.id) == event.place.as_ref());
        let event = event.in_calendar(span, place.map(|place| place.point), Language::Vi, &check, stamp);
        ical::Event { sequence: u32::try_from(catalogue.version).unwrap_or_default(), ..event }
    });
    Calendar { name: words.t("events-title"), events: events.collect() }.write()
}

fn json_ld(app: &App, catalogue: &Catalogue, now: Millis) -> Value {
    let base = format!("{}/open-data/events.jsonld", app.profile.base_url);
    let places = format!("{}/open-data/places.jsonld", app.profile.base_url);
    let node = |(span, event): (Span, &Event)| {
        json!({
            "@id": format!("{base}#{}-{}", event.id, span.first),
            "@type": "Festival",
            "identifier": event.id,
            "name": texts(&event.name),
            "description": texts(&event.description),
            "startDate": span.first,
            "endDate": span.last,
            "location": {
                "@type": "Place",
                "name": texts(&event.venue),
                "sameAs": event.place.as_ref().map(|id| json!({ "@id": format!("{places}#{id}") })),
            },
            "additionalProperty": [
                { "@type": "PropertyValue", "name": "source", "value": event.source },
                { "@type": "PropertyValue", "name": "checkedAgainst", "value": event.checked_against },
                { "@type": "PropertyValue", "name": "sure", "value": event.is_sure() },
            ],
        })
    };
    let graph: Vec<Value> = times(catalogue, now).into_iter().map(node).collect();
    json!({
        "@context": { "@vocab": "https://schema.org/", "license": { "@type": "@id" } },
        "@id": base, "@type": "Dataset", "license": CC0, "version": version(catalogue, now), "hasPart": graph,
    })
}
