//! Table `sms_out`: text messages of the city, in the order in which a gateway takes them.

use hue_model::id::{AlertId, SosId};
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A call for rescue.
    Sos(SosId),
    /// A warning that waits for its second person.
    Alert(AlertId),
}

/// A message to a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// What it is about.
    pub about: About,
    /// When it was written.
    pub at: Millis,
    /// To whom.
    pub phone: String,
    /// What it says.
    pub text: String,
}

const INSERT: &str = "INSERT INTO sms_out (id, sos_id, alert_id, at, phone, text)";

/// Writes a message under this id.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, id: &str, sms: &Sms) -> Result<()> {
    let (sos, alert) = match sms.about {
        About::Sos(id) => (Some(id.to_string()), None),
        About::Alert(id) => (None, Some(id.to_string())),
    };
    conn.insert_many(INSERT, vec![args![id, sos, alert, sms.at, &sms.phone, &sms.text]], "").await
}

/// The newest messages, newest first.
///
/// # Errors
/// The database fails.
pub async fn newest(conn: &mut Conn, most: i64) -> Result<Vec<Sms>> {
    let sql = "SELECT sos_id, alert_id, at, phone, text FROM sms_out ORDER BY at DESC, id LIMIT $1";
    conn.all(sql, args![most]).await?.iter().map(from_row).collect()
}

fn from_row(row: &Row) -> Result<Sms> {
    let about = match (row.opt_text(0)?, row.opt_text(1)?) {
        (Some(id), _) => About::Sos(id.parse().map_err(|_| broken("sos id"))?),
        (None, Some(id)) => About::Alert(id.parse().map_err(|_| broken("draft id"))?),
        (None, None) => return Err(broken("text message")),
    };
    Ok(Sms { about, at: Millis(row.int(2)?), phone: row.text(3)?, text: row.text(4)? })
}
