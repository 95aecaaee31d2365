//! What a request passes before any route sees it.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hue_model::Problem;
use hue_model::problem::Code;

use crate::Shared;
use crate::answer::Failure;
use crate::door::Door;

/// The header with the token that lives in the page's memory.
pub(crate) const TOKEN: &str = "x-hue-token";

/// For everybody: the request names this door and does not come from another origin.
///
/// A name that was rebound to 127.0.0.1 still stands in `Host`, which is why the Host is compared.
pub(crate) async fn everyone(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    if text(headers, header::HOST.as_str()) != Some(shared.door.host()) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match text(headers, header::ORIGIN.as_str()) {
        Some(origin) if origin == shared.door.origin() => {}
        None if reads && !headers.contains_key(header::ORIGIN) => {}
        _ => return refusal(),
    }
    next.run(request).await
}

/// For what only the app's own page may ask: the cookie, sent by a page of this very origin.
///
/// The cookie alone would not do. Browsers hold every port of 127.0.0.1 for the same site and send it
/// along from a page on another port; `Sec-Fetch-Site` tells the two apart and no page can forge it.
pub(crate) async fn page(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if !from_own_page(&shared.door, request.headers()) {
        return refusal();
    }
    next.run(request).await
}

/// For the engine's doors: all of the above and the token from the page's memory.
pub(crate) async fn token(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let known = text(headers, TOKEN).is_some_and(|token| shared.door.knows_token(token));
    if !known || !from_own_page(&shared.door, headers) {
        return refusal();
    }
    next.run(request).await
}

/// Whether the browser was let in.
pub(crate) fn has_cookie(door: &Door, headers: &HeaderMap) -> bool {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| door.knows_cookie(value))
}

fn from_own_page(door: &Door, headers: &HeaderMap) -> bool {
    text(headers, "sec-fetch-site") == Some("same-origin") && has_cookie(door, headers)
}

/// The only value of a header; one that is sent twice counts as missing, since nobody honest does that.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    values.next().is_none().then(|| first.to_str().ok()).flatten()
}

/// The header by which the page tells a refusal of this guard from one of the engine.
pub(crate) const GUARD: &str = "x-hue-guard";

fn refusal() -> Response {
    let mut response = Failure(Problem::new(Code::Forbidden)).into_response();
    response.headers_mut().insert(GUARD, HeaderValue::from_static("refused"));
    response
}
