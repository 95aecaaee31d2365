//! Table `gauge_key`: who may send readings of gauges, and of which kinds.

use hue_model::gauge::StationKind;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;

/// A key that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GaugeKey {
    /// Its name: the source of what is sent with it.
    pub name: String,
    /// The kinds of stations it may feed.
    pub kinds: Vec<StationKind>,
}

/// Adds a key; `false` if the name was ever taken.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, key: &GaugeKey, sha256: &str, now: Millis) -> Result<bool> {
    let kinds: Vec<&str> = key.kinds.iter().map(|kind| kind.word()).collect();
    let sql = "INSERT INTO gauge_key (name, sha256, kinds, created_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (name) DO NOTHING";
    Ok(conn.execute(sql, args![&key.name, sha256, kinds.join(","), now]).await? == 1)
}

/// Takes a key back; `false` if there is none of that name that counts.
///
/// # Errors
/// The database fails.
pub async fn revoke(conn: &mut Conn, name: &str, now: Millis) -> Result<bool> {
    let sql = "UPDATE gauge_key SET revoked_at = $1 WHERE name = $2 AND revoked_at IS NULL";
    Ok(conn.execute(sql, args![now, name]).await? == 1)
}

/// The key with this SHA-256, if it counts.
///
/// # Errors
/// The database fails.
pub async fn find(conn: &mut Conn, sha256: &str) -> Result<Option<GaugeKey>> {
    let sql = "SELECT name, kinds FROM gauge_key WHERE sha256 = $1 AND revoked_at IS NULL";
    let row = conn.one(sql, args![sha256]).await?;
    row.map(|row| {
        let words = row.text(1)?;
        let kinds =
            StationKind::ALL.into_iter().filter(|kind| words.split(',').any(|word| word == kind.word()));
        Ok(GaugeKey { name: row.text(0)?, kinds: kinds.collect() })
    })
    .transpose()
}
