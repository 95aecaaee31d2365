//! Gauges: readings come in by a key, and go out to everybody.

use axum::Json;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, header};
use hue_model::gauge::{Gauge, Gauges, ReadingsReply, Series, read_csv, read_json};
use hue_model::problem::Rule;
use hue_model::wire::ProblemDetails;
use serde_json::json;

use super::report::unreadable;
use crate::gauge::{self, Span};
use crate::http::cached::answer;
use crate::problem::{Failure, Result};
use crate::state::App;

/// A device that looks again within this time need not ask.
const CACHING: &str = "public, max-age=30";

/// Takes readings. Each line is taken or refused by itself; the same line again changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/gauges/readings",
    tag = "gauges",
    request_body(content = String, content_type = "text/csv", description = "CSV with the columns station, at, quantity, value, unit; or the same names in JSON as `{\"readings\":[…]}`. `at` is RFC 3339 or milliseconds."),
    responses((status = 200, description = "What became of each line", body = ReadingsReply), (status = "4XX", description = "A problem; not one line was taken", body = ProblemDetails, content_type = "application/problem+json")),
    security(("gauge_key" = []))
)]
pub(super) async fn post(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<ReadingsReply>> {
    let key = gauge::key(&app, &headers).await?;
    app.rate.count(&format!("gauge-key {}", key.name), app.now(), app.config.limits.writes_a_minute)?;
    let body = body.map_err(unreadable)?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let lines = match kind.split(';').next().unwrap_or_default().trim() {
        "text/csv" => read_csv(&body),
        _ => read_json(&body),
    };
    gauge::take(&app, &key, lines.map_err(gauge::unreadable)?).await.map(Json)
}

/// Every gauge with its newest readings.
#[utoipa::path(
    get,
    path = "/api/v1/gauges",
    tag = "gauges",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list the caller has")),
    responses((status = 200, description = "The gauges", body = Gauges), (status = 304, description = "It is the list the caller has"))
)]
pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let text = serde_json::to_string(&gauge::board::all(&app).await?)?;
    Ok(answer(text, "application/json", CACHING, &headers))
}

/// Every gauge with its newest readings as GeoJSON (RFC 7946).
#[utoipa::path(
    get,
    path = "/api/v1/gauges.geojson",
    tag = "gauges",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list the caller has")),
    responses((status = 200, description = "A feature a gauge", body = String, content_type = "application/geo+json"), (status = 304, description = "It is the list the caller has"))
)]
pub(super) async fn geojson(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let features: Vec<_> = gauge::board::all(&app).await?.gauges.iter().map(feature).collect();
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string();
    Ok(answer(text, "application/geo+json", CACHING, &headers))
}

fn feature(gauge: &Gauge) -> serde_json::Value {
    let station = &gauge.station;
    json!({
        "type": "Feature",
        "id": station.code,
        "geometry": { "type": "Point", "coordinates": [station.point.long, station.point.lat] },
        "properties": {
            "name": station.name, "kind": station.kind, "ward_code": station.ward_code,
            "newest": gauge.newest, "state": gauge.state, "alarm": gauge.alarm,
        },
    })
}

/// A stretch of one gauge, at most 5,000 readings.
#[utoipa::path(
    get,
    path = "/api/v1/gauges/{code}/readings",
    tag = "gauges",
    params(
        ("code" = String, Path, description = "The station's code"),
        ("quantity" = Option<String>, Query, description = "What was measured; the station's first quantity if absent"),
        ("from" = Option<i64>, Query, description = "From when, in milliseconds; `hours` before `to` if absent"),
        ("hours" = Option<u16>, Query, description = "How many hours before `to` it begins; 24 if absent"),
        ("to" = Option<i64>, Query, description = "Until when, in milliseconds; now if absent"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the stretch the caller has")
    ),
    responses((status = 200, description = "The readings, oldest first", body = Series), (status = 304, description = "It is the stretch the caller has"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn series(
    State(app): State<App>,
    Path(code): Path<String>,
    span: Result<Query<Span>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let text = serde_json::to_string(&gauge::series(&app, &code, asked(span)?).await?)?;
    Ok(answer(text, "application/json", CACHING, &headers))
}

/// The same stretch as CSV, in the form the city takes readings in.
#[utoipa::path(
    get,
    path = "/api/v1/gauges/{code}/readings.csv",
    tag = "gauges",
    params(("code" = String, Path, description = "The station's code")),
    responses((status = 200, description = "The readings, oldest first", body = String, content_type = "text/csv"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn csv(
    State(app): State<App>,
    Path(code): Path<String>,
    span: Result<Query<Span>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let series = gauge::series(&app, &code, asked(span)?).await?;
    let mut text = String::from("station,at,quantity,value,unit\n");
    for sample in &series.samples {
        let at = sample.at.in_hue().map(|at| at.to_rfc3339()).unwrap_or_default();
        let row = [&series.station, &at, series.quantity.word(), &sample.value.to_string(), &series.unit];
        text.push_str(&row.join(","));
        text.push('\n');
    }
    Ok(answer(text, "text/csv; charset=utf-8", CACHING, &headers))
}

fn asked(span: Result<Query<Span>, QueryRejection>) -> Result<Span> {
    span.map(|Query(span)| span).map_err(|_| Failure::field("query", Rule::Malformed))
}
