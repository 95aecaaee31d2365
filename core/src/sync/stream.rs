//! One caller's stream, opened again whenever it ends.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};
use hue_model::queue::Network;
use hue_model::wire::MeEvent;
use reqwest::header::ACCEPT;
use tokio_util::sync::CancellationToken;

use super::{apply, proof, sse};
use crate::engine::{Core, Data};
use crate::entropy::shortened;
use crate::net::{CallError, Caller, Verdict};
use crate::outbox;

/// Longest pause before a stream is opened again.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// Longest pause between two questions while the citizen saves data; by chance up to a quarter less.
const SAVING: Duration = Duration::from_secs(900);
/// Longest event that is read, in bytes.
const EVENT_BYTES: usize = 1024 * 1024;

/// Keeps one caller's stream open until it is stopped or the caller leaves.
pub(super) async fn run(core: Arc<Core>, data: Arc<Data>, caller: Caller, stop: CancellationToken) {
    let listener = Listener { core, data, caller };
    tokio::select! {
        () = stop.cancelled() => {}
        () = listener.listen() => stop.cancel(),
    }
}

pub(super) struct Listener {
    pub(super) core: Arc<Core>,
    pub(super) data: Arc<Data>,
    pub(super) caller: Caller,
}

impl Listener {
    /// Ends only when the caller is not here any more.
    async fn listen(&self) {
        let mut saver = self.core.saver();
        loop {
            let saves = *saver.borrow_and_update();
            let way = if saves { self.ask_at_times().boxed() } else { self.hold_stream().boxed() };
            tokio::select! {
                () = way => return,
                _ = saver.changed() => {}
            }
        }
    }

    /// What changed, now and then, and no photos.
    async fn ask_at_times(&self) {
        loop {
            let woken = self.data.wake.notified();
            let asked = self.catch_up().await;
            let after = match &asked {
                Ok(()) => SAVING,
                Err(CallError::NobodyHere) => return,
                Err(CallError::City(verdict)) => {
                    self.note(verdict).await.unwrap_or_default().max(LONGEST_PAUSE)
                }
            };
            let pause = shortened(after, after / 4, self.core.config.entropy.as_ref());
            tokio::select! {
                () = self.core.time.sleep(pause) => {}
                () = woken, if asked.is_err() => {}
            }
        }
    }

    async fn hold_stream(&self) {
        let mut failures = 0_u32;
        loop {
            let woken = self.data.wake.notified();
            let after = match self.hear(&mut failures).await {
                Ok(()) => None,
                Err(CallError::NobodyHere) => return,
                Err(CallError::City(verdict)) => self.note(&verdict).await,
            };
            let pause = pause(&self.core, failures) + after.unwrap_or_default();
            failures = failures.saturating_add(1);
            tokio::select! {
                () = self.core.time.sleep(pause) => {}
                () = woken => {}
            }
        }
    }

    /// Opens the stream, reads the gap, and hears until the stream ends.
    async fn hear(&self, failures: &mut u32) -> Result<(), CallError> {
        let url = self.core.net.url("/api/v1/me/stream");
        let open = |client: &reqwest::Client| client.get(&url).header(ACCEPT, "text/event-stream");
        let response = Verdict::check(self.caller.send(&self.core, open).await?).await?;
        self.catch_up().await?;
        outbox::network_is(&self.core, Network::Online).await;
        proof::fetch_missing(self).await;
        let mut events = std::pin::pin!(sse::events(response.bytes_stream(), EVENT_BYTES));
        while let Some(event) = events.next().await {
            let event = event.map_err(|error| error.verdict())?;
            // Only a stream that says something works.
            *failures = 0;
            match event {
                MeEvent::Heartbeat { time } => self.core.time.learn(time),
                MeEvent::Report(status) => {
                    let id = status.id;
                    if apply::report(self, status).await? {
                        proof::fetch(self, id).await;
                    }
                }
            }
        }
        Ok(())
    }

    /// Tells what came of it; answers the pause that the city asked for.
    async fn note(&self, verdict: &Verdict) -> Option<Duration> {
        tracing::debug!(?verdict, "the stream is not open");
        match verdict {
            Verdict::Offline => {
                outbox::network_is(&self.core, Network::Offline).await;
                None
            }
            Verdict::Transient { after } => *after,
            _ => None,
        }
    }
}

/// How long to wait before a stream is opened again: soon at first, then less often; never all devices at once.
pub(crate) fn pause(core: &Core, failures: u32) -> Duration {
    let most = Duration::from_millis(500 << failures.min(7)).min(LONGEST_PAUSE);
    shortened(most, most / 2, core.config.entropy.as_ref())
}
