//! What is in force now, signed, as every device may fetch it: made once and served to all.
//!
//! It is made anew when a message was published, and otherwise once a minute, so that its time of issue proves that
//! the city is there. The time is a whole minute or that of the newest message: every node makes the same bytes, and
//! a cache in front of them sees one file.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use bytes::Bytes;
use hue_model::alert::{ActiveAlerts, Alert, SignedActiveAlerts, SignedAlert};
use hue_model::time::Millis;
use tokio::sync::OwnedMutexGuard;

use super::{geojson, jws};
use crate::http::cached;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::alert;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;
/// Longest wait for a list that is being made, where there is an older one: many times what it takes.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long an event that ended is still listed, in milliseconds.
const LISTED: i64 = 24 * 3_600_000;

/// The list as it is served.
#[derive(Debug)]
pub struct Snapshot {
    sequence: i64,
    minute: i64,
    /// When the city said so.
    pub issued_at: Millis,
    /// The last message of every event in it, as devices read them out of the list.
    pub alerts: Vec<Alert>,
    /// A strong entity tag, with its quotes.
    pub etag: String,
    /// The JSON of [`SignedActiveAlerts`].
    pub body: Bytes,
    /// The same on a map with its entity tag, once somebody asked for it.
    geojson: OnceLock<(Bytes, String)>,
}

impl Snapshot {
    /// The warnings in force as GeoJSON, and the entity tag of that.
    pub(crate) fn geojson(&self, app: &App) -> &(Bytes, String) {
        self.geojson.get_or_init(|| {
            let body = geojson::collection(&app.pack, &self.alerts, self.issued_at).to_string();
            let etag = cached::tag(body.as_bytes());
            (body.into(), etag)
        })
    }
}

/// The newest list of this node.
#[derive(Debug, Default)]
pub struct Snapshots {
    newest: RwLock<Option<Arc<Snapshot>>>,
    /// Whoever makes the next one holds it.
    making: Arc<tokio::sync::Mutex<()>>,
    /// Whether the last one that was begun is not done yet after [`PATIENCE`], or failed.
    late: AtomicBool,
}

impl Snapshots {
    /// The list of this minute, or the last one, at once, while the record does not answer: it says of itself how old
    /// it is.
    ///
    /// # Errors
    /// There never was one, and none can be made.
    pub async fn get(&self, app: &App) -> Result<Arc<Snapshot>> {
        if let Some(fresh) = self.fresh(app) {
            return Ok(fresh);
        }
        // One is made at a time, whether anybody waits for it or not.
        if let Ok(turn) = self.making.clone().try_lock_owned() {
            let app = app.clone();
            tokio::spawn(async move { app.snapshots.renew(&app, turn).await });
        }
        match self.last() {
            None => drop(self.making.lock().await),
            Some(last) if self.late.load(Ordering::Acquire) => return Ok(last),
            Some(_) => drop(tokio::time::timeout(PATIENCE, self.making.lock()).await),
        }
        self.last().ok_or_else(Failure::try_again)
    }

    async fn renew(&self, app: &App, _turn: OwnedMutexGuard<()>) {
        let mut making = std::pin::pin!(make(app));
        let made = match tokio::time::timeout(PATIENCE, &mut making).await {
            Ok(made) => made,
            Err(_) => {
                self.late.store(true, Ordering::Release);
                making.await
            }
        };
        self.late.store(made.is_err(), Ordering::Release);
        match made {
            Ok(made) => *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(made)),
            Err(failure) => tracing::error!(error = %failure, "the list of warnings could not be made anew"),
        }
    }

    fn last(&self) -> Option<Arc<Snapshot>> {
        self.newest.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn fresh(&self, app: &App) -> Option<Arc<Snapshot>> {
        let (sequence, minute) = (app.feed.newest(), minute(app.now()));
        self.last().filter(|last| last.sequence >= sequence && last.minute == minute)
    }
}

const fn minute(now: Millis) -> i64 {
    now.0.div_euclid(MINUTE)
}

async fn make(app: &App) -> Result<Snapshot> {
    let now = app.now();
    let minute = minute(now);
    let on_the_minute = Millis(minute.saturating_mul(MINUTE));
    let (sequence, signed) = {
        let mut conn = app.store.read().await?;
        let sequence = alert::sequence(&mut conn).await?;
        (sequence, alert::active(&mut conn, sequence, on_the_minute.plus(-LISTED)).await?)
    };
    let read = signed.into_iter().filter_map(|jws| Some((jws::payload::<Alert>(&jws)?, jws)));
    let (alerts, signed): (Vec<_>, Vec<_>) = read.unzip();
    let issued_at = alerts.iter().map(|alert| alert.sent).fold(on_the_minute, Millis::max);
    let active = ActiveAlerts { sequence, issued_at, alerts: signed.into_iter().map(SignedAlert).collect() };
    let signed = SignedActiveAlerts {
        keys: app.alert_keys.published().to_vec(),
        active: app.alert_keys.sign(&active, now)?,
    };
    let body = serde_json::to_vec(&signed)?;
    let etag = cached::tag(&body);
    Ok(Snapshot { sequence, minute, issued_at, alerts, etag, body: body.into(), geojson: OnceLock::new() })
}
