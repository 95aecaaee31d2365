//! The record: one SQL text for SQLite and PostgreSQL, many readers, one writer with group commit.
//!
//! [`Store::read`] lends a connection, [`Store::write`] runs a piece of work in the writer's next transaction and
//! answers after its COMMIT. One file per table below; what the two engines do not share is in `dialect`.

pub mod alert;
pub mod alert_draft;
pub mod alert_receipt;
pub mod audit;
mod bulk;
pub mod camera;
pub mod catalogue_edit;
pub mod db;
mod dialect;
pub mod dossier;
pub mod drill;
pub mod duty;
pub mod duty_call;
pub mod gauge;
pub mod gauge_crossing;
pub mod gauge_key;
mod migrate;
pub mod outage;
pub mod push;
mod put;
pub mod queue;
pub mod rating;
pub mod report;
pub mod report_count;
pub mod report_month;
pub mod role;
pub mod secret;
pub mod session;
pub mod shelter;
pub mod sms_out;
pub mod sos;
pub mod source;
pub mod team;
pub mod timeline;
pub mod upload;
mod writer;

use std::path::Path;

use futures_util::future::BoxFuture;

pub use db::{Arg, Conn, Row};
pub(crate) use dialect::is_transient;
pub use migrate::Columns;
pub use put::{NewReport, PutOutcome};

use crate::problem::{Failure, Result};
use dialect::Address;
use writer::Writer;

/// The record of the city.
#[derive(Clone)]
pub struct Store {
    readers: dialect::Pool,
    writer: Writer,
}

impl Store {
    /// Opens the record at a PostgreSQL address, or as SQLite in `data`, and brings its schema up to date.
    ///
    /// # Errors
    /// The database cannot be opened, or its schema is newer than this build.
    pub async fn open(data: &Path, database: Option<&str>) -> Result<Self> {
        let address = match database {
            Some(url) => Address::postgres(url)?,
            None => Address::sqlite(&data.join("city.db")),
        };
        let writer = Writer::start(address.clone()).await?;
        Ok(Self { readers: address.readers().await?, writer })
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// None becomes free in time.
    pub async fn read(&self) -> Result<Conn> {
        self.readers.acquire().await
    }

    /// Runs `work` in the writer's next transaction, inside a savepoint of its own, and answers after the COMMIT.
    ///
    /// # Errors
    /// What `work` fails with (then nothing of it is kept), or the failure of the COMMIT.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        self.writer.run(work).await
    }

    /// Whether other nodes may write into the same record.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self.readers, dialect::Pool::Postgres(_))
    }

    /// Whether something can still be written.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.writer.is_there()
    }

    /// Stores a report that was sent, many at a time.
    ///
    /// # Errors
    /// The database fails.
    pub async fn put(&self, report: NewReport) -> Result<PutOutcome> {
        self.writer.put(report).await
    }

    /// Every table with its columns, to compare the two engines.
    ///
    /// # Errors
    /// The database fails.
    pub async fn columns(&self) -> Result<Columns> {
        migrate::columns(&mut self.read().await?).await
    }

    /// Lets the writer finish what it has and closes every connection.
    pub async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
    }
}

/// The failure of a row that does not have the form our own code wrote.
pub(crate) fn broken(what: &str) -> Failure {
    Failure::Data(format!("a stored {what} cannot be read"))
}
