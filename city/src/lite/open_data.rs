//! `/open-data`: what the city knows and everybody may use, with licence and version.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use hue_i18n::{Words, args};
use hue_model::catalogue::read::BUILT_IN;
use maud::{Markup, html};

use super::{public, site};
use crate::gauge::board;
use crate::open_data::reports::{LEAST, newest};
use crate::open_data::{CC0, FILES, MIT, file, gauges};
use crate::problem::Result;
use crate::state::App;
use crate::web;

/// What has an address of its own already, with its files.
const BESIDE: [(&str, &[(&str, &str)]); 2] = [
    ("shelters", &[("GeoJSON", "/api/v1/shelters.geojson"), ("JSON", "/api/v1/shelters")]),
    (
        "alerts",
        &[
            ("JWS", "/alerts/active.json"),
            ("GeoJSON", "/alerts/active.geojson"),
            ("Atom, CAP 1.2", "/alerts/feed.atom"),
        ],
    ),
];

/// `GET /open-data`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let words = web::words(&headers);
    let version = app.catalogue.get(&app).await?.whole.version;
    let mut served = BTreeMap::new();
    for set in ["places", "services"] {
        served.extend(file(&app, &format!("{set}.csv")).await?.map(|file| (set, file.version.clone())));
    }
    let measured = gauges::version(&board::all(&app).await?.gauges);
    let title = words.t("lite-open-data");
    let main = html! {
        h1 { (title) }
        p { (words.t("lite-open-data-hint")) }
        @for (set, endings) in FILES {
            @let version = match set { "reports" => newest(app.now()), "wards" => BUILT_IN.to_string(), "gauges" => measured.clone(), set => served.get(set).cloned().unwrap_or_else(|| version.to_string()) };
            (card(words, set, &html! {
                p.muted { (words.get("lite-open-data-version", &args! { "version" => version })) }
                (files(endings.iter().map(|ending| (name_of(ending), format!("/open-data/{set}.{ending}")))))
                (licence(words, set))
            }))
        }
        @for (set, list) in BESIDE {
            (card(words, set, &files(list.iter().map(|(name, path)| (*name, (*path).to_owned())))))
        }
        p { a href="/api/openapi.json" { (words.t("lite-open-data-api")) } }
    };
    Ok(public(site(&app, words, &title, &main), &headers))
}

fn card(words: Words, set: &str, inner: &Markup) -> Markup {
    html! {
        section.card aria-labelledby=(set) {
            h2 id=(set) { (words.t(&format!("lite-open-data-{set}"))) }
            p { (words.get(&format!("lite-open-data-{set}-hint"), &args! { "least" => LEAST })) }
            (inner)
        }
    }
}

fn files<'a>(files: impl Iterator<Item = (&'a str, String)>) -> Markup {
    html! { ul.wards { @for (name, path) in files { li { a href=(path) { (name) } code { (path) } } } } }
}

fn name_of(ending: &str) -> &str {
    match ending {
        "geojson" => "GeoJSON",
        "ics" => "iCalendar",
        "jsonld" => "JSON-LD",
        "json" => "JSON",
        _ => "CSV",
    }
}

fn licence(words: Words, set: &str) -> Markup {
    let licence = |name: &str, href: &str| html! { a href=(href) rel="license" { (name) } };
    html! {
        p.muted {
            (words.t("lite-open-data-licence")) ": " (licence("CC0 1.0", CC0))
            @if set == "wards" { " (GeoJSON), " (licence("MIT", MIT)) " (CSV)" }
        }
    }
}
