//! Tables `photo` and `upload`: photos that were announced, and how far their bytes have come.

use std::collections::BTreeMap;

use hue_model::id::{PhotoId, ReportId};
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// A photo of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its id.
    pub id: PhotoId,
    /// The report.
    pub report_id: ReportId,
    /// Whether it is a proof of the desk.
    pub proof: bool,
    /// Its size in bytes.
    pub length: i64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// When the city had all of it.
    pub stored_at: Option<Millis>,
}

/// An upload that was created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The photo.
    pub id: PhotoId,
    /// Its report.
    pub report_id: ReportId,
    /// Who created it.
    pub owner: String,
    /// Its size in bytes.
    pub length: i64,
    /// SHA-256 of the whole.
    pub sha256: String,
    /// `Upload-Metadata` as given.
    pub metadata: String,
    /// When everything had come and was right.
    pub done_at: Option<Millis>,
}

pub(crate) const INSERT_PHOTO: &str =
    "INSERT INTO photo (id, report_id, position, proof, length, sha256, stored_at)";

fn photo_from(row: &Row) -> Result<Photo> {
    Ok(Photo {
        id: row.text(0)?.parse().map_err(|_| broken("photo id"))?,
        report_id: row.text(1)?.parse().map_err(|_| broken("report id"))?,
        proof: row.int(2)? != 0,
        length: row.int(3)?,
        sha256: row.text(4)?,
        stored_at: row.opt_int(5)?.map(Millis),
    })
}

/// A photo by its id.
///
/// # Errors
/// The database fails.
pub async fn photo(conn: &mut Conn, id: PhotoId) -> Result<Option<Photo>> {
    let sql = "SELECT id, report_id, proof, length, sha256, stored_at FROM photo \
        WHERE id = $1 AND removed_at IS NULL";
    conn.one(sql, args![id]).await?.as_ref().map(photo_from).transpose()
}

/// The photos of a report in their order, proofs after the reporter's own.
///
/// # Errors
/// The database fails.
pub async fn photos(conn: &mut Conn, report: ReportId) -> Result<Vec<Photo>> {
    let sql = "SELECT id, report_id, proof, length, sha256, stored_at FROM photo \
        WHERE report_id = $1 AND removed_at IS NULL ORDER BY proof, position, id";
    let rows = conn.all(sql, args![report]).await?;
    rows.iter().map(photo_from).collect()
}

/// Adds a proof photo that is already in the media store.
///
/// # Errors
/// The database fails.
pub async fn add_proof(conn: &mut Conn, photo: &Photo) -> Result<()> {
    let row = args![photo.id, photo.report_id, 0_i64, true, photo.length, &photo.sha256, photo.stored_at];
    conn.insert_many(INSERT_PHOTO, vec![row], "").await
}

/// Says that all of a photo is in the media store; whether that was news.
///
/// # Errors
/// The database fails.
pub async fn stored(conn: &mut Conn, id: PhotoId, at: Millis) -> Result<bool> {
    let sql = "UPDATE photo SET stored_at = $1 WHERE id = $2 AND stored_at IS NULL";
    let new = conn.execute(sql, args![at, id]).await? == 1;
    conn.execute("UPDATE upload SET done_at = $1 WHERE id = $2 AND done_at IS NULL", args![at, id]).await?;
    Ok(new)
}

/// Photos of a report that the city still waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// How many have not come.
    pub missing: i64,
    /// How many the reporter announced.
    pub announced: i64,
}

/// Which of these reports have photos still to come.
///
/// # Errors
/// The database fails.
pub async fn awaited(conn: &mut Conn, reports: &[ReportId]) -> Result<BTreeMap<ReportId, Awaited>> {
    let head = "SELECT report_id, CAST(CASE WHEN stored_at IS NULL THEN 1 ELSE 0 END AS BIGINT) FROM photo \
        WHERE proof = 0 AND removed_at IS NULL AND report_id";
    let mut found = BTreeMap::<ReportId, Awaited>::new();
    for row in conn.all_of(&[head], reports.iter().map(ToString::to_string).collect()).await? {
        let id = row.text(0)?.parse().map_err(|_| broken("report id"))?;
        let awaited = found.entry(id).or_insert(Awaited { missing: 0, announced: 0 });
        awaited.missing += row.int(1)?;
        awaited.announced += 1;
    }
    found.retain(|_, awaited| awaited.missing > 0);
    Ok(found)
}

/// Ends the photos and uploads of a report: nobody is shown them any more, and their bytes are to be removed.
///
/// # Errors
/// The database fails.
pub async fn remove(conn: &mut Conn, report: ReportId, at: Millis) -> Result<()> {
    conn.execute("UPDATE photo SET removed_at = $1 WHERE report_id = $2", args![at, report]).await?;
    conn.execute("DELETE FROM upload WHERE report_id = $1", args![report]).await.map(|_| ())
}

/// The photos whose bytes are to be removed, of one report or of all.
///
/// # Errors
/// The database fails.
pub async fn to_remove(conn: &mut Conn, report: Option<ReportId>) -> Result<Vec<PhotoId>> {
    let rows = match report {
        Some(report) => {
            let sql = "SELECT id FROM photo WHERE removed_at IS NOT NULL AND report_id = $1";
            conn.all(sql, args![report]).await?
        }
        None => conn.all("SELECT id FROM photo WHERE removed_at IS NOT NULL", args![]).await?,
    };
    rows.iter().map(|row| row.text(0)?.parse().map_err(|_| broken("photo id"))).collect()
}

/// Forgets a photo whose bytes were removed.
///
/// # Errors
/// The database fails.
pub async fn forget(conn: &mut Conn, id: PhotoId) -> Result<()> {
    let sql = "DELETE FROM photo WHERE id = $1 AND removed_at IS NOT NULL";
    conn.execute(sql, args![id]).await.map(|_| ())
}

/// Creates an upload; one that is there stays as it is.
///
/// # Errors
/// The database fails.
pub async fn create(conn: &mut Conn, upload: &Upload, now: Millis) -> Result<()> {
    let sql = "INSERT INTO upload (id, report_id, owner, length, sha256, metadata, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    let values = args![
        upload.id,
        upload.report_id,
        &upload.owner,
        upload.length,
        &upload.sha256,
        &upload.metadata,
        now
    ];
    conn.execute(sql, values).await.map(|_| ())
}

/// An upload by its photo's id.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: PhotoId) -> Result<Option<Upload>> {
    let sql = "SELECT id, report_id, owner, length, sha256, metadata, done_at FROM upload WHERE id = $1";
    let row = conn.one(sql, args![id]).await?;
    row.map(|row| {
        Ok(Upload {
            id: row.text(0)?.parse().map_err(|_| broken("photo id"))?,
            report_id: row.text(1)?.parse().map_err(|_| broken("report id"))?,
            owner: row.text(2)?,
            length: row.int(3)?,
            sha256: row.text(4)?,
            metadata: row.text(5)?,
            done_at: row.opt_int(6)?.map(Millis),
        })
    })
    .transpose()
}
