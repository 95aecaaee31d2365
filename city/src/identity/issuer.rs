//! The sandbox issuer `/vneid`: OpenID Connect for demo people, strict as a real one (RFC 9700).
//!
//! VNeID publishes no specification; this stands where a contract with the Ministry will put the real one,
//! and gives what the app asks of an issuer: who somebody is and how well they are known. Never a role: roles live
//! in the city's own database.

mod answer;
mod authorize;
mod client;
mod discovery;
mod end_session;
pub(crate) mod grants;
mod page;
mod request;
mod revoke;
mod token;
mod userinfo;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::state::App;

/// How long an authorization code is good for, in milliseconds.
const CODE_LIFE: i64 = 60_000;
/// How long an access token is good for, in milliseconds.
const ACCESS_LIFE: i64 = 5 * 60_000;
/// How long a refresh token lies unused before it is forgotten, in milliseconds.
const REFRESH_LIFE: i64 = 30 * 24 * 3_600_000;
/// Largest form, in bytes.
const FORM_BYTES: usize = 16 * 1024;

/// The issuer's routes.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/vneid/.well-known/openid-configuration", get(discovery::document))
        .route("/.well-known/oauth-authorization-server/vneid", get(discovery::document))
        .route("/vneid/jwks", get(discovery::keys))
        .route("/vneid/authorize", get(authorize::show).post(authorize::decide))
        .route("/vneid/token", post(token::token))
        .route("/vneid/revoke", post(revoke::revoke))
        .route("/vneid/userinfo", get(userinfo::userinfo).post(userinfo::userinfo))
        .route("/vneid/end_session", get(end_session::end).post(end_session::end_by_form))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
}
