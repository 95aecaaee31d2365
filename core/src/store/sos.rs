//! The table `sos`: calls for rescue, each its own row in the outbox.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_model::Problem;
use hue_model::id::SosId;
use hue_model::sos::{CancelReason, SosDetails, SosStatus};
use hue_model::time::Millis;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{StoreError, json};
use crate::vault::Sensitive;

/// A row of `sos`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SosRow {
    pub(crate) id: SosId,
    pub(crate) raised_at: Millis,
    /// What the city wants to see with each request.
    pub(crate) secret: Sensitive<[u8; 32]>,
    pub(crate) details: SosDetails,
    pub(crate) revision: u32,
    pub(crate) cancelled: Option<CancelReason>,
    /// The newest revision that the city said it has.
    pub(crate) acknowledged: u32,
    pub(crate) status: Option<SosStatus>,
    pub(crate) texted_at: Option<Millis>,
    /// Refused for good.
    pub(crate) problem: Option<Problem>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<SosRow> {
    Ok(SosRow {
        id: json::id(row, "id")?,
        raised_at: Millis(row.get("raised_at")?),
        secret: secret(row)?,
        details: json::column(row, "details")?,
        revision: row.get("revision")?,
        cancelled: json::optional(row, "cancelled")?,
        acknowledged: row.get("acknowledged")?,
        status: json::optional(row, "status")?,
        texted_at: row.get::<_, Option<i64>>("texted_at")?.map(Millis),
        problem: json::optional(row, "problem")?,
    })
}

fn secret(row: &Row<'_>) -> rusqlite::Result<Sensitive<[u8; 32]>> {
    let bytes = URL_SAFE_NO_PAD.decode(row.get::<_, String>("secret")?).ok();
    let secret = bytes.and_then(|bytes| bytes.try_into().ok());
    secret.map(Sensitive::new).ok_or_else(|| json::unreadable("not a secret"))
}

/// Every call raised on this device that can be read, oldest first. One that cannot is left as it lies, and must not
/// hide the others.
pub(crate) fn all(db: &Connection) -> Result<Vec<SosRow>, StoreError> {
    let mut query = db.prepare(
        "SELECT number, id, raised_at, secret, details, revision, cancelled, acknowledged, status, texted_at, problem
         FROM sos ORDER BY number",
    )?;
    let mut rows = query.query([])?;
    let mut calls = Vec::new();
    while let Some(row) = rows.next()? {
        match read(row) {
            Ok(call) => calls.push(call),
            // The error itself may quote what was said.
            Err(_) => tracing::error!(
                number = row.get::<_, i64>("number")?,
                "a stored call for rescue cannot be read"
            ),
        }
    }
    Ok(calls)
}

/// Writes a call, in place of what was known of it.
pub(crate) fn put(db: &Connection, row: &SosRow) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO sos
           (id, raised_at, secret, details, revision, cancelled, acknowledged, status, texted_at, problem)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET details = excluded.details, revision = excluded.revision,
           cancelled = excluded.cancelled, acknowledged = excluded.acknowledged, status = excluded.status,
           texted_at = excluded.texted_at, problem = excluded.problem",
        params![
            row.id.to_string(),
            row.raised_at.0,
            URL_SAFE_NO_PAD.encode(row.secret.reveal()),
            serde_json::to_string(&row.details)?,
            row.revision,
            written(row.cancelled.as_ref())?,
            row.acknowledged,
            written(row.status.as_ref())?,
            row.texted_at.map(|at| at.0),
            written(row.problem.as_ref())?,
        ],
    )?;
    Ok(())
}

fn written<T: Serialize>(value: Option<&T>) -> Result<Option<String>, StoreError> {
    Ok(value.map(serde_json::to_string).transpose()?)
}
