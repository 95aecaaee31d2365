//! Table `sos_timeline`: what happened to a case, as its caller reads it.

use hue_model::id::SosId;
use hue_model::sos::{CitySosState, SosEntry};
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;
use crate::store::report::{value, word};

const INSERT: &str = "INSERT INTO sos_timeline (sos_id, version, at, state, note)";

/// Adds what happened with this version of the case.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, sos: SosId, version: i64, entry: &SosEntry) -> Result<()> {
    let row = args![sos, version, entry.at, word(entry.state), &entry.note];
    conn.insert_many(INSERT, vec![row], "").await
}

/// What happened, oldest first.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, sos: SosId) -> Result<Vec<SosEntry>> {
    let sql = "SELECT at, state, note FROM sos_timeline WHERE sos_id = $1 ORDER BY version";
    let rows = conn.all(sql, args![sos]).await?;
    rows.iter()
        .map(|row| {
            let state: CitySosState = value(row.text(1)?)?;
            Ok(SosEntry { at: Millis(row.int(0)?), state, note: row.text(2)? })
        })
        .collect()
}
