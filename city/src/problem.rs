//! The one error of this room and its one way onto the wire (RFC 9457).

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use hue_model::problem::{Code, FieldProblem, Problem, Rule};
use hue_model::wire::{PROBLEM_JSON, ProblemDetails};

use crate::store::is_transient;

/// The answer of everything here that can fail.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// What can go wrong in the city. Only the first kind is the caller's to read; the others say "internal" outside
/// and their cause in the log.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The caller is told this.
    #[error("{title}: {problem}")]
    Said {
        /// The HTTP status.
        status: StatusCode,
        /// A short English sentence.
        title: &'static str,
        /// The machine-readable part.
        problem: Problem,
        /// Seconds after which trying again makes sense.
        retry_after: Option<u32>,
    },
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A file failed.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// The photo store failed.
    #[error("media: {0}")]
    Media(#[from] object_store::Error),
    /// Stored or shipped data does not have the form it must have.
    #[error("data: {0}")]
    Data(String),
    /// The configuration cannot be used.
    #[error("configuration: {0}")]
    Config(String),
}

impl Failure {
    /// A failure that the caller is told.
    #[must_use]
    pub fn said(status: StatusCode, title: &'static str, code: Code) -> Self {
        Self::Said { status, title, problem: Problem::new(code), retry_after: None }
    }

    /// The input is not acceptable, and why.
    #[must_use]
    pub fn invalid(fields: Vec<FieldProblem>) -> Self {
        let problem = Problem::fields(fields);
        Self::Said {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            title: "The input is not acceptable",
            problem,
            retry_after: None,
        }
    }

    /// One field of the input breaks one rule.
    #[must_use]
    pub fn field(field: &str, rule: Rule) -> Self {
        Self::invalid(vec![FieldProblem { field: field.to_owned(), rule }])
    }

    /// There is no such thing, or it is not this caller's to see.
    #[must_use]
    pub fn not_found() -> Self {
        Self::said(StatusCode::NOT_FOUND, "There is no such thing here", Code::NotFound)
    }

    /// Whether it says that there is no such thing.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Said { status: StatusCode::NOT_FOUND, .. })
    }

    /// Somebody else has it, or it came with another body.
    #[must_use]
    pub fn conflict(title: &'static str) -> Self {
        Self::said(StatusCode::CONFLICT, title, Code::Conflict)
    }

    /// Nobody showed who they are.
    #[must_use]
    pub fn sign_in_needed() -> Self {
        Self::said(StatusCode::UNAUTHORIZED, "A token or a device secret is needed", Code::SignInNeeded)
    }

    /// The token is not good any more.
    #[must_use]
    pub fn session_expired() -> Self {
        Self::said(StatusCode::UNAUTHORIZED, "The token is not valid", Code::SessionExpired)
    }

    /// This person may not do that.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::said(StatusCode::FORBIDDEN, "This is not allowed", Code::Forbidden)
    }

    /// The city cannot take more right now.
    #[must_use]
    pub fn busy(status: StatusCode, title: &'static str, seconds: u32) -> Self {
        let problem = Problem::new(Code::CityUnavailable);
        Self::Said { status, title, problem, retry_after: Some(seconds) }
    }

    /// The record could not be reached or waited for just now.
    #[must_use]
    pub fn try_again() -> Self {
        Self::busy(StatusCode::SERVICE_UNAVAILABLE, "The city is busy", 2)
    }

    /// Whether the same may well succeed in a moment.
    pub(crate) fn is_transient(&self) -> bool {
        matches!(self, Self::Database(error) if is_transient(error))
    }

    fn told(&self) -> (StatusCode, &'static str, Problem, Option<u32>) {
        match self {
            Self::Said { status, title, problem, retry_after } => {
                (*status, title, problem.clone(), *retry_after)
            }
            _ if self.is_transient() => Self::try_again().told(),
            _ => {
                // A failure of our own may be over in a moment: the caller keeps what it has and tries again.
                let problem = Problem { retry: true, ..Problem::new(Code::Internal) };
                (StatusCode::INTERNAL_SERVER_ERROR, "The city failed", problem, Some(5))
            }
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Data(error.to_string())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, title, problem, retry_after) = self.told();
        if !matches!(self, Self::Said { .. }) {
            tracing::error!(error = %self, "request failed");
        }
        respond(status, title, problem, retry_after)
    }
}

/// Problem details as an answer.
pub(crate) fn respond(
    status: StatusCode,
    title: &str,
    problem: Problem,
    retry_after: Option<u32>,
) -> Response {
    let details =
        ProblemDetails { kind: "about:blank".into(), title: title.into(), status: status.as_u16(), problem };
    let body = serde_json::to_vec(&details).unwrap_or_default();
    let mut response = (status, [(header::CONTENT_TYPE, PROBLEM_JSON)], body).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        // Whoever is sent away holds no file of the city until the next try.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
