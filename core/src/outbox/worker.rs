//! The loop of the one worker.

use std::sync::Arc;
use std::time::Duration;

use hue_model::Problem;
use hue_model::consent::Purpose;
use hue_model::event::Topic;
use hue_model::problem::Code;
use hue_model::queue::Network;
use hue_model::time::Millis;
use rusqlite::{Connection, Transaction};

use super::{backoff, deliver, network_is, person_here, photos, queue, rating, withdraw};
use crate::consent;
use crate::engine::{Core, Data};
use crate::net::{self, Verdict};
use crate::store::outbox::{Kind, OutboxRow};
use crate::store::rating::RatingRow;
use crate::store::{self, StoreError, report};

/// Longest sleep before looking again, whatever the rows say: clocks jump.
const LONGEST_SLEEP: i64 = 60_000;
/// A time further ahead than any pause was set by a wrong clock.
const WRONG_CLOCK: i64 = 2 * 3600 * 1000;

/// Delivers until `data` is closed.
pub(crate) async fn run(core: Arc<Core>, data: Arc<Data>) {
    let stop = data.stop.clone();
    let worker = Worker { core, data, failures: 0 };
    tokio::select! {
        () = stop.cancelled() => {}
        () = worker.work() => {}
    }
}

struct Worker {
    core: Arc<Core>,
    data: Arc<Data>,
    /// Looks for the network that failed in a row.
    failures: u32,
}

impl Worker {
    async fn work(mut self) {
        self.probe().await;
        loop {
            // Listening begins before looking, so that nothing asked for meanwhile is missed.
            let data = Arc::clone(&self.data);
            let woken = data.wake.notified();
            tokio::pin!(woken);
            woken.as_mut().enable();
            let pause = match self.step().await {
                Ok(Some(pause)) => pause,
                Ok(None) => continue,
                Err(error) => {
                    tracing::warn!(%error, "the outbox waits for the store");
                    Duration::from_secs(5)
                }
            };
            tokio::select! {
                () = woken => {}
                () = self.core.time.sleep(pause) => {}
            }
        }
    }

    /// Does the next thing; answers how long to wait when there is none.
    async fn step(&mut self) -> Result<Option<Duration>, StoreError> {
        let rows = self.rows().await?;
        queue::refresh(&self.core, &self.data).await;
        let now = self.core.time.now();
        let ratings = self.ratings().await?;
        let online = self.data.live.get().network == Network::Online;
        let Some(next) = rows.iter().find(|row| is_due(row.next_try_at, now)) else {
            if let Some(next) = ratings.iter().find(|row| online && is_due(row.next_try_at, now)) {
                return self.rate(next).await;
            }
            let times =
                rows.iter().map(|row| row.next_try_at).chain(ratings.iter().map(|row| row.next_try_at));
            let at = times.map(|at| at.since(now)).min().unwrap_or(LONGEST_SLEEP);
            let millis = at.clamp(10, LONGEST_SLEEP).unsigned_abs();
            if online {
                return Ok(Some(Duration::from_millis(millis)));
            }
            return Ok(self.probe().await);
        };
        if !online {
            // After a probe that found the city the rows are read anew: a word may have been taken back meanwhile.
            return Ok(self.probe().await);
        }
        self.deliver(next).await
    }

    /// The rows that may go out for whoever is here, and only as far as they agreed to it.
    async fn rows(&self) -> Result<Vec<OutboxRow>, StoreError> {
        let person = person_here(&self.core);
        let mut agreed = false;
        if let Some(person) = person.clone() {
            // Asked and acted upon in one transaction: the word may be given or taken back right now.
            let sort = move |db: &Transaction<'_>| {
                let agreed = consent::agreed(db, Purpose::Identity)?;
                let sort = if agreed { report::claim } else { store::outbox::hold_back };
                Ok((agreed, sort(db, &person)?))
            };
            let (given, changed) = self.data.store.write(sort).await?;
            agreed = given;
            if changed {
                self.core.hub.changed(Topic::Reports);
            }
        }
        let rows = self.data.store.read(store::outbox::all).await?;
        let goes = |row: &OutboxRow| {
            let allowed = agreed || row.guest || row.accepted || row.kind == Kind::Withdraw;
            let waits = row.is_stopped() || photos::wait(&self.core, &self.data, row);
            allowed && !waits && row.belongs_to(person.as_deref())
        };
        Ok(rows.into_iter().filter(goes).collect())
    }

    /// The ratings that may go out for whoever is here.
    async fn ratings(&self) -> Result<Vec<RatingRow>, StoreError> {
        let person = person_here(&self.core);
        let read =
            |db: &Connection| Ok((store::rating::waiting(db)?, consent::agreed(db, Purpose::Identity)?));
        let (rows, agreed) = self.data.store.read(read).await?;
        Ok(rows.into_iter().filter(|row| row.owner.is_none() || (agreed && row.owner == person)).collect())
    }

    async fn rate(&mut self, row: &RatingRow) -> Result<Option<Duration>, StoreError> {
        self.core.net.priority.clear().await;
        let pause = match rating::deliver(&self.core, &self.data, row).await {
            Ok(()) => None,
            Err(Failure::Store(error)) => return Err(error),
            Err(Failure::City(Verdict::Offline)) => Some(self.went_offline(&Verdict::Offline).await),
            Err(Failure::City(verdict)) => {
                let (at, problem) = self.next_try(row.attempts, &verdict);
                let problem = problem.filter(|problem| !problem.retry);
                tracing::info!(?verdict, "a rating is put off");
                let row = row.clone();
                let write =
                    move |db: &Transaction<'_>| store::rating::set_next_try(db, &row, at, problem.as_ref());
                self.data.store.write(write).await?;
                None
            }
            Err(_) => Some(Duration::from_secs(1)),
        };
        self.core.hub.changed(Topic::Ratings);
        Ok(pause)
    }

    /// Looks whether the city can be reached; answers how long to wait when not.
    async fn probe(&mut self) -> Option<Duration> {
        match net::probe(&self.core).await {
            Ok(()) => {
                self.failures = 0;
                self.data.live.change(|now| now.next_probe_at = None);
                network_is(&self.core, Network::Online).await;
                if let Err(error) = self.data.remember_time(&self.core).await {
                    tracing::warn!(%error, "the time is not kept");
                }
                None
            }
            Err(verdict) => Some(self.went_offline(&verdict).await),
        }
    }

    async fn went_offline(&mut self, verdict: &Verdict) -> Duration {
        let entropy = self.core.config.entropy.as_ref();
        let pause = match verdict {
            Verdict::Transient { after } => backoff::transient(self.failures, *after, entropy),
            _ => backoff::offline(self.failures, entropy),
        };
        self.failures = self.failures.saturating_add(1);
        let at = self.core.time.now().plus(i64::try_from(pause.as_millis()).unwrap_or(LONGEST_SLEEP));
        self.data.live.change(|now| now.next_probe_at = Some(at));
        network_is(&self.core, Network::Offline).await;
        queue::refresh(&self.core, &self.data).await;
        pause
    }

    async fn deliver(&mut self, row: &OutboxRow) -> Result<Option<Duration>, StoreError> {
        self.core.net.priority.clear().await;
        let outcome = match row.kind {
            Kind::Send => deliver::deliver(&self.core, &self.data, row).await,
            Kind::Withdraw => withdraw::deliver(&self.core, &self.data, row).await,
        };
        self.data.live.change(|now| now.sending = None);
        let pause = match outcome {
            Ok(()) => {
                queue::confirmed(&self.data, self.core.time.now()).await;
                // A guest's first report opens the stream that hears of it.
                self.data.wake();
                None
            }
            Err(Failure::PhotosWait) => {
                self.data.wake();
                None
            }
            Err(Failure::Store(error)) => return Err(error),
            // Whoever ended the session has woken this worker already; the row waits for its person.
            Err(Failure::NobodyHere | Failure::Overtaken) => Some(Duration::from_secs(1)),
            Err(Failure::City(verdict)) => self.put_off(row, verdict).await?,
        };
        self.core.hub.changed(Topic::Report(row.report));
        self.core.hub.changed(Topic::Reports);
        queue::refresh(&self.core, &self.data).await;
        Ok(pause)
    }

    /// Writes into the row what its failure means.
    async fn put_off(&mut self, row: &OutboxRow, verdict: Verdict) -> Result<Option<Duration>, StoreError> {
        if verdict == Verdict::Offline {
            return Ok(Some(self.went_offline(&verdict).await));
        }
        let (at, problem) = self.next_try(row.attempts, &verdict);
        tracing::info!(report = %row.report, ?verdict, "a delivery is put off");
        let row = row.clone();
        self.data.store.write(move |db| store::outbox::set_next_try(db, &row, at, problem.as_ref())).await?;
        Ok(None)
    }
}

impl Worker {
    /// When what failed so is tried again after so many tries, and what is said of it.
    fn next_try(&self, attempts: u32, verdict: &Verdict) -> (Millis, Option<Problem>) {
        let (now, entropy) = (self.core.time.now(), self.core.config.entropy.as_ref());
        match verdict {
            Verdict::Offline | Verdict::Cut => (later(now, backoff::offline(attempts, entropy)), None),
            Verdict::Transient { after } => (later(now, backoff::transient(attempts, *after, entropy)), None),
            // The token was fresh and was refused, twice: something between here and the issuer is
            // out of step, and only time can mend it.
            Verdict::Unauthorized => (later(now, backoff::transient(attempts.max(3), None, entropy)), None),
            Verdict::ClockWrong => {
                let problem = Problem { retry: true, ..Problem::new(Code::ClockWrong) };
                (later(now, backoff::offline(attempts, entropy)), Some(problem))
            }
            Verdict::Permanent(problem) => (now, Some(Problem { retry: false, ..problem.clone() })),
        }
    }
}

fn later(now: Millis, pause: Duration) -> Millis {
    now.plus(i64::try_from(pause.as_millis()).unwrap_or(LONGEST_SLEEP))
}

fn is_due(at: Millis, now: Millis) -> bool {
    let ahead = at.since(now);
    ahead <= 0 || ahead > WRONG_CLOCK
}

/// Why a delivery did not come to its end.
pub(super) enum Failure {
    /// The city, or the way to it.
    City(Verdict),
    /// The data on this device.
    Store(StoreError),
    /// The person left.
    NobodyHere,
    /// The citizen decided otherwise meanwhile.
    Overtaken,
    /// The city has the report; its photos wait for the citizen's word.
    PhotosWait,
}

impl From<Verdict> for Failure {
    fn from(verdict: Verdict) -> Self {
        Self::City(verdict)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
