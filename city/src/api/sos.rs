//! A call for rescue: sent, read. Nobody has to be signed in; the device shows the secret it made for the case.

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use bytes::Bytes;
use http::HeaderMap;
use hue_model::sos::{PutSos, SosStatus};
use hue_model::wire::ProblemDetails;

use super::report::{id, unreadable};
use crate::caller::device_hash;
use crate::http::address::Address;
use crate::problem::Result;
use crate::sos;
use crate::state::App;

/// Takes a call for rescue, or what its caller says now; a revision the city has already changes nothing.
///
/// A detail that cannot be read never refuses the call: it is kept as text for the operator.
#[utoipa::path(
    put,
    path = "/api/v1/sos/{id}",
    tag = "sos",
    params(("id" = String, Path, description = "The id, a UUID of version 7")),
    request_body = PutSos,
    responses((status = 200, description = "Taken, now or before", body = SosStatus), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("device" = []))
)]
pub(super) async fn put(
    State(app): State<App>,
    Path(path): Path<String>,
    headers: HeaderMap,
    address: Address,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<SosStatus>> {
    let device = device_hash(&headers)?;
    let sent = body.map_err(unreadable)?;
    let origin = app.origins.of(address, app.now(), &*app.config.entropy);
    sos::put(&app, id(&path)?, device, origin, &sent).await.map(Json)
}

/// What the city knows of a call for rescue, for the device that holds its secret.
#[utoipa::path(
    get,
    path = "/api/v1/sos/{id}",
    tag = "sos",
    params(("id" = String, Path, description = "The id, a UUID of version 7")),
    responses((status = 200, description = "The case", body = SosStatus), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("device" = []))
)]
pub(super) async fn get(
    State(app): State<App>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Result<Json<SosStatus>> {
    sos::status(&app, id(&path)?, &device_hash(&headers)?).await.map(Json)
}
