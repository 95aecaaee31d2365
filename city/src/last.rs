//! What this node read last: while the record is silent it is still shown.

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
    kept: RwLock<Option<(Instant, Arc<T>)>>,
    /// Whoever reads the next one holds it.
    reading: tokio::sync::Mutex<()>,
}

impl<T> Default for Last<T> {
    fn default() -> Self {
        Self { kept: RwLock::default(), reading: tokio::sync::Mutex::default() }
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
        let last = match self.kept() {
            Some((at, kept)) if at.elapsed() < FRESH => return Ok(kept),
            Some((_, kept)) => Some(kept),
            None => None,
        };
        let turn = match &last {
            Some(last) => match self.reading.try_lock() {
                Ok(turn) => turn,
                Err(_) => return Ok(last.clone()),
            },
            None => self.reading.lock().await,
        };
        if let (None, Some(first)) = (&last, self.known()) {
            // Whoever held it read the first one.
            return Ok(first);
        }
        let read = tokio::time::timeout(patience, read).await;
        let read = read.unwrap_or_else(|_| Err(Failure::try_again()));
        if let Ok(new) = &read {
            let kept = Some((Instant::now(), new.clone()));
            *self.kept.write().unwrap_or_else(PoisonError::into_inner) = kept;
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
        self.kept().map(|(_, kept)| kept)
    }

    /// What this node changed is read at once.
    pub(crate) fn forget(&self) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, _)) = kept.as_mut() {
            *at = at.checked_sub(FRESH).unwrap_or(*at);
        }
    }

    fn kept(&self) -> Option<(Instant, Arc<T>)> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
