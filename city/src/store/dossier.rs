//! Tables `dossier`, `dossier_step` and `dossier_paper`: dossiers of administrative procedures, what happened to each, and
//! the papers that were asked for.

use hue_model::dossier::{Dossier, DossierResult, DossierStep, MissingPaper};
use hue_model::time::Millis;
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::{Failure, Result};
use crate::store::db::{Arg, Conn, Row};
use crate::store::report::{take, value, word};

/// A dossier as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The dossier, with the applicant's whole name.
    pub dossier: Dossier,
    /// Rises with each change; 0 before it is stored.
    pub version: i64,
    /// What the PIN of its receipt is compared with.
    pub pin_hash: String,
    /// How many working hours the procedure takes.
    pub working_hours: i64,
}

const COLUMNS: &str = "number, version, pin_hash, procedure, competent_authority, ward_code, applicant, received_at, \
    working_hours, due_at, state, decided_at, granted, output, reason, collect_at, changed_at, demo";

fn from_row(row: &Row) -> Result<Stored> {
    let text = |at| Ok::<_, Failure>(row.opt_text(at)?.unwrap_or_default());
    let decided = row.opt_int(11)?.zip(row.opt_int(12)?);
    let (output, reason, collect_at) = (text(13)?, text(14)?, text(15)?);
    let result = decided.map(|(at, granted)| DossierResult {
        decided_at: Millis(at),
        granted: granted != 0,
        output,
        reason,
        collect_at,
    });
    let dossier = Dossier {
        number: row.text(0)?,
        procedure: row.text(3)?,
        competent_authority: row.text(4)?,
        ward_code: row.text(5)?,
        applicant: row.text(6)?,
        received_at: Millis(row.int(7)?),
        due_at: row.opt_int(9)?.map(Millis),
        state: value(row.text(10)?)?,
        steps: Vec::new(),
        papers: Vec::new(),
        result,
        changed_at: Millis(row.int(16)?),
        demo: row.int(17)? != 0,
    };
    Ok(Stored { dossier, version: row.int(1)?, pin_hash: row.text(2)?, working_hours: row.int(8)? })
}

/// A dossier by its number.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, number: &str) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM dossier WHERE number = $1");
    let Some(row) = conn.one(AssertSqlSafe(sql), args![number]).await? else { return Ok(None) };
    let mut found = from_row(&row)?;
    found.dossier.steps = steps(conn, number).await?;
    found.dossier.papers = papers(conn, number).await?;
    Ok(Some(found))
}

/// What the PIN of a dossier's receipt is compared with; that of a sample only where `samples` count.
///
/// # Errors
/// The database fails.
pub async fn pin_hash(conn: &mut Conn, number: &str, samples: bool) -> Result<Option<String>> {
    let sql = "SELECT pin_hash FROM dossier WHERE number = $1 AND demo <= $2";
    conn.one(sql, args![number, i64::from(samples)]).await?.map(|row| row.text(0)).transpose()
}

async fn steps(conn: &mut Conn, number: &str) -> Result<Vec<DossierStep>> {
    let sql = "SELECT at, state, agency, note FROM dossier_step WHERE number = $1 ORDER BY seq";
    let step = |row: &Row| {
        let (at, state) = (Millis(row.int(0)?), value(row.text(1)?)?);
        Ok(DossierStep { at, state, agency: row.text(2)?, note: row.text(3)? })
    };
    conn.all(sql, args![number]).await?.iter().map(step).collect()
}

async fn papers(conn: &mut Conn, number: &str) -> Result<Vec<MissingPaper>> {
    let sql = "SELECT name, asked_at, until, supplied_at FROM dossier_paper WHERE number = $1 ORDER BY seq";
    let paper = |row: &Row| {
        let (asked_at, until) = (Millis(row.int(1)?), Millis(row.int(2)?));
        Ok(MissingPaper { name: row.text(0)?, asked_at, until, supplied_at: row.opt_int(3)?.map(Millis) })
    };
    conn.all(sql, args![number]).await?.iter().map(paper).collect()
}

/// The dossiers that changed last, without their steps and papers.
///
/// # Errors
/// The database fails.
pub async fn newest(conn: &mut Conn, most: i64) -> Result<Vec<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM dossier ORDER BY changed_at DESC, number LIMIT $1");
    conn.all(AssertSqlSafe(sql), args![most]).await?.iter().map(from_row).collect()
}

/// Whether any desk ever put one on record; samples count where they are `wanted`.
///
/// # Errors
/// The database fails.
pub async fn is_any(conn: &mut Conn, samples: bool) -> Result<bool> {
    let sql = "SELECT number FROM dossier WHERE demo <= $1 LIMIT 1";
    Ok(conn.one(sql, args![i64::from(samples)]).await?.is_some())
}

/// The next number of its kind.
///
/// # Errors
/// The database fails.
pub async fn next(conn: &mut Conn) -> Result<i64> {
    take(conn, "dossier", 1).await
}

const INSERT: &str = "INSERT INTO dossier (version, pin_hash, procedure, competent_authority, ward_code, applicant, \
    received_at, working_hours, due_at, state, decided_at, granted, output, reason, collect_at, changed_at, demo, number) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
    ON CONFLICT (number) DO NOTHING";
const UPDATE: &str = "UPDATE dossier SET version = $1, pin_hash = $2, procedure = $3, competent_authority = $4, \
    ward_code = $5, applicant = $6, received_at = $7, working_hours = $8, due_at = $9, state = $10, decided_at = $11, \
    granted = $12, output = $13, reason = $14, collect_at = $15, changed_at = $16, demo = $17 \
    WHERE number = $18 AND version = $19";

/// Writes a dossier as it was read at its version, which then rises. Steps are added, never taken away.
///
/// # Errors
/// Somebody changed it since it was read, or the database fails.
pub async fn save(conn: &mut Conn, stored: &mut Stored) -> Result<()> {
    let read = stored.version;
    stored.version = read.saturating_add(1);
    let mut values = values(stored);
    let sql = if read == 0 { INSERT } else { UPDATE };
    if read != 0 {
        values.extend(args![read]);
    }
    if conn.execute(sql, values).await? == 0 {
        return Err(Failure::conflict("Somebody changed this dossier in the meantime"));
    }
    save_parts(conn, &stored.dossier).await
}

fn values(stored: &Stored) -> Vec<Arg> {
    let Stored { dossier, version, pin_hash, working_hours } = stored;
    let result = dossier.result.as_ref();
    args![
        *version,
        pin_hash,
        &dossier.procedure,
        &dossier.competent_authority,
        &dossier.ward_code,
        &dossier.applicant,
        dossier.received_at,
        *working_hours,
        dossier.due_at,
        word(dossier.state),
        result.map(|result| result.decided_at),
        result.map(|result| i64::from(result.granted)),
        result.map(|result| result.output.clone()),
        result.map(|result| result.reason.clone()),
        result.map(|result| result.collect_at.clone()),
        dossier.changed_at,
        dossier.demo,
        &dossier.number,
    ]
}

async fn save_parts(conn: &mut Conn, dossier: &Dossier) -> Result<()> {
    let number = &dossier.number;
    let step = |(seq, step): (i64, &DossierStep)| {
        args![number, seq, step.at, word(step.state), &step.agency, &step.note]
    };
    let steps: Vec<_> = (1..).zip(&dossier.steps).map(step).collect();
    let insert = "INSERT INTO dossier_step (number, seq, at, state, agency, note)";
    conn.insert_many(insert, steps, "ON CONFLICT (number, seq) DO NOTHING").await?;
    let paper = |(seq, paper): (i64, &MissingPaper)| {
        args![number, seq, &paper.name, paper.asked_at, paper.until, paper.supplied_at]
    };
    let papers: Vec<_> = (1..).zip(&dossier.papers).map(paper).collect();
    if papers.is_empty() {
        return Ok(());
    }
    let insert = "INSERT INTO dossier_paper (number, seq, name, asked_at, until, supplied_at)";
    let again = "ON CONFLICT (number, seq) DO UPDATE SET supplied_at = excluded.supplied_at";
    conn.insert_many(insert, papers, again).await
}
