//! Pages for everybody, server-rendered and without script: they work in any phone's browser on a bad line.

pub(crate) mod said;
pub(crate) mod say;
#[cfg(feature = "sandbox")]
mod sms;
mod sos;
mod team;

use axum::Router;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};
use http::{HeaderValue, header};

use crate::state::App;

pub(crate) use sos::busy;

/// The public pages' routes.
pub(crate) fn routes() -> Router<App> {
    let pages = Router::new()
        .route("/sos", get(sos::page).post(sos::send))
        .route("/s/{receipt}", get(sos::state))
        .route("/team/{token}", get(team::page))
        .route("/team/{token}/{answer}", post(team::answer))
        .layer(from_fn(guard));
    #[cfg(feature = "sandbox")]
    let pages = pages.route("/sandbox/sms", post(sms::receive));
    pages
}

/// What holds for every page: no script, no frame, nothing kept in a cache, no address told to others.
async fn guard(request: axum::extract::Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let fixed = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        // Not `no-referrer`: with it browsers send `Origin: null` with forms.
        (header::REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
