//! The table `published`: what the city publishes for everybody, as it said it last.

use hue_model::time::Millis;
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::StoreError;

/// What stands at `url`, and when the city said so or confirmed it last. A body that this version cannot read is none.
pub(crate) fn get<T: DeserializeOwned>(
    db: &Connection,
    url: &str,
) -> Result<Option<(T, Millis)>, StoreError> {
    let mut query = db.prepare("SELECT body, heard_at FROM published WHERE url = ?1")?;
    let row = query.query_row([url], |row| Ok((row.get::<_, String>(0)?, Millis(row.get(1)?)))).optional()?;
    Ok(row.and_then(|(body, heard_at)| Some((serde_json::from_str(&body).ok()?, heard_at))))
}

/// The tag of what stands at `url`, if the body is still of use: a later version may not be able to read it.
pub(crate) fn etag(
    db: &Connection,
    url: &str,
    fits: fn(&[u8]) -> bool,
) -> Result<Option<String>, StoreError> {
    let mut query = db.prepare("SELECT etag, body FROM published WHERE url = ?1")?;
    let row = query
        .query_row([url], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    Ok(row.filter(|(_, body)| fits(body.as_bytes())).and_then(|(etag, _)| etag))
}

/// Keeps what the city says at `url`.
pub(crate) fn put(
    db: &Connection,
    url: &str,
    body: &str,
    etag: Option<&str>,
    heard_at: Millis,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO published (url, body, etag, heard_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (url) DO UPDATE SET body = excluded.body, etag = excluded.etag, heard_at = excluded.heard_at",
        params![url, body, etag, heard_at.0],
    )?;
    Ok(())
}

/// The city confirmed that it still says the same at `url`.
pub(crate) fn confirm(db: &Connection, url: &str, heard_at: Millis) -> Result<(), StoreError> {
    db.execute("UPDATE published SET heard_at = ?2 WHERE url = ?1", params![url, heard_at.0])?;
    Ok(())
}

/// Forgets what the city says at `url`, so that it is asked for anew.
pub(crate) fn forget(db: &Connection, url: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM published WHERE url = ?1", [url])?;
    Ok(())
}

/// Removes what was last heard before `before`; a dossier that is followed stays for as long as it is.
pub(crate) fn sweep(db: &Connection, before: Millis) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM published WHERE heard_at < ?1 AND url NOT IN (SELECT url FROM dossier)",
        [before.0],
    )?;
    Ok(())
}
