//! `/me/stream`: changes of the caller's reports as they happen.
//!
//! A stream holds no queue of its own: a wake-up makes it read from the record what is newer than the version it
//! last sent, so a slow reader costs nothing and misses nothing. With each heartbeat it looks by itself as well, for
//! changes that another node made.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::response::Response;
use bytes::Bytes;
use futures_util::Stream;
use http::StatusCode;
use hue_model::wire::{MeEvent, ProblemDetails};
use tokio::sync::broadcast::error::RecvError;

use super::me::Since;
use crate::bus::Wake;
use crate::caller::Caller;
use crate::http::sse;
use crate::problem::{Failure, Result};
use crate::report;
use crate::state::App;
use crate::streams::Place;

/// Opens the stream; `?since=` also sends what changed after that version.
#[utoipa::path(
    get,
    path = "/api/v1/me/stream",
    tag = "reports",
    params(("since" = Option<i64>, Query, description = "Only what changed after this version")),
    responses((status = 200, description = "Server-sent events, each `data` a MeEvent", body = String, content_type = "text/event-stream"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn get(
    State(app): State<App>,
    Query(query): Query<Since>,
    caller: Caller,
) -> Result<Response> {
    let owner: Arc<str> = caller.owner()?.into();
    let full = || Failure::busy(StatusCode::SERVICE_UNAVAILABLE, "Too many open streams", 30);
    let place = app.streams.take(&owner).ok_or_else(full)?;
    let left = match &caller {
        Caller::Person(person) => u64::try_from(person.expires_at.since(app.now())).unwrap_or(0),
        // A guest's secret does not expire; the device comes back after a day.
        _ => 24 * 3_600_000,
    };
    let sent = match query.since {
        Some(version) => version,
        None => report::newest(&app, &owner).await?,
    };
    let listener = Listener { app, owner, sent, left: Duration::from_millis(left), place };
    Ok(sse::response(listener.events()))
}

struct Listener {
    app: App,
    owner: Arc<str>,
    sent: i64,
    left: Duration,
    place: Place,
}

impl Listener {
    fn events(mut self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        async_stream::stream! {
            // Listening begins before the first look, so that nothing falls in between.
            let mut bus = self.app.bus.listen();
            let mut beat = tokio::time::interval(self.app.config.limits.heartbeat);
            let end = tokio::time::sleep(self.left);
            tokio::pin!(end);
            loop {
                let woken = tokio::select! {
                    () = &mut end => break,
                    () = self.app.stopping.cancelled() => break,
                    () = self.place.over.cancelled() => break,
                    _ = beat.tick() => {
                        yield Ok(sse::event(None, &MeEvent::Heartbeat { time: self.app.now() }));
                        true
                    }
                    wake = bus.recv() => match wake {
                        Ok(Wake::Changed(owner)) => owner == self.owner,
                        Ok(Wake::Ended(owner)) if owner == self.owner => break,
                        Ok(Wake::Ended(_) | Wake::Left(_) | Wake::Alerts | Wake::Record) => false,
                        Err(RecvError::Lagged(_)) => true,
                        Err(RecvError::Closed) => break,
                    },
                };
                if woken {
                    let Ok(events) = self.newer().await else { break };
                    for event in events {
                        yield Ok(event);
                    }
                }
            }
        }
    }

    /// What is newer than what was sent last.
    async fn newer(&mut self) -> Result<Vec<Bytes>> {
        let mut events = Vec::new();
        loop {
            let page = report::page(&self.app, &self.owner, self.sent).await?;
            self.sent = page.next_since;
            events.extend(page.reports.into_iter().map(|report| sse::event(None, &MeEvent::Report(report))));
            if !page.more {
                return Ok(events);
            }
        }
    }
}
