//! What SQLite and PostgreSQL do not share: opening, beginning to write, listing columns.

use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};

use crate::fault;
use crate::problem::Result;
use crate::store::db::Conn;

/// Connections to either engine.
#[derive(Clone, Debug)]
pub(crate) enum Pool {
    Sqlite(sqlx::SqlitePool),
    Postgres(sqlx::PgPool),
}

impl Pool {
    pub(crate) async fn acquire(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite(pool) => Conn::Sqlite(pool.acquire().await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Longest wait for a free connection before the caller is told to come back.
const ACQUIRE: Duration = Duration::from_secs(10);
/// A node that says nothing for so long in the midst of a transaction is thrown out, in milliseconds: it holds the
/// lock of all writers, and one that is well says its next word within a few.
const SILENT: &str = "5000";
/// Longest wait for a lock, in milliseconds: longer than a frozen node can hold one, and with a second try still
/// within the 30 s that a request may take.
const LOCK: &str = "10000";
/// Longest statement, in milliseconds: the wait for a lock and what comes after it.
const STATEMENT: &str = "15000";

/// Where a record is.
#[derive(Clone, Debug)]
pub(crate) enum Address {
    /// A SQLite file.
    Sqlite(SqliteConnectOptions),
    /// A PostgreSQL database.
    Postgres(PgConnectOptions),
}

impl Address {
    pub(crate) fn sqlite(file: &Path) -> Self {
        // FULL: an acknowledged report survives a power cut; in WAL mode NORMAL would lose the last commits.
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(fault::synchronous())
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(128);
        Self::Sqlite(options)
    }

    pub(crate) fn postgres(url: &str) -> Result<Self> {
        // As with SQLite: an acknowledged report survives a power cut, whatever the server's own setting is.
        let settings = [
            ("synchronous_commit", "on"),
            ("idle_in_transaction_session_timeout", SILENT),
            ("lock_timeout", LOCK),
            ("statement_timeout", STATEMENT),
        ];
        let options = PgConnectOptions::from_str(url)?.application_name("hue-city");
        Ok(Self::Postgres(options.options(settings)))
    }

    /// The writer's one connection, opened by whoever asks for it first: it then lives in that thread's runtime.
    pub(crate) fn writer(self) -> Pool {
        match self {
            // A storm writes all over the indexes: the writer keeps more of their pages than SQLite's usual 2 MB.
            Self::Sqlite(options) => {
                Pool::Sqlite(sqlite_pool(1).connect_lazy_with(options.pragma("cache_size", "-16384")))
            }
            // Plans are kept: one made while a table was empty would read all of it for ever after.
            Self::Postgres(options) => Pool::Postgres(
                postgres_pool(1).connect_lazy_with(options.options([("enable_seqscan", "off")])),
            ),
        }
    }

    /// Connections for reading.
    pub(crate) async fn readers(self) -> Result<Pool> {
        Ok(match self {
            Self::Sqlite(options) => {
                Pool::Sqlite(sqlite_pool(4).connect_with(options.pragma("query_only", "1")).await?)
            }
            // As above; but a list may well be read whole, so each question is planned anew.
            Self::Postgres(options) => {
                let options = options.options([("plan_cache_mode", "force_custom_plan")]);
                Pool::Postgres(postgres_pool(8).connect_with(options).await?)
            }
        })
    }
}

fn sqlite_pool(most: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(most).acquire_timeout(ACQUIRE).test_before_acquire(false)
}

fn postgres_pool(most: u32) -> PgPoolOptions {
    PgPoolOptions::new().max_connections(most).acquire_timeout(ACQUIRE)
}

/// Begins a transaction of the writer with the savepoint `put`, in one go. On PostgreSQL it waits for the writers of
/// other nodes, as SQLite does by itself: what its jobs read is then what they decide by until the COMMIT.
pub(crate) const fn begin(conn: &Conn) -> &'static str {
    match conn {
        Conn::Sqlite(_) => "BEGIN IMMEDIATE; SAVEPOINT put",
        Conn::Postgres(_) => {
            "BEGIN; SELECT value FROM counter WHERE name = 'version' FOR UPDATE; SAVEPOINT put"
        }
    }
}

/// Begins a transaction that changes the schema: a step over a large table, or another node's, takes its time.
pub(crate) const fn begin_schema(conn: &Conn) -> &'static str {
    match conn {
        Conn::Sqlite(_) => "BEGIN IMMEDIATE",
        Conn::Postgres(_) => "BEGIN; SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0",
    }
}

/// Whether the database could not do it now and may in a moment: the connection broke or was ended (class 08, 57P), a
/// wait took too long (55P03, 57014), or the server ended a transaction (25P03, class 40) or has no room (class 53).
pub(crate) fn is_transient(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| {
            matches!(code.as_ref(), "55P03" | "57014" | "25P03")
                || ["08", "57P", "40", "53"].iter().any(|class| code.len() == 5 && code.starts_with(class))
        }),
        _ => false,
    }
}

/// Every table and column: table, column, type family.
pub(crate) const fn columns(conn: &Conn) -> &'static str {
    match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name, c.name, lower(c.type), CAST(c.\"notnull\" AS INTEGER) \
             FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
        }
        Conn::Postgres(_) => {
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), \
             CASE data_type WHEN 'bigint' THEN 'integer' WHEN 'double precision' THEN 'real' \
             ELSE CAST(data_type AS TEXT) END, CAST(CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS BIGINT) \
             FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1, 2"
        }
    }
}
