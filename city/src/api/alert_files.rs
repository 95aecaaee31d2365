//! Warnings for other systems: one CAP file a message, and the Atom index of those in force.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use hue_model::alert::Alert;
use hue_model::id::AlertId;
use hue_model::time::Millis;
use hue_model::wire::ProblemDetails;

use crate::alert::jws::payload;
use crate::cap::{self, Feed, MEDIA_TYPE, Surroundings, Unwritable};
use crate::http::cached::{CACHING, answer};
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::alert;

/// How long an event that ended is still listed, in milliseconds: as long as in the signed list.
const LISTED: i64 = 24 * 3_600_000;

/// A published message never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// One message as CAP 1.2, in Vietnamese and English.
#[utoipa::path(
    get,
    path = "/alerts/{id}.cap.xml",
    tag = "alerts",
    params(("id" = String, Path, description = "The message's id"), ("If-None-Match" = Option<String>, Header, description = "The ETag of the file the caller has")),
    responses((status = 200, description = "The message", body = String, content_type = "application/cap+xml"), (status = 304, description = "It is the one the caller has"), (status = 404, description = "There is no such message", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn cap(
    State(app): State<App>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let id = file.strip_suffix(".cap.xml").and_then(|id| id.parse::<AlertId>().ok());
    let id = id.ok_or_else(Failure::not_found)?;
    let (alert, sent) = {
        let mut conn = app.store.read().await?;
        let alert = alert::find(&mut conn, id).await?.ok_or_else(Failure::not_found)?.alert;
        let thread = alert::thread(&mut conn, alert.incident).await?;
        let sent = thread.into_iter().map(|older| (older.alert.id, older.alert.sent));
        (alert, sent.collect::<HashMap<_, _>>())
    };
    let around = Surroundings {
        pack: &app.pack,
        sender_name: &app.profile.name,
        web: None,
        sent_of: &|id| sent.get(&id).copied(),
    };
    let text = cap::write(&alert, &around).map_err(unwritable)?;
    Ok(answer(text, MEDIA_TYPE, FOR_EVER, &headers))
}

/// The index of warnings in force, and of those that ended within a day, newest first.
#[utoipa::path(
    get,
    path = "/alerts/feed.atom",
    tag = "alerts",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the index the caller has")),
    responses((status = 200, description = "An Atom feed (RFC 4287) whose entries link CAP files", body = String, content_type = "application/atom+xml"), (status = 304, description = "It is the one the caller has"))
)]
pub(super) async fn feed(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let (active, last) = {
        let mut conn = app.store.read().await?;
        let sequence = alert::sequence(&mut conn).await?;
        let active = alert::active(&mut conn, sequence, app.now().plus(-LISTED)).await?;
        (active, alert::events(&mut conn, 1).await?)
    };
    let alerts: Vec<Alert> = active.iter().rev().filter_map(|jws| payload(jws)).collect();
    let feed = Feed {
        base_url: &app.profile.base_url,
        city: &app.profile.name,
        alerts: &alerts,
        updated: last.first().map_or(Millis(0), |published| published.alert.sent),
    };
    let text = cap::atom(&feed).map_err(unwritable)?;
    Ok(answer(text, "application/atom+xml", CACHING, &headers))
}

fn unwritable(why: Unwritable) -> Failure {
    Failure::Data(format!("a published warning cannot be said as CAP: {why}"))
}
