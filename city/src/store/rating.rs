//! Table `rating`: what citizens think of services, by the keys of their owners.

use hue_model::rating::Rating;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// How many gave so many stars to a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The service.
    pub service: String,
    /// From 1 to 5.
    pub stars: u8,
    /// How many.
    pub count: u32,
}

/// A text that came with a rating; whose it is, nobody reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// From 1 to 5.
    pub stars: u8,
    /// What was said.
    pub text: String,
    /// When.
    pub at: Millis,
}

/// Writes an owner's rating of a service in place of the one before; the same again changes nothing. Answers whether
/// anything changed.
///
/// # Errors
/// The database fails.
pub async fn put(conn: &mut Conn, service: &str, owner: &str, rating: &Rating, at: Millis) -> Result<bool> {
    let sql = "INSERT INTO rating (service, owner, stars, text, rated_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (service, owner) DO UPDATE \
        SET stars = excluded.stars, text = excluded.text, rated_at = excluded.rated_at \
        WHERE rating.stars <> excluded.stars OR rating.text <> excluded.text";
    let changed = conn.execute(sql, args![service, owner, i64::from(rating.stars), &rating.text, at]).await?;
    Ok(changed > 0)
}

/// Takes an owner's rating back. Answers whether there was one.
///
/// # Errors
/// The database fails.
pub async fn remove(conn: &mut Conn, service: &str, owner: &str) -> Result<bool> {
    let sql = "DELETE FROM rating WHERE service = $1 AND owner = $2";
    Ok(conn.execute(sql, args![service, owner]).await? > 0)
}

fn number<T: TryFrom<i64>>(row: &Row, column: usize) -> Result<T> {
    T::try_from(row.int(column)?).map_err(|_| broken("rating"))
}

/// How many gave how many stars, of every service.
///
/// # Errors
/// The database fails.
pub async fn counts(conn: &mut Conn) -> Result<Vec<Count>> {
    let sql = "SELECT service, stars, COUNT(*) FROM rating GROUP BY service, stars ORDER BY service, stars";
    let rows = conn.all(sql, args![]).await?;
    let count =
        |row: &Row| Ok(Count { service: row.text(0)?, stars: number(row, 1)?, count: number(row, 2)? });
    rows.iter().map(count).collect()
}

/// The newest texts about a service.
///
/// # Errors
/// The database fails.
pub async fn texts(conn: &mut Conn, service: &str, most: i64) -> Result<Vec<Text>> {
    let sql = "SELECT stars, text, rated_at FROM rating WHERE service = $1 AND text <> '' \
        ORDER BY rated_at DESC, owner LIMIT $2";
    let rows = conn.all(sql, args![service, most]).await?;
    let text = |row: &Row| Ok(Text { stars: number(row, 0)?, text: row.text(1)?, at: Millis(row.int(2)?) });
    rows.iter().map(text).collect()
}
