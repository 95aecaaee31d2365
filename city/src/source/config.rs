//! Which sources are asked, what each may warn about, and where.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hue_model::alert::Hazard;
use hue_model::pack::WardCode;
use serde::Deserialize;

use crate::cap::Category;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};

/// A source as the operator configured it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called at the desk; drafts are kept under this name.
    pub name: String,
    /// The address of its CAP file, or of its Atom or RSS index.
    pub url: String,
    /// Further origins that its messages may lie at, such as `https://cdn.example`.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Seconds from one look to the next, at least 30.
    #[serde(default = "five_minutes")]
    pub every_seconds: u32,
    /// Longest time one answer may take, in seconds.
    #[serde(default = "fifteen")]
    pub timeout_seconds: u32,
    /// CAP categories it may warn about, such as `Met`.
    pub categories: Vec<String>,
    /// Words that stand in the event of what it may warn about, each with the hazard that is meant.
    pub events: BTreeMap<String, Hazard>,
    /// The wards it may warn; without them the whole city.
    #[serde(default)]
    pub wards: Vec<WardCode>,
}

const fn five_minutes() -> u32 {
    300
}

const fn fifteen() -> u32 {
    15
}

impl Source {
    /// Every address of it.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.url).chain(&self.hosts)
    }

    fn fault(&self, pack: &CityPack) -> Option<String> {
        let is_web = |address: &String| {
            url::Url::parse(address)
                .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        };
        if self.name.trim().is_empty() || self.name.chars().count() > 60 {
            return Some("a name has 1 to 60 characters".into());
        }
        if let Some(address) = self.addresses().find(|address| !is_web(address)) {
            return Some(format!("`{address}` is no address of the web"));
        }
        if self.every_seconds < 30 || self.timeout_seconds == 0 || self.timeout_seconds > 60 {
            return Some("it is asked every 30 seconds at most, and waited for 1 to 60 seconds".into());
        }
        if self.categories.is_empty() || self.events.is_empty() {
            return Some("it has no categories or no events that it may warn about".into());
        }
        if let Some(code) = self.categories.iter().find(|code| Category::from_code(code).is_none()) {
            return Some(format!("`{code}` is no category of CAP"));
        }
        if self.events.values().any(|hazard| *hazard == Hazard::Other) {
            return Some("an event of it means a hazard that the city has no word for".into());
        }
        let unknown = self.wards.iter().find(|code| !pack.wards.contains_key(*code));
        unknown.map(|code| format!("`{code}` is no ward of this city"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sources: Vec<Source>,
}

/// Reads the sources of a file, `{"sources": [{"name": …, "url": …, "categories": ["Met"], "events": {"lũ": "flood"}}]}`.
///
/// # Errors
/// The file cannot be read, or a source of it cannot be asked.
pub fn read(path: &Path) -> Result<Vec<Source>> {
    let bad = |cause: String| Failure::Config(format!("{}: {cause}", path.display()));
    let text = std::fs::read(path).map_err(|error| bad(error.to_string()))?;
    let File { sources } = serde_json::from_slice(&text).map_err(|error| bad(error.to_string()))?;
    let (pack, mut names) = (CityPack::built_in()?, BTreeSet::new());
    for source in &sources {
        if let Some(fault) = source.fault(&pack) {
            return Err(bad(format!("source `{}`: {fault}", source.name)));
        }
        if !names.insert(&source.name) {
            return Err(bad(format!("two sources are called `{}`", source.name)));
        }
    }
    Ok(sources)
}
