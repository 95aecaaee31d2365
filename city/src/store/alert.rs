//! Table `alert`: published warnings, each with the exact bytes that were signed.

use hue_model::alert::Alert;
use hue_model::id::{AlertId, IncidentId};
use hue_model::time::Millis;

use crate::alert::jws::payload;
use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// A published message.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// What it says.
    pub alert: Alert,
    /// The exact bytes that were signed.
    pub jws: String,
}

/// The number of the last published message.
///
/// # Errors
/// The database fails.
pub async fn sequence(conn: &mut Conn) -> Result<i64> {
    let row = conn.one("SELECT value FROM counter WHERE name = 'alert'", args![]).await?;
    row.ok_or_else(|| broken("sequence of warnings"))?.int(0)
}

/// The next number, for the transaction that publishes: when it fails, the number was never taken.
///
/// # Errors
/// The database fails.
pub async fn next_sequence(conn: &mut Conn) -> Result<i64> {
    let sql = "UPDATE counter SET value = value + 1 WHERE name = 'alert' RETURNING value";
    conn.one(sql, args![]).await?.ok_or_else(|| broken("sequence of warnings"))?.int(0)
}

/// Stores a message.
///
/// # Errors
/// The database fails, or its id or number is taken.
pub async fn add(conn: &mut Conn, published: &Published) -> Result<()> {
    let Published { alert, jws } = published;
    let ends = if alert.is_over() { alert.sent } else { alert.expires };
    let sql = "INSERT INTO alert (sequence, id, incident, jws, sent, ends) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = args![alert.sequence, alert.id, alert.incident, jws, alert.sent, ends];
    conn.execute(sql, values).await.map(|_| ())
}

/// Messages after a number, oldest first, at most `most`: number and signed bytes.
///
/// # Errors
/// The database fails.
pub async fn after(conn: &mut Conn, sequence: i64, most: i64) -> Result<Vec<(i64, String)>> {
    let sql =
        "SELECT sequence, jws FROM alert WHERE sequence > $1 AND revoked = 0 ORDER BY sequence LIMIT $2";
    let rows = conn.all(sql, args![sequence, most]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.text(1)?))).collect()
}

/// The last message of every event that ends after `since`, as things stood when `sequence` was the last number.
///
/// # Errors
/// The database fails.
pub async fn active(conn: &mut Conn, sequence: i64, since: Millis) -> Result<Vec<String>> {
    let sql = "SELECT jws FROM alert AS a WHERE ends > $1 AND sequence <= $2 AND revoked = 0 AND NOT EXISTS \
        (SELECT 1 FROM alert AS b WHERE b.incident = a.incident AND b.sequence > a.sequence AND b.sequence <= $2 \
        AND b.revoked = 0) \
        ORDER BY sequence";
    let rows = conn.all(sql, args![since, sequence]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// The last message of each of the newest events.
///
/// # Errors
/// The database fails.
pub async fn events(conn: &mut Conn, most: i64) -> Result<Vec<Published>> {
    let sql = "SELECT jws FROM alert AS a WHERE revoked = 0 AND NOT EXISTS \
        (SELECT 1 FROM alert AS b WHERE b.incident = a.incident AND b.sequence > a.sequence AND b.revoked = 0) \
        ORDER BY sequence DESC LIMIT $1";
    conn.all(sql, args![most]).await?.iter().map(published).collect()
}

/// Every message of an event, oldest first.
///
/// # Errors
/// The database fails.
pub async fn thread(conn: &mut Conn, incident: IncidentId) -> Result<Vec<Published>> {
    let sql = "SELECT jws FROM alert WHERE incident = $1 AND revoked = 0 ORDER BY sequence";
    conn.all(sql, args![incident]).await?.iter().map(published).collect()
}

/// One message.
///
/// # Errors
/// The database fails.
pub async fn find(conn: &mut Conn, id: AlertId) -> Result<Option<Published>> {
    let row = conn.one("SELECT jws FROM alert WHERE id = $1 AND revoked = 0", args![id]).await?;
    row.as_ref().map(published).transpose()
}

/// Marks what was signed with a key that had been taken back before: from then on it stands nowhere.
///
/// # Errors
/// The database fails.
pub async fn revoke(conn: &mut Conn, counts_no_more: impl Fn(&str, Millis) -> bool + Send) -> Result<()> {
    for row in conn.all("SELECT id, jws, sent FROM alert WHERE revoked = 0", args![]).await? {
        if counts_no_more(&row.text(1)?, Millis(row.int(2)?)) {
            conn.execute("UPDATE alert SET revoked = 1 WHERE id = $1", args![row.text(0)?]).await?;
        }
    }
    Ok(())
}

/// How many messages in force that anybody may have heard count no more, as their key had been taken back before.
///
/// # Errors
/// The database fails.
pub async fn revoked(conn: &mut Conn, now: Millis) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM alert WHERE revoked = 1 AND ends > $1";
    conn.one(sql, args![now]).await?.ok_or_else(|| broken("count of warnings"))?.int(0)
}

fn published(row: &Row) -> Result<Published> {
    let jws = row.text(0)?;
    Ok(Published { alert: payload(&jws).ok_or_else(|| broken("warning"))?, jws })
}

/// Who wrote and who approved a published message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The message.
    pub alert_id: AlertId,
    /// Who saved its content last.
    pub author: String,
    /// Who approved it.
    pub approver: String,
    /// When.
    pub approved_at: Millis,
    /// Why a supervisor published it alone; `None` where two people did.
    pub override_reason: Option<String>,
}

/// Stores who approved.
///
/// # Errors
/// The database fails.
pub async fn add_approval(conn: &mut Conn, approval: &Approval) -> Result<()> {
    let sql = "INSERT INTO alert_approval (alert_id, author, approver, approved_at, override_reason) \
        VALUES ($1, $2, $3, $4, $5)";
    let values = args![
        approval.alert_id,
        &approval.author,
        &approval.approver,
        approval.approved_at,
        approval.override_reason.clone()
    ];
    conn.execute(sql, values).await.map(|_| ())
}

/// Who approved a message.
///
/// # Errors
/// The database fails.
pub async fn approval(conn: &mut Conn, id: AlertId) -> Result<Option<Approval>> {
    let sql = "SELECT author, approver, approved_at, override_reason FROM alert_approval WHERE alert_id = $1";
    let row = conn.one(sql, args![id]).await?;
    row.map(|row| {
        Ok(Approval {
            alert_id: id,
            author: row.text(0)?,
            approver: row.text(1)?,
            approved_at: Millis(row.int(2)?),
            override_reason: row.opt_text(3)?,
        })
    })
    .transpose()
}
