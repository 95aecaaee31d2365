//! Table `push_subscription`: who asked for warnings by Web Push, and up to which message each was served.

use hue_model::pack::WardCode;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// A subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// SHA-256 of the endpoint in hex: one endpoint is one subscription.
    pub id: String,
    /// Where messages for it are posted; whoever knows it could post too.
    pub endpoint: String,
    /// The receiver's public key, base64url.
    pub p256dh: String,
    /// The receiver's secret of authentication, base64url.
    pub auth: String,
    /// The wards its owner chose.
    pub wards: Vec<WardCode>,
    /// The number of the last message that is settled for it.
    pub sent: i64,
    /// How often the next one was tried in vain.
    pub tries: u32,
}

/// Stores a subscription, or changes the keys and wards of one that is there, which is served on from where it was.
///
/// # Errors
/// The database fails.
pub async fn put(conn: &mut Conn, it: &Subscription) -> Result<()> {
    let sql = "INSERT INTO push_subscription (id, endpoint, p256dh, auth, wards, sent, due_at, tries) \
        VALUES ($1, $2, $3, $4, $5, $6, 0, 0) ON CONFLICT (id) DO UPDATE SET p256dh = excluded.p256dh, \
        auth = excluded.auth, wards = excluded.wards";
    let wards = serde_json::to_string(&it.wards)?;
    conn.execute(sql, args![&it.id, &it.endpoint, &it.p256dh, &it.auth, wards, it.sent]).await.map(|_| ())
}

/// Removes a subscription; whether it was there.
///
/// # Errors
/// The database fails.
pub async fn remove(conn: &mut Conn, id: &str) -> Result<bool> {
    Ok(conn.execute("DELETE FROM push_subscription WHERE id = $1", args![id]).await? > 0)
}

/// The subscription of this name.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Option<Subscription>> {
    let sql = "SELECT id, endpoint, p256dh, auth, wards, sent, tries FROM push_subscription WHERE id = $1";
    conn.one(sql, args![id]).await?.as_ref().map(subscription).transpose()
}

/// How many there are.
///
/// # Errors
/// The database fails.
pub async fn count(conn: &mut Conn) -> Result<i64> {
    conn.one("SELECT count(*) FROM push_subscription", args![]).await?.map_or(Ok(0), |row| row.int(0))
}

/// Whether anybody waits for a message up to this number.
///
/// # Errors
/// The database fails.
pub async fn is_due(conn: &mut Conn, newest: i64, now: Millis) -> Result<bool> {
    let sql = "SELECT 1 FROM push_subscription WHERE due_at <= $1 AND sent < $2 LIMIT 1";
    Ok(conn.one(sql, args![now, newest]).await?.is_some())
}

/// Takes those that wait for a message up to this number, at most `most`. Until `until` nobody else gets them: whoever
/// took them may have died.
///
/// # Errors
/// The database fails.
pub async fn claim(
    conn: &mut Conn,
    newest: i64,
    now: Millis,
    until: Millis,
    most: i64,
) -> Result<Vec<Subscription>> {
    let sql = "UPDATE push_subscription SET due_at = $1 WHERE id IN (SELECT id FROM push_subscription \
        WHERE due_at <= $2 AND sent < $3 ORDER BY due_at, id LIMIT $4) \
        RETURNING id, endpoint, p256dh, auth, wards, sent, tries";
    conn.all(sql, args![until, now, newest, most]).await?.iter().map(subscription).collect()
}

/// Settles messages up to a number; the next ones are due at this time.
///
/// # Errors
/// The database fails.
pub async fn settle(conn: &mut Conn, id: &str, sent: i64, due_at: Millis, tries: u32) -> Result<()> {
    let sql = "UPDATE push_subscription SET sent = $1, due_at = $2, tries = $3 WHERE id = $4";
    conn.execute(sql, args![sent, due_at, tries, id]).await.map(|_| ())
}

fn subscription(row: &Row) -> Result<Subscription> {
    Ok(Subscription {
        id: row.text(0)?,
        endpoint: row.text(1)?,
        p256dh: row.text(2)?,
        auth: row.text(3)?,
        wards: serde_json::from_str(&row.text(4)?).map_err(|_| broken("list of wards"))?,
        sent: row.int(5)?,
        tries: u32::try_from(row.int(6)?).unwrap_or(u32::MAX),
    })
}
