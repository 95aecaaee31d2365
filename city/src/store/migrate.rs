//! Numbered steps of the schema, each in a transaction together with its number.

use std::collections::BTreeMap;

use crate::args;
use crate::problem::{Failure, Result};
use crate::store::db::Conn;
use crate::store::dialect;

/// Table and column, with the type and whether it may be absent.
pub type Columns = BTreeMap<(String, String), (String, bool)>;

struct Step {
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($number:literal) => {
        Step {
            sqlite: include_str!(concat!("../../migrations/", $number, ".sqlite.sql")),
            postgres: include_str!(concat!("../../migrations/", $number, ".postgres.sql")),
        }
    };
}

/// Every step there ever was; a released one is never edited.
const STEPS: &[Step] = &[
    step!("001"),
    step!("002"),
    step!("003"),
    step!("004"),
    step!("005"),
    step!("006"),
    step!("007"),
    step!("008"),
    step!("009"),
    step!("010"),
    step!("011"),
    step!("012"),
    step!("013"),
    step!("014"),
    step!("015"),
    step!("016"),
    step!("017"),
    step!("018"),
    step!("019"),
    step!("020"),
    step!("021"),
    step!("022"),
    step!("023"),
    step!("024"),
    step!("025"),
    step!("026"),
    step!("027"),
    step!("028"),
    step!("029"),
    step!("030"),
];

const VERSIONS: &str = "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY, applied BIGINT NOT NULL)";

/// Brings the schema up to date; two nodes that start at once wait for each other.
pub(crate) async fn run(conn: &mut Conn) -> Result<()> {
    conn.script(dialect::begin_schema(conn)).await?;
    match steps(conn).await {
        Ok(()) => conn.script("COMMIT").await,
        Err(failure) => {
            conn.script("ROLLBACK").await?;
            Err(failure)
        }
    }
}

async fn steps(conn: &mut Conn) -> Result<()> {
    if let Conn::Postgres(_) = conn {
        conn.script("SELECT pg_advisory_xact_lock(20251)").await?;
    }
    let versions = match conn {
        Conn::Sqlite(_) => SQLITE_VERSIONS,
        Conn::Postgres(_) => VERSIONS,
    };
    conn.script(versions).await?;
    let row = conn.one("SELECT COALESCE(MAX(version), 0) FROM schema_version", args![]).await?;
    let done = row.map_or(Ok(0), |row| row.int(0))?;
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if done > known {
        return Err(Failure::Config(format!("the database has schema {done}, this build knows {known}")));
    }
    for (number, step) in (1_i64..).zip(STEPS).filter(|(number, _)| *number > done) {
        conn.script(if matches!(conn, Conn::Sqlite(_)) { step.sqlite } else { step.postgres }).await?;
        conn.execute("INSERT INTO schema_version (version, applied) VALUES ($1, 1)", args![number]).await?;
    }
    Ok(())
}

const SQLITE_VERSIONS: &str = "CREATE TABLE IF NOT EXISTS schema_version \
    (version INTEGER NOT NULL PRIMARY KEY, applied INTEGER NOT NULL) STRICT";

pub(crate) async fn columns(conn: &mut Conn) -> Result<Columns> {
    let rows = conn.all(dialect::columns(conn), args![]).await?;
    rows.iter().map(|row| Ok(((row.text(0)?, row.text(1)?), (row.text(2)?, row.int(3)? == 0)))).collect()
}
