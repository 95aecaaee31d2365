//! The database of the device: SQLCipher behind one thread and an async door.

pub(crate) mod alert;
pub(crate) mod cursor;
pub(crate) mod dossier;
pub(crate) mod gauge_threshold;
mod json;
pub(crate) mod meta;
mod migrate;
pub(crate) mod outbox;
pub(crate) mod photo;
pub(crate) mod plan;
pub(crate) mod published;
pub(crate) mod rating;
pub(crate) mod report;
pub(crate) mod sos;

use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread::JoinHandle;

use hue_model::Problem;
use hue_model::problem::Code;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use crate::vault::Keys;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("the database failed")]
    Sqlite(#[from] rusqlite::Error),
    #[error("a stored value is not readable")]
    Value(#[from] serde_json::Error),
    #[error("the database has schema {found}, this program knows {known}")]
    NewerSchema { found: i64, known: i64 },
    #[error("the database is closed")]
    Closed,
    #[error("the system failed")]
    Io(#[from] std::io::Error),
    /// A rule of ours, decided inside a transaction, which is rolled back.
    #[error("refused: {0}")]
    Refused(Problem),
}

impl StoreError {
    /// Rolls the transaction back and tells the citizen this.
    pub(crate) fn refuse(code: Code) -> Self {
        Self::Refused(Problem::new(code))
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(problem) => problem,
            StoreError::Io(error) => crate::files::io_problem(&error),
            StoreError::Sqlite(ref inner)
                if inner.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) =>
            {
                Self::new(Code::DiskFull)
            }
            other => {
                tracing::error!(error = ?other, "store");
                Self::new(Code::Storage)
            }
        }
    }
}

/// The database; every access runs on its one thread, in the order asked for.
pub(crate) struct Store {
    /// Has the key of this database; in the vault before the first word is written under it.
    keys: Arc<Keys>,
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    writes: Arc<AtomicU64>,
}

impl Store {
    /// Opens or makes the database with a raw 32-byte key, and brings its schema up to date.
    pub(crate) async fn open(path: &Path, key: &[u8; 32], keys: Arc<Keys>) -> Result<Self, StoreError> {
        let (path, key) = (path.to_owned(), *key);
        let (jobs, queue) = mpsc::channel::<Job>();
        let (opened, answer) = oneshot::channel();
        let thread = std::thread::Builder::new().name("hue-store".into()).spawn(move || {
            let mut connection = match connect(&path, &key) {
                Ok(connection) => connection,
                Err(error) => return drop(opened.send(Err(error))),
            };
            opened.send(Ok(())).ok();
            for job in queue {
                job(&mut connection);
            }
        })?;
        answer.await.map_err(|_| StoreError::Closed)??;
        let (jobs, thread) = (Mutex::new(Some(jobs)), Mutex::new(Some(thread)));
        Ok(Self { keys, jobs, thread, writes: Arc::default() })
    }

    /// Reads.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.run(move |connection| read(connection)).await
    }

    /// Writes in one transaction, durable before this answers; an error rolls all of it back.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.keys.save().await.map_err(|error| StoreError::Refused(error.into()))?;
        self.tidy(write).await
    }

    /// Writes what is not worth keeping a new key for: the engine's own housekeeping, as opposed to
    /// the citizen's words.
    pub(crate) async fn tidy<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let writes = Arc::clone(&self.writes);
        self.run(move |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = write(&transaction)?;
            crate::fault::point("written, not committed");
            transaction.commit()?;
            writes.fetch_add(1, Ordering::Release);
            crate::fault::point("committed");
            Ok(value)
        })
        .await
    }

    /// How often something was written: what was read is as new as the database for as long as this stays the same.
    pub(crate) fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    /// Closes the database after what was asked so far; later accesses fail.
    pub(crate) async fn close(&self) {
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            tokio::task::spawn_blocking(move || thread.join().ok()).await.ok();
        }
    }

    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (sender, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| drop(sender.send(job(connection))));
        self.jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .ok_or(StoreError::Closed)?
            .send(job)
            .map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }
}

impl Drop for Store {
    /// The file is closed when nobody has the database any more, and not some time after: SQLCipher takes its locks away
    /// when the process ends, and a thread that is still at work then takes the process down with it.
    fn drop(&mut self) {
        drop(self.jobs.get_mut().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.thread.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != std::thread::current().id()) {
            thread.join().ok();
        }
    }
}

/// The same tables in memory, for as long as the disk takes nothing.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    migrate::migrate(&mut connection)?;
    Ok(connection)
}

#[cfg(test)]
impl Store {
    /// Lets the database grow by so many pages and no more: SQLite answers the same to its own limit as to the disk's.
    pub(crate) async fn has_room_for(&self, pages: i64) {
        let limit = move |db: &Connection| {
            let now: i64 = db.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let most = format!("PRAGMA max_page_count = {}", now + pages);
            Ok(db.query_row(&most, [], |row| row.get::<_, i64>(0))?)
        };
        self.read(limit).await.unwrap();
    }
}

fn connect(path: &Path, key: &[u8; 32]) -> Result<Connection, StoreError> {
    let mut connection = Connection::open(path)?;
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    connection.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";"))?;
    // FULL: what was answered survives a power cut; temporary tables never touch the disk unencrypted.
    connection.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = {}; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -1024;",
        crate::fault::synchronous(),
    ))?;
    migrate::migrate(&mut connection)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn keys(folder: &std::path::Path) -> std::sync::Arc<crate::vault::Keys> {
        let chance = std::sync::Arc::new(crate::entropy::SystemEntropy);
        let keys = crate::vault::Keys::open(folder, &crate::vault::KeyringChoice::Memory, chance).await;
        std::sync::Arc::new(keys.unwrap())
    }

    #[tokio::test]
    async fn a_full_disk_is_said_plainly_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::open(&folder.path().join("full.db"), &[1; 32], keys(folder.path()).await).await.unwrap();
        store.write(|db| meta::set(db, "kept", &"before")).await.unwrap();
        store.has_room_for(0).await;
        let large = "x".repeat(200_000);
        let full = store.write(move |db| {
            meta::set(db, "kept", &"after")?;
            meta::set(db, "large", &large)
        });
        let problem = Problem::from(full.await.unwrap_err());
        assert_eq!((problem.code, problem.retry), (Code::DiskFull, true));
        let kept: Option<String> = store.read(|db| meta::get(db, "kept")).await.unwrap();
        assert_eq!(kept.as_deref(), Some("before"));
        store.close().await;
        assert!(matches!(store.read(|_| Ok(())).await, Err(StoreError::Closed)));
    }

    #[tokio::test]
    async fn a_refusal_inside_a_transaction_rolls_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("refused.db"), &[1; 32], keys(folder.path()).await)
            .await
            .unwrap();
        let refused = store.write(|db| {
            meta::set(db, "half", &1)?;
            Err::<(), _>(StoreError::refuse(Code::Frozen))
        });
        assert_eq!(Problem::from(refused.await.unwrap_err()).code, Code::Frozen);
        assert_eq!(store.read(|db| meta::get::<i64>(db, "half")).await.unwrap(), None);
    }
}
