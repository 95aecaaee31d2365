//! Table `drill`: exercises of the rescue desk, at most one at a time.

use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::db::{Conn, Row};

/// An exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    /// Its id; a start that is sent twice is one.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How many calls were made up for it.
    pub calls: i64,
    /// When it began.
    pub started_at: Millis,
    /// The supervisor who began it.
    pub started_by: String,
}

fn from_row(row: &Row) -> Result<Drill> {
    Ok(Drill {
        id: row.text(0)?,
        name: row.text(1)?,
        calls: row.int(2)?,
        started_at: Millis(row.int(3)?),
        started_by: row.text(4)?,
    })
}

/// The one that goes on.
///
/// # Errors
/// The database fails.
pub async fn running(conn: &mut Conn) -> Result<Option<Drill>> {
    let sql = "SELECT id, name, calls, started_at, started_by FROM drill WHERE ended_at IS NULL";
    conn.one(sql, args![]).await?.as_ref().map(from_row).transpose()
}

/// Begins one; answers whether it is new.
///
/// # Errors
/// The database fails.
pub async fn begin(conn: &mut Conn, drill: &Drill) -> Result<bool> {
    let sql = "INSERT INTO drill (id, name, calls, started_at, started_by) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (id) DO NOTHING";
    let values = args![&drill.id, &drill.name, drill.calls, drill.started_at, &drill.started_by];
    Ok(conn.execute(sql, values).await? > 0)
}

/// Ends the one with this id.
///
/// # Errors
/// The database fails.
pub async fn end(conn: &mut Conn, id: &str, at: Millis, by: &str) -> Result<()> {
    let sql = "UPDATE drill SET ended_at = $1, ended_by = $2 WHERE id = $3 AND ended_at IS NULL";
    conn.execute(sql, args![at, by, id]).await.map(|_| ())
}
