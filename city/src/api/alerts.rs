//! Warnings for everybody: the stream, and the list of what is in force. No token and no person: whom a warning
//! concerns, the device decides.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use hue_model::alert::SignedActiveAlerts;
use hue_model::wire::ProblemDetails;

use crate::alert::lines;
use crate::alert::self_test::Asked;
use crate::clock::chance;
use crate::http::cached::{self, CACHING};
use crate::http::sse;
use crate::problem::{Failure, Result};
use crate::state::App;

/// Opens the stream of warnings. An event's id is its sequence; `Last-Event-ID` goes on after it.
#[utoipa::path(
    get,
    path = "/api/v1/alerts/stream",
    tag = "alerts",
    params(
        ("Last-Event-ID" = Option<i64>, Header, description = "The sequence of the last message the device has"),
        ("self_test" = Option<String>, Query, description = "32 hexadecimal digits: this stream, and no other, gets a signed SelfTest with them after its first heartbeat")
    ),
    responses((status = 200, description = "Server-sent events, each `data` a StreamEvent: a heartbeat first and at least every 30 s", body = String, content_type = "text/event-stream"), (status = 503, description = "All places are taken; Retry-After says when to come back", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn stream(
    State(app): State<App>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let Some(reader) = app.feed.listen() else { return Err(full(&app)) };
    let reader = reader.testing(query.as_deref().and_then(Asked::of));
    let last = headers.get(lines::LAST_EVENT_ID).and_then(|id| id.to_str().ok()?.trim().parse().ok());
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
    Ok(cached::tagged(snapshot.body.clone(), &snapshot.etag, "application/json", CACHING, &headers))
}

/// The warnings in force as GeoJSON (RFC 7946), for maps: not signed, and ward shapes are approximate.
#[utoipa::path(
    get,
    path = "/alerts/active.geojson",
    tag = "alerts",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the collection the caller has")),
    responses((status = 200, description = "A FeatureCollection, a feature an event: its geometry is the drawn polygons and the shapes of the wards named (`approximate`), its properties the last message as `alert` and the path of its CAP file as `cap`", body = String, content_type = "application/geo+json"), (status = 304, description = "It is the one the caller has"))
)]
pub(super) async fn geojson(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let snapshot = app.snapshots.get(&app).await?;
    let (body, etag) = snapshot.geojson(&app);
    Ok(cached::tagged(body.clone(), etag, "application/geo+json", CACHING, &headers))
}
