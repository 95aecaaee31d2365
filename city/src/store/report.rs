//! Table `report`: what was sent, and where it stands.

use hue_model::geo::Point;
use hue_model::id::ReportId;
use hue_model::place::{Place, PlaceSource};
use hue_model::report::CityStatus;
use hue_model::time::Millis;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::{Failure, Result};
use crate::store::broken;
use crate::store::db::{Arg, Conn, Row};

/// A report as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The number behind `HUE-`.
    pub number: i64,
    /// The receipt code; reports of before have none.
    pub receipt: Option<String>,
    /// Rises with each change.
    pub version: i64,
    /// The owner's key.
    pub owner: String,
    /// Whether a guest sent it.
    pub guest: bool,
    /// The category.
    pub service_code: String,
    /// What is wrong.
    pub description: String,
    /// Where.
    pub place: Place,
    /// Whether the name is kept from the public page.
    pub anonymous: bool,
    /// When it was written.
    pub written_at: Millis,
    /// When it first came.
    pub put_at: Millis,
    /// When it was received: it waits for no photo.
    pub received_at: Option<Millis>,
    /// When the city means to be done.
    pub due_at: Option<Millis>,
    /// Its state.
    pub status: CityStatus,
    /// The agency that has it.
    pub agency: Option<String>,
}

/// The number as people read it.
#[must_use]
pub fn number(number: i64) -> String {
    format!("HUE-{number}")
}

/// A word of a `snake_case` enum, as it is stored.
pub(crate) fn word<T: Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|json| json.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The value of a stored word.
pub(crate) fn value<T: DeserializeOwned>(word: String) -> Result<T> {
    Ok(serde_json::from_value(serde_json::Value::String(word))?)
}

/// A node of an earlier version writes no status before the last photo is there: in that minute the desk goes on.
pub(crate) const COLUMNS: &str = "id, number, version, owner, guest, service_code, description, lat, long, \
    ward_code, address, source, accuracy, anonymous, written_at, put_at, received_at, due_at, COALESCE(status, 'received'), agency, receipt";

pub(crate) fn from_row(row: &Row) -> Result<Report> {
    let place = Place {
        point: Point { lat: row.real(7)?, long: row.real(8)? },
        ward_code: row.text(9)?,
        address: row.text(10)?,
        source: value::<PlaceSource>(row.text(11)?)?,
        accuracy: row.opt_real(12)?,
    };
    Ok(Report {
        id: row.text(0)?.parse().map_err(|_| broken("report id"))?,
        number: row.int(1)?,
        version: row.int(2)?,
        owner: row.text(3)?,
        guest: row.int(4)? != 0,
        service_code: row.text(5)?,
        description: row.text(6)?,
        place,
        anonymous: row.int(13)? != 0,
        written_at: Millis(row.int(14)?),
        put_at: Millis(row.int(15)?),
        received_at: row.opt_int(16)?.map(Millis),
        due_at: row.opt_int(17)?.map(Millis),
        status: value(row.text(18)?)?,
        agency: row.opt_text(19)?,
        receipt: row.opt_text(20)?,
    })
}

/// A report by its id.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: ReportId) -> Result<Option<Report>> {
    let sql = format!("SELECT {COLUMNS} FROM report WHERE id = $1");
    conn.one(AssertSqlSafe(sql), args![id]).await?.as_ref().map(from_row).transpose()
}

/// A report by its receipt code.
///
/// # Errors
/// The database fails.
pub async fn by_receipt(conn: &mut Conn, receipt: &str) -> Result<Option<Report>> {
    let sql = format!("SELECT {COLUMNS} FROM report WHERE receipt = $1");
    conn.one(AssertSqlSafe(sql), args![receipt]).await?.as_ref().map(from_row).transpose()
}

/// An owner's reports that changed since a version, oldest change first.
///
/// # Errors
/// The database fails.
pub async fn since(conn: &mut Conn, owner: &str, version: i64, most: i64) -> Result<Vec<Report>> {
    let sql =
        format!("SELECT {COLUMNS} FROM report WHERE owner = $1 AND version > $2 ORDER BY version LIMIT $3");
    let rows = conn.all(AssertSqlSafe(sql), args![owner, version, most]).await?;
    rows.iter().map(from_row).collect()
}

/// Takes the next `count` values of a counter; the last of them is answered.
pub(crate) async fn take(conn: &mut Conn, counter: &str, count: i64) -> Result<i64> {
    let sql = "UPDATE counter SET value = value + $1 WHERE name = $2 RETURNING value";
    conn.one(sql, args![count, counter]).await?.ok_or_else(|| broken("counter"))?.int(0)
}

/// The record's version, which rises with every change of a report, a call for rescue or a draft of a warning.
///
/// # Errors
/// The database fails.
pub async fn version(conn: &mut Conn) -> Result<i64> {
    let sql = "SELECT value FROM counter WHERE name = 'version'";
    conn.one(sql, args![]).await?.ok_or_else(|| broken("counter"))?.int(0)
}

/// Takes the next `count` numbers and versions at once; the last of each are answered.
pub(crate) async fn take_both(conn: &mut Conn, count: i64) -> Result<(i64, i64)> {
    let sql =
        "UPDATE counter SET value = value + $1 WHERE name IN ('number', 'version') RETURNING name, value";
    let mut taken = (None, None);
    for row in conn.all(sql, args![count]).await? {
        let place = if row.text(0)? == "number" { &mut taken.0 } else { &mut taken.1 };
        *place = Some(row.int(1)?);
    }
    taken.0.zip(taken.1).ok_or_else(|| broken("counter"))
}

/// The answer that an owner's body with this SHA-256 got, unless it was withdrawn.
///
/// # Errors
/// The database fails.
pub async fn reply(conn: &mut Conn, id: ReportId, owner: &str, body_sha256: &str) -> Result<Option<String>> {
    let sql = "SELECT reply FROM report WHERE id = $1 AND owner = $2 AND body_sha256 = $3 \
        AND NOT EXISTS (SELECT 1 FROM tombstone WHERE tombstone.id = report.id)";
    let row = conn.one(sql, args![id, owner, body_sha256]).await?;
    row.map(|row| row.text(0)).transpose()
}

/// Writes a report's state with a new version, which is answered.
///
/// # Errors
/// Somebody changed it since it was read, or the database fails.
pub async fn save(conn: &mut Conn, report: &mut Report) -> Result<i64> {
    let read = report.version;
    report.version = take(conn, "version", 1).await?;
    let sql = "UPDATE report SET version = $1, description = $2, address = $3, received_at = $4, due_at = $5, \
        status = $6, agency = $7, lat = $8, long = $9, service_code = $10 WHERE id = $11 AND version = $12";
    let values: Vec<Arg> = args![
        report.version,
        &report.description,
        &report.place.address,
        report.received_at,
        report.due_at,
        word(report.status),
        report.agency.clone(),
        report.place.point.lat,
        report.place.point.long,
        &report.service_code,
        report.id,
        read,
    ];
    if conn.execute(sql, values).await? == 0 {
        return Err(Failure::conflict("Somebody changed this case in the meantime"));
    }
    Ok(report.version)
}

/// Whether an id was withdrawn, and by whom.
///
/// # Errors
/// The database fails.
pub async fn tombstone(conn: &mut Conn, id: ReportId) -> Result<Option<String>> {
    let row = conn.one("SELECT owner FROM tombstone WHERE id = $1", args![id]).await?;
    row.map(|row| row.text(0)).transpose()
}

/// Marks an id as withdrawn; doing it again changes nothing.
///
/// # Errors
/// The database fails.
pub async fn bury(conn: &mut Conn, id: ReportId, owner: &str, at: Millis) -> Result<()> {
    let sql = "INSERT INTO tombstone (id, owner, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
    conn.execute(sql, args![id, owner, at]).await.map(|_| ())
}
