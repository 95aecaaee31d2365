//! The tables `rating` and `service_used`: what whoever is here thinks of the services they used.

use hue_model::Problem;
use hue_model::catalogue::ServiceId;
use hue_model::rating::Rating;
use hue_model::time::Millis;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{StoreError, json};

/// A row of `rating`.
#[derive(Clone, Debug)]
pub(crate) struct RatingRow {
    pub(crate) service: ServiceId,
    /// The person whose it is; `None` for the guest of this device.
    pub(crate) owner: Option<String>,
    /// What is said; `None` where it was taken back.
    pub(crate) rating: Option<Rating>,
    pub(crate) revision: i64,
    pub(crate) sent: bool,
    pub(crate) attempts: u32,
    pub(crate) next_try_at: Millis,
    pub(crate) problem: Option<Problem>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<RatingRow> {
    let (owner, stars): (String, Option<u8>) = (row.get("owner")?, row.get("stars")?);
    let text: String = row.get("text")?;
    Ok(RatingRow {
        service: row.get("service")?,
        owner: Some(owner).filter(|owner| !owner.is_empty()),
        rating: stars.map(|stars| Rating { stars, text }),
        revision: row.get("revision")?,
        sent: row.get("sent")?,
        attempts: row.get("attempts")?,
        next_try_at: Millis(row.get("next_try_at")?),
        problem: json::optional(row, "problem")?,
    })
}

fn key(owner: Option<&str>) -> &str {
    owner.unwrap_or_default()
}

/// Remembers that services were used.
pub(crate) fn used<'a>(
    db: &Connection,
    services: impl IntoIterator<Item = &'a ServiceId>,
) -> Result<(), StoreError> {
    let mut insert = db.prepare("INSERT OR IGNORE INTO service_used (service) VALUES (?1)")?;
    for service in services {
        insert.execute([service])?;
    }
    Ok(())
}

/// Whether a service was used here.
pub(crate) fn is_used(db: &Connection, service: &str) -> Result<bool, StoreError> {
    Ok(db.prepare("SELECT 1 FROM service_used WHERE service = ?1")?.exists([service])?)
}

/// The row of a service and an owner.
pub(crate) fn get(
    db: &Connection,
    service: &str,
    owner: Option<&str>,
) -> Result<Option<RatingRow>, StoreError> {
    let mut query = db.prepare("SELECT * FROM rating WHERE service = ?1 AND owner = ?2")?;
    Ok(query.query_row([service, key(owner)], read).optional()?)
}

/// Everything that has to go out and does not stand still.
pub(crate) fn waiting(db: &Connection) -> Result<Vec<RatingRow>, StoreError> {
    let sql = "SELECT * FROM rating WHERE sent = 0 AND problem IS NULL ORDER BY next_try_at, service";
    Ok(db.prepare(sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Writes down what is said now, or that it was taken back: it has to go out. What is said already changes nothing.
pub(crate) fn set(
    db: &Connection,
    service: &str,
    owner: Option<&str>,
    rating: Option<&Rating>,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO rating (service, owner, stars, text, revision) VALUES (?1, ?2, ?3, ?4, 1)
         ON CONFLICT (service, owner) DO UPDATE SET stars = excluded.stars, text = excluded.text,
           revision = revision + 1, sent = 0, attempts = 0, next_try_at = 0, problem = NULL
         WHERE stars IS NOT excluded.stars OR text <> excluded.text OR problem IS NOT NULL",
        params![service, key(owner), rating.map(|it| it.stars), rating.map_or("", |it| it.text.as_str())],
    )?;
    Ok(())
}

/// Whether an account that was signed in here rates a service.
pub(crate) fn is_said(db: &Connection, service: &str) -> Result<bool, StoreError> {
    let sql =
        "SELECT 1 FROM rating WHERE service = ?1 AND owner <> '' AND stars IS NOT NULL AND problem IS NULL";
    Ok(db.prepare(sql)?.exists([service])?)
}

/// Takes back what the guest of this device said of a service.
pub(crate) fn take_back_the_guests(db: &Connection, service: &str) -> Result<(), StoreError> {
    if get(db, service, None)?.is_some() { set(db, service, None, None) } else { Ok(()) }
}

/// The city has it. What was taken back goes, unless the citizen said something new meanwhile.
pub(crate) fn set_sent(db: &Connection, row: &RatingRow) -> Result<(), StoreError> {
    let values = params![row.service, key(row.owner.as_deref()), row.revision];
    if row.rating.is_none() {
        db.execute("DELETE FROM rating WHERE service = ?1 AND owner = ?2 AND revision = ?3", values)?;
    } else {
        let sql = "UPDATE rating SET sent = 1 WHERE service = ?1 AND owner = ?2 AND revision = ?3";
        db.execute(sql, values)?;
    }
    Ok(())
}

/// It did not go: when it is tried again, or why never.
pub(crate) fn set_next_try(
    db: &Connection,
    row: &RatingRow,
    at: Millis,
    problem: Option<&Problem>,
) -> Result<(), StoreError> {
    let problem = problem.map(serde_json::to_string).transpose()?;
    db.execute(
        "UPDATE rating SET attempts = attempts + 1, next_try_at = ?4, problem = ?5
         WHERE service = ?1 AND owner = ?2 AND revision = ?3",
        params![row.service, key(row.owner.as_deref()), row.revision, at.0, problem],
    )?;
    Ok(())
}

/// Tries everything that waits now.
pub(crate) fn try_all_now(db: &Connection) -> Result<(), StoreError> {
    db.execute("UPDATE rating SET next_try_at = 0 WHERE sent = 0", [])?;
    Ok(())
}
