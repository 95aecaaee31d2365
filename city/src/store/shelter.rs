//! Table `shelter`: places to go to, and what a desk said of them last.

use hue_model::geo::Point;
use hue_model::id::ShelterId;
use hue_model::shelter::{Shelter, ShelterState};
use hue_model::text::Localized;
use hue_model::time::Millis;
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::{Failure, Result};
use crate::store::broken;
use crate::store::db::{Arg, Conn, Row};
use crate::store::report::{value, word};

/// A place as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The place, with what was said of it last and not what still counts.
    pub shelter: Shelter,
    /// Rises with each change; 0 before it is stored.
    pub version: i64,
    /// Who said so last.
    pub confirmed_by: Option<String>,
    /// Whether nobody goes there any more.
    pub retired: bool,
}

const COLUMNS: &str = "id, version, kind, name, ward_code, address, lat, long, capacity, contact, phone, floor_cm, \
    ramp, toilets, note, demo, state, confirmed_at, confirmed_by, desk, \
    CAST(CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END AS BIGINT)";

fn from_row(row: &Row) -> Result<Stored> {
    let point = row.opt_real(6)?.zip(row.opt_real(7)?);
    let count = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
    let desk = row.opt_text(19)?.map(|desk| serde_json::from_str::<Localized>(&desk)).transpose()?;
    let state = row.opt_text(16)?.map(value::<ShelterState>).transpose()?;
    let shelter = Shelter {
        id: row.text(0)?.parse().map_err(|_| broken("id of a shelter"))?,
        kind: value(row.text(2)?)?,
        name: row.text(3)?,
        ward_code: row.text(4)?,
        address: row.text(5)?,
        point: point.map(|(lat, long)| Point { lat, long }),
        capacity: count(row.opt_int(8)?),
        contact: row.text(9)?,
        phone: row.text(10)?,
        floor_cm: count(row.opt_int(11)?),
        ramp: row.opt_int(12)?.map(|ramp| ramp != 0),
        toilets: count(row.opt_int(13)?),
        note: row.text(14)?,
        demo: row.int(15)? != 0,
        state: state.unwrap_or(ShelterState::Unconfirmed),
        confirmed_at: row.opt_int(17)?.map(Millis),
        confirmed_by: desk,
    };
    Ok(Stored { shelter, version: row.int(1)?, confirmed_by: row.opt_text(18)?, retired: row.int(20)? != 0 })
}

/// Every place, also those nobody goes to any more.
///
/// # Errors
/// The database fails.
pub async fn all(conn: &mut Conn) -> Result<Vec<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM shelter ORDER BY ward_code, name, id");
    conn.all(AssertSqlSafe(sql), args![]).await?.iter().map(from_row).collect()
}

/// A place by its id.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: ShelterId) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM shelter WHERE id = $1");
    conn.one(AssertSqlSafe(sql), args![id]).await?.as_ref().map(from_row).transpose()
}

const INSERT: &str = "INSERT INTO shelter (version, kind, name, ward_code, address, lat, long, capacity, contact, phone, \
    floor_cm, ramp, toilets, note, demo, state, confirmed_at, confirmed_by, desk, changed_at, retired_at, id) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) \
    ON CONFLICT (id) DO NOTHING";
const UPDATE: &str = "UPDATE shelter SET version = $1, kind = $2, name = $3, ward_code = $4, address = $5, lat = $6, \
    long = $7, capacity = $8, contact = $9, phone = $10, floor_cm = $11, ramp = $12, toilets = $13, note = $14, \
    demo = $15, state = $16, confirmed_at = $17, confirmed_by = $18, desk = $19, changed_at = $20, retired_at = $21 \
    WHERE id = $22 AND version = $23";

/// Writes a place as it was read at its version, which then rises.
///
/// # Errors
/// Somebody changed it since it was read, or the database fails.
pub async fn save(conn: &mut Conn, place: &mut Stored, now: Millis) -> Result<()> {
    let read = place.version;
    place.version = read.saturating_add(1);
    let mut values = values(place, now)?;
    let sql = if read == 0 { INSERT } else { UPDATE };
    if read != 0 {
        values.extend(args![read]);
    }
    if conn.execute(sql, values).await? == 0 {
        return Err(Failure::conflict("Somebody changed this place in the meantime"));
    }
    Ok(())
}

fn values(place: &Stored, now: Millis) -> Result<Vec<Arg>> {
    let Stored { shelter, version, confirmed_by, retired } = place;
    let count = |number: Option<u32>| number.map(i64::from);
    let said = shelter.confirmed_at.map(|_| word(shelter.state));
    let desk = shelter.confirmed_by.as_ref().map(serde_json::to_string).transpose()?;
    Ok(args![
        *version,
        word(shelter.kind),
        &shelter.name,
        &shelter.ward_code,
        &shelter.address,
        shelter.point.map(|point| point.lat),
        shelter.point.map(|point| point.long),
        count(shelter.capacity),
        &shelter.contact,
        &shelter.phone,
        count(shelter.floor_cm),
        shelter.ramp.map(i64::from),
        count(shelter.toilets),
        &shelter.note,
        shelter.demo,
        said,
        shelter.confirmed_at,
        confirmed_by.clone(),
        desk,
        now,
        retired.then_some(now),
        shelter.id,
    ])
}
