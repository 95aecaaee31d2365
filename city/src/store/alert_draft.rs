//! Table `alert_draft`: warnings that are being written or wait for approval.

use hue_model::id::{AlertId, IncidentId};
use hue_model::time::Millis;

use crate::alert::content::Content;
use crate::args;
use crate::gauge::crossing::{self as gauge, is_gauge};
use crate::problem::Result;
use crate::source::{self, is_source};
use crate::store::broken;
use crate::store::db::{Conn, Row};
use crate::store::report::take;

/// A message that is not published yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The id the message will have.
    pub id: AlertId,
    /// The event it belongs to.
    pub incident: IncidentId,
    /// Rises with each change.
    pub version: i64,
    /// What it says so far.
    pub content: Content,
    /// Who saved this content last.
    pub author: String,
    /// When it was begun.
    pub created_at: Millis,
    /// When it was changed last.
    pub changed_at: Millis,
    /// Since when it waits for approval.
    pub submitted_at: Option<Millis>,
    /// Why it came back from approval.
    pub remark: Option<String>,
    /// When it was published or thrown away.
    pub ended_at: Option<Millis>,
}

impl Draft {
    /// Whether a gauge or a source wrote it, and no person has changed a word of it yet.
    #[must_use]
    pub fn by_machine(&self) -> bool {
        is_gauge(&self.author) || is_source(&self.author)
    }
}

const COLUMNS: &str =
    "id, incident, version, content, author, created_at, changed_at, submitted_at, remark, ended_at";

/// Stores a draft as it is now; the record's version rises, so that open pages of every node look again.
///
/// # Errors
/// The database fails.
pub async fn save(conn: &mut Conn, draft: &Draft) -> Result<()> {
    take(conn, "version", 1).await?;
    let sql = "INSERT INTO alert_draft (id, incident, version, content, author, created_at, changed_at, \
        submitted_at, remark, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, content = excluded.content, \
        author = excluded.author, changed_at = excluded.changed_at, submitted_at = excluded.submitted_at, \
        remark = excluded.remark, ended_at = excluded.ended_at";
    let values = args![
        draft.id,
        draft.incident,
        draft.version,
        serde_json::to_string(&draft.content)?,
        &draft.author,
        draft.created_at,
        draft.changed_at,
        draft.submitted_at,
        draft.remark.clone(),
        draft.ended_at
    ];
    conn.execute(sql, values).await.map(|_| ())
}

/// A draft by its id, also one that ended.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: AlertId) -> Result<Option<Draft>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM alert_draft WHERE id = $1"));
    conn.one(sql, args![id]).await?.as_ref().map(from_row).transpose()
}

/// Every draft that is neither published nor thrown away: those that wait for approval first, longest wait first.
///
/// # Errors
/// The database fails.
pub async fn open(conn: &mut Conn) -> Result<Vec<Draft>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM alert_draft WHERE ended_at IS NULL \
         ORDER BY COALESCE(submitted_at, 9223372036854775807), changed_at DESC"
    ));
    conn.all(sql, args![]).await?.iter().map(from_row).collect()
}

/// Every draft that has waited for approval since this time or longer, longest wait first.
///
/// # Errors
/// The database fails.
pub async fn waiting_since(conn: &mut Conn, since: Millis) -> Result<Vec<Draft>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM alert_draft WHERE ended_at IS NULL AND submitted_at <= $1 \
         ORDER BY submitted_at, id"
    ));
    conn.all(sql, args![since]).await?.iter().map(from_row).collect()
}

/// How many drafts wait for somebody: for approval, or for a first word of a person on what a gauge or a source began.
///
/// # Errors
/// The database fails.
pub async fn waiting(conn: &mut Conn) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM alert_draft WHERE ended_at IS NULL \
        AND (submitted_at IS NOT NULL OR author LIKE $1 OR author LIKE $2)";
    let machines = [gauge::AUTHOR, source::AUTHOR].map(|author| format!("{author}%"));
    let [gauges, sources] = machines;
    conn.one(sql, args![gauges, sources]).await?.ok_or_else(|| broken("count of drafts"))?.int(0)
}

fn from_row(row: &Row) -> Result<Draft> {
    Ok(Draft {
        id: row.text(0)?.parse().map_err(|_| broken("draft id"))?,
        incident: row.text(1)?.parse().map_err(|_| broken("event id"))?,
        version: row.int(2)?,
        content: serde_json::from_str(&row.text(3)?)?,
        author: row.text(4)?,
        created_at: Millis(row.int(5)?),
        changed_at: Millis(row.int(6)?),
        submitted_at: row.opt_int(7)?.map(Millis),
        remark: row.opt_text(8)?,
        ended_at: row.opt_int(9)?.map(Millis),
    })
}
