//! The table `outbox`: what still has to go out.

use hue_model::Problem;
use hue_model::id::ReportId;
use hue_model::problem::Rule;
use hue_model::time::Millis;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{StoreError, json};

/// What has to go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The report itself.
    Send,
    /// The wish to take it back.
    Withdraw,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Withdraw => "withdraw",
        }
    }
}

/// A row of `outbox` with whose it is.
#[derive(Clone, Debug)]
pub(crate) struct OutboxRow {
    pub(crate) number: i64,
    pub(crate) report: ReportId,
    pub(crate) kind: Kind,
    /// Whether the body is frozen: the city may have it.
    pub(crate) frozen: bool,
    /// Whether the city said it has the text.
    pub(crate) accepted: bool,
    /// Once it has: how many photos it still lacks.
    pub(crate) missing: u32,
    pub(crate) attempts: u32,
    pub(crate) next_try_at: Millis,
    pub(crate) problem: Option<Problem>,
    pub(crate) guest: bool,
    pub(crate) owner: Option<String>,
}

impl OutboxRow {
    /// Whether it stands still until the citizen decides.
    pub(crate) fn is_stopped(&self) -> bool {
        self.problem.as_ref().is_some_and(|problem| !problem.retry)
    }

    /// Whether it may go out while `person` is here.
    pub(crate) fn belongs_to(&self, person: Option<&str>) -> bool {
        self.guest || (self.owner.is_some() && self.owner.as_deref() == person)
    }
}

const SELECT: &str =
    "SELECT outbox.number AS number, report_id, kind, body IS NOT NULL AS frozen, accepted, missing, attempts,
    next_try_at, problem, guest, owner FROM outbox JOIN report ON report.id = report_id";

fn read(row: &Row<'_>) -> rusqlite::Result<OutboxRow> {
    let kind: String = row.get("kind")?;
    Ok(OutboxRow {
        number: row.get("number")?,
        report: json::id(row, "report_id")?,
        kind: if kind == Kind::Send.word() { Kind::Send } else { Kind::Withdraw },
        frozen: row.get("frozen")?,
        accepted: row.get("accepted")?,
        missing: row.get("missing")?,
        attempts: row.get("attempts")?,
        next_try_at: Millis(row.get("next_try_at")?),
        problem: json::optional(row, "problem")?,
        guest: row.get("guest")?,
        owner: row.get("owner")?,
    })
}

/// Everything that has to go out, oldest first.
pub(crate) fn all(db: &Connection) -> Result<Vec<OutboxRow>, StoreError> {
    let mut query = db.prepare(&format!("{SELECT} ORDER BY outbox.number"))?;
    Ok(query.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// The row of a report.
pub(crate) fn of_report(db: &Connection, report: ReportId) -> Result<Option<OutboxRow>, StoreError> {
    let mut query = db.prepare(&format!("{SELECT} WHERE report_id = ?1"))?;
    Ok(query.query_row([report.to_string()], read).optional()?)
}

/// Puts something in.
pub(crate) fn add(db: &Connection, report: ReportId, kind: Kind) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO outbox (report_id, kind) VALUES (?1, ?2)",
        [report.to_string().as_str(), kind.word()],
    )?;
    Ok(())
}

/// Takes the row of a report out.
pub(crate) fn remove(db: &Connection, report: ReportId) -> Result<(), StoreError> {
    db.execute("DELETE FROM outbox WHERE report_id = ?1", [report.to_string()])?;
    Ok(())
}

/// Takes a row out if it is still of that kind: the citizen may have turned it into a withdrawal meanwhile.
pub(crate) fn finish(db: &Connection, number: i64, kind: Kind) -> Result<bool, StoreError> {
    let sql = "DELETE FROM outbox WHERE number = ?1 AND kind = ?2";
    Ok(db.execute(sql, params![number, kind.word()])? == 1)
}

/// Turns the sending of a report into its withdrawal.
pub(crate) fn turn_to_withdraw(db: &Connection, report: ReportId) -> Result<(), StoreError> {
    db.execute(
        "UPDATE outbox SET kind = 'withdraw', attempts = 0, next_try_at = 0, problem = NULL WHERE report_id = ?1",
        [report.to_string()],
    )?;
    Ok(())
}

/// Turns a withdrawal that came too late back into the sending of what the city, which has the text, still lacks.
pub(crate) fn turn_to_send(db: &Connection, number: i64, missing: usize) -> Result<(), StoreError> {
    db.execute(
        "UPDATE outbox SET kind = 'send', attempts = 0, next_try_at = 0, problem = NULL
         WHERE number = ?1 AND kind = 'withdraw'",
        [number],
    )?;
    set_accepted(db, number, missing)
}

/// The frozen body.
pub(crate) fn body(db: &Connection, number: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let mut query = db.prepare("SELECT body FROM outbox WHERE number = ?1 AND kind = 'send'")?;
    Ok(query.query_row([number], |row| row.get(0)).optional()?.flatten())
}

/// Freezes the body, or takes it back with `None` when it surely never left.
pub(crate) fn set_body(db: &Connection, number: i64, body: Option<&[u8]>) -> Result<bool, StoreError> {
    let sql = "UPDATE outbox SET body = ?2 WHERE number = ?1 AND kind = 'send'";
    Ok(db.execute(sql, params![number, body])? == 1)
}

/// Remembers that the city has the text, and how many photos it still lacks.
pub(crate) fn set_accepted(db: &Connection, number: i64, missing: usize) -> Result<(), StoreError> {
    let missing = u32::try_from(missing).unwrap_or(u32::MAX);
    db.execute("UPDATE outbox SET accepted = 1, missing = ?2 WHERE number = ?1", params![number, missing])?;
    Ok(())
}

/// Sets when to try again, and what stands in the way.
pub(crate) fn set_next_try(
    db: &Connection,
    row: &OutboxRow,
    at: Millis,
    problem: Option<&Problem>,
) -> Result<(), StoreError> {
    let problem = problem.map(serde_json::to_string).transpose()?;
    db.execute(
        "UPDATE outbox SET attempts = attempts + 1, next_try_at = ?3, problem = ?4 WHERE number = ?1 AND kind = ?2",
        params![row.number, row.kind.word(), at.0, problem],
    )?;
    Ok(())
}

/// Makes everything due now, what stands still as well.
pub(crate) fn try_all_now(db: &Connection) -> Result<(), StoreError> {
    db.execute("UPDATE outbox SET next_try_at = 0, attempts = 0, problem = NULL", [])?;
    Ok(())
}

/// Holds back what would go out under the name of `person`, who did not agree to that; answers whether
/// there was anything. What the city has begun to receive under the name goes on.
pub(crate) fn hold_back(db: &Connection, person: &str) -> Result<bool, StoreError> {
    let held = db.execute(
        "UPDATE outbox SET problem = ?1 WHERE kind = 'send' AND accepted = 0 AND problem IS NULL AND report_id IN
           (SELECT id FROM report WHERE guest = 0 AND (owner IS NULL OR owner = ?2))",
        [not_agreed()?.as_str(), person],
    )?;
    Ok(held > 0)
}

/// Lets go what was held back for want of an agreement.
pub(crate) fn let_go(db: &Connection) -> Result<(), StoreError> {
    db.execute("UPDATE outbox SET problem = NULL, next_try_at = 0 WHERE problem = ?1", [not_agreed()?])?;
    Ok(())
}

fn not_agreed() -> Result<String, StoreError> {
    Ok(serde_json::to_string(&Problem::field("consent", Rule::Required))?)
}
