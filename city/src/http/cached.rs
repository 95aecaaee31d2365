//! Answers that caches keep: a tag, a time, and nothing at all where the caller has it.

use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use sha2::{Digest as _, Sha256};

/// A cache in front may answer for five seconds by itself, and for a day while the city cannot: what is served so says
/// of itself when it was issued.
pub(crate) const CACHING: &str = "public, max-age=5, stale-while-revalidate=10, stale-if-error=86400";

/// The strong entity tag of these bytes, with its quotes.
pub(crate) fn tag(body: &[u8]) -> String {
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(Sha256::digest(body).get(..16).unwrap_or_default()))
}

/// This body, or that the caller has it.
pub(crate) fn answer(
    body: impl Into<Bytes>,
    kind: &'static str,
    caching: &'static str,
    headers: &HeaderMap,
) -> Response {
    let body = body.into();
    let etag = tag(&body);
    tagged(body, &etag, kind, caching, headers)
}

/// This body, whose tag is known, or that the caller has it.
pub(crate) fn tagged(
    body: Bytes,
    etag: &str,
    kind: &'static str,
    caching: &'static str,
    headers: &HeaderMap,
) -> Response {
    let common =
        [(header::ETAG, etag), (header::CACHE_CONTROL, caching), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    if has(headers, etag) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    (common, [(header::CONTENT_TYPE, kind)], body).into_response()
}

/// Whether the caller has what this tag names (RFC 9110 §13.1.2: compared weakly).
pub(crate) fn has(headers: &HeaderMap, etag: &str) -> bool {
    let lists = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}
