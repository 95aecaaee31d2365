//! Table `timeline`: what the city did with a report, as its reporter reads it.

use hue_model::id::{PhotoId, ReportId};
use hue_model::report::CityStatus;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;
use crate::store::report::{value, word};

/// One thing the city did.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The version of the report it made.
    pub version: i64,
    /// When.
    pub at: Millis,
    /// The state it led to.
    pub status: CityStatus,
    /// The agency's id in the pack.
    pub agency: Option<String>,
    /// The letter, the reason or a note.
    pub note: Option<String>,
    /// Proof photos.
    pub proof: Vec<PhotoId>,
}

pub(crate) const INSERT: &str = "INSERT INTO timeline (report_id, version, at, status, agency, note, proof)";

/// Adds an entry.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, report: ReportId, entry: &Entry) -> Result<()> {
    let proof = serde_json::to_string(&entry.proof)?;
    let row = args![
        report,
        entry.version,
        entry.at,
        word(entry.status),
        entry.agency.clone(),
        entry.note.clone(),
        proof
    ];
    conn.insert_many(INSERT, vec![row], "").await
}

/// A report's entries, oldest first.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, report: ReportId) -> Result<Vec<Entry>> {
    let sql =
        "SELECT version, at, status, agency, note, proof FROM timeline WHERE report_id = $1 ORDER BY version";
    let rows = conn.all(sql, args![report]).await?;
    rows.iter()
        .map(|row| {
            Ok(Entry {
                version: row.int(0)?,
                at: Millis(row.int(1)?),
                status: value(row.text(2)?)?,
                agency: row.opt_text(3)?,
                note: row.opt_text(4)?,
                proof: serde_json::from_str(&row.text(5)?)?,
            })
        })
        .collect()
}
