//! The table `dossier`: the dossiers that the citizen follows, with the PIN of each.

use hue_model::dossier::Dossier;
use hue_model::time::Millis;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{StoreError, published};

/// A row of `dossier`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DossierRow {
    pub(crate) number: String,
    pub(crate) url: String,
    pub(crate) pin: String,
    pub(crate) followed_at: Millis,
    pub(crate) told: Millis,
}

/// A row with what the city said last, and when; nothing where this version cannot read that.
pub(crate) type Kept = (DossierRow, Option<(Dossier, Millis)>);

fn read(row: &Row<'_>) -> rusqlite::Result<DossierRow> {
    Ok(DossierRow {
        number: row.get("number")?,
        url: row.get("url")?,
        pin: row.get("pin")?,
        followed_at: Millis(row.get("followed_at")?),
        told: Millis(row.get("told")?),
    })
}

fn with_copy(db: &Connection, row: DossierRow) -> Result<Kept, StoreError> {
    let copy = published::get(db, &row.url)?;
    Ok((row, copy))
}

/// Every dossier that is followed, the first one first.
pub(crate) fn all(db: &Connection) -> Result<Vec<Kept>, StoreError> {
    let mut query = db.prepare("SELECT * FROM dossier ORDER BY followed_at, number")?;
    let rows = query.query_map([], read)?.collect::<Result<Vec<_>, _>>()?;
    rows.into_iter().map(|row| with_copy(db, row)).collect()
}

/// One of them.
pub(crate) fn get(db: &Connection, number: &str) -> Result<Option<Kept>, StoreError> {
    let mut query = db.prepare("SELECT * FROM dossier WHERE number = ?1")?;
    let row = query.query_row([number], read).optional()?;
    row.map(|row| with_copy(db, row)).transpose()
}

/// Whether the dossier at `url` is followed.
pub(crate) fn is_followed(db: &Connection, url: &str) -> Result<bool, StoreError> {
    Ok(db.prepare("SELECT 1 FROM dossier WHERE url = ?1")?.exists([url])?)
}

/// Follows a dossier, or keeps the new PIN of one that is followed.
pub(crate) fn put(db: &Connection, row: &DossierRow) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO dossier (number, url, pin, followed_at, told) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (number) DO UPDATE SET url = excluded.url, pin = excluded.pin, told = excluded.told",
        params![row.number, row.url, row.pin, row.followed_at.0, row.told.0],
    )?;
    Ok(())
}

/// Writes down of which change the citizen was told.
pub(crate) fn tell(db: &Connection, number: &str, told: Millis) -> Result<(), StoreError> {
    db.execute("UPDATE dossier SET told = ?2 WHERE number = ?1", params![number, told.0])?;
    Ok(())
}

/// Removes a dossier with what the city said of it.
pub(crate) fn remove(db: &Connection, number: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM published WHERE url = (SELECT url FROM dossier WHERE number = ?1)";
    db.execute(sql, [number])?;
    db.execute("DELETE FROM dossier WHERE number = ?1", [number])?;
    Ok(())
}
