//! Table `duty_call`: who on duty was called for which warning, each with the hash of a link that serves once.

use hue_model::id::AlertId;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// Somebody who was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyCall {
    /// The warning that waits.
    pub alert_id: AlertId,
    /// Since when it waits: asked for again it waits anew.
    pub submitted_at: Millis,
    /// How many were called before.
    pub step: i64,
    /// The issuer of whoever was called.
    pub iss: String,
    /// Their id there.
    pub sub: String,
    /// Their name on the list.
    pub name: String,
    /// When they were called.
    pub called_at: Millis,
    /// SHA-256 of the link's secret, in hex.
    pub link_sha256: String,
    /// When they opened the link.
    pub used_at: Option<Millis>,
}

const COLUMNS: &str = "alert_id, submitted_at, step, iss, sub, name, called_at, link_sha256, used_at";

/// Keeps a call.
///
/// # Errors
/// The database fails, or this step was taken.
pub async fn add(conn: &mut Conn, call: &DutyCall) -> Result<()> {
    let sql = sqlx::AssertSqlSafe(format!(
        "INSERT INTO duty_call ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ));
    let values = args![
        call.alert_id,
        call.submitted_at,
        call.step,
        &call.iss,
        &call.sub,
        &call.name,
        call.called_at,
        &call.link_sha256,
        call.used_at
    ];
    conn.execute(sql, values).await.map(|_| ())
}

/// Who was called for a warning that waits since then, in order.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, alert: AlertId, submitted_at: Millis) -> Result<Vec<DutyCall>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM duty_call WHERE alert_id = $1 AND submitted_at = $2 ORDER BY step"
    ));
    conn.all(sql, args![alert, submitted_at]).await?.iter().map(from_row).collect()
}

/// The call whose link has a secret with this hash.
///
/// # Errors
/// The database fails.
pub async fn by_link(conn: &mut Conn, link_sha256: &str) -> Result<Option<DutyCall>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM duty_call WHERE link_sha256 = $1"));
    conn.one(sql, args![link_sha256]).await?.as_ref().map(from_row).transpose()
}

/// Uses a link up.
///
/// # Errors
/// The database fails.
pub async fn use_up(conn: &mut Conn, link_sha256: &str, now: Millis) -> Result<()> {
    let sql = "UPDATE duty_call SET used_at = $1 WHERE link_sha256 = $2";
    conn.execute(sql, args![now, link_sha256]).await.map(|_| ())
}

fn from_row(row: &Row) -> Result<DutyCall> {
    Ok(DutyCall {
        alert_id: row.text(0)?.parse().map_err(|_| broken("draft id"))?,
        submitted_at: Millis(row.int(1)?),
        step: row.int(2)?,
        iss: row.text(3)?,
        sub: row.text(4)?,
        name: row.text(5)?,
        called_at: Millis(row.int(6)?),
        link_sha256: row.text(7)?,
        used_at: row.opt_int(8)?.map(Millis),
    })
}
