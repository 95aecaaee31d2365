//! The catalogue for devices: what changed since the version they have, signed.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use http::HeaderMap;
use hue_model::catalogue::SignedCatalogue;
use hue_model::catalogue::read::BUILT_IN;
use hue_model::problem::Rule;
use hue_model::wire::ProblemDetails;
use serde::Deserialize;

use crate::http::cached::{CACHING, tagged};
use crate::problem::{Failure, Result};
use crate::state::App;

/// What is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// The version the caller has.
    since: Option<u64>,
}

/// What changed in the catalogue since the version the caller has: services, groups, life events, places, help, festivals. Codes
/// are retired and never removed.
#[utoipa::path(
    get,
    path = "/api/v1/catalogue",
    tag = "catalogue",
    params(
        ("since" = Option<u64>, Query, description = "The version the caller has; 1, which every app has built in, if absent, and 0 for everything"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the answer the caller has")
    ),
    responses((status = 200, description = "The difference, signed; nothing in it where nothing changed", body = SignedCatalogue), (status = 304, description = "It is the one the caller has"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn get(
    State(app): State<App>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let Query(asked) = asked.map_err(|_| Failure::field("since", Rule::Malformed))?;
    let current = app.catalogue.get(&app).await?;
    let (body, etag) = current.signed(&app, asked.since.unwrap_or(BUILT_IN))?;
    Ok(tagged(body, &etag, "application/json", CACHING, &headers))
}
