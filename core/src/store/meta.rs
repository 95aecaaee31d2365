//! Small values by name: settings, consents, what was learned of the time.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;

/// Reads a value.
pub(crate) fn get<T: DeserializeOwned>(db: &Connection, key: &str) -> Result<Option<T>, StoreError> {
    let text: Option<String> =
        db.prepare("SELECT value FROM meta WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?;
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(Into::into)
}

/// Reads a value that can be had again; nothing where it is damaged or a later version of the app wrote it.
pub(crate) fn get_readable<T: DeserializeOwned>(db: &Connection, key: &str) -> Result<Option<T>, StoreError> {
    match get(db, key) {
        Err(error @ (StoreError::Value(_) | StoreError::Sqlite(rusqlite::Error::Utf8Error(..)))) => {
            tracing::warn!(?error, key, "what is kept is not readable");
            Ok(None)
        }
        answer => answer,
    }
}

/// Forgets a value.
pub(crate) fn delete(db: &Connection, key: &str) -> Result<(), StoreError> {
    db.prepare("DELETE FROM meta WHERE key = ?1")?.execute([key])?;
    Ok(())
}

/// Writes a value.
pub(crate) fn set<T: Serialize>(db: &Connection, key: &str, value: &T) -> Result<(), StoreError> {
    db.prepare(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute([key, &serde_json::to_string(value)?])?;
    Ok(())
}
