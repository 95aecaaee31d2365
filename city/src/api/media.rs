//! A photo, for its reporter.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header;
use hue_model::id::PhotoId;
use hue_model::wire::ProblemDetails;

use super::report::id;
use crate::caller::Caller;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::{report, upload};

/// The bytes of a photo of one of the caller's reports, proofs included.
#[utoipa::path(
    get,
    path = "/api/v1/media/{id}",
    tag = "photos",
    params(("id" = String, Path, description = "The id, a UUID of version 7")),
    responses((status = 200, description = "The photo", body = Vec<u8>, content_type = "image/jpeg"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn get(
    State(app): State<App>,
    Path(path): Path<String>,
    caller: Caller,
) -> Result<Response> {
    let owner = caller.owner()?;
    let photo: PhotoId = id(&path)?;
    {
        let mut conn = app.store.read().await?;
        let found = upload::photo(&mut conn, photo).await?.filter(|photo| photo.stored_at.is_some());
        let found = found.ok_or_else(Failure::not_found)?;
        let report = report::get(&mut conn, found.report_id).await?;
        report.filter(|report| report.owner == owner).ok_or_else(Failure::not_found)?;
    }
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::CONTENT_DISPOSITION, "attachment"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, app.media.get(photo).await?).into_response())
}
