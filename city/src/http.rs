//! Puts the routers together, with what holds for every request: limits, tracing, one form of failure.

pub(crate) mod address;
mod bodies;
pub(crate) mod cached;
mod door;
pub(crate) mod entrance;
pub(crate) mod requests;
pub(crate) mod sse;
mod trace;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::problem::Failure;
use crate::state::App;
use crate::{api, console, identity, lite};

/// The whole city as one router.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(api::routes())
        .merge(identity::routes(&app))
        .merge(console::routes(&app))
        .merge(lite::routes(&app))
        .fallback(async || Failure::not_found())
        .method_not_allowed_fallback(door::method_not_allowed)
        .layer(DefaultBodyLimit::max(hue_model::limits::JSON_BYTES))
        .layer(from_fn_with_state(door::Door::new(&app), door::keep))
        .layer(from_fn(trace::trace))
        .with_state(app)
}
