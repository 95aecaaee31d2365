//! Table `report_month`: what is said of the reports of each month that is over. It is written once: a number that went
//! down later would say by its difference what was withdrawn, and from where.

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};
use crate::store::report::{value, word};
use crate::store::report_count::By;

/// How many reports of one kind came in during a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Such as `2026-10`.
    pub month: String,
    /// What `code` is.
    pub by: By,
    /// A category or a ward.
    pub code: String,
    /// How many.
    pub count: i64,
}

fn from_row(row: &Row) -> Result<Count> {
    Ok(Count { month: row.text(0)?, by: value(row.text(1)?)?, code: row.text(2)?, count: row.int(3)? })
}

/// The newest month that was counted, in months since the year 0; 0 where none was.
///
/// # Errors
/// The database fails.
pub async fn newest(conn: &mut Conn) -> Result<i64> {
    let sql = "SELECT value FROM counter WHERE name = 'report_month'";
    conn.one(sql, args![]).await?.ok_or_else(|| broken("counter"))?.int(0)
}

/// Takes a month for the transaction to write down; `false` where somebody was faster. Another node waits until this one is
/// done.
///
/// # Errors
/// The database fails.
pub async fn take(conn: &mut Conn, month: i64) -> Result<bool> {
    let sql = "UPDATE counter SET value = $1 WHERE name = 'report_month' AND value < $1";
    Ok(conn.execute(sql, args![month]).await? > 0)
}

/// Writes down what is said of one code in one month.
///
/// # Errors
/// It stands there already, or the database fails.
pub async fn add(conn: &mut Conn, count: &Count) -> Result<()> {
    let sql = "INSERT INTO report_month (month, counted_by, code, count) VALUES ($1, $2, $3, $4)";
    conn.execute(sql, args![&count.month, word(count.by), &count.code, count.count]).await?;
    Ok(())
}

/// What is said of the months from one to another, both such as `2026-10`; the oldest first.
///
/// # Errors
/// The database fails.
pub async fn between(conn: &mut Conn, first: &str, last: &str) -> Result<Vec<Count>> {
    let sql = "SELECT month, counted_by, code, count FROM report_month WHERE month >= $1 AND month <= $2 \
        ORDER BY month, counted_by, code";
    conn.all(sql, args![first, last]).await?.iter().map(from_row).collect()
}
