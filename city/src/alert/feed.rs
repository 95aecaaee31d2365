//! The open streams of warnings of this node.
//!
//! An event is put into bytes once and shared by every stream. A stream holds no queue of its own: all read one ring
//! of [`crate::config::Limits::alert_backlog`] events, and a reader that falls behind it is told to ask anew. What
//! another node published is found by looking at the record twice a second, or when that node says that there is
//! something (`bus::nats`); a publication of this node does not wait for that.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;
use hue_model::alert::{SignedAlert, StreamEvent};
use hue_model::time::Millis;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, broadcast};
use tokio::time::{Instant, MissedTickBehavior};

use super::lines::{Queues, Writers};
use super::self_test::{Asked, Tests};
use crate::bus::Wake;
use crate::config::Limits;
use crate::http::sse;
use crate::problem::Result;
use crate::state::App;
use crate::store::{alert, report};

/// How often the record is looked at for what other nodes published.
const LOOK: Duration = Duration::from_millis(500);
/// The same while other nodes say when there is something.
const LOOK_CALLED: Duration = Duration::from_secs(5);
/// Most messages a stream repeats; who missed more asks for the list.
const MOST_REPEATED: i64 = 100;

/// An event as it goes out, with the number of the message in it.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) sequence: Option<i64>,
    pub(crate) bytes: Bytes,
}

/// The streams of one node.
#[derive(Debug)]
pub struct Feed {
    frames: broadcast::Sender<Frame>,
    /// The number of the last message that went out.
    newest: Mutex<i64>,
    called: Notify,
    places: Arc<Semaphore>,
    /// Who writes to streams that have a line of their own.
    pub(crate) writers: Writers,
    /// The tests that devices ask for.
    pub(crate) tests: Tests,
}

/// A stream that may be opened.
#[derive(Debug)]
pub struct Reader {
    frames: broadcast::Receiver<Frame>,
    newest: i64,
    place: OwnedSemaphorePermit,
    test: Option<Asked>,
}

impl Feed {
    /// The streams of a node whose record's last message has this number, and what their writers begin with.
    pub(crate) fn new(limits: &Limits, newest: i64) -> (Self, Queues) {
        let (writers, queues) = Writers::new();
        let feed = Self {
            frames: broadcast::Sender::new(limits.alert_backlog.max(1)),
            newest: Mutex::new(newest),
            called: Notify::new(),
            places: Arc::new(Semaphore::new(limits.alert_streams)),
            writers,
            tests: Tests::default(),
        };
        (feed, queues)
    }

    /// The number of the last message that went out.
    #[must_use]
    pub fn newest(&self) -> i64 {
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a message that stands in the record, each once and in their order: one that is not the next has others
    /// before it, which the look into the record finds.
    pub fn send(&self, sequence: i64, jws: &str) {
        let next = self.newest().saturating_add(1);
        if sequence > next {
            self.look();
        } else {
            self.repeat(sequence, jws);
        }
    }

    /// Has the record looked at for what other nodes published, at once.
    pub(crate) fn look(&self) {
        self.called.notify_one();
    }

    /// Sends a message as it stands in the record after the last one that went out. A number between them that is
    /// missing there comes never: nobody waits for it.
    fn repeat(&self, sequence: i64, jws: &str) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        if sequence > *newest {
            *newest = sequence;
            // Nobody listening is no failure.
            let _ = self.frames.send(message(sequence, jws));
        }
    }

    /// Takes a place and listens from now on; `None` where all are taken.
    #[must_use]
    pub fn listen(&self) -> Option<Reader> {
        Some(self.hear(self.places.clone().try_acquire_owned().ok()?))
    }

    /// Listens from now on with a place that was taken before.
    pub(crate) fn hear(&self, place: OwnedSemaphorePermit) -> Reader {
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        Reader { frames: self.frames.subscribe(), newest: *newest, place, test: None }
    }

    /// Every event from now on.
    pub(crate) fn frames(&self) -> broadcast::Receiver<Frame> {
        self.frames.subscribe()
    }

    fn beat(&self, time: Millis) {
        let frame = heartbeat(time, self.newest());
        let _ = self.frames.send(frame);
    }
}

/// Keeps the streams alive and follows the record until the city stops.
pub(crate) async fn run(app: App) {
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut seen, mut looked) = (None, Instant::now());
    let mut beat = tokio::time::interval(app.config.limits.heartbeat);
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => break,
            _ = beat.tick() => { app.feed.beat(app.now()); continue }
            _ = look.tick() => {
                if app.bus.hears_others() == Some(true) && looked.elapsed() < LOOK_CALLED {
                    continue;
                }
            }
            () = app.feed.called.notified() => {}
        }
        looked = Instant::now();
        if let Err(error) = follow(&app, &mut seen).await {
            tracing::warn!(%error, "the record could not be looked at for news of other nodes");
        }
    }
}

async fn follow(app: &App, seen: &mut Option<i64>) -> Result<()> {
    let mut conn = app.store.read().await?;
    let mut changed = false;
    if app.store.is_shared() {
        let version = report::version(&mut conn).await?;
        changed = seen.replace(version).is_some_and(|seen| seen != version);
    }
    let last = alert::sequence(&mut conn).await?;
    while app.feed.newest() < last {
        let found = alert::after(&mut conn, app.feed.newest(), MOST_REPEATED).await?;
        if found.is_empty() {
            break;
        }
        for (sequence, jws) in found {
            app.feed.repeat(sequence, &jws);
        }
    }
    if changed {
        app.bus.pass_on(Wake::Record);
    }
    Ok(())
}

impl Reader {
    /// For a device that asks for a test on its stream.
    #[must_use]
    pub(crate) fn testing(self, test: Option<Asked>) -> Self {
        Self { test, ..self }
    }

    /// What somebody who has everything up to message `after` gets at once: a heartbeat, the test they asked for, then
    /// what was missed. With the number of the last message that they have then.
    pub(crate) async fn first(&self, app: &App, after: Option<i64>) -> Result<(Vec<Frame>, i64)> {
        let mut first = vec![heartbeat(app.now(), self.newest)];
        let test = self.test.as_ref().and_then(|test| test.answer(app));
        first.extend(test.map(|event| frame(None, &event)));
        let mut sent = self.newest;
        match after {
            Some(after) if after < self.newest => {
                let missed = missed(app, after).await?;
                sent = missed.iter().filter_map(|frame| frame.sequence).fold(sent, i64::max);
                first.extend(missed);
            }
            // A number that was never given: another record was here before, and what it had is unknown.
            Some(after) if after > self.newest => first.push(resync()),
            _ => {}
        }
        Ok((first, sent))
    }

    pub(crate) fn into_parts(self) -> (broadcast::Receiver<Frame>, OwnedSemaphorePermit) {
        (self.frames, self.place)
    }

    /// The stream of somebody who has everything up to message `after`: a heartbeat, what was missed, what comes.
    ///
    /// # Errors
    /// The record cannot be read.
    pub async fn events(
        mut self,
        app: &App,
        after: Option<i64>,
    ) -> Result<impl Stream<Item = Result<Bytes, Infallible>> + use<>> {
        let (first, mut sent) = self.first(app, after).await?;
        let stopping = app.stopping.clone();
        Ok(async_stream::stream! {
            let _place = self.place;
            for frame in first {
                yield Ok(frame.bytes);
            }
            loop {
                let frame = tokio::select! {
                    () = stopping.cancelled() => break,
                    frame = self.frames.recv() => frame,
                };
                match frame {
                    Ok(Frame { sequence: Some(sequence), .. }) if sequence <= sent => {}
                    Ok(frame) => {
                        sent = frame.sequence.unwrap_or(sent);
                        yield Ok(frame.bytes);
                    }
                    Err(RecvError::Lagged(_)) => yield Ok(resync().bytes),
                    Err(RecvError::Closed) => break,
                }
            }
        })
    }
}

/// The messages after a number, or the word to ask anew where there are too many.
async fn missed(app: &App, after: i64) -> Result<Vec<Frame>> {
    let most = MOST_REPEATED.saturating_add(1);
    let rows = alert::after(&mut app.store.read().await?, after, most).await?;
    if rows.len() > usize::try_from(MOST_REPEATED).unwrap_or(usize::MAX) {
        return Ok(vec![resync()]);
    }
    Ok(rows.iter().map(|(sequence, jws)| message(*sequence, jws)).collect())
}

fn message(sequence: i64, jws: &str) -> Frame {
    let event = StreamEvent::Alert { alert: SignedAlert(jws.to_owned()) };
    frame(Some(sequence), &event)
}

fn heartbeat(time: Millis, sequence: i64) -> Frame {
    frame(None, &StreamEvent::Heartbeat { time, sequence })
}

fn resync() -> Frame {
    frame(None, &StreamEvent::Resync)
}

fn frame(sequence: Option<i64>, event: &StreamEvent) -> Frame {
    Frame { sequence, bytes: sse::event(sequence, event) }
}
