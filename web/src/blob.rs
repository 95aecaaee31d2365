//! `GET /blob/{id}`: a picture for an `<img>` of the app's own page.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hue_model::Problem;
use hue_model::id::BlobId;
use hue_model::media::media_type;
use hue_model::problem::Code;

use crate::Shared;
use crate::answer::Failure;

pub(crate) async fn blob(State(shared): State<Shared>, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: BlobId = id.parse().map_err(|_| Problem::new(Code::NotFound))?;
    let bytes = shared.engine.blob(id).await?;
    let headers = [
        (header::CONTENT_TYPE, media_type(&bytes)),
        // A blob never changes under its id, and only this browser's own cache may keep it.
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    ];
    Ok((headers, bytes).into_response())
}
