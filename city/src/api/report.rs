//! A report: sent, read, withdrawn.

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use hue_model::id::ReportId;
use hue_model::problem::{Code, Problem, Rule};
use hue_model::wire::{ProblemDetails, PutReport, PutReportReply, ReportStatus};

use crate::caller::Caller;
use crate::problem::{Failure, Result};
use crate::report;
use crate::state::App;

/// The id in a path; another word than a UUID names nothing.
pub(super) fn id<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Failure::not_found())
}

/// Takes a report.
#[utoipa::path(
    put,
    path = "/api/v1/reports/{id}",
    tag = "reports",
    params(("id" = String, Path, description = "The id, a UUID of version 7")),
    request_body = PutReport,
    responses((status = 200, description = "Taken; the same id and body get the same answer for ever", body = PutReportReply), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn put(
    State(app): State<App>,
    Path(path): Path<String>,
    caller: Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response> {
    app.count_write(&caller)?;
    if !is_json(&headers) {
        return Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body must be JSON"));
    }
    let sent = body.map_err(unreadable)?;
    let reply = report::put(&app, &caller, id::<ReportId>(&path)?, &sent).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], reply).into_response())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

pub(super) fn unreadable(rejection: BytesRejection) -> Failure {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => refused(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large"),
        _ => refused(StatusCode::BAD_REQUEST, "The body broke off"),
    }
}

fn refused(status: StatusCode, title: &'static str) -> Failure {
    let problem = Problem { code: Code::Invalid, ..Problem::field("body", Rule::Malformed) };
    Failure::Said { status, title, problem, retry_after: None }
}

/// A report of the caller's.
#[utoipa::path(
    get,
    path = "/api/v1/reports/{id}",
    tag = "reports",
    params(("id" = String, Path, description = "The id, a UUID of version 7")),
    responses((status = 200, description = "The report", body = ReportStatus), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn get(
    State(app): State<App>,
    Path(path): Path<String>,
    caller: Caller,
) -> Result<Json<ReportStatus>> {
    report::status(&app, &caller, id(&path)?).await.map(Json)
}

/// Withdraws a report of the caller's.
#[utoipa::path(
    delete,
    path = "/api/v1/reports/{id}",
    tag = "reports",
    params(("id" = String, Path, description = "The id, a UUID of version 7")),
    responses((status = 204, description = "Withdrawn; the id stays taken"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn delete(
    State(app): State<App>,
    Path(path): Path<String>,
    caller: Caller,
) -> Result<StatusCode> {
    app.count_write(&caller)?;
    report::withdraw(&app, &caller, id(&path)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
