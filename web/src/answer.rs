//! How a `Problem` leaves by HTTP (RFC 9457).

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hue_model::Problem;
use hue_model::problem::{Code, Rule};
use hue_model::wire::{PROBLEM_JSON, ProblemDetails};

/// A failed request.
pub(crate) struct Failure(pub(crate) Problem);

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = status(&self.0);
        let details = ProblemDetails {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or("Failure").into(),
            status: status.as_u16(),
            problem: self.0,
        };
        let body = serde_json::to_vec(&details).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, PROBLEM_JSON)], body).into_response()
    }
}

/// The page reads the code; the status is for everybody who only sees HTTP.
fn status(problem: &Problem) -> StatusCode {
    let too_large =
        |field: &hue_model::problem::FieldProblem| matches!(field.rule, Rule::TooManyBytes { .. });
    match problem.code {
        Code::Invalid if problem.fields.iter().any(too_large) => StatusCode::PAYLOAD_TOO_LARGE,
        Code::Invalid | Code::ClockWrong | Code::WrongPassphrase => StatusCode::UNPROCESSABLE_ENTITY,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Conflict | Code::Frozen | Code::AlreadyOpen => StatusCode::CONFLICT,
        Code::SignInNeeded | Code::SessionExpired | Code::SignInFailed => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::VaultLocked => StatusCode::LOCKED,
        Code::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
        Code::Offline | Code::CityUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::CityRefused => StatusCode::BAD_GATEWAY,
        Code::Storage | Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
