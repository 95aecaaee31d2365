//! What really stands in the city's record, read from its database and its desk.

use std::collections::BTreeMap;
use std::path::Path;

use hue_model::id::ReportId;
use rusqlite::{Connection, OpenFlags};

use crate::console::Console;
use crate::photo;
use crate::plan::figure;

/// A report as somebody sent it: its words, unique in a run, and the SHA-256 of its photos.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The words.
    pub words: String,
    /// Its photos in order.
    pub photos: Vec<String>,
}

/// What a run comes to.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Reports that were acknowledged and are not in the city.
    pub lost: usize,
    /// Reports that are there more than once.
    pub doubled: usize,
    /// Photos that are missing or differ.
    pub spoiled: usize,
    /// Reports in the city.
    pub reports: usize,
    /// Photos that are equal.
    pub photos: usize,
}

/// The received reports in the record: id and words.
///
/// # Panics
/// When the record cannot be read.
#[must_use]
pub fn received(data: &Path) -> BTreeMap<ReportId, String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let record = Connection::open_with_flags(data.join("city.db"), flags).expect("the record opens");
    let mut rows = record
        .prepare("SELECT id, description FROM report WHERE received_at IS NOT NULL")
        .expect("the record has reports");
    let rows = rows.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).expect("reports");
    rows.map(|row| row.expect("a report")).map(|(id, words)| (id.parse().expect("an id"), words)).collect()
}

/// Compares what was sent with what the city has, photo by photo as its desk shows them.
pub async fn compare(data: &Path, desk: &mut Console, sent: &BTreeMap<ReportId, Sent>) -> Verdict {
    let there = received(data);
    let mut verdict = Verdict { lost: 0, doubled: 0, spoiled: 0, reports: there.len(), photos: 0 };
    let mut words: Vec<&String> = there.values().collect();
    words.sort();
    verdict.doubled = words.windows(2).filter(|pair| pair[0] == pair[1]).count();
    for (id, report) in sent {
        if there.get(id) != Some(&report.words) {
            verdict.lost += 1;
            continue;
        }
        let photos: Vec<String> = desk.photos(*id).await.iter().map(|bytes| photo::sha256(bytes)).collect();
        let equal = photos.iter().zip(&report.photos).filter(|(there, sent)| there == sent).count();
        verdict.photos += equal;
        verdict.spoiled += report.photos.len().max(photos.len()) - equal;
    }
    verdict
}

impl Verdict {
    /// Prints the figures of a run.
    pub fn print(&self, run: &str) {
        figure(&format!("{run}.reports"), self.reports, "");
        figure(&format!("{run}.lost"), self.lost, "");
        figure(&format!("{run}.doubled"), self.doubled, "");
        figure(&format!("{run}.photos_equal"), self.photos, "");
        figure(&format!("{run}.photos_spoiled"), self.spoiled, "");
    }

    /// Whether nothing was lost, doubled or spoiled.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        (self.lost, self.doubled, self.spoiled) == (0, 0, 0)
    }
}
