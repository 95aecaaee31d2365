//! Warnings for everybody: the stream, and the list of what is in force. No token and no person: whom a warning
//! concerns, the device decides.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderName, StatusCode, header};
use hue_model::alert::SignedActiveAlerts;
use hue_model::wire::ProblemDetails;

use crate::clock::chance;
use crate::http::sse;
use crate::problem::{Failure, Result};
use crate::state::App;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// A cache in front may answer for five seconds by itself, and for a day while the city cannot: the list says of
/// itself when it was issued.
pub(super) const CACHING: &str = "public, max-age=5, stale-while-revalidate=10, stale-if-error=86400";

/// Opens the stream of warnings. An event's id is its sequence; `Last-Event-ID` goes on after it.
#[utoipa::path(
    get,
    path = "/api/v1/alerts/stream",
    tag = "alerts",
    params(("Last-Event-ID" = Option<i64>, Header, description = "The sequence of the last message the device has")),
    responses((status = 200, description = "Server-sent events, each `data` a StreamEvent: a heartbeat first and at least every 30 s", body = String, content_type = "text/event-stream"), (status = 503, description = "All places are taken; Retry-After says when to come back", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn stream(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let Some(reader) = app.feed.listen() else { return Err(full(&app)) };
    let last = headers.get(LAST_EVENT_ID).and_then(|id| id.to_str().ok()?.trim().parse().ok());
    let events = reader.events(&app, last).await?;
    Ok(sse::response(events))
}

/// Those who find no place come back at different times.
fn full(app: &App) -> Failure {
    let [dice] = chance::<1>(&*app.config.entropy);
    Failure::busy(StatusCode::SERVICE_UNAVAILABLE, "Too many open streams", 10 + u32::from(dice % 50))
}

/// The signed list of warnings in force, and of those that ended within a day; the same for everybody.
#[utoipa::path(
    get,
    path = "/alerts/active.json",
    tag = "alerts",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list the device has")),
    responses((status = 200, description = "The list", body = SignedActiveAlerts), (status = 304, description = "It is the one the device has"))
)]
pub(super) async fn active(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let snapshot = app.snapshots.get(&app).await?;
    let common = [
        (header::ETAG, snapshot.etag.as_str()),
        (header::CACHE_CONTROL, CACHING),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    if has(&headers, &snapshot.etag) {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((common, kind, snapshot.body.clone()).into_response())
}

/// Whether the caller has the list with this tag (RFC 9110 §13.1.2: compared weakly).
pub(super) fn has(headers: &HeaderMap, etag: &str) -> bool {
    let lists = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}
