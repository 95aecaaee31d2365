//! The public stream of warnings: open for everybody, without a token, for as long as the engine runs.
//!
//! 1. The stream is opened after the last sequence that verified (`Last-Event-ID`); its first word is the
//!    city's time.
//! 2. The list of what is in force is asked for once, before what the stream repeats is heard: a
//!    warning that was taken back meanwhile must not ring first. A slow list is not waited for.
//! 3. Each message is verified, stored and looked at by `ring`. A gap, an unknown key or `Resync` asks for
//!    the list again, beside the stream.
//! 4. A stream that says nothing for longer than two heartbeats is dead and opened anew, later each time. While
//!    it cannot be opened, or ends before its first word, the list is asked for at each try, and at least once a minute.
//! 5. While the citizen saves data in a storm the list is asked for every few minutes; the stream is open only while a
//!    warning concerns this device: lists asked for often would cost more than the line.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, Fuse, FusedFuture as _, FutureExt as _};
use futures_util::{Stream, StreamExt as _};
use hue_model::alert::{AlertSummary, StreamEvent};
use hue_model::time::Millis;
use reqwest::header::ACCEPT;

use super::mark::Mark;
use super::{command, held, list, write};
use crate::engine::{Core, Data};
use crate::entropy::shortened;
use crate::net::{self, Verdict};
use crate::sync::pause;
use crate::sync::sse::{self, SseError};
use crate::trust::Root;

/// Longest wait for the first word of a stream before the list is asked for without it.
const FIRST_WORD: Duration = Duration::from_secs(3);
/// Longest wait for the list before the stream is heard without it.
const LIST_FIRST: Duration = Duration::from_secs(5);
/// Longest silence of a stream: a heartbeat comes at least every 30 s.
const SILENCE: Duration = Duration::from_secs(75);
/// Longest pause between two lists while data is saved; by chance up to a quarter less, as not all devices come at once.
const SAVING: Duration = Duration::from_secs(300);
/// The same while the city cannot be reached; and how often it is looked whether a warning still concerns this device.
const SAVING_SOON: Duration = Duration::from_secs(60);
/// Longest event that is read, in bytes.
pub(super) const EVENT_BYTES: usize = 4 * 1024 * 1024;

/// Keeps the stream open until `data` is closed.
pub(super) async fn run(core: Arc<Core>, data: Arc<Data>, root: Root) {
    let line = Line { core, data, root };
    tokio::select! {
        () = line.data.stop.cancelled() => {}
        () = line.keep() => {}
    }
}

pub(super) struct Line {
    pub(super) core: Arc<Core>,
    pub(super) data: Arc<Data>,
    pub(super) root: Root,
}

type Asking<'a> = Fuse<BoxFuture<'a, bool>>;

/// What a stream ends with.
enum End {
    Silent,
    Broken(Verdict),
}

impl From<End> for Verdict {
    fn from(end: End) -> Self {
        match end {
            End::Silent => Self::Cut,
            End::Broken(verdict) => verdict,
        }
    }
}

impl Line {
    /// Hears in the way that the citizen's settings say, from the moment they say so.
    async fn keep(&self) {
        let mut saver = self.core.saver();
        loop {
            let saves = *saver.borrow_and_update();
            let way = if saves { self.ask_at_times().boxed() } else { self.hold_stream().boxed() };
            tokio::select! {
                () = way => {}
                _ = saver.changed() => {}
            }
            self.data.alerts.live_is(&self.core, false);
        }
    }

    async fn ask_at_times(&self) {
        loop {
            let woken = self.data.wake.notified();
            if !self.core.time.is_sure() {
                net::probe(&self.core).await.ok();
            }
            let known = list::ask(self).await;
            if known && self.concerned().await {
                tokio::select! {
                    () = self.hold_stream() => {}
                    () = self.until_calm() => self.data.alerts.live_is(&self.core, false),
                }
            }
            let most = if known { SAVING } else { SAVING_SOON };
            let pause = shortened(most, most / 4, self.core.config.entropy.as_ref());
            tokio::select! {
                () = self.core.time.sleep(pause) => {}
                // Such as when the network came back.
                () = woken, if !known => {}
            }
        }
    }

    async fn concerned(&self) -> bool {
        let listed = command::summaries(&self.core, &self.data).await;
        listed.is_ok_and(|(_, alerts)| alerts.iter().any(AlertSummary::is_here))
    }

    async fn until_calm(&self) {
        while self.concerned().await {
            self.core.time.sleep(SAVING_SOON).await;
        }
    }

    async fn hold_stream(&self) {
        let mut failures = 0_u32;
        loop {
            let woken = self.data.wake.notified();
            let ended = self.hear(&mut failures).await;
            tracing::debug!(?ended, "the stream of warnings is not open");
            self.data.alerts.live_is(&self.core, false);
            if let Err(Verdict::Transient { after: Some(after) }) = ended {
                self.wait_for_place(after).await;
            }
            let pause = pause(&self.core, failures);
            failures = failures.saturating_add(1);
            tokio::select! {
                () = self.core.time.sleep(pause) => {}
                () = woken => {}
            }
        }
    }

    /// Waits as long as the city asks before the stream is opened again; the list is asked for meanwhile, as it
    /// is for everybody.
    async fn wait_for_place(&self, after: Duration) {
        let mut left = after;
        while !left.is_zero() {
            let step = left.min(pause(&self.core, u32::MAX));
            self.core.time.sleep(step).await;
            left = left.saturating_sub(step);
            if !left.is_zero() {
                list::ask(self).await;
            }
        }
    }

    /// Hears until the stream ends.
    async fn hear(&self, failures: &mut u32) -> Result<(), Verdict> {
        let response = match self.open().await {
            Ok(response) => response,
            Err(verdict) => return Err(self.without_stream(verdict).await),
        };
        let mut events = std::pin::pin!(sse::events(response.bytes_stream(), EVENT_BYTES));
        let first = match self.next(&mut events, FIRST_WORD).await {
            Ok(event) => Some(event),
            Err(End::Silent) => None,
            Err(End::Broken(verdict)) => return Err(self.without_stream(verdict).await),
        };
        if let Some(StreamEvent::Heartbeat { time, .. }) = &first {
            self.core.time.learn(*time);
        }
        let mut hearing = Hearing { line: self, asking: self.ask(), again: false, behind: true };
        hearing.wait_for_list().await;
        let mut event = first;
        loop {
            if let Some(event) = event.take() {
                *failures = 0;
                self.data.alerts.live_is(&self.core, true);
                hearing.take(event).await?;
            }
            tokio::select! {
                known = &mut hearing.asking => hearing.asked(known),
                next = self.next(&mut events, SILENCE) => event = Some(next?),
            }
        }
    }

    async fn open(&self) -> Result<reqwest::Response, Verdict> {
        let mark = held::read(&self.data, Mark::get).await.map_err(|error| write::of_store(&error))?;
        let url = self.core.net.url("/api/v1/alerts/stream");
        let mut request = self.core.net.client.get(url).header(ACCEPT, "text/event-stream");
        if mark.sequence > 0 {
            request = request.header("last-event-id", mark.sequence);
        }
        Verdict::check(net::execute(request).await?).await
    }

    /// What can be heard without a stream, where there is a network at all.
    async fn without_stream(&self, verdict: Verdict) -> Verdict {
        if verdict != Verdict::Offline {
            if !self.core.time.is_sure() {
                net::probe(&self.core).await.ok();
            }
            list::ask(self).await;
        }
        verdict
    }

    async fn next(
        &self,
        events: &mut Pin<&mut impl Stream<Item = Result<StreamEvent, SseError>>>,
        most: Duration,
    ) -> Result<StreamEvent, End> {
        tokio::select! {
            event = events.next() => match event {
                Some(Ok(event)) => Ok(event),
                Some(Err(error)) => Err(End::Broken(error.verdict())),
                None => Err(End::Broken(Verdict::Cut)),
            },
            () = self.core.time.sleep(most) => Err(End::Silent),
        }
    }

    fn ask(&self) -> Asking<'_> {
        list::ask(self).boxed().fuse()
    }
}

/// One stream being heard, and the list being asked for beside it.
struct Hearing<'a> {
    line: &'a Line,
    asking: Asking<'a>,
    /// Whether something was missed since the list was asked for.
    again: bool,
    /// Whether the list is not known as the city has it.
    behind: bool,
}

impl Hearing<'_> {
    async fn wait_for_list(&mut self) {
        tokio::select! {
            known = &mut self.asking => self.asked(known),
            () = self.line.core.time.sleep(LIST_FIRST) => {}
        }
    }

    /// The list came, or could not be had; then the next heartbeat asks again.
    fn asked(&mut self, known: bool) {
        self.behind = !known;
        if std::mem::take(&mut self.again) {
            self.ask();
        }
    }

    fn ask(&mut self) {
        self.behind = true;
        if self.asking.is_terminated() {
            self.asking = self.line.ask();
        } else {
            self.again = true;
        }
    }

    async fn take(&mut self, event: StreamEvent) -> Result<(), Verdict> {
        match event {
            StreamEvent::Heartbeat { time, sequence } => self.beat(time, sequence).await?,
            StreamEvent::Alert { alert } => {
                if write::message(self.line, alert).await?.asks_for_list() {
                    self.ask();
                }
            }
            // Only a stream that asks for a test gets one, and this one does not.
            StreamEvent::SelfTest { .. } => {}
            StreamEvent::Resync => self.ask(),
        }
        Ok(())
    }

    async fn beat(&mut self, time: Millis, sequence: i64) -> Result<(), Verdict> {
        let line = self.line;
        line.core.time.learn(time);
        let known = write::beat(line, time, sequence, !self.behind).await?;
        line.data.alerts.look();
        if known < sequence || (self.behind && self.asking.is_terminated()) {
            self.ask();
        }
        Ok(())
    }
}
