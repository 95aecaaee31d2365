//! Who vouches for people: trusted issuers, and the sandbox issuer of a demonstration.

use axum::Router;

use crate::caller::Person;
use crate::problem::{Failure, Result};
use crate::state::App;

/// The issuer's own routes.
pub fn routes() -> Router<App> {
    Router::new()
}

/// The person an access token names.
///
/// # Errors
/// The token is not valid, or its issuer is not trusted.
pub async fn bearer(_app: &App, _token: &str) -> Result<Person> {
    Err(Failure::session_expired())
}
