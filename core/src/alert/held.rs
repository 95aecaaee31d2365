//! Where the warnings are written down, and what becomes of them when the disk takes nothing.
//!
//! A warning that cannot be stored is shown and rings all the same: everything known of the warnings is then copied into
//! a database in memory with the same tables, which is read and written in the disk's place. Each later write tries to
//! put it all back, heartbeats see to it that there is one a minute; what rang or was read meanwhile goes with it, so
//! that nothing rings again at the next start but what never could be stored.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hue_model::id::AlertId;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::mark::Mark;
use super::revoke;
use crate::engine::Data;
use crate::store::{self, StoreError, alert};
use crate::trust::Keys;

/// The warnings in memory, while the disk takes nothing.
#[derive(Default)]
pub(super) struct Held {
    memory: Mutex<Option<Memory>>,
    /// Whoever writes does it alone, so that nothing is written between copying and putting back.
    writing: tokio::sync::Mutex<()>,
}

struct Memory {
    db: Connection,
    /// What the disk has.
    on_disk: BTreeSet<AlertId>,
}

/// Everything known of the warnings.
struct Everything {
    alerts: Vec<alert::Stored>,
    keys: Vec<String>,
    mark: Mark,
}

impl Everything {
    fn of(db: &Connection) -> Result<Self, StoreError> {
        Ok(Self { alerts: alert::stored(db)?, keys: alert::keys(db)?, mark: Mark::get(db)? })
    }

    fn write(&self, db: &Connection) -> Result<(), StoreError> {
        // What went from memory goes from the disk too.
        let kept = self.alerts.iter().filter_map(alert::Stored::jws).collect();
        revoke::purge_unlisted(db, &Keys::kept(&self.keys).revoked, &kept)?;
        for row in &self.alerts {
            alert::put_back(db, row)?;
        }
        for key in &self.keys {
            alert::add_key(db, key)?;
        }
        self.mark.set(db)
    }
}

impl Held {
    fn look(&self) -> MutexGuard<'_, Option<Memory>> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Which messages are only in memory, of these.
    pub(super) fn unkept(&self, ids: impl Iterator<Item = AlertId>) -> BTreeSet<AlertId> {
        let memory = self.look();
        let only_here = |id: &AlertId| memory.as_ref().is_some_and(|memory| !memory.on_disk.contains(id));
        ids.filter(only_here).collect()
    }

    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Option<Result<T, StoreError>> {
        self.look().as_ref().map(|memory| read(&memory.db))
    }

    fn write<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Option<Result<T, StoreError>> {
        let mut memory = self.look();
        let db = &mut memory.as_mut()?.db;
        Some(db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from).and_then(
            |transaction| {
                let done = write(&transaction)?;
                transaction.commit()?;
                Ok(done)
            },
        ))
    }
}

/// Reads what is known of the warnings.
pub(super) async fn read<T: Send + 'static>(
    data: &Data,
    read: impl Fn(&Connection) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    match data.alerts.held.read(&read) {
        Some(read) => read,
        None => data.store.read(read).await,
    }
}

/// Writes in one transaction: durable before this answers, or in memory where the disk takes nothing. In a task of its
/// own: somebody who began to write and does something else meanwhile must not hold up whoever writes next.
pub(super) async fn write<T: Send + 'static>(
    data: &Arc<Data>,
    write: impl Fn(&Transaction<'_>) -> Result<T, StoreError> + Send + Sync + 'static,
) -> Result<T, StoreError> {
    let data = Arc::clone(data);
    let work = tokio::spawn(async move { write_alone(&data, write).await });
    work.await.map_err(|_| StoreError::Closed)?
}

async fn write_alone<T: Send + 'static>(
    data: &Data,
    write: impl Fn(&Transaction<'_>) -> Result<T, StoreError> + Send + Sync + 'static,
) -> Result<T, StoreError> {
    let held = &data.alerts.held;
    let _alone = held.writing.lock().await;
    let write = Arc::new(write);
    if let Some(written) = held.write(|db| write(db)) {
        put_back(data).await;
        return written;
    }
    let on_disk = Arc::clone(&write);
    match data.store.tidy(move |db| on_disk(db)).await {
        Err(error @ (StoreError::Sqlite(_) | StoreError::Io(_))) => {
            tracing::warn!(?error, "the disk takes no warnings: they are held in memory");
            hold(data).await?;
            held.write(|db| write(db)).unwrap_or(Err(error))
        }
        done => done,
    }
}

/// Copies everything into memory; where it cannot be read either, what comes is better than nothing.
async fn hold(data: &Data) -> Result<(), StoreError> {
    let everything = data.store.read(Everything::of).await;
    let db = store::in_memory()?;
    let mut on_disk = BTreeSet::new();
    match everything {
        Ok(everything) => {
            everything.write(&db)?;
            on_disk = everything.alerts.iter().map(|row| row.id).collect();
        }
        Err(error) => tracing::error!(?error, "the stored warnings cannot be read"),
    }
    *data.alerts.held.look() = Some(Memory { db, on_disk });
    Ok(())
}

/// Puts everything back, if there is room.
async fn put_back(data: &Data) {
    let Some(Ok(everything)) = data.alerts.held.read(Everything::of) else { return };
    match data.store.tidy(move |db| everything.write(db)).await {
        Ok(()) => {
            *data.alerts.held.look() = None;
            tracing::info!("the warnings that were held in memory are stored");
        }
        Err(error) => tracing::debug!(?error, "the disk still takes no warnings"),
    }
}
