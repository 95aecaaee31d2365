//! What this node read last: while the record is silent it is still shown.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::time::Instant;

use crate::problem::{Failure, Result};

/// How long something is served before the record is read again.
const FRESH: Duration = Duration::from_secs(2);
/// Longest wait for what is read with one query.
pub(crate) const PATIENCE: Duration = Duration::from_millis(500);

/// The last of its kind on this node.
#[derive(Debug)]
pub struct Last<T> {
    kept: RwLock<Option<Kept<T>>>,
    /// How often this node has changed what is read here.
    changes: AtomicU64,
    /// Whoever reads the next one holds it.
    reading: tokio::sync::Mutex<()>,
}

/// What was read, when, and after how many changes of this node.
#[derive(Debug)]
struct Kept<T> {
    at: Instant,
    changes: u64,
    read: Arc<T>,
}

impl<T> Default for Last<T> {
    fn default() -> Self {
        Self {
            kept: RwLock::default(),
            changes: AtomicU64::default(),
            reading: tokio::sync::Mutex::default(),
        }
    }
}

impl<T: Send + Sync> Last<T> {
    /// That of just now, which `read` brings if need be, or the last one while the record does not answer within
    /// `patience`.
    ///
    /// # Errors
    /// There never was one, and none can be read.
    pub(crate) async fn or_read(
        &self,
        patience: Duration,
        read: impl Future<Output = Result<Arc<T>>> + Send,
    ) -> Result<Arc<T>> {
        if let Some(fresh) = self.fresh() {
            return Ok(fresh);
        }
        let last = self.known();
        let turn = match (self.is_changed(), &last, self.reading.try_lock()) {
            (_, _, Ok(turn)) => turn,
            (false, Some(last), Err(_)) => return Ok(last.clone()),
            // What this node changed is waited for, and the very first one too.
            (true, Some(last), Err(_)) => match tokio::time::timeout(patience, self.reading.lock()).await {
                Ok(turn) => turn,
                Err(_) => return Ok(last.clone()),
            },
            (_, None, Err(_)) => self.reading.lock().await,
        };
        if let Some(fresh) = self.fresh() {
            // Whoever held it read it.
            return Ok(fresh);
        }
        // Counted before it is read: what changes meanwhile may not be in it.
        let changes = self.changes.load(Ordering::SeqCst);
        let read = tokio::time::timeout(patience, read).await;
        let read = read.unwrap_or_else(|_| Err(Failure::try_again()));
        if let Ok(new) = &read {
            let kept = Kept { at: Instant::now(), changes, read: new.clone() };
            *self.kept.write().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        }
        drop(turn);
        match (read, last) {
            (Ok(new), _) => Ok(new),
            (Err(failure), Some(last)) => {
                tracing::warn!(error = %failure, "what was read last is served: it could not be read anew");
                Ok(last)
            }
            (Err(failure), None) => Err(failure),
        }
    }

    /// What was read last, however long ago.
    pub(crate) fn known(&self) -> Option<Arc<T>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().map(|kept| kept.read.clone())
    }

    /// What this node changed is read at once.
    pub(crate) fn forget(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
    }

    /// What was read just now, and not before a change.
    fn fresh(&self) -> Option<Arc<T>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|kept| kept.at.elapsed() < FRESH)?;
        (kept.changes == self.changes.load(Ordering::SeqCst)).then(|| kept.read.clone())
    }

    /// Whether this node changed it since it was read.
    fn is_changed(&self) -> bool {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().is_some_and(|kept| kept.changes != self.changes.load(Ordering::SeqCst))
    }
}
