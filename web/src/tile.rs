//! `GET /tile/{zoom}/{x}/{y}`: a tile of the street map for the app's own page.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::Shared;
use crate::answer::Failure;

pub(crate) async fn tile(
    State(shared): State<Shared>,
    Path((zoom, x, y)): Path<(u8, u32, u32)>,
) -> Result<Response, Failure> {
    let Some(tile) = shared.engine.tile(zoom, x, y).await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    Ok(([(header::CONTENT_TYPE, "application/vnd.mapbox-vector-tile")], tile).into_response())
}
