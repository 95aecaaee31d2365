//! Table `sms_out`: text messages the city answers with.

use hue_model::id::SosId;
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::Conn;

/// A message to a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// The case it is about.
    pub sos_id: SosId,
    /// When it was written.
    pub at: Millis,
    /// To whom.
    pub phone: String,
    /// What it says.
    pub text: String,
}

const INSERT: &str = "INSERT INTO sms_out (id, sos_id, at, phone, text)";

/// Writes a message under this id.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, id: &str, sms: &Sms) -> Result<()> {
    conn.insert_many(INSERT, vec![args![id, sms.sos_id, sms.at, &sms.phone, &sms.text]], "").await
}

/// The newest messages, newest first.
///
/// # Errors
/// The database fails.
pub async fn newest(conn: &mut Conn, most: i64) -> Result<Vec<Sms>> {
    let sql = "SELECT sos_id, at, phone, text FROM sms_out ORDER BY at DESC, id LIMIT $1";
    let rows = conn.all(sql, args![most]).await?;
    rows.iter()
        .map(|row| {
            Ok(Sms {
                sos_id: row.text(0)?.parse().map_err(|_| broken("sos id"))?,
                at: Millis(row.int(1)?),
                phone: row.text(2)?,
                text: row.text(3)?,
            })
        })
        .collect()
}
