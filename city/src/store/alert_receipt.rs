//! Table `alert_receipt`: how many devices had a message, and within which time, by ward.

use hue_model::id::AlertId;
use hue_model::pack::WardCode;

use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;

/// Devices of a ward that had a message within this time, and not within the next shorter one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipts {
    /// The ward.
    pub ward: WardCode,
    /// Seconds.
    pub within: i64,
    /// How many.
    pub devices: i64,
}

/// Counts one device.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, alert: AlertId, ward: &str, within: i64) -> Result<()> {
    let sql = "INSERT INTO alert_receipt (alert_id, ward_code, within_s, devices) VALUES ($1, $2, $3, 1) \
        ON CONFLICT (alert_id, ward_code, within_s) DO UPDATE SET devices = alert_receipt.devices + 1";
    conn.execute(sql, args![alert, ward, within]).await.map(|_| ())
}

/// The counts of a message, by ward, the shortest time first.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, alert: AlertId) -> Result<Vec<Receipts>> {
    let sql = "SELECT ward_code, within_s, devices FROM alert_receipt WHERE alert_id = $1 ORDER BY ward_code, within_s";
    let rows = conn.all(sql, args![alert]).await?;
    rows.iter()
        .map(|row| Ok(Receipts { ward: row.text(0)?, within: row.int(1)?, devices: row.int(2)? }))
        .collect()
}
