//! How the issuer's machine-readable doors answer.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::problem::Failure;

/// An error of RFC 6749 §5.2 or RFC 6750 §3.
#[derive(Debug)]
pub(super) struct OAuthError {
    status: StatusCode,
    error: &'static str,
    description: &'static str,
}

impl OAuthError {
    /// The request cannot be understood.
    pub(super) fn request(description: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error: "invalid_request", description }
    }

    /// Nobody we know asks.
    pub(super) fn client() -> Self {
        Self { status: StatusCode::UNAUTHORIZED, error: "invalid_client", description: "unknown client" }
    }

    /// The code or token is not, or no longer, good.
    pub(super) fn grant(description: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error: "invalid_grant", description }
    }

    /// The bearer token is not good.
    pub(super) fn token() -> Self {
        let description = "the access token is not valid";
        Self { status: StatusCode::UNAUTHORIZED, error: "invalid_token", description }
    }

    /// Another error of the standard.
    pub(super) fn other(error: &'static str, description: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error, description }
    }
}

impl From<Failure> for OAuthError {
    fn from(failure: Failure) -> Self {
        tracing::error!(error = %failure, "the issuer failed");
        let (error, description) = ("server_error", "try again in a moment");
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, error, description }
    }
}

impl IntoResponse for OAuthError {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.error, "error_description": self.description });
        let mut response = (self.status, private(&body)).into_response();
        if self.error == "invalid_token" {
            let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// A JSON answer that nobody keeps (RFC 6749 §5.1).
pub(super) fn private(body: &Value) -> Response {
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")];
    (headers, axum::Json(body)).into_response()
}
