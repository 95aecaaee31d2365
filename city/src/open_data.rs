//! Open data: what the city knows and everybody may use, as files with their licence and version.
//!
//! Warnings and shelters have addresses of their own; here is what had none.

pub(crate) mod events;
pub(crate) mod gauges;
pub(crate) mod places;
pub mod reports;
pub(crate) mod services;
pub(crate) mod wards;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use hue_model::catalogue::read::BUILT_IN;
use hue_model::ical::MEDIA_TYPE;
use hue_model::text::Localized;
use serde::Serialize;
use serde_json::{Value, json};

use crate::caller::sha256;
use crate::catalogue::served::Current;
use crate::gauge::board;
use crate::http::cached::tag;
use crate::problem::Result;
use crate::state::App;

/// What has no rights on it any more.
pub(crate) const CC0: &str = "https://creativecommons.org/publicdomain/zero/1.0/";
/// The licence of the lists of wards.
pub(crate) const MIT: &str = "https://opensource.org/license/mit";

const CSV: &str = "text/csv; charset=utf-8";
const GEOJSON: &str = "application/geo+json";
const JSON_LD: &str = "application/ld+json";

/// Files with the first part of their name: what is in them.
pub(crate) const FILES: [(&str, &[&str]); 6] = [
    ("places", &["geojson", "csv", "jsonld"]),
    ("events", &["ics", "jsonld"]),
    ("services", &["csv", "jsonld"]),
    ("wards", &["geojson", "csv"]),
    ("gauges", &["geojson", "csv", "jsonld"]),
    ("reports", &["csv", "json"]),
];

/// A file.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) kind: &'static str,
    pub(crate) licence: &'static str,
    /// Of places and services a digest of what is served, which is another one when that is and never else; else the version of
    /// the pack, the newest month of what is counted, the newest reading of what is measured.
    pub(crate) version: String,
    /// Of what it was made.
    of: String,
    pub(crate) body: Bytes,
    /// Its entity tag.
    pub(crate) etag: String,
}

impl File {
    fn new(name: &str, of: String, version: String, text: String) -> Self {
        let kind = match name.rsplit('.').next() {
            Some("csv") => CSV,
            Some("geojson") => GEOJSON,
            Some("ics") => MEDIA_TYPE,
            Some("jsonld") => JSON_LD,
            _ => "application/json",
        };
        let licence = if name == "wards.csv" { MIT } else { CC0 };
        let body = Bytes::from(text);
        Self { kind, licence, version, of, etag: tag(&body), body }
    }
}

/// Every file by its name, as it was made last: a version is made once.
#[derive(Debug, Default)]
pub struct Kept(Mutex<BTreeMap<String, Arc<File>>>);

impl Kept {
    /// The file at this version, made where it is not kept.
    fn file(&self, name: &str, version: String, make: impl FnOnce() -> Result<String>) -> Result<Arc<File>> {
        self.made_of(name, version.clone(), || Ok((version, make()?)))
    }

    /// The file that is made of this, with the version it has then.
    fn made_of(
        &self,
        name: &str,
        of: String,
        make: impl FnOnce() -> Result<(String, String)>,
    ) -> Result<Arc<File>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = kept.get(name).filter(|file| file.of == of) {
            return Ok(same.clone());
        }
        let (version, text) = make()?;
        let file = Arc::new(File::new(name, of, version, text));
        kept.insert(name.to_owned(), file.clone());
        Ok(file)
    }
}

/// The file of this name; `None` where there is none.
///
/// # Errors
/// The database fails.
pub(crate) async fn file(app: &App, name: &str) -> Result<Option<Arc<File>>> {
    let Some((set, ending)) = name.split_once('.') else { return Ok(None) };
    if !FILES.iter().any(|(known, endings)| *known == set && endings.contains(&ending)) {
        return Ok(None);
    }
    let (kept, csv) = (&app.open_data, ending == "csv");
    let file = match set {
        "reports" => {
            let counts = app.counted.get(app).await?;
            let make = || Ok(if csv { counts.csv(app) } else { counts.json(app).to_string() });
            kept.file(name, counts.newest.clone(), make)
        }
        // A correction has the time of what it corrects: nothing of this is kept.
        "gauges" => {
            let gauges = board::all(app).await?.gauges;
            let text = match ending {
                "csv" => gauges::csv(&gauges),
                "geojson" => gauges::geojson(&gauges).to_string(),
                _ => gauges::json_ld(app, &gauges).to_string(),
            };
            let version = gauges::version(&gauges);
            Ok(Arc::new(File::new(name, version.clone(), version, text)))
        }
        "wards" => kept.file(name, BUILT_IN.to_string(), || {
            if csv { Ok(wards::csv(&app.pack)) } else { Ok(wards::geojson(&app.pack)?.to_string()) }
        }),
        "events" => {
            let (current, now) = (app.catalogue.get(app).await?, app.now());
            let version = events::version(&current.whole, now);
            kept.file(name, version, || Ok(events::text(app, &current.public(), ending, now)))
        }
        set => {
            let current = app.catalogue.get(app).await?;
            kept.made_of(name, current.whole.version.to_string(), || of_catalogue(app, &current, set, ending))
        }
    };
    file.map(Some)
}

/// A file of the catalogue, with its version.
fn of_catalogue(app: &App, current: &Current, set: &str, ending: &str) -> Result<(String, String)> {
    let public = current.public();
    let version = match set {
        "services" => services::version(app, current, &public)?,
        _ => places::version(&public)?,
    };
    let text = match (set, ending) {
        ("services", "csv") => services::csv(current, &public),
        ("services", _) => services::json_ld(app, &public, &version).to_string(),
        (_, "csv") => places::csv(&public),
        (_, "geojson") => places::geojson(&public, &version).to_string(),
        _ => places::json_ld(app, &public, &version).to_string(),
    };
    Ok((version, text))
}

/// The version of what is served: a short digest of it, the same on every node.
fn digest(served: &impl Serialize) -> Result<String> {
    Ok(sha256(serde_json::to_vec(served)?).chars().take(12).collect())
}

/// A text of JSON-LD in each of its languages.
fn texts(text: &Localized) -> Value {
    text.0.iter().map(|(tag, text)| json!({ "@language": tag, "@value": text })).collect()
}

/// The text in one language, empty where there is none.
fn text<'a>(text: &'a Localized, tag: &str) -> &'a str {
    text.0.get(tag).map_or("", String::as_str)
}
