//! Table `sos_double`: what people decided about two cases that may be one.

use std::collections::BTreeSet;

use hue_model::id::SosId;
use hue_model::time::Millis;
use sqlx::AssertSqlSafe;

use super::{COLUMNS, Sos, from_row, id};
use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;

/// Two ids in the order in which a pair is stored.
fn ordered((one, other): (SosId, SosId)) -> (SosId, SosId) {
    if one < other { (one, other) } else { (other, one) }
}

/// The cases about which, together with this one, somebody decided.
///
/// # Errors
/// The database fails.
pub async fn decided(conn: &mut Conn, case: SosId) -> Result<BTreeSet<SosId>> {
    let sql = "SELECT other_id FROM sos_double WHERE sos_id = $1 \
        UNION ALL SELECT sos_id FROM sos_double WHERE other_id = $2";
    let rows = conn.all(sql, args![case, case]).await?;
    rows.iter().map(|row| id(&row.text(0)?)).collect()
}

/// The cases of which somebody said that they are not the same as this one.
///
/// # Errors
/// The database fails.
pub async fn different(conn: &mut Conn, case: SosId) -> Result<Vec<Sos>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sos WHERE id IN (SELECT other_id FROM sos_double WHERE sos_id = $1 AND same = 0 \
        UNION ALL SELECT sos_id FROM sos_double WHERE other_id = $2 AND same = 0) ORDER BY number"
    );
    conn.all(AssertSqlSafe(sql), args![case, case]).await?.iter().map(from_row).collect()
}

/// The cases that are part of this one.
///
/// # Errors
/// The database fails.
pub async fn parts(conn: &mut Conn, case: SosId) -> Result<Vec<Sos>> {
    let sql = format!("SELECT {COLUMNS} FROM sos WHERE merged_into = $1 ORDER BY number");
    conn.all(AssertSqlSafe(sql), args![case]).await?.iter().map(from_row).collect()
}

/// Writes a decision; a later one about the same two replaces it.
///
/// # Errors
/// The database fails.
pub async fn decide(
    conn: &mut Conn,
    pair: (SosId, SosId),
    same: bool,
    actor: &str,
    at: Millis,
) -> Result<()> {
    let (one, other) = ordered(pair);
    let sql = "INSERT INTO sos_double (sos_id, other_id, same, actor, at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (sos_id, other_id) DO UPDATE SET same = excluded.same, actor = excluded.actor, at = excluded.at";
    conn.execute(sql, args![one, other, same, actor, at]).await.map(|_| ())
}

/// Forgets a decision.
///
/// # Errors
/// The database fails.
pub async fn undo(conn: &mut Conn, pair: (SosId, SosId)) -> Result<()> {
    let (one, other) = ordered(pair);
    conn.execute("DELETE FROM sos_double WHERE sos_id = $1 AND other_id = $2", args![one, other])
        .await
        .map(|_| ())
}
