//! Table `camera`: cameras of the city, each with its newest still.

use hue_model::camera::{Camera, CameraState};
use hue_model::geo::Point;
use hue_model::id::{CameraId, PhotoId};
use hue_model::text::{Language, Localized};
use hue_model::time::Millis;
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::{Failure, Result};
use crate::store::broken;
use crate::store::db::{Conn, Row};
use crate::store::report::value;

/// A camera as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The camera.
    pub camera: Camera,
    /// Rises with each change by a desk; 0 before it is stored.
    pub version: i64,
    /// Whether nobody sees it any more.
    pub retired: bool,
    /// The SHA-256 of its source's key.
    pub key: Option<String>,
    /// Its newest still.
    pub still: Option<PhotoId>,
}

const COLUMNS: &str = "id, version, name_vi, name_en, kind, lat, long, ward_code, agency, flood, every_minutes, \
    public_since, taken_at, still_id, key_sha256, CAST(CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END AS BIGINT)";

fn from_row(row: &Row) -> Result<Stored> {
    let point = row.opt_real(5)?.zip(row.opt_real(6)?);
    let still =
        row.opt_text(13)?.map(|id| id.parse().map_err(|_| broken("still of a camera"))).transpose()?;
    let camera = Camera {
        id: row.text(0)?.parse().map_err(|_| broken("id of a camera"))?,
        name: Localized::vi_en(row.text(2)?, row.text(3)?),
        kind: value(row.text(4)?)?,
        point: point.map(|(lat, long)| Point { lat, long }),
        ward_code: row.text(7)?,
        agency: row.text(8)?,
        flood: row.int(9)? != 0,
        every_minutes: u32::try_from(row.int(10)?).map_err(|_| broken("pace of a camera"))?,
        public_since: Millis(row.int(11)?),
        taken_at: row.opt_int(12)?.map(Millis),
        state: CameraState::Dark,
    };
    Ok(Stored { camera, version: row.int(1)?, retired: row.int(15)? != 0, key: row.opt_text(14)?, still })
}

/// Every camera, also those that nobody sees any more.
///
/// # Errors
/// The database fails.
pub async fn all(conn: &mut Conn) -> Result<Vec<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM camera ORDER BY kind, name_vi, id");
    conn.all(AssertSqlSafe(sql), args![]).await?.iter().map(from_row).collect()
}

/// A camera by its id.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: CameraId) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM camera WHERE id = $1");
    conn.one(AssertSqlSafe(sql), args![id]).await?.as_ref().map(from_row).transpose()
}

const INSERT: &str = "INSERT INTO camera (version, name_vi, name_en, kind, lat, long, ward_code, agency, flood, \
    every_minutes, public_since, updated_at, updated_by, retired_at, id) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING";
const UPDATE: &str = "UPDATE camera SET version = $1, name_vi = $2, name_en = $3, kind = $4, lat = $5, long = $6, \
    ward_code = $7, agency = $8, flood = $9, every_minutes = $10, public_since = $11, updated_at = $12, \
    updated_by = $13, retired_at = $14 WHERE id = $15 AND version = $16";

/// Writes what a desk says of a camera that was read at `seen`; its key and its still stay as they are.
///
/// # Errors
/// Somebody changed it since it was read, or the database fails.
pub async fn save(
    conn: &mut Conn,
    camera: &Camera,
    (seen, retired): (i64, bool),
    by: &str,
    now: Millis,
) -> Result<()> {
    let mut values = args![
        seen.saturating_add(1),
        camera.name.text(Language::Vi),
        camera.name.text(Language::En),
        camera.kind.word(),
        camera.point.map(|point| point.lat),
        camera.point.map(|point| point.long),
        &camera.ward_code,
        &camera.agency,
        camera.flood,
        i64::from(camera.every_minutes),
        camera.public_since,
        now,
        by,
        retired.then_some(now),
        camera.id,
    ];
    if seen != 0 {
        values.extend(args![seen]);
    }
    if conn.execute(if seen == 0 { INSERT } else { UPDATE }, values).await? == 0 {
        return Err(Failure::conflict("Somebody changed this camera in the meantime"));
    }
    Ok(())
}

/// From now on only the key with this SHA-256 counts; `false` if there is no such camera.
///
/// # Errors
/// The database fails.
pub async fn set_key(conn: &mut Conn, id: CameraId, sha256: &str) -> Result<bool> {
    let sql = "UPDATE camera SET key_sha256 = $1 WHERE id = $2";
    Ok(conn.execute(sql, args![sha256, id]).await? == 1)
}

/// Puts a newer still in the place of the last one; `false` where that is as new, or newer, or the camera is retired.
///
/// # Errors
/// The database fails.
pub async fn set_still(conn: &mut Conn, id: CameraId, still: PhotoId, taken_at: Millis) -> Result<bool> {
    let sql = "UPDATE camera SET still_id = $1, taken_at = $2 \
        WHERE id = $3 AND retired_at IS NULL AND (taken_at IS NULL OR taken_at < $2)";
    Ok(conn.execute(sql, args![still, taken_at, id]).await? == 1)
}

/// The camera has no still any more.
///
/// # Errors
/// The database fails.
pub async fn forget_still(conn: &mut Conn, id: CameraId) -> Result<()> {
    let sql = "UPDATE camera SET still_id = NULL, taken_at = NULL WHERE id = $1";
    conn.execute(sql, args![id]).await.map(|_| ())
}
