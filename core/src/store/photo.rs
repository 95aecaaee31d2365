//! The tables `photo` and `proof`.

use std::collections::{HashMap, HashSet};

use hue_model::id::{BlobId, PhotoId, ReportId};
use hue_model::report::Photo;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{StoreError, json};

/// A row of `photo`.
#[derive(Clone, Debug)]
pub(crate) struct PhotoRow {
    pub(crate) photo: Photo,
    /// SHA-256 of its bytes in hex.
    pub(crate) sha256: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<PhotoRow> {
    Ok(PhotoRow {
        photo: Photo {
            id: json::id(row, "id")?,
            blob: json::id(row, "blob")?,
            width: row.get("width")?,
            height: row.get("height")?,
            bytes: row.get::<_, i64>("bytes")?.unsigned_abs(),
        },
        sha256: row.get("sha256")?,
    })
}

/// The photos of a report, in order.
pub(crate) fn of_report(db: &Connection, report: ReportId) -> Result<Vec<PhotoRow>, StoreError> {
    let mut query = db.prepare("SELECT * FROM photo WHERE report_id = ?1 ORDER BY position")?;
    Ok(query.query_map([report.to_string()], read)?.collect::<Result<_, _>>()?)
}

/// Adds a photo after the others.
pub(crate) fn add(db: &Connection, report: ReportId, row: &PhotoRow) -> Result<(), StoreError> {
    let PhotoRow { photo, sha256 } = row;
    db.execute(
        "INSERT INTO photo (id, report_id, position, blob, width, height, bytes, sha256)
         SELECT ?1, ?2, coalesce(max(position), 0) + 1, ?3, ?4, ?5, ?6, ?7 FROM photo WHERE report_id = ?2",
        params![
            photo.id.to_string(),
            report.to_string(),
            photo.blob.to_string(),
            photo.width,
            photo.height,
            photo.bytes.cast_signed(),
            sha256
        ],
    )?;
    Ok(())
}

/// Takes a photo out of a report; answers its blob if it was there.
pub(crate) fn remove(
    db: &Connection,
    report: ReportId,
    photo: PhotoId,
) -> Result<Option<BlobId>, StoreError> {
    let mut query = db.prepare("DELETE FROM photo WHERE report_id = ?1 AND id = ?2 RETURNING blob")?;
    let keys = [report.to_string(), photo.to_string()];
    Ok(query.query_row(keys, |row| json::id(row, "blob")).optional()?)
}

/// Gives a photo to another report, under another id.
pub(crate) fn give(
    db: &Connection,
    photo: PhotoId,
    new: PhotoId,
    report: ReportId,
) -> Result<(), StoreError> {
    db.execute(
        "UPDATE photo SET id = ?2, report_id = ?3 WHERE id = ?1",
        [photo.to_string(), new.to_string(), report.to_string()],
    )?;
    Ok(())
}

/// The proof photos of a report that are on this device.
pub(crate) fn proofs(db: &Connection, report: ReportId) -> Result<HashMap<PhotoId, BlobId>, StoreError> {
    let mut query = db.prepare("SELECT photo_id, blob FROM proof WHERE report_id = ?1")?;
    let pair = |row: &Row<'_>| Ok((json::id(row, "photo_id")?, json::id(row, "blob")?));
    Ok(query.query_map([report.to_string()], pair)?.collect::<Result<_, _>>()?)
}

/// Remembers a proof photo that came to this device.
pub(crate) fn add_proof(
    db: &Connection,
    report: ReportId,
    photo: PhotoId,
    blob: BlobId,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO proof (photo_id, report_id, blob) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        [photo.to_string(), report.to_string(), blob.to_string()],
    )?;
    Ok(())
}

/// Every blob that some row speaks of.
pub(crate) fn referenced_blobs(db: &Connection) -> Result<HashSet<String>, StoreError> {
    let mut query = db.prepare("SELECT blob FROM photo UNION SELECT blob FROM proof")?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
