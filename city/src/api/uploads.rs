//! tus 1.0.0 with creation and checksum.

pub(super) mod create;
mod meta;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use hue_model::id::PhotoId;
use hue_model::limits::PHOTO_BYTES;
use hue_model::problem::Code;
use hue_model::wire::ProblemDetails;

use super::report::id;
use crate::caller::Caller;
use crate::fault;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::upload::{self, Upload};
use crate::upload::{Chunk, Digest, Turn, drain, finish};

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: HeaderName = HeaderName::from_static("tus-version");
pub(super) const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
pub(super) const LENGTH: HeaderName = HeaderName::from_static("upload-length");
pub(super) const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");
const OVERRIDE: HeaderName = HeaderName::from_static("x-http-method-override");
const ONE: HeaderValue = HeaderValue::from_static("1.0.0");

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/uploads", post(create::post).options(options))
        .route("/api/v1/uploads/{id}", post(overridden).patch(patch).head(head).options(options))
        .layer(from_fn(version))
}

/// Refuses another version before anything is done, and puts ours on every answer.
async fn version(request: Request, next: Next) -> Response {
    let asks = *request.method() != Method::OPTIONS;
    let mut response = if asks && request.headers().get(RESUMABLE) != Some(&ONE) {
        let title = "Only tus 1.0.0 is spoken here";
        Failure::said(StatusCode::PRECONDITION_FAILED, title, Code::Invalid).into_response()
    } else {
        next.run(request).await
    };
    if response.status() == StatusCode::PRECONDITION_FAILED {
        response.headers_mut().insert(VERSION, ONE);
    }
    response.headers_mut().insert(RESUMABLE, ONE);
    response
}

#[utoipa::path(
    options,
    path = "/api/v1/uploads",
    tag = "photos",
    responses((status = 204, description = "What is spoken"))
)]
async fn options() -> Response {
    let headers = [
        ("tus-version", "1.0.0".to_owned()),
        ("tus-extension", "creation,checksum".to_owned()),
        ("tus-max-size", PHOTO_BYTES.to_string()),
        ("tus-checksum-algorithm", "sha1,sha256".to_owned()),
    ];
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The caller's upload.
async fn own(app: &App, caller: &Caller, id: PhotoId) -> Result<Upload> {
    let owner = caller.owner()?;
    let found = upload::get(&mut app.store.read().await?, id).await?;
    found.filter(|upload| upload.owner == owner).ok_or_else(Failure::not_found)
}

/// How many bytes are here; an upload whose end was cut off by a crash is ended first.
pub(super) async fn offset(app: &App, upload: &Upload) -> Result<u64> {
    let length = u64::try_from(upload.length).unwrap_or(0);
    if upload.done_at.is_some() {
        return Ok(length);
    }
    let here = app.uploads.offset(upload.id).await?;
    if here < length {
        return Ok(here);
    }
    let Some(_turn) = app.uploads.turn(upload.id) else { return Ok(here) };
    match finish(app, upload).await {
        Ok(()) => Ok(length),
        // What was here was wrong and is gone.
        Err(Failure::Said { .. }) => Ok(0),
        Err(failure) => Err(failure),
    }
}

#[utoipa::path(
    head,
    path = "/api/v1/uploads/{id}",
    tag = "photos",
    params(("id" = String, Path, description = "The id, a UUID of version 7"), ("tus-resumable" = String, Header, description = "1.0.0")),
    responses((status = 200, description = "`Upload-Offset` says how far"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
async fn head(State(app): State<App>, Path(path): Path<String>, caller: Caller) -> Result<Response> {
    let upload = own(&app, &caller, id(&path)?).await?;
    let offset = offset(&app, &upload).await?;
    let mut response = StatusCode::OK.into_response();
    let headers = response.headers_mut();
    headers.insert(OFFSET, HeaderValue::from(offset));
    headers.insert(LENGTH, HeaderValue::from(upload.length));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(metadata) = HeaderValue::from_str(&upload.metadata) {
        headers.insert(METADATA, metadata);
    }
    Ok(response)
}

/// `POST` with `X-HTTP-Method-Override: PATCH`, for networks that do not know PATCH.
async fn overridden(
    state: State<App>,
    path: Path<String>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    if headers.get(OVERRIDE).is_some_and(|method| method == "PATCH") {
        return patch(state, path, caller, headers, body).await;
    }
    Err(Failure::said(StatusCode::METHOD_NOT_ALLOWED, "This path takes PATCH and HEAD", Code::Invalid))
}

#[utoipa::path(
    patch,
    path = "/api/v1/uploads/{id}",
    tag = "photos",
    params(("id" = String, Path, description = "The id, a UUID of version 7"), ("tus-resumable" = String, Header, description = "1.0.0"), ("upload-offset" = u64, Header), ("upload-checksum" = Option<String>, Header, description = "sha1 or sha256, then base64")),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 204, description = "Appended and synced; `Upload-Offset` says how far"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
async fn patch(
    State(app): State<App>,
    Path(path): Path<String>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    let begun = match Begun::new(&app, &caller, &path, &headers).await {
        Ok(begun) => begun,
        Err(failure) => {
            // A sender that is still writing would see a broken line instead of the answer.
            drain(body).await;
            return Err(failure);
        }
    };
    let here = begun.append(&app, body).await?;
    fault::point("upload answered");
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().insert(OFFSET, HeaderValue::from(here));
    Ok(response)
}

/// A PATCH that may write.
struct Begun {
    upload: Upload,
    length: u64,
    here: u64,
    digest: Option<Digest>,
    _turn: Turn,
}

impl Begun {
    async fn new(app: &App, caller: &Caller, path: &str, headers: &HeaderMap) -> Result<Self> {
        app.count_write(caller)?;
        let (at, digest) = asked(headers)?;
        let id = own(app, caller, id(path)?).await?.id;
        let taken = || Failure::conflict("Somebody is writing to this upload");
        let turn = app.uploads.turn(id).ok_or_else(taken)?;
        // Read again with the turn in hand: whoever had it before may have ended the upload.
        let upload = own(app, caller, id).await?;
        let length = u64::try_from(upload.length).unwrap_or(0);
        let here = if upload.done_at.is_some() { length } else { app.uploads.offset(id).await? };
        if at != here {
            return Err(Failure::conflict("The upload is at another offset"));
        }
        Ok(Self { upload, length, here, digest, _turn: turn })
    }

    /// Appends the body, and ends the upload with its last byte; answers how far it is now.
    async fn append(self, app: &App, body: Body) -> Result<u64> {
        if self.upload.done_at.is_some() {
            return Ok(self.length);
        }
        let mut file = app.uploads.file(self.upload.id).await?;
        Chunk::new(body, self.length.saturating_sub(self.here)).append(&mut file, self.digest).await?;
        let here = app.uploads.offset(self.upload.id).await?;
        if here == self.length {
            finish(app, &self.upload).await?;
        }
        Ok(here)
    }
}

/// Reads the headers of a PATCH.
fn asked(headers: &HeaderMap) -> Result<(u64, Option<Digest>)> {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    if kind != Some(b"application/offset+octet-stream") {
        let title = "The body must be application/offset+octet-stream";
        return Err(Failure::said(StatusCode::UNSUPPORTED_MEDIA_TYPE, title, Code::Invalid));
    }
    let offset = headers.get(OFFSET).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let bad = || Failure::said(StatusCode::BAD_REQUEST, "Upload-Offset cannot be read", Code::Invalid);
    let digest = headers.get(CHECKSUM).map(|value| Digest::read(value.to_str().unwrap_or(""))).transpose()?;
    Ok((offset.ok_or_else(bad)?, digest))
}
