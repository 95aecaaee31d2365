//! Table `team`: who goes out, with what, where.

pub mod assignment;

use std::collections::BTreeMap;

use crate::args;
use crate::problem::Result;
use crate::store::db::{Conn, Row};

/// A team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who leads it.
    pub leader: String,
    /// The leader's phone.
    pub phone: String,
    /// Its boat and how many it carries, in words.
    pub boat: String,
    /// Where it works, in words.
    pub area: String,
    /// Whether it goes out no more.
    pub retired: bool,
}

const COLUMNS: &str =
    "id, name, leader, phone, boat, area, CAST(CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END AS BIGINT)";

fn from_row(row: &Row) -> Result<Team> {
    Ok(Team {
        id: row.text(0)?,
        name: row.text(1)?,
        leader: row.text(2)?,
        phone: row.text(3)?,
        boat: row.text(4)?,
        area: row.text(5)?,
        retired: row.int(6)? != 0,
    })
}

/// Every team by id, also those that go out no more.
///
/// # Errors
/// The database fails.
pub async fn all(conn: &mut Conn) -> Result<BTreeMap<String, Team>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM team"));
    let rows = conn.all(sql, args![]).await?;
    rows.iter().map(|row| from_row(row).map(|team| (team.id.clone(), team))).collect()
}

/// A team by its id.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Option<Team>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM team WHERE id = $1"));
    conn.one(sql, args![id]).await?.as_ref().map(from_row).transpose()
}

/// Writes a team, a new one or one that is known.
///
/// # Errors
/// The database fails.
pub async fn save(conn: &mut Conn, team: &Team, now: hue_model::time::Millis) -> Result<()> {
    let retired = team.retired.then_some(now);
    let sql = "INSERT INTO team (id, name, leader, phone, boat, area, retired_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, leader = excluded.leader, phone = excluded.phone, \
        boat = excluded.boat, area = excluded.area, retired_at = excluded.retired_at";
    let values = args![&team.id, &team.name, &team.leader, &team.phone, &team.boat, &team.area, retired];
    conn.execute(sql, values).await.map(|_| ())
}

/// How many cases each team has just now; an exercise keeps nobody from a call in earnest.
///
/// # Errors
/// The database fails.
pub async fn busy(conn: &mut Conn) -> Result<BTreeMap<String, i64>> {
    let sql = "SELECT team_id, CAST(COUNT(*) AS BIGINT) FROM sos WHERE team_id IS NOT NULL AND drill = 0 \
        AND state IN ('assigned', 'on_the_way') GROUP BY team_id";
    let rows = conn.all(sql, args![]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}
