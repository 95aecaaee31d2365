//! The lane of one case to the city: it tells what was said until the city has it, then asks how it stands until
//! that is over, and for a day after, as the city may find that it ended a case too early.

use std::sync::Arc;
use std::time::Duration;

use hue_model::id::SosId;
use hue_model::problem::Code;
use hue_model::queue::Network;
use hue_model::sos::SosStatus;

use super::case::{Case, Next};
use super::{change, exchange, keep, pace};
use crate::engine::Core;
use crate::net::Verdict;
use crate::outbox;
use crate::store::sos::SosRow;

/// Looks after a case until there is nothing to do for it.
pub(super) async fn run(core: Arc<Core>, id: SosId) {
    let stop = core.stop.clone();
    let lane = Lane { core, id, asked_in_vain: 0 };
    tokio::select! {
        () = stop.cancelled() => {}
        () = lane.go() => {}
    }
}

struct Lane {
    core: Arc<Core>,
    id: SosId,
    /// Questions that failed in a row.
    asked_in_vain: u32,
}

impl Lane {
    async fn go(mut self) {
        let core = Arc::clone(&self.core);
        loop {
            // Listening begins before looking, so that nothing said meanwhile is missed.
            let (said, back) = (core.sos.said.notified(), core.net.priority.came_back());
            tokio::pin!(said, back);
            said.as_mut().enable();
            let now = core.time.now();
            let Some(next) = core.sos.with(self.id, |case| case.next(now)).flatten() else {
                return keep(&core, self.id).await;
            };
            let pause = match next {
                Next::Put(row) => self.put(&row).await,
                Next::Ask(row) => self.ask(&row).await,
            };
            let rest = async { tokio::join!(self.keep_within(pause), core.time.sleep(pause)) };
            let over = self.is_over();
            tokio::select! {
                // Of a case that is over nothing can be said.
                () = said, if !over => {}
                () = back => {}
                _ = rest => {}
            }
        }
    }

    /// Writes down what is new, and waits for a disk that does not answer no longer than for the next try.
    async fn keep_within(&self, pause: Duration) {
        tokio::select! {
            () = keep(&self.core, self.id) => {}
            () = self.core.time.sleep(pause.max(super::PATIENCE)) => tracing::warn!("a call for rescue goes on without the disk"),
        }
    }

    async fn put(&mut self, row: &SosRow) -> Duration {
        let failures = self.failures();
        let core = Arc::clone(&self.core);
        let first = core.net.priority.urgent();
        let outcome = tokio::select! {
            outcome = exchange::put(&core, row, pace::patience(failures)) => outcome,
            () = core.net.priority.hinted() => return Duration::ZERO,
        };
        drop(first);
        match outcome {
            Ok(status) => self.heard(status).await,
            Err(Verdict::Permanent(problem)) => {
                tracing::warn!(sos = %self.id, %problem, "the city refuses a call for rescue");
                let may_be_over = matches!(problem.code, Code::Conflict | Code::Frozen);
                change(&self.core, self.id, |case| case.refused(row.revision, problem)).ok();
                if may_be_over { self.ask(row).await } else { Duration::ZERO }
            }
            Err(verdict) => self.put_off(&verdict).await,
        }
    }

    async fn ask(&mut self, row: &SosRow) -> Duration {
        let outcome = exchange::get(&self.core, row, pace::patience(self.asked_in_vain)).await;
        match outcome {
            Ok(status) => return self.heard(status).await,
            // The city lost it: all of it is told again.
            Err(Verdict::Permanent(problem)) if problem.code == Code::NotFound => {
                change(&self.core, self.id, |case| case.row.acknowledged = 0).ok();
            }
            Err(verdict) => {
                tracing::debug!(sos = %self.id, ?verdict, "the city does not say how a call for rescue stands");
                self.asked_in_vain = self.asked_in_vain.saturating_add(1);
            }
        }
        self.until_asking()
    }

    async fn heard(&mut self, status: SosStatus) -> Duration {
        self.asked_in_vain = 0;
        let now = self.core.time.now();
        change(&self.core, self.id, |case| case.hear(now, status)).ok();
        outbox::network_is(&self.core, Network::Online).await;
        self.until_asking()
    }

    async fn put_off(&self, verdict: &Verdict) -> Duration {
        tracing::info!(sos = %self.id, ?verdict, "a call for rescue is put off");
        let entropy = self.core.config.entropy.as_ref();
        let failures = self.failures();
        let pause = pace::retry(failures, entropy);
        let at = self.core.time.now().plus(i64::try_from(pause.as_millis()).unwrap_or_default());
        let put_off = |case: &mut Case| {
            case.failures = case.failures.saturating_add(1);
            case.next_try_at = Some(at);
        };
        change(&self.core, self.id, put_off).ok();
        if *verdict == Verdict::Offline {
            outbox::network_is(&self.core, Network::Offline).await;
        }
        pause
    }

    fn failures(&self) -> u32 {
        self.core.sos.with(self.id, |case| case.failures).unwrap_or_default()
    }

    fn is_over(&self) -> bool {
        self.core.sos.with(self.id, |case| case.row.is_over()).unwrap_or_default()
    }

    fn until_asking(&self) -> Duration {
        if self.is_over() {
            return pace::after_the_end(self.core.config.entropy.as_ref());
        }
        let now = self.core.time.now();
        let quiet = self.core.sos.with(self.id, |case| now.since(case.stirred_at)).unwrap_or_default();
        pace::ask(quiet, self.asked_in_vain, self.core.config.entropy.as_ref())
    }
}
