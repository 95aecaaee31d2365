//! Table `audit`: who did what to what, and when; also every look at a reporter.

use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::db::{Arg, Conn, Row};

/// One line of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Millis,
    /// Who: an owner's key, or `iss sub` of an operator's person id.
    pub actor: String,
    /// What, such as `report.put` or `reporter.look`.
    pub action: String,
    /// To what: an id.
    pub subject: String,
    /// More, never personal data.
    pub detail: Option<String>,
}

impl Line {
    /// A line without detail.
    #[must_use]
    pub fn new(at: Millis, actor: &str, action: &str, subject: impl ToString) -> Self {
        Self { at, actor: actor.into(), action: action.into(), subject: subject.to_string(), detail: None }
    }

    pub(crate) fn values(self) -> Vec<Arg> {
        args![self.at, self.actor, self.action, self.subject, self.detail]
    }
}

pub(crate) const INSERT: &str = "INSERT INTO audit (at, actor, action, subject, detail)";

/// Writes a line.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, line: Line) -> Result<()> {
    conn.insert_many(INSERT, vec![line.values()], "").await
}

fn from_row(row: &Row) -> Result<Line> {
    Ok(Line {
        at: Millis(row.int(0)?),
        actor: row.text(1)?,
        action: row.text(2)?,
        subject: row.text(3)?,
        detail: row.opt_text(4)?,
    })
}

/// Every line about a subject, oldest first.
///
/// # Errors
/// The database fails.
pub async fn about(conn: &mut Conn, subject: &str) -> Result<Vec<Line>> {
    let sql = "SELECT at, actor, action, subject, detail FROM audit WHERE subject = $1 ORDER BY id";
    conn.all(sql, args![subject]).await?.iter().map(from_row).collect()
}

/// The newest line about a subject that is not of this action.
///
/// # Errors
/// The database fails.
pub async fn newest_but(conn: &mut Conn, subject: &str, action: &str) -> Result<Option<Line>> {
    let sql = "SELECT at, actor, action, subject, detail FROM audit WHERE subject = $1 AND action <> $2 \
        ORDER BY id DESC LIMIT 1";
    conn.one(sql, args![subject, action]).await?.as_ref().map(from_row).transpose()
}
