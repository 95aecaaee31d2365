//! Table `sos` by where its calls came from. Many calls of one origin (a name that `sos::origin` gives) that nobody works on are a
//! bundle: on the board they stand behind the most urgent of them, so that nobody buries the others under calls of their own,
//! and so that no call is hidden that would be the first to look at.

use hue_model::id::SosId;
use hue_model::time::Millis;
use sqlx::AssertSqlSafe;

use super::id;
use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;

/// Calls of one origin that make a bundle: more than a house or an alley behind one line makes in ten minutes.
pub const MANY: i64 = 20;

/// Nobody works on it, nobody spoke with them, and nobody found that it is a part of another or another a part of it.
const LOOSE: &str = "origin IS NOT NULL AND drill = 0 AND state IN ('received', 'cancelled', 'closed') \
    AND claimed_by IS NULL AND team_id IS NULL AND confirmed < 2 AND merged_into IS NULL \
    AND NOT EXISTS (SELECT 1 FROM sos AS part WHERE part.merged_into = sos.id)";

/// What is the same for all cases of a bundle, and each case's own otherwise.
pub(super) fn bundle() -> String {
    format!(
        "CASE WHEN {LOOSE} AND origin IN (SELECT origin FROM sos WHERE origin IS NOT NULL AND drill = 0 \
        GROUP BY origin HAVING COUNT(*) >= {MANY} AND MAX(apart) = 0) THEN origin ELSE id END"
    )
}

/// How the calls of an origin stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// How many there are.
    pub calls: i64,
    /// Those that are open and that nobody works on.
    pub loose: Vec<SosId>,
    /// Whether somebody had them shown one by one.
    pub apart: bool,
    /// How many were closed at once, and when, the latest first.
    pub closed: Vec<(Millis, i64)>,
}

/// The calls of an origin.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, origin: &str) -> Result<Origin> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(MAX(apart), 0) AS BIGINT) FROM sos \
        WHERE origin = $1 AND drill = 0";
    let row = conn.one(sql, args![origin]).await?;
    let (calls, apart) = match row {
        Some(row) => (row.int(0)?, row.int(1)?),
        None => (0, 0),
    };
    let sql = "SELECT over_at, CAST(COUNT(*) AS BIGINT) FROM sos WHERE origin = $1 AND drill = 0 AND state = 'closed' \
        GROUP BY over_at HAVING COUNT(*) > 1 ORDER BY over_at DESC";
    let rows = conn.all(sql, args![origin]).await?;
    let closed = rows.iter().map(|row| Ok((Millis(row.int(0)?), row.int(1)?))).collect::<Result<_>>()?;
    Ok(Origin { calls, loose: loose(conn, origin, Millis(i64::MAX)).await?, apart: apart != 0, closed })
}

/// Those that are open, that nobody works on, and that were heard of until `seen` and not since.
///
/// # Errors
/// The database fails.
pub async fn loose(conn: &mut Conn, origin: &str, seen: Millis) -> Result<Vec<SosId>> {
    let sql = format!(
        "SELECT id FROM sos WHERE origin = $1 AND {LOOSE} AND (state = 'received' OR heard_at > over_at) \
        AND heard_at <= $2 ORDER BY number"
    );
    let rows = conn.all(AssertSqlSafe(sql), args![origin, seen]).await?;
    rows.iter().map(|row| id(&row.text(0)?)).collect()
}

/// Those that were closed at this moment and about which nothing was done since.
///
/// # Errors
/// The database fails.
pub async fn closed(conn: &mut Conn, origin: &str, at: Millis) -> Result<Vec<SosId>> {
    let sql = format!(
        "SELECT id FROM sos WHERE origin = $1 AND {LOOSE} AND state = 'closed' AND over_at = $2 ORDER BY number"
    );
    let rows = conn.all(AssertSqlSafe(sql), args![origin, at]).await?;
    rows.iter().map(|row| id(&row.text(0)?)).collect()
}

/// Has the calls of an origin shown one by one, or as a bundle again.
///
/// # Errors
/// The database fails.
pub async fn set_apart(conn: &mut Conn, origin: &str, apart: bool) -> Result<()> {
    let sql = "UPDATE sos SET apart = $1 WHERE origin = $2";
    conn.execute(sql, args![i64::from(apart), origin]).await.map(|_| ())
}
