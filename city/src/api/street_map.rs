//! The street map for devices: what there is, and the archive, whole or from where a download stopped.

use std::ops::Range;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, header};
use hue_model::street_map::OfferedStreetMap;
use hue_model::wire::ProblemDetails;

use crate::http::address::Address;
use crate::http::cached;
use crate::problem::{Failure, Result};
use crate::state::App;

/// What street map this city gives: its size, its version by hash, and whom to name beside it.
#[utoipa::path(
    get,
    path = "/api/v1/street-map",
    tag = "city",
    responses((status = 200, description = "The street map, absent where there is none", body = OfferedStreetMap))
)]
pub(super) async fn about(State(app): State<App>) -> Json<OfferedStreetMap> {
    Json(OfferedStreetMap { street_map: app.street_map.as_ref().map(|map| map.about.clone()) })
}

/// The archive (PMTiles 3). A range is served while the archive is the one that `If-Range` names. An address has eight downloads at
/// a time; one more is 503 with `Retry-After`.
#[utoipa::path(
    get,
    path = "/api/v1/street-map.pmtiles",
    tag = "city",
    params(
        ("Range" = Option<String>, Header, description = "One range of bytes, such as `bytes=1024-`"),
        ("If-Range" = Option<String>, Header, description = "The ETag of what the caller has a part of")
    ),
    responses((status = 200, description = "All of it", body = Vec<u8>, content_type = "application/vnd.pmtiles"), (status = 206, description = "The range"), (status = 304, description = "The caller has it"), (status = 416, description = "Nothing of it lies in the range"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn archive(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
) -> Result<Response> {
    let map = app.street_map.as_ref().ok_or_else(Failure::not_found)?;
    let (bytes, etag) = (map.about.bytes, format!("\"{}\"", map.about.sha256));
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let common = [
        (header::ETAG, etag.clone()),
        (header::ACCEPT_RANGES, "bytes".into()),
        (header::CACHE_CONTROL, "public, no-cache".into()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
        (header::CONTENT_TYPE, "application/vnd.pmtiles".into()),
    ];
    if cached::has(&headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    let same = text(header::IF_RANGE).is_none_or(|known| known == etag);
    let (status, range) = match text(header::RANGE).filter(|_| same).map(|range| asked(range, bytes)) {
        Some(Asked::Part(range)) => (StatusCode::PARTIAL_CONTENT, range),
        Some(Asked::Beyond) => {
            let range = [(header::CONTENT_RANGE, format!("bytes */{bytes}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, common, range).into_response());
        }
        // What is not understood is as if it were not there (RFC 9110 §14.2).
        Some(Asked::Whole) | None => (StatusCode::OK, 0..bytes),
    };
    let length = [(header::CONTENT_LENGTH, (range.end - range.start).to_string())];
    let body: Body = map.piece(range.clone(), address).await?;
    let mut response = (status, common, length, body).into_response();
    if status == StatusCode::PARTIAL_CONTENT {
        let said = format!("bytes {}-{}/{bytes}", range.start, range.end - 1);
        response
            .headers_mut()
            .insert(header::CONTENT_RANGE, said.try_into().map_err(|_| Failure::not_found())?);
    }
    Ok(response)
}

/// What somebody asks for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(Range<u64>),
    Beyond,
}

/// One range of bytes of a file with so many.
fn asked(header: &str, bytes: u64) -> Asked {
    let Some((first, last)) = header.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Asked::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let range = match (number(first), number(last)) {
        (Some(first), None) if last.trim().is_empty() => first..bytes,
        (Some(first), Some(last)) if first <= last => first..bytes.min(last.saturating_add(1)),
        (None, Some(length)) if first.trim().is_empty() => bytes.saturating_sub(length)..bytes,
        _ => return Asked::Whole,
    };
    if range.start < range.end { Asked::Part(range) } else { Asked::Beyond }
}

#[cfg(test)]
mod tests {
    use super::{Asked, asked};

    #[test]
    fn one_range_is_understood_and_no_other_form() {
        let part = |range: &str| asked(range, 100);
        assert_eq!(part("bytes=0-"), Asked::Part(0..100));
        assert_eq!(part("bytes=10-19"), Asked::Part(10..20));
        assert_eq!(part("bytes=90-900"), Asked::Part(90..100));
        assert_eq!(part("bytes=-10"), Asked::Part(90..100));
        assert_eq!((part("bytes=100-"), part("bytes=-0")), (Asked::Beyond, Asked::Beyond));
        for other in ["", "bytes=", "bytes=-", "bytes=9-3", "bytes=0-1,5-6", "lines=0-", "bytes=a-b"] {
            assert_eq!(part(other), Asked::Whole, "{other}");
        }
    }
}
