//! `POST /call/{name}` and `POST /put`: the two ways into the engine.

use axum::Json;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use hue_model::id::BlobId;
use hue_model::limits::CHOSEN_FILE_BYTES;
use hue_model::problem::Rule;
use hue_model::{Problem, Scope};

use crate::Shared;
use crate::answer::Failure;

/// What a browser may do here: everything but money, which needs a proof of presence only a shell gives.
const SCOPES: [Scope; 3] = [Scope::Read, Scope::Write, Scope::Session];

/// Large enough for every text a citizen may paste by mistake: the engine says what is too long.
const CALL_BYTES: usize = 1024 * 1024;

pub(crate) async fn call(
    State(shared): State<Shared>,
    Path(name): Path<String>,
    body: Body,
) -> Result<impl IntoResponse, Failure> {
    let body = read(body, CALL_BYTES).await?;
    let reply = shared.engine.call(&name, &body, &SCOPES).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], reply))
}

pub(crate) async fn put(State(shared): State<Shared>, body: Body) -> Result<Json<BlobId>, Failure> {
    let bytes = read(body, CHOSEN_FILE_BYTES).await?;
    Ok(Json(shared.engine.put(bytes).await?))
}

/// The whole body, or a plain refusal as soon as it is longer than it may be.
async fn read(body: Body, max: usize) -> Result<Bytes, Problem> {
    let max_bytes = u64::try_from(max).unwrap_or(u64::MAX);
    to_bytes(body, max).await.map_err(|_| Problem::field("body", Rule::TooManyBytes { max: max_bytes }))
}
