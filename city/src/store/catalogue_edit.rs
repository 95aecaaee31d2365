//! Table `catalogue_edit`: what officers propose to say of an item of the catalogue, who decided, and which version it became.

use hue_model::time::Millis;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use crate::args;
use crate::catalogue::item::{Item, Kind};
use crate::problem::{Failure, Result};
use crate::store::broken;
use crate::store::db::{Conn, Row};
use crate::store::report::{take, value, word};

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A second person published it.
    Published,
    /// A second person refused it, with a reason.
    Refused,
    /// Its author took it back.
    Withdrawn,
    /// Somebody wrote on, in a newer proposal.
    Replaced,
}

/// How a proposal ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What became of it.
    pub outcome: Outcome,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: Millis,
    /// Why it was refused.
    pub reason: Option<String>,
    /// The number of the publication; the version that everybody reads moves on with the pack.
    pub version: Option<u64>,
}

/// A proposal; what it says never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Its number; 0 before it is stored.
    pub id: i64,
    /// The item as it stood; `None` where it is new.
    pub was: Option<Item>,
    /// The item as it is proposed.
    pub proposed: Item,
    /// Who proposed it.
    pub author: String,
    /// Where they have it from.
    pub source: Option<String>,
    /// When.
    pub proposed_at: Millis,
    /// How it ended; `None` while it waits for a second person.
    pub decision: Option<Decision>,
}

impl Edit {
    /// Whether it says that what stands there is right.
    #[must_use]
    pub fn confirms(&self) -> bool {
        self.was.as_ref() == Some(&self.proposed)
    }

    /// The number of the publication that brought it.
    #[must_use]
    pub fn version(&self) -> Option<u64> {
        self.decision.as_ref().and_then(|decision| decision.version)
    }
}

const COLUMNS: &str =
    "id, kind, was, proposed, author, proposed_at, outcome, decided_by, decided_at, reason, version, source";

fn from_row(row: &Row) -> Result<Edit> {
    let outcome = row.opt_text(6)?.map(value::<Outcome>).transpose()?;
    let decided = outcome.zip(row.opt_text(7)?).zip(row.opt_int(8)?);
    let reason = row.opt_text(9)?;
    let version = row.opt_int(10)?.and_then(|version| u64::try_from(version).ok());
    let decision =
        decided.map(|((outcome, by), at)| Decision { outcome, by, at: Millis(at), reason, version });
    let kind: Kind = value(row.text(1)?)?;
    Ok(Edit {
        id: row.int(0)?,
        was: Item::read(kind, &row.text(2)?)?,
        proposed: Item::read(kind, &row.text(3)?)?.ok_or_else(|| broken("proposal"))?,
        author: row.text(4)?,
        source: row.opt_text(11)?,
        proposed_at: Millis(row.int(5)?),
        decision,
    })
}

/// Stores a new proposal; answers its number.
///
/// # Errors
/// One waits for this item already, or the database fails.
pub async fn add(conn: &mut Conn, edit: &Edit) -> Result<i64> {
    let id = take(conn, "catalogue_edit", 1).await?;
    let sql = "INSERT INTO catalogue_edit (id, kind, item, was, proposed, author, proposed_at, source) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (was, proposed) = (serde_json::to_string(&edit.was)?, serde_json::to_string(&edit.proposed)?);
    let (kind, item) = (edit.proposed.kind().word(), edit.proposed.id());
    let values = args![id, kind, item, was, proposed, &edit.author, edit.proposed_at, edit.source.clone()];
    conn.execute(sql, values).await?;
    Ok(id)
}

/// Ends a proposal that waits.
///
/// # Errors
/// Somebody decided it in the meantime, or the database fails.
pub async fn decide(conn: &mut Conn, id: i64, decision: &Decision) -> Result<()> {
    let sql = "UPDATE catalogue_edit SET outcome = $1, decided_by = $2, decided_at = $3, reason = $4, version = $5 \
        WHERE id = $6 AND outcome IS NULL";
    let version = decision.version.and_then(|version| i64::try_from(version).ok());
    let values =
        args![word(decision.outcome), &decision.by, decision.at, decision.reason.clone(), version, id];
    if conn.execute(sql, values).await? == 0 {
        return Err(Failure::conflict("Somebody decided this proposal in the meantime"));
    }
    Ok(())
}

/// A proposal by its number.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: i64) -> Result<Option<Edit>> {
    let sql = format!("SELECT {COLUMNS} FROM catalogue_edit WHERE id = $1");
    conn.one(AssertSqlSafe(sql), args![id]).await?.as_ref().map(from_row).transpose()
}

/// Every proposal for an item, newest first.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, kind: Kind, item: &str) -> Result<Vec<Edit>> {
    let sql = format!("SELECT {COLUMNS} FROM catalogue_edit WHERE kind = $1 AND item = $2 ORDER BY id DESC");
    conn.all(AssertSqlSafe(sql), args![kind.word(), item]).await?.iter().map(from_row).collect()
}

/// Every proposal that waits for a second person, longest wait first.
///
/// # Errors
/// The database fails.
pub async fn waiting(conn: &mut Conn) -> Result<Vec<Edit>> {
    let sql = format!("SELECT {COLUMNS} FROM catalogue_edit WHERE outcome IS NULL ORDER BY id");
    conn.all(AssertSqlSafe(sql), args![]).await?.iter().map(from_row).collect()
}

/// How many proposals wait for a second person.
///
/// # Errors
/// The database fails.
pub async fn count(conn: &mut Conn) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM catalogue_edit WHERE outcome IS NULL";
    conn.one(sql, args![]).await?.ok_or_else(|| broken("count of proposals"))?.int(0)
}

/// The newest published proposal of every item that has one.
///
/// # Errors
/// The database fails.
pub async fn published(conn: &mut Conn) -> Result<Vec<Edit>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM catalogue_edit WHERE version IN \
         (SELECT MAX(version) FROM catalogue_edit WHERE version IS NOT NULL GROUP BY kind, item) ORDER BY version"
    );
    conn.all(AssertSqlSafe(sql), args![]).await?.iter().map(from_row).collect()
}

/// The number of what was published last; 0 until something is.
///
/// # Errors
/// The database fails.
pub async fn version(conn: &mut Conn) -> Result<u64> {
    let sql = "SELECT value FROM counter WHERE name = 'catalogue'";
    let value = conn.one(sql, args![]).await?.ok_or_else(|| broken("counter"))?.int(0)?;
    Ok(u64::try_from(value).unwrap_or_default())
}

/// Takes the next number of a publication. It follows the clock: a database that was restored from an older copy hands out
/// no number that a device has seen with other words.
///
/// # Errors
/// The database fails.
pub async fn next_version(conn: &mut Conn, now: Millis) -> Result<u64> {
    let sql = "UPDATE counter SET value = CASE WHEN value < $1 THEN $1 ELSE value + 1 END \
        WHERE name = 'catalogue' RETURNING value";
    // The first is 3: 1 is what is built in, 2 holds back what nobody confirmed.
    let seconds = now.0.div_euclid(1_000).max(3);
    let value = conn.one(sql, args![seconds]).await?.ok_or_else(|| broken("counter"))?.int(0)?;
    u64::try_from(value).map_err(|_| broken("counter"))
}
