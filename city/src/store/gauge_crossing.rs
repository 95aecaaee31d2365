//! Table `gauge_crossing`: alarm levels that a river rose above, and what that drafted.

use hue_model::gauge::Sample;
use hue_model::id::AlertId;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// A river above an alarm level.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// The station's code.
    pub station: String,
    /// The alarm stage: 1, 2 or 3.
    pub stage: u8,
    /// The reading that was above it first, in m.
    pub sample: Sample,
    /// The draft that it made. Stages passed at once share one.
    pub draft: AlertId,
}

const COLUMNS: &str = "station, stage, crossed_at, value, draft_id";

/// Adds a crossing; `false` if the river is above that level already, whichever node was faster.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, crossing: &Crossing) -> Result<bool> {
    let sql = "INSERT INTO gauge_crossing (station, stage, crossed_at, value, draft_id) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    let Crossing { station, stage, sample, draft } = crossing;
    let values = args![station, i64::from(*stage), sample.at, sample.value, *draft];
    Ok(conn.execute(sql, values).await? == 1)
}

/// The levels that a river is above of, lowest first.
///
/// # Errors
/// The database fails.
pub async fn open(conn: &mut Conn, station: &str) -> Result<Vec<Crossing>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM gauge_crossing WHERE station = $1 AND ended_at IS NULL ORDER BY stage"
    ));
    conn.all(sql, args![station]).await?.iter().map(from_row).collect()
}

/// How many rivers are above an alarm level.
///
/// # Errors
/// The database fails.
pub async fn rivers(conn: &mut Conn) -> Result<i64> {
    let sql = "SELECT COUNT(DISTINCT station) FROM gauge_crossing WHERE ended_at IS NULL";
    conn.one(sql, args![]).await?.ok_or_else(|| broken("count of rivers"))?.int(0)
}

/// Says that the river is well below a level again.
///
/// # Errors
/// The database fails.
pub async fn end(conn: &mut Conn, crossing: &Crossing, now: Millis) -> Result<()> {
    let sql =
        "UPDATE gauge_crossing SET ended_at = $1 WHERE station = $2 AND stage = $3 AND ended_at IS NULL";
    conn.execute(sql, args![now, &crossing.station, i64::from(crossing.stage)]).await.map(|_| ())
}

/// The highest level whose crossing made this draft.
///
/// # Errors
/// The database fails.
pub async fn of_draft(conn: &mut Conn, draft: AlertId) -> Result<Option<Crossing>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM gauge_crossing WHERE draft_id = $1 ORDER BY stage DESC LIMIT 1"
    ));
    conn.one(sql, args![draft]).await?.as_ref().map(from_row).transpose()
}

fn from_row(row: &Row) -> Result<Crossing> {
    Ok(Crossing {
        station: row.text(0)?,
        stage: u8::try_from(row.int(1)?).map_err(|_| broken("alarm stage"))?,
        sample: Sample { at: Millis(row.int(2)?), value: row.real(3)? },
        draft: row.text(4)?.parse().map_err(|_| broken("draft id"))?,
    })
}
