//! Creation: an upload belongs to a photo that a report announced, and has that photo's id.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use hue_model::id::{PhotoId, ReportId};
use hue_model::limits::PHOTO_BYTES;
use hue_model::problem::Code;
use hue_model::time::Millis;
use hue_model::wire::{META_PHOTO, META_REPORT, META_SHA256, ProblemDetails};

use super::{LENGTH, METADATA, OFFSET, meta, offset};
use crate::caller::Caller;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::upload::{self, Upload};
use crate::store::{Conn, report};

const DEFER: HeaderName = HeaderName::from_static("upload-defer-length");

/// Creates an upload; creating it again answers where it is.
#[utoipa::path(
    post,
    path = "/api/v1/uploads",
    tag = "photos",
    params(("tus-resumable" = String, Header, description = "1.0.0"), ("upload-length" = u64, Header), ("upload-metadata" = String, Header, description = "report_id, photo_id, sha256")),
    responses((status = 201, description = "Created, or there already; `Location` and `Upload-Offset` say where and how far"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(in crate::api) async fn post(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response> {
    app.count_write(&caller)?;
    let wanted = wanted(&caller.owner()?, &headers)?;
    let now = app.now();
    let upload = app.store.write(move |conn| Box::pin(created(conn, wanted, now))).await?;
    let here = offset(&app, &upload).await?;
    let mut response = StatusCode::CREATED.into_response();
    let location = format!("/api/v1/uploads/{}", upload.id);
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response.headers_mut().insert(OFFSET, HeaderValue::from(here));
    Ok(response)
}

async fn created(conn: &mut Conn, wanted: Upload, now: Millis) -> Result<Upload> {
    announced(conn, &wanted).await?;
    upload::create(conn, &wanted, now).await?;
    upload::get(conn, wanted.id).await?.ok_or_else(Failure::not_found)
}

fn bad(title: &'static str) -> Failure {
    Failure::said(StatusCode::BAD_REQUEST, title, Code::Invalid)
}

/// Reads the headers of a creation.
fn wanted(owner: &str, headers: &HeaderMap) -> Result<Upload> {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"));
    if headers.contains_key(DEFER) {
        return Err(bad("Upload-Defer-Length is not spoken here"));
    }
    let length = text(&LENGTH).and_then(|text| text.parse::<u64>().ok());
    let length = length.ok_or_else(|| bad("Upload-Length is missing or no number"))?;
    if length > PHOTO_BYTES {
        return Err(Failure::said(StatusCode::PAYLOAD_TOO_LARGE, "The photo is too large", Code::Invalid));
    }
    let metadata = text(&METADATA).unwrap_or_default();
    let pairs = meta::read(metadata).ok_or_else(|| bad("Upload-Metadata cannot be read"))?;
    let id = |key: &str| pairs.get(key).cloned().unwrap_or_default();
    let missing = |_| bad("Upload-Metadata does not name the report and the photo");
    Ok(Upload {
        id: id(META_PHOTO).parse::<PhotoId>().map_err(missing)?,
        report_id: id(META_REPORT).parse::<ReportId>().map_err(missing)?,
        owner: owner.to_owned(),
        length: i64::try_from(length).unwrap_or(i64::MAX),
        sha256: id(META_SHA256),
        metadata: metadata.to_owned(),
        done_at: None,
    })
}

/// Whether the caller's report announced this photo, with this size and SHA-256.
async fn announced(conn: &mut Conn, wanted: &Upload) -> Result<()> {
    let report = report::get(conn, wanted.report_id).await?;
    report.filter(|report| report.owner == wanted.owner).ok_or_else(Failure::not_found)?;
    let photo = upload::photo(conn, wanted.id).await?;
    let photo = photo.filter(|photo| photo.report_id == wanted.report_id && !photo.proof);
    let photo = photo.ok_or_else(Failure::not_found)?;
    if photo.length == wanted.length && photo.sha256 == wanted.sha256 {
        return Ok(());
    }
    Err(Failure::conflict("The report announced this photo with another size or SHA-256"))
}
