//! The tables `alert` and `alert_key`: what verified as the city's, and what it verified with.

use hue_model::alert::{Alert, SignedAlert};
use hue_model::id::{AlertId, IncidentId};
use hue_model::time::Millis;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::StoreError;

/// A row of `alert`.
#[derive(Clone, Debug)]
pub(crate) struct AlertRow {
    pub(crate) jws: String,
    pub(crate) heard_at: Millis,
    pub(crate) delay: Option<i64>,
    pub(crate) rang: bool,
    pub(crate) unlisted: bool,
    pub(crate) acknowledged_at: Option<Millis>,
}

/// A row of `alert` with all its columns, to be put elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) id: AlertId,
    /// In the order of [`COLUMNS`].
    values: Vec<Value>,
}

impl Stored {
    /// The message as it was signed.
    pub(crate) fn jws(&self) -> Option<&str> {
        match self.values.get(3)? {
            Value::Text(jws) => Some(jws),
            _ => None,
        }
    }
}

const COLUMNS: &str =
    "id, incident, sequence, jws, ends_at, heard_at, delay, rang, unlisted, acknowledged_at";

/// Every message with all its columns.
pub(crate) fn stored(db: &Connection) -> Result<Vec<Stored>, StoreError> {
    let mut query = db.prepare(&format!("SELECT {COLUMNS} FROM alert"))?;
    let count = query.column_count();
    let row = |row: &Row<'_>| {
        let values = (0..count).map(|column| row.get(column)).collect::<Result<_, _>>()?;
        Ok(Stored { id: super::json::id(row, "id")?, values })
    };
    Ok(query.query_map([], row)?.collect::<Result<_, _>>()?)
}

/// Keeps a message from elsewhere, with what became of it there.
pub(crate) fn put_back(db: &Connection, row: &Stored) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO alert ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET rang = excluded.rang, unlisted = excluded.unlisted,
           acknowledged_at = excluded.acknowledged_at"
    );
    db.execute(&sql, params_from_iter(&row.values))?;
    Ok(())
}

/// When a message was heard.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heard {
    pub(crate) at: Millis,
    pub(crate) delay: Option<i64>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<AlertRow> {
    Ok(AlertRow {
        jws: row.get("jws")?,
        heard_at: Millis(row.get("heard_at")?),
        delay: row.get("delay")?,
        rang: row.get("rang")?,
        unlisted: row.get("unlisted")?,
        acknowledged_at: row.get::<_, Option<i64>>("acknowledged_at")?.map(Millis),
    })
}

/// Every message, event by event, each event's newest first.
pub(crate) fn all(db: &Connection) -> Result<Vec<AlertRow>, StoreError> {
    let mut query = db.prepare("SELECT * FROM alert ORDER BY incident, sequence DESC, id DESC")?;
    Ok(query.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// The messages of one event, newest first.
pub(crate) fn of_incident(db: &Connection, incident: IncidentId) -> Result<Vec<AlertRow>, StoreError> {
    let mut query = db.prepare("SELECT * FROM alert WHERE incident = ?1 ORDER BY sequence DESC, id DESC")?;
    Ok(query.query_map([incident.to_string()], read)?.collect::<Result<_, _>>()?)
}

/// Keeps a message; answers whether it is news. With `before_list` the city's last list counts it already:
/// if that list does not name its event, it is over.
pub(crate) fn put(
    db: &Connection,
    alert: &Alert,
    jws: &SignedAlert,
    heard: Heard,
    before_list: bool,
) -> Result<bool, StoreError> {
    let inserted = db.execute(
        "INSERT INTO alert (id, incident, sequence, jws, ends_at, heard_at, delay, unlisted)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
           ?8 AND NOT EXISTS (SELECT 1 FROM alert WHERE incident = ?2 AND unlisted = 0))
         ON CONFLICT (id) DO NOTHING",
        params![
            alert.id.to_string(),
            alert.incident.to_string(),
            alert.sequence,
            jws.0,
            alert.expires.max(alert.sent).0,
            heard.at.0,
            heard.delay,
            before_list,
        ],
    )?;
    Ok(inserted == 1)
}

/// Takes over which events the list numbered `listed` names; answers whether that changed anything.
pub(crate) fn set_listed(db: &Connection, listed: i64, incidents: &[IncidentId]) -> Result<bool, StoreError> {
    let incidents = serde_json::to_string(incidents)?;
    let changed = db.execute(
        "UPDATE alert SET unlisted = NOT unlisted
         WHERE sequence <= ?1 AND unlisted = (incident IN (SELECT value FROM json_each(?2)))",
        params![listed, incidents],
    )?;
    Ok(changed > 0)
}

/// Removes a message.
pub(crate) fn remove(db: &Connection, id: AlertId) -> Result<(), StoreError> {
    db.execute("DELETE FROM alert WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// Remembers that a message was made known.
pub(crate) fn set_rang(db: &Connection, id: AlertId) -> Result<(), StoreError> {
    db.execute("UPDATE alert SET rang = 1 WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// Remembers when a message was first acknowledged; answers its event.
pub(crate) fn acknowledge(
    db: &Connection,
    id: AlertId,
    at: Millis,
) -> Result<Option<IncidentId>, StoreError> {
    let mut update = db.prepare(
        "UPDATE alert SET acknowledged_at = ifnull(acknowledged_at, ?2) WHERE id = ?1 RETURNING incident AS id",
    )?;
    let mut rows = update.query_map(params![id.to_string(), at.0], |row| super::json::id(row, "id"))?;
    Ok(rows.next().transpose()?)
}

/// Removes events whose every message ended before `before`.
pub(crate) fn sweep(db: &Connection, before: Millis) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM alert WHERE incident IN
           (SELECT incident FROM alert GROUP BY incident HAVING max(ends_at) < ?1)",
        [before.0],
    )?;
    Ok(())
}

/// Every key, as the root key signed it.
pub(crate) fn keys(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = db.prepare("SELECT jws FROM alert_key ORDER BY jws")?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Keeps a key.
pub(crate) fn add_key(db: &Connection, jws: &str) -> Result<(), StoreError> {
    db.execute("INSERT INTO alert_key (jws) VALUES (?1) ON CONFLICT DO NOTHING", [jws])?;
    Ok(())
}

/// Forgets every message and key.
pub(crate) fn forget_all(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch("DELETE FROM alert; DELETE FROM alert_key;")?;
    Ok(())
}
