//! The list of places as this node read it last: while the record is silent it is still shown, with its time.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use hue_model::shelter::{Shelter, Shelters};
use hue_model::time::Millis;
use tokio::time::Instant;

use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::shelter;

/// How long a list is served before the record is read again.
const FRESH: Duration = Duration::from_secs(2);
/// Longest wait for the record where there is an older list.
const PATIENCE: Duration = Duration::from_millis(500);
/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

/// The last list of this node.
#[derive(Debug, Default)]
pub struct Last {
    kept: RwLock<Option<(Instant, Arc<Shelters>)>>,
    /// Whoever reads the next one holds it.
    reading: tokio::sync::Mutex<()>,
}

impl Last {
    /// The list of just now, or the last one while the record does not answer: it says of itself how old it is.
    ///
    /// # Errors
    /// There never was one, and none can be read.
    pub async fn get(&self, app: &App) -> Result<Arc<Shelters>> {
        let last = match self.kept() {
            Some((at, list)) if at.elapsed() < FRESH => return Ok(list),
            Some((_, list)) => Some(list),
            None => None,
        };
        let turn = match &last {
            Some(last) => match self.reading.try_lock() {
                Ok(turn) => turn,
                Err(_) => return Ok(last.clone()),
            },
            None => self.reading.lock().await,
        };
        let read = tokio::time::timeout(PATIENCE, read(app)).await;
        let read = read.unwrap_or_else(|_| Err(Failure::try_again()));
        drop(turn);
        match (read, last) {
            (Ok(list), _) => {
                let list = Arc::new(list);
                let kept = Some((Instant::now(), list.clone()));
                *self.kept.write().unwrap_or_else(PoisonError::into_inner) = kept;
                Ok(list)
            }
            (Err(failure), Some(last)) => {
                tracing::warn!(error = %failure, "the list of shelters could not be read anew");
                Ok(last)
            }
            (Err(failure), None) => Err(failure),
        }
    }

    /// What this node changed is read at once.
    pub(crate) fn forget(&self) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, _)) = kept.as_mut() {
            *at = at.checked_sub(FRESH).unwrap_or(*at);
        }
    }

    fn kept(&self) -> Option<(Instant, Arc<Shelters>)> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Every place that people may go to, with what was said of it last, as of a whole minute: every node reads the same.
async fn read(app: &App) -> Result<Shelters> {
    let stored = shelter::all(&mut app.store.read().await?).await?;
    let open = stored.into_iter().filter(|place| !place.retired && (app.profile.demo || !place.shelter.demo));
    let shelters: Vec<Shelter> = open.map(|place| place.shelter).collect();
    let minute = Millis(app.now().0.div_euclid(MINUTE).saturating_mul(MINUTE));
    let issued_at = shelters.iter().filter_map(|place| place.confirmed_at).fold(minute, Millis::max);
    Ok(Shelters { issued_at, shelters })
}
