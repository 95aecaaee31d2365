//! Makes warnings known, each once, and notices when their time is over.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use hue_model::alert::{AlertState, AlertSummary, Loudness};
use hue_model::consent::Purpose;
use hue_model::event::{Event, Topic};
use hue_model::id::IncidentId;
use hue_model::settings::Settings;
use hue_model::time::Millis;

use super::held;
use super::mark::{Mark, Now};
use super::thread::{self, KEPT, Thread, View};
use super::{place, receipt};
use crate::consent;
use crate::engine::{Core, Data};
use crate::store::{StoreError, alert};

/// Looks at every change until `data` is closed.
pub(super) async fn run(core: Arc<Core>, data: Arc<Data>) {
    let mut bell = Bell { core, data, rung: BTreeSet::new(), active: None, swept: false };
    loop {
        let pause = match bell.look().await {
            Ok(pause) => pause,
            Err(error) => {
                tracing::error!(%error, "the warnings cannot be read");
                None
            }
        };
        tokio::select! {
            () = bell.data.stop.cancelled() => return,
            () = bell.data.alerts.looked() => {}
            () = sleep(&bell.core, pause) => {}
        }
    }
}

async fn sleep(core: &Core, pause: Option<Duration>) {
    match pause {
        Some(pause) => core.time.sleep(pause).await,
        None => std::future::pending().await,
    }
}

struct Bell {
    core: Arc<Core>,
    data: Arc<Data>,
    /// What rang in this run, as it was signed: also when that could not be written down it does not ring twice.
    rung: BTreeSet<String>,
    active: Option<BTreeSet<IncidentId>>,
    swept: bool,
}

impl Bell {
    /// Rings what has to ring; answers when the next warning ends, if the time is known.
    async fn look(&mut self) -> Result<Option<Duration>, StoreError> {
        let (mark, mut threads) = held::read(&self.data, |db| Ok((Mark::get(db)?, thread::all(db)?))).await?;
        let now = Now::of(&self.core);
        let view = View::of(&self.core, &self.data, &mark, now, &threads);
        threads.sort_by_key(|thread| thread.last.alert.sequence);
        for thread in &threads {
            if self.is_due(thread, &view) {
                self.ring(thread, &view).await;
            }
        }
        // Consents stay on the disk, which is read also while it is full.
        let place_wanted = threads.iter().any(|thread| thread.concerns_others(&view))
            && consent::granted(&self.core, Purpose::WarnHere).await == Ok(true);
        if place_wanted {
            self.data.alerts.place.ask(&self.core);
        }
        self.tell_ends(&threads, &view).await?;
        if now.sure && !self.swept {
            self.swept = true;
            held::write(&self.data, move |db| alert::sweep(db, now.at.plus(-KEPT))).await?;
        }
        let next_end = now.sure.then(|| until_next_end(&threads, now.at)).flatten();
        Ok(next_end.into_iter().chain(place_wanted.then_some(place::ASK_AGAIN)).min())
    }

    /// Whether the last message of an event still has to be made known here. The end of an event is
    /// told only to those who heard of it.
    fn is_due(&self, thread: &Thread, view: &View) -> bool {
        let row = &thread.last.row;
        let new = !row.rang && row.acknowledged_at.is_none() && !self.rung.contains(&row.jws);
        let told = || thread.earlier.iter().any(|message| message.row.rang);
        new && thread.counts(view.now)
            && !thread.summary(view).reasons.is_empty()
            && (thread.state(view.now) == AlertState::Active || told())
    }

    /// Rings, and writes it down after: an end between the two rings again at the next start, so that no
    /// warning is lost. With nobody there to hear it, it waits for the first who listens.
    async fn ring(&mut self, thread: &Thread, view: &View) {
        let id = thread.last.alert.id;
        let alert = Box::new(as_it_rings(thread.summary(view), &view.settings, self.core.time.now()));
        if !self.core.hub.has_listeners() {
            return;
        }
        let receipt = receipt::of(&alert, &view.settings, Now::of(&self.core));
        self.core.hub.emit(Event::AlertRang { alert });
        self.rung.insert(thread.last.row.jws.clone());
        match held::write(&self.data, move |db| alert::set_rang(db, id)).await {
            Ok(()) => {
                if let Some(receipt) = receipt {
                    receipt::send(&self.core, &self.data, receipt).await;
                }
            }
            Err(error) => tracing::error!(%error, "what rang is known for this run only"),
        }
        // A profile that never held a word of the citizen's keeps what rang in it all the same.
        if let Err(error) = self.core.keys.save().await {
            tracing::warn!(%error, "what rang is known for this run only");
        }
    }

    /// Tells when other events are in force than before, and remembers the time, so that none of those that
    /// ended comes back with a clock that goes wrong.
    async fn tell_ends(&mut self, threads: &[Thread], view: &View) -> Result<(), StoreError> {
        let is_active = |thread: &&Thread| thread.state(view.now) == AlertState::Active;
        let active: BTreeSet<_> = threads.iter().filter(is_active).map(Thread::incident).collect();
        let before = self.active.replace(active.clone());
        if before.is_none_or(|before| before == active) {
            return Ok(());
        }
        let now = Now::of(&self.core);
        let remember = move |db: &rusqlite::Transaction<'_>| Mark::change(db, |mark| mark.pass(now, None));
        held::write(&self.data, remember).await?;
        self.core.hub.changed(Topic::Alerts);
        Ok(())
    }
}

/// The warning as loud as it is at this hour.
fn as_it_rings(mut alert: AlertSummary, settings: &Settings, now: Millis) -> AlertSummary {
    let quiet = settings.quiet_hours.is_some_and(|hours| hours.cover(now));
    if quiet && alert.loudness == Loudness::Normal {
        alert.loudness = Loudness::Quiet;
    }
    alert
}

fn until_next_end(threads: &[Thread], now: Millis) -> Option<Duration> {
    let ends = threads.iter().map(|thread| thread.last.alert.expires.since(now));
    let next = ends.filter(|left| *left > 0).min()?;
    Some(Duration::from_millis(u64::try_from(next).unwrap_or_default()))
}
