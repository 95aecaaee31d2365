//! A photo of a case, for those who may see the case.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header;
use hue_model::id::PhotoId;

use super::officer::Officer;
use crate::case as desk;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::upload;

/// `GET /console/photos/{id}`. Whatever the bytes are, a browser treats them as a picture and as nothing else.
pub(super) async fn photo(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let id: PhotoId = id.parse().map_err(|_| Failure::not_found())?;
    let photo = upload::photo(&mut app.store.read().await?, id).await?;
    let photo = photo.filter(|photo| photo.stored_at.is_some()).ok_or_else(Failure::not_found)?;
    desk::get(&app, &officer.actor(), photo.report_id).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"photo.jpg\""),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        // A role may end: the browser keeps nothing for whoever sits here next.
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, app.media.get(id).await?).into_response())
}
