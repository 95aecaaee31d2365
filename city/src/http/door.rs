//! The limits every request meets: how many at once, how long, and plain failures turned into problem details.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use http::{Method, StatusCode, header};
use hue_model::problem::{Code, Problem};
use tokio::sync::Semaphore;

use super::address::Address;
use super::bodies::Bodies;
use crate::problem::{Failure, respond};
use crate::state::App;
use crate::{console, lite};

/// Requests under way of people who come to the desk and are not signed in yet.
const ENTRY: usize = 16;
/// Cookies of the console that are looked up at once.
const LOOKS: usize = 64;

/// What the door keeps.
#[derive(Clone)]
pub(crate) struct Door {
    places: Arc<Semaphore>,
    desk: Arc<Semaphore>,
    entry: Arc<Semaphore>,
    looks: Arc<Semaphore>,
    rescue: Arc<Semaphore>,
    bodies: Bodies,
    timeout: Duration,
    app: App,
}

impl Door {
    pub(crate) fn new(app: &App) -> Self {
        let limits = app.config.limits;
        Self {
            places: Arc::new(Semaphore::new(limits.concurrency)),
            desk: Arc::new(Semaphore::new(limits.desk.max(1))),
            entry: Arc::new(Semaphore::new(ENTRY)),
            looks: Arc::new(Semaphore::new(LOOKS)),
            rescue: Arc::new(Semaphore::new(limits.rescue)),
            bodies: Bodies::new(limits.rescue_bodies, limits.rescue_body),
            timeout: limits.timeout,
            app: app.clone(),
        }
    }
}

/// Answers every method a path does not have.
pub(crate) async fn method_not_allowed() -> Failure {
    Failure::said(StatusCode::METHOD_NOT_ALLOWED, "This path does not take that method", Code::Invalid)
}

/// Lets a request in if there is a place, and ends one that takes too long.
pub(crate) async fn keep(State(door): State<Door>, request: Request, next: Next) -> Response {
    if is_rescue(&request) {
        return rescue(&door, request, next).await;
    }
    let (share, request) = share(&door, request).await;
    match share {
        Share::Desk => return desk(&door, request, next).await,
        Share::Entry => return entry(&door, request, next).await,
        Share::Public => {}
    }
    let asked = lite::is_page(request.uri().path()).then(|| lite::Asked::of(&request));
    let response = work(&door, request, next).await;
    match asked {
        Some(asked) => lite::readable(&door.app, &asked, response),
        None => response,
    }
}

async fn work(door: &Door, request: Request, next: Next) -> Response {
    let Ok(_place) = door.places.try_acquire() else {
        return Failure::try_again().into_response();
    };
    // A piece of a photo may come over a very slow line; its handler watches for silence itself.
    let slow = if *request.method() == Method::PATCH { 10 } else { 1 };
    within(door.timeout * slow, next.run(request)).await
}

/// The desk's own: waits for a place, of which nobody else takes one.
async fn desk(door: &Door, request: Request, next: Next) -> Response {
    let slow = if has_file(&request) { 10 } else { 1 };
    let work = async {
        // The places are never closed.
        let _place = door.desk.acquire().await;
        next.run(request).await
    };
    within(door.timeout * slow, work).await
}

/// Somebody on the way to sign in: few places, and none to wait for.
async fn entry(door: &Door, request: Request, next: Next) -> Response {
    let Ok(_place) = door.entry.try_acquire() else {
        return Failure::try_again().into_response();
    };
    within(door.timeout, next.run(request)).await
}

async fn within(time: Duration, work: impl Future<Output = Response>) -> Response {
    match tokio::time::timeout(time, work).await {
        Ok(response) => as_problem(response),
        Err(_) => Failure::busy(StatusCode::SERVICE_UNAVAILABLE, "This took too long", 5).into_response(),
    }
}

/// A call for rescue: read first, then it waits for a place; people in a browser are answered with pages.
async fn rescue(door: &Door, request: Request, next: Next) -> Response {
    let mut asked = lite::Asked::of(&request);
    let (parts, body) = request.into_parts();
    let address = Address::of(&parts.extensions, &parts.headers, &door.app.config.proxies);
    let read = if body.is_end_stream() { Ok(Bytes::new()) } else { door.bodies.read(address, body).await };
    let response = match read {
        Ok(body) => {
            asked.form = body.clone();
            let work = async {
                // The places are never closed.
                let _place = door.rescue.acquire().await;
                next.run(Request::from_parts(parts, Body::from(body))).await
            };
            within(door.timeout, work).await
        }
        Err(failure) => failure.into_response(),
    };
    lite::readable(&door.app, &asked, response)
}

/// Whose places a request takes.
enum Share {
    /// Those of whoever is signed in.
    Desk,
    /// The few of whoever comes in.
    Entry,
    /// Everybody's.
    Public,
}

/// Whose places this request takes: those of the console are for who is signed in there, or on the way to it.
async fn share(door: &Door, request: Request) -> (Share, Request) {
    let path = request.uri().path();
    if path != "/console" && !path.starts_with("/console/") {
        return (Share::Public, request);
    }
    let comes_in = *request.method() == Method::GET
        && (matches!(path, "/console" | "/console/sign-in" | "/console/callback")
            || path.starts_with("/console/d/"));
    let (parts, body) = request.into_parts();
    // Cookies are looked up by so many at once: made-up ones keep nobody's from being read.
    let signed_in = match door.looks.try_acquire() {
        Ok(_look) => console::is_signed_in(&door.app, &parts.headers).await,
        Err(_) => false,
    };
    let share = match (signed_in, comes_in) {
        (true, _) => Share::Desk,
        (false, true) => Share::Entry,
        (false, false) => Share::Public,
    };
    (share, Request::from_parts(parts, body))
}

/// Whether it is a call for rescue, or a team's answer to one.
fn is_rescue(request: &Request) -> bool {
    let path = request.uri().path();
    path.starts_with("/api/v1/sos/") || lite::is_rescue(path)
}

/// Whether it is a form of the console with a file: a photo, or a table of many rows.
fn has_file(request: &Request) -> bool {
    let path = request.uri().path();
    let is_proof = path.starts_with("/console/cases/") && path.ends_with("/fixed");
    *request.method() == Method::POST && (is_proof || path == "/console/sos/import")
}

/// A failure that the framework made (a body that is no JSON, too large, of the wrong type) as problem details.
fn as_problem(response: Response) -> Response {
    let status = response.status();
    let plain = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")));
    if !(status.is_client_error() || status.is_server_error()) || !plain {
        return response;
    }
    let code = if status.is_server_error() { Code::Internal } else { Code::Invalid };
    respond(status, status.canonical_reason().unwrap_or("The request failed"), Problem::new(code), None)
}
