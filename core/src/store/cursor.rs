//! The table `cursor`: how far each person's reports were read from the city.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

/// How far the reports of `owner` (a guest when `None`) were read.
pub(crate) fn get(db: &Connection, owner: Option<&str>) -> Result<i64, StoreError> {
    let mut query = db.prepare("SELECT since FROM cursor WHERE owner = ?1")?;
    Ok(query.query_row([owner.unwrap_or_default()], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Remembers how far they were read.
pub(crate) fn set(db: &Connection, owner: Option<&str>, since: i64) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO cursor (owner, since) VALUES (?1, ?2) ON CONFLICT (owner) DO UPDATE SET since = excluded.since",
        params![owner.unwrap_or_default(), since],
    )?;
    Ok(())
}
