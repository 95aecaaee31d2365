//! Table `sos_assignment`: cases given to teams. The link's secret is kept as SHA-256 only.

use hue_model::id::SosId;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// One giving of a case to a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The case.
    pub sos_id: SosId,
    /// The team.
    pub team_id: String,
    /// When it was given.
    pub given_at: Millis,
    /// Until when its link serves.
    pub expires_at: Millis,
    /// When the team said that it takes it.
    pub accepted_at: Option<Millis>,
    /// When it was over: done, not reached, or given to others.
    pub ended_at: Option<Millis>,
}

const COLUMNS: &str = "sos_id, team_id, given_at, expires_at, accepted_at, ended_at";

fn from_row(row: &Row) -> Result<Assignment> {
    Ok(Assignment {
        sos_id: row.text(0)?.parse().map_err(|_| broken("sos id"))?,
        team_id: row.text(1)?,
        given_at: Millis(row.int(2)?),
        expires_at: Millis(row.int(3)?),
        accepted_at: row.opt_int(4)?.map(Millis),
        ended_at: row.opt_int(5)?.map(Millis),
    })
}

/// Gives a case to a team under a link with this hash.
///
/// # Errors
/// The database fails.
pub async fn give(conn: &mut Conn, token_hash: &str, given: &Assignment) -> Result<()> {
    let sql = "INSERT INTO sos_assignment (token_hash, sos_id, team_id, given_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5)";
    let values = args![token_hash, given.sos_id, &given.team_id, given.given_at, given.expires_at];
    conn.execute(sql, values).await.map(|_| ())
}

/// What a link with this hash is for.
///
/// # Errors
/// The database fails.
pub async fn by_token(conn: &mut Conn, token_hash: &str) -> Result<Option<Assignment>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM sos_assignment WHERE token_hash = $1"));
    conn.one(sql, args![token_hash]).await?.as_ref().map(from_row).transpose()
}

/// The newest giving of a case.
///
/// # Errors
/// The database fails.
pub async fn newest(conn: &mut Conn, sos: SosId) -> Result<Option<Assignment>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM sos_assignment WHERE sos_id = $1 ORDER BY given_at DESC LIMIT 1"
    ));
    conn.one(sql, args![sos]).await?.as_ref().map(from_row).transpose()
}

/// The team takes the case.
///
/// # Errors
/// The database fails.
pub async fn accept(conn: &mut Conn, token_hash: &str, now: Millis) -> Result<()> {
    let sql = "UPDATE sos_assignment SET accepted_at = COALESCE(accepted_at, $1) WHERE token_hash = $2";
    conn.execute(sql, args![now, token_hash]).await.map(|_| ())
}

/// Ends every giving of a case that still runs.
///
/// # Errors
/// The database fails.
pub async fn end(conn: &mut Conn, sos: SosId, now: Millis) -> Result<()> {
    let sql = "UPDATE sos_assignment SET ended_at = $1 WHERE sos_id = $2 AND ended_at IS NULL";
    conn.execute(sql, args![now, sos]).await.map(|_| ())
}
