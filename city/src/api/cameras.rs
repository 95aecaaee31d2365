//! Cameras: stills come in by a key, and go out to everybody.

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use hue_model::camera::{Cameras, TAKEN_AT};
use hue_model::wire::ProblemDetails;
use serde::Serialize;

use super::report::{id, unreadable};
use crate::camera;
use crate::http::cached::{CACHING, answer, tagged};
use crate::problem::Result;
use crate::state::App;

/// A still may be shown again for half a minute without asking.
const STILL_CACHING: &str = "public, max-age=30";

/// What became of a still.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct PutStillReply {
    /// Whether it is shown; not where one that is as new, or newer, is shown already.
    shown: bool,
}

/// Every camera that everybody may see, with the time of its newest still.
#[utoipa::path(
    get,
    path = "/api/v1/cameras",
    tag = "cameras",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list the caller has")),
    responses((status = 200, description = "The cameras", body = Cameras), (status = 304, description = "It is the list the caller has"), (status = 503, description = "There is no list just now", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let body = serde_json::to_vec(&app.cameras.get(&app).await?.at(app.now()))?;
    Ok(answer(body, "application/json", CACHING, &headers))
}

/// Takes a still from the camera's source: a JPEG of up to 2 MB and 16 megapixels. It is shown at most 1,280 pixels wide or
/// high, without metadata, unless one that is as new, or newer, is shown already.
#[utoipa::path(
    put,
    path = "/api/v1/cameras/{id}/still",
    tag = "cameras",
    params(
        ("id" = String, Path, description = "The camera's id"),
        ("hue-taken-at" = String, Header, description = "When it was taken: RFC 3339 or milliseconds, at most two minutes ahead and a day ago")
    ),
    request_body(content = Vec<u8>, content_type = "image/jpeg"),
    responses((status = 200, description = "Whether it is shown", body = PutStillReply), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("camera_key" = []))
)]
pub(super) async fn put(
    State(app): State<App>,
    Path(path): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<PutStillReply>> {
    let body = body.map_err(unreadable)?;
    let shown = camera::push(&app, id(&path)?, &headers, body).await?;
    Ok(Json(PutStillReply { shown }))
}

/// The newest still of a camera, with the time it was taken at.
#[utoipa::path(
    get,
    path = "/api/v1/cameras/{id}/still",
    tag = "cameras",
    params(
        ("id" = String, Path, description = "The camera's id"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the still the caller has")
    ),
    responses((status = 200, description = "The still; the header hue-taken-at says when it was taken", body = Vec<u8>, content_type = "image/jpeg"), (status = 304, description = "It is the still the caller has"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn still(
    State(app): State<App>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let (name, taken_at, bytes) = camera::still(&app, id(&path)?).await?;
    let mut response = tagged(bytes, &format!("\"{name}\""), "image/jpeg", STILL_CACHING, &headers);
    let safe = [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
    ];
    response.headers_mut().extend(safe);
    response.headers_mut().insert(TAKEN_AT, HeaderValue::from(taken_at.0));
    Ok(response)
}
