//! The limits every request meets: how many at once, how long, and plain failures turned into problem details.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Bytes, HttpBody as _, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::{Method, StatusCode, header};
use hue_model::limits::JSON_BYTES;
use hue_model::problem::{Code, Problem};
use tokio::sync::Semaphore;

use crate::lite;
use crate::problem::{Failure, respond};
use crate::state::App;

/// What the door keeps.
#[derive(Clone)]
pub(crate) struct Door {
    places: Arc<Semaphore>,
    rescue: Arc<Semaphore>,
    reading: Arc<Semaphore>,
    timeout: Duration,
    app: App,
}

impl Door {
    pub(crate) fn new(app: &App) -> Self {
        let limits = app.config.limits;
        Self {
            places: Arc::new(Semaphore::new(limits.concurrency)),
            rescue: Arc::new(Semaphore::new(limits.rescue)),
            reading: Arc::new(Semaphore::new(limits.rescue)),
            timeout: limits.timeout,
            app: app.clone(),
        }
    }
}

/// Answers every method a path does not have.
pub(crate) async fn method_not_allowed() -> Failure {
    Failure::said(StatusCode::METHOD_NOT_ALLOWED, "This path does not take that method", Code::Invalid)
}

/// Longest time in which a call for rescue must have arrived. It is a few hundred bytes: slower than this is no line that
/// carries it, or somebody who wants to hold a place.
const ARRIVES: Duration = Duration::from_secs(5);

/// The same while very many are still arriving: what comes with its head or right after it is read all the same.
const ARRIVES_IN_A_CROWD: Duration = Duration::from_millis(500);

/// Lets a request in if there is a place, and ends one that takes too long.
pub(crate) async fn keep(State(door): State<Door>, request: Request, next: Next) -> Response {
    if is_rescue(&request) {
        return rescue(&door, request, next).await;
    }
    let Ok(_place) = door.places.try_acquire() else { return busy() };
    // A piece of a photo may come over a very slow line; its handler watches for silence itself.
    let slow = if *request.method() == Method::PATCH || has_proof(&request) { 10 } else { 1 };
    let work = tokio::time::timeout(door.timeout * slow, next.run(request));
    work.await.map_or_else(|_| late(), as_problem)
}

/// A call for rescue takes its place with all it says in hand: slow senders hold places of their own, and each only for a
/// moment, so that they cannot keep out a call that has arrived.
async fn rescue(door: &Door, request: Request, next: Next) -> Response {
    let (is_page, headers) = (!request.uri().path().starts_with("/api/"), request.headers().clone());
    match inside(door, request, next).await {
        Ok(response) => as_problem(response),
        // Somebody in a browser reads a page, with the numbers that are faster.
        Err(refused) if is_page => lite::busy(&door.app, &headers, refused.status()),
        Err(refused) => refused,
    }
}

async fn inside(door: &Door, request: Request, next: Next) -> Result<Response, Response> {
    let (parts, body) = request.into_parts();
    let body = if body.is_end_stream() {
        Bytes::new()
    } else {
        let turn = door.reading.try_acquire();
        let patience = if turn.is_ok() { ARRIVES } else { ARRIVES_IN_A_CROWD };
        let read = tokio::time::timeout(patience.min(door.timeout), to_bytes(body, JSON_BYTES));
        read.await.map_err(|_| late())?.map_err(|_| plain(StatusCode::PAYLOAD_TOO_LARGE))?
    };
    let _place = door.rescue.try_acquire().map_err(|_| busy())?;
    let work = next.run(Request::from_parts(parts, body.into()));
    tokio::time::timeout(door.timeout, work).await.map_err(|_| late())
}

fn busy() -> Response {
    Failure::busy(StatusCode::SERVICE_UNAVAILABLE, "The city is busy", 2).into_response()
}

fn late() -> Response {
    Failure::busy(StatusCode::SERVICE_UNAVAILABLE, "This took too long", 5).into_response()
}

/// Whether it is a call for rescue, or a team's answer to one.
fn is_rescue(request: &Request) -> bool {
    let path = request.uri().path();
    path == "/sos" || ["/api/v1/sos/", "/s/", "/team/"].iter().any(|begin| path.starts_with(begin))
}

/// Whether it is the console's form with a photo.
fn has_proof(request: &Request) -> bool {
    let path = request.uri().path();
    *request.method() == Method::POST && path.starts_with("/console/cases/") && path.ends_with("/fixed")
}

/// A failure that the framework made (a body that is no JSON, too large, of the wrong type) as problem details.
fn as_problem(response: Response) -> Response {
    let status = response.status();
    let is_plain = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")));
    if !(status.is_client_error() || status.is_server_error()) || !is_plain {
        return response;
    }
    plain(status)
}

fn plain(status: StatusCode) -> Response {
    let code = if status.is_server_error() { Code::Internal } else { Code::Invalid };
    respond(status, status.canonical_reason().unwrap_or("The request failed"), Problem::new(code), None)
}
