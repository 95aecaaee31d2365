//! Tables `source` and `source_message`: when each source of warnings was asked, and what it said.

use hue_model::id::{AlertId, IncidentId};
use hue_model::time::Millis;

use crate::args;
use crate::net::Known;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Conn, Row};

/// How it stands with a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Its name in the configuration.
    pub name: String,
    /// When it is asked next.
    pub due_at: Millis,
    /// When it was asked last.
    pub checked_at: Option<Millis>,
    /// When it last answered as it should.
    pub heard_at: Option<Millis>,
    /// What went wrong last time: a word the desk knows, and what belongs to it.
    pub trouble: Option<String>,
    /// How often in a row something went wrong.
    pub failures: i64,
    /// By what it recognises the document that was taken last.
    pub(crate) known: Known,
}

/// A message of a source, as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The name of the source.
    pub source: String,
    /// CAP `sender`.
    pub sender: String,
    /// CAP `identifier`.
    pub identifier: String,
    /// CAP `sent`.
    pub sent: Millis,
    /// Where it lay.
    pub url: String,
    /// When the entry that led to it was changed last, as the index says.
    pub updated: String,
    /// When it was seen.
    pub seen_at: Millis,
    /// Where it departs from the standard.
    pub differences: Vec<String>,
    /// The SHA-256 of its text.
    pub sha256: String,
}

const COLUMNS: &str = "name, due_at, checked_at, heard_at, trouble, failures, etag, modified";
const SAID: &str = "source, sender, identifier, sent, url, updated, seen_at, differences, sha256";

/// How it stands with a source; `None` before it was asked.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, name: &str) -> Result<Option<State>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM source WHERE name = $1"));
    conn.one(sql, args![name]).await?.as_ref().map(state).transpose()
}

/// Whether a source is to be asked now.
///
/// # Errors
/// The database fails.
pub async fn is_due(conn: &mut Conn, name: &str, now: Millis) -> Result<bool> {
    Ok(get(conn, name).await?.is_none_or(|state| state.due_at <= now))
}

/// Takes a source that is due; until `until` nobody else gets it, as whoever took it may have died.
///
/// # Errors
/// The database fails.
pub async fn claim(conn: &mut Conn, name: &str, now: Millis, until: Millis) -> Result<Option<State>> {
    let sql = "INSERT INTO source (name, due_at, failures) VALUES ($1, 0, 0) ON CONFLICT (name) DO NOTHING";
    conn.execute(sql, args![name]).await?;
    let sql = sqlx::AssertSqlSafe(format!(
        "UPDATE source SET due_at = $1 WHERE name = $2 AND due_at <= $3 RETURNING {COLUMNS}"
    ));
    conn.one(sql, args![until, name, now]).await?.as_ref().map(state).transpose()
}

/// Says how it went.
///
/// # Errors
/// The database fails.
pub async fn settle(conn: &mut Conn, it: &State) -> Result<()> {
    let sql = "UPDATE source SET due_at = $1, checked_at = $2, heard_at = $3, trouble = $4, failures = $5, \
        etag = $6, modified = $7 WHERE name = $8";
    let values = args![
        it.due_at,
        it.checked_at,
        it.heard_at,
        it.trouble.clone(),
        it.failures,
        it.known.etag.clone(),
        it.known.modified.clone(),
        &it.name
    ];
    conn.execute(sql, values).await.map(|_| ())
}

/// The hash of the text that a message had when it was seen last; `None` where it never was.
///
/// # Errors
/// The database fails.
pub async fn text_of(conn: &mut Conn, it: &Message) -> Result<Option<String>> {
    let sql = "SELECT sha256 FROM source_message \
        WHERE source = $1 AND sender = $2 AND identifier = $3 AND sent = $4";
    let found = conn.one(sql, args![&it.source, &it.sender, &it.identifier, it.sent]).await?;
    found.map(|row| row.text(0)).transpose()
}

/// Keeps a message, as what it says and what lies at its address now.
///
/// # Errors
/// The database fails.
pub async fn put(conn: &mut Conn, it: &Message) -> Result<()> {
    let sql = sqlx::AssertSqlSafe(format!(
        "INSERT INTO source_message ({SAID}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        ON CONFLICT (source, sender, identifier, sent) DO UPDATE SET url = excluded.url, \
        updated = excluded.updated, differences = excluded.differences, sha256 = excluded.sha256"
    ));
    let differences = serde_json::to_string(&it.differences)?;
    let values = args![
        &it.source,
        &it.sender,
        &it.identifier,
        it.sent,
        &it.url,
        &it.updated,
        it.seen_at,
        differences,
        &it.sha256
    ];
    conn.execute(sql, values).await.map(|_| ())
}

/// Remembers that a message stands in the place of this older one.
///
/// # Errors
/// The database fails.
pub async fn refer(conn: &mut Conn, it: &Message, sender: &str, identifier: &str) -> Result<()> {
    let sql = "INSERT INTO source_reference (source, sender, identifier, seen_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT DO NOTHING";
    conn.execute(sql, args![&it.source, sender, identifier, it.seen_at]).await.map(|_| ())
}

/// Whether a message of a source that came before stands in the place of this one.
///
/// # Errors
/// The database fails.
pub async fn is_superseded(conn: &mut Conn, source: &str, sender: &str, identifier: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM source_reference WHERE source = $1 AND sender = $2 AND identifier = $3";
    Ok(conn.one(sql, args![source, sender, identifier]).await?.is_some())
}

/// Counts tries at an address that gave no message.
///
/// # Errors
/// The database fails.
pub async fn failed(conn: &mut Conn, source: &str, url: &str, tries: i64, now: Millis) -> Result<()> {
    let sql = "INSERT INTO source_address (source, url, tries, seen_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (source, url) DO UPDATE SET tries = source_address.tries + excluded.tries";
    conn.execute(sql, args![source, url, tries, now]).await.map(|_| ())
}

/// Whether an address need not be asked: what it leads to was seen as it is now, or so many tries were in vain.
///
/// # Errors
/// The database fails.
pub async fn is_known(conn: &mut Conn, source: &str, url: &str, updated: &str, tries: i64) -> Result<bool> {
    let sql = "SELECT 1 FROM source_message WHERE source = $1 AND url = $2 AND updated = $3 UNION ALL \
        SELECT 1 FROM source_address WHERE source = $1 AND url = $2 AND tries >= $4 LIMIT 1";
    Ok(conn.one(sql, args![source, url, updated, tries]).await?.is_some())
}

/// Forgets what a source said before a moment.
///
/// # Errors
/// The database fails.
pub async fn sweep(conn: &mut Conn, source: &str, before: Millis) -> Result<()> {
    for sql in [
        "DELETE FROM source_message WHERE source = $1 AND seen_at < $2",
        "DELETE FROM source_reference WHERE source = $1 AND seen_at < $2",
        "DELETE FROM source_address WHERE source = $1 AND seen_at < $2",
    ] {
        conn.execute(sql, args![source, before]).await?;
    }
    Ok(())
}

/// Says what a message was drafted as.
///
/// # Errors
/// The database fails.
pub async fn drafted(conn: &mut Conn, it: &Message, draft: AlertId, incident: IncidentId) -> Result<()> {
    let sql = "UPDATE source_message SET draft_id = $1, incident = $2 \
        WHERE source = $3 AND sender = $4 AND identifier = $5 AND sent = $6";
    let values = args![draft, incident, &it.source, &it.sender, &it.identifier, it.sent];
    conn.execute(sql, values).await.map(|_| ())
}

/// Says why a message made no draft.
///
/// # Errors
/// The database fails.
pub async fn ignored(conn: &mut Conn, it: &Message, why: &str) -> Result<()> {
    let sql = "UPDATE source_message SET ignored = $1 \
        WHERE source = $2 AND sender = $3 AND identifier = $4 AND sent = $5";
    let values = args![why, &it.source, &it.sender, &it.identifier, it.sent];
    conn.execute(sql, values).await.map(|_| ())
}

/// The draft that a message of a source went into.
///
/// # Errors
/// The database fails.
pub async fn draft_of(
    conn: &mut Conn,
    source: &str,
    sender: &str,
    identifier: &str,
) -> Result<Option<AlertId>> {
    let sql = "SELECT draft_id FROM source_message WHERE source = $1 AND sender = $2 AND identifier = $3 \
        AND draft_id IS NOT NULL ORDER BY sent DESC LIMIT 1";
    let Some(row) = conn.one(sql, args![source, sender, identifier]).await? else { return Ok(None) };
    row.text(0)?.parse().map(Some).map_err(|_| broken("draft id"))
}

/// The last message that went into a draft.
///
/// # Errors
/// The database fails.
pub async fn of_draft(conn: &mut Conn, draft: AlertId) -> Result<Option<Message>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {SAID} FROM source_message WHERE draft_id = $1 ORDER BY seen_at DESC, sent DESC LIMIT 1"
    ));
    conn.one(sql, args![draft]).await?.as_ref().map(message).transpose()
}

fn state(row: &Row) -> Result<State> {
    Ok(State {
        name: row.text(0)?,
        due_at: Millis(row.int(1)?),
        checked_at: row.opt_int(2)?.map(Millis),
        heard_at: row.opt_int(3)?.map(Millis),
        trouble: row.opt_text(4)?,
        failures: row.int(5)?,
        known: Known { etag: row.opt_text(6)?, modified: row.opt_text(7)? },
    })
}

fn message(row: &Row) -> Result<Message> {
    Ok(Message {
        source: row.text(0)?,
        sender: row.text(1)?,
        identifier: row.text(2)?,
        sent: Millis(row.int(3)?),
        url: row.text(4)?,
        updated: row.text(5)?,
        seen_at: Millis(row.int(6)?),
        differences: serde_json::from_str(&row.text(7)?).map_err(|_| broken("list of differences"))?,
        sha256: row.text(8)?,
    })
}
