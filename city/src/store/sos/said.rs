//! Table `sos_said`: everything that was ever said of a case. Nothing here is overwritten.

use hue_model::id::SosId;
use hue_model::sos::{CancelReason, SosDetails};
use hue_model::time::Millis;

use super::Source;
use crate::args;
use crate::problem::Result;
use crate::sos::clean::Odd;
use crate::store::db::Conn;
use crate::store::report::{value, word};

/// Something that was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The version of the case it made.
    pub version: i64,
    /// When it came.
    pub at: Millis,
    /// Through which door.
    pub source: Source,
    /// The operator who typed it.
    pub actor: Option<String>,
    /// The device's revision; 0 where it did not come from one.
    pub revision: i64,
    /// What could be read of it.
    pub details: SosDetails,
    /// What could not.
    pub odd: Odd,
    /// Set where the call was taken back.
    pub cancelled: Option<CancelReason>,
}

const INSERT: &str =
    "INSERT INTO sos_said (sos_id, version, at, source, actor, revision, details, odd, cancelled)";

/// Keeps what was said.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, sos: SosId, said: &Said) -> Result<()> {
    let row = args![
        sos,
        said.version,
        said.at,
        word(said.source),
        said.actor.clone(),
        said.revision,
        serde_json::to_string(&said.details)?,
        serde_json::to_string(&said.odd)?,
        said.cancelled.map(word),
    ];
    conn.insert_many(INSERT, vec![row], "").await
}

/// The newest revision that was heard of a case, through whatever door.
///
/// # Errors
/// The database fails.
pub async fn newest_revision(conn: &mut Conn, sos: SosId) -> Result<i64> {
    let sql = "SELECT CAST(COALESCE(MAX(revision), 0) AS BIGINT) FROM sos_said WHERE sos_id = $1";
    conn.one(sql, args![sos]).await?.map_or(Ok(0), |row| row.int(0))
}

/// Everything that was said of a case, oldest first.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, sos: SosId) -> Result<Vec<Said>> {
    let sql = "SELECT version, at, source, actor, revision, details, odd, cancelled FROM sos_said WHERE sos_id = $1 \
        ORDER BY version";
    let rows = conn.all(sql, args![sos]).await?;
    rows.iter()
        .map(|row| {
            Ok(Said {
                version: row.int(0)?,
                at: Millis(row.int(1)?),
                source: value(row.text(2)?)?,
                actor: row.opt_text(3)?,
                revision: row.int(4)?,
                details: serde_json::from_str(&row.text(5)?)?,
                odd: serde_json::from_str(&row.text(6)?)?,
                cancelled: row.opt_text(7)?.map(value).transpose()?,
            })
        })
        .collect()
}
