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

/// What the door keeps.
#[derive(Clone)]
pub(crate) struct Door {
    places: Arc<Semaphore>,
    desk: Arc<Semaphore>,
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
            desk: Arc::new(Semaphore::new(limits.desk)),
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
    let asks = *request.method() == Method::GET || *request.method() == Method::HEAD;
    let cookies = is_console(&request).then(|| request.headers().clone());
    if let Some(cookies) = cookies
        && (asks || console::is_signed_in(&door.app, &cookies).await)
    {
        return desk(&door, request, next).await;
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

/// Whether it is a page or a form of the console. A page's request has no body that could be slow, and a form of somebody who
/// is signed in is the desk's too; forms of anybody else are served with the public's.
fn is_console(request: &Request) -> bool {
    let path = request.uri().path();
    path == "/console" || path.starts_with("/console/")
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
