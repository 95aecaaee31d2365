//! Server-sent events as the city's streams write them.

use std::convert::Infallible;

use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::Stream;
use http::{HeaderName, header};
use serde::Serialize;

/// Proxies that gather an answer before they pass it on would keep the news back.
const BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// An event with its id, if it has one.
pub(crate) fn event(id: Option<i64>, event: &impl Serialize) -> Bytes {
    let data = serde_json::to_string(event).unwrap_or_default();
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    format!("{id}data: {data}\n\n").into()
}

/// The answer that these events go out with.
pub(crate) fn response(events: impl Stream<Item = Result<Bytes, Infallible>> + Send + 'static) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (BUFFERING, "no"),
    ];
    (headers, Body::from_stream(events)).into_response()
}
