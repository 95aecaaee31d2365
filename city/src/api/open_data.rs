//! Open data as files.

use axum::extract::{Path, State};
use axum::response::Response;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use hue_model::wire::ProblemDetails;

use crate::http::cached::tagged;
use crate::open_data::{File, file};
use crate::problem::{Failure, Result};
use crate::state::App;

/// A change is seen soon enough, and a program that asks again and again costs little.
const CACHING: &str = "public, max-age=300, stale-if-error=86400";

/// A file of open data: `places` (geojson, csv, jsonld), `events` (ics, jsonld), `services` (csv, jsonld; CPSV-AP 3.2), `wards` (geojson, csv),
/// `gauges` (geojson, csv, jsonld: every gauge with its newest readings), `reports` (csv, json: numbers by category and ward of months that are over, small ones left out).
#[utoipa::path(
    get,
    path = "/open-data/{file}",
    tag = "open data",
    params(("file" = String, Path, description = "Such as `places.geojson`"), ("If-None-Match" = Option<String>, Header, description = "The ETag of the file the caller has")),
    responses((status = 200, description = "The file; its licence is linked in `Link`", body = String), (status = 304, description = "It is the one the caller has"), (status = 404, description = "There is no such file", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn get(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let file = file(&app, &name).await?.ok_or_else(Failure::not_found)?;
    Ok(answer(&file, &name, &headers))
}

/// The festivals and events of this year and the next, for calendars that subscribe to an address.
#[utoipa::path(
    get,
    path = "/events.ics",
    tag = "open data",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the file the caller has")),
    responses((status = 200, description = "iCalendar", body = String, content_type = "text/calendar"), (status = 304, description = "It is the one the caller has"))
)]
pub(super) async fn events(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let name = "events.ics";
    let file = file(&app, name).await?.ok_or_else(Failure::not_found)?;
    Ok(answer(&file, name, &headers))
}

fn answer(file: &File, name: &str, headers: &HeaderMap) -> Response {
    let mut response = tagged(file.body.clone(), &file.etag, file.kind, CACHING, headers);
    let beside = [
        (header::LINK, format!("<{}>; rel=\"license\"", file.licence)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
    ];
    for (name, value) in beside {
        response.headers_mut().extend(HeaderValue::from_str(&value).ok().map(|value| (name, value)));
    }
    if response.status() == StatusCode::OK {
        let (set, ending) = name.split_once('.').unwrap_or((name, ""));
        let kept = format!("attachment; filename=\"hue-{set}-{}.{ending}\"", file.version);
        let kept = HeaderValue::from_str(&kept).ok().map(|value| (header::CONTENT_DISPOSITION, value));
        response.headers_mut().extend(kept);
    }
    response
}
