//! "Try my warnings": each way that warnings take to this device, tried for it alone.

use std::time::Duration;

use futures_util::StreamExt as _;
use hue_model::Problem;
use hue_model::alert::{AlertsHeard, StreamEvent, TestFailure, TestWarnings, TestedWay, WarningTest};
use reqwest::header::ACCEPT;

use super::held;
use super::line::{EVENT_BYTES, Line};
use super::list::{self, ListError};
use super::mark::Mark;
use crate::engine::{Core, Engine};
use crate::entropy;
use crate::net::{self, Verdict};
use crate::outbox::hex;
use crate::router::Handle;
use crate::store::{StoreError, alert};
use crate::sync::sse::{self, SseError};
use crate::trust;
use crate::trust::jws::Untrusted;

/// Longest wait for one way: what comes late is late, and it came.
const PATIENCE: Duration = Duration::from_secs(30);

impl Handle<TestWarnings> for Engine {
    async fn handle(&self, _: TestWarnings) -> Result<WarningTest, Problem> {
        let core = self.core();
        let data = core.data()?;
        // Read before the test, which asks for the list itself: what counts is what this device heard of its own accord.
        let mark = held::read(&data, Mark::get).await?;
        let heard = data.alerts.heard_since(core, mark.heard_at);
        let (mut stream, mut list) = (failed(TestFailure::NoRootKey), failed(TestFailure::NoRootKey));
        if let Some(root) = trust::Root::of(&core.config.profile) {
            let line = Line { core: core.clone(), data: data.clone(), root };
            // The list first: it brings the keys that the other needs.
            list = timed(core, async { list::ask_whole(&line).await.map_err(Failed::from) }).await;
            stream = timed(core, by_stream(&line)).await;
        }
        let now = core.time.now();
        Ok(WarningTest {
            stream,
            list,
            heard: AlertsHeard { live: data.alerts.heard_since(core, None).live, ..heard },
            clock_sure: core.time.is_sure(),
            quiet_now: core.settings().quiet_hours.is_some_and(|hours| hours.cover(now)),
        })
    }
}

const fn failed(reason: TestFailure) -> TestedWay {
    TestedWay::Failed { reason }
}

/// Why a way failed, from whatever failed on it.
struct Failed(TestFailure);

impl From<Verdict> for Failed {
    fn from(verdict: Verdict) -> Self {
        Self(match verdict {
            Verdict::Offline | Verdict::Cut => TestFailure::NoNetwork,
            Verdict::Transient { after: Some(after) } => TestFailure::Busy { seconds: after.as_secs() },
            _ => TestFailure::Refused,
        })
    }
}

impl From<Untrusted> for Failed {
    fn from(error: Untrusted) -> Self {
        tracing::warn!(%error, "what came for a test is not the city's");
        Self(TestFailure::Untrusted)
    }
}

impl From<SseError> for Failed {
    fn from(error: SseError) -> Self {
        error.verdict().into()
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        tracing::warn!(?error, "what came for a test cannot be looked at");
        Self(TestFailure::Refused)
    }
}

impl From<ListError> for Failed {
    fn from(error: ListError) -> Self {
        match error {
            ListError::City(verdict) => verdict.into(),
            ListError::Untrusted(error) => error.into(),
            ListError::Store(error) => error.into(),
            ListError::Older => Self(TestFailure::Refused),
        }
    }
}

async fn timed(core: &Core, way: impl Future<Output = Result<(), Failed>>) -> TestedWay {
    let began = core.config.clock.monotonic();
    let came = tokio::select! {
        biased;
        came = way => came,
        () = core.time.sleep(PATIENCE) => Err(Failed(TestFailure::Late)),
    };
    match came {
        Ok(()) => TestedWay::Arrived { millis: core.config.clock.monotonic() - began },
        Err(Failed(reason)) => failed(reason),
    }
}

/// A stream of its own, with a number that nobody else knows; the held stream goes on beside it.
async fn by_stream(line: &Line) -> Result<(), Failed> {
    let number = hex(&entropy::bytes::<16>(line.core.config.entropy.as_ref()));
    let url = line.core.net.url(&format!("/api/v1/alerts/stream?self_test={number}"));
    let request = line.core.net.client.get(url).header(ACCEPT, "text/event-stream");
    let response = Verdict::check(net::execute(request).await?).await?;
    let mut events = std::pin::pin!(sse::events(response.bytes_stream(), EVENT_BYTES));
    while let Some(event) = events.next().await {
        if let StreamEvent::SelfTest { test } = event? {
            let keys = line.root.sort(held::read(&line.data, alert::keys).await?).0;
            if keys.is_empty() {
                return Err(Failed(TestFailure::NoKeys));
            }
            let said = keys.self_test(&test)?;
            return if said.self_test == number { Ok(()) } else { Err(Untrusted::Content.into()) };
        }
    }
    Err(Verdict::Cut.into())
}
