//! The citizen's API, as `hue_model::wire` lists it.

mod city;

use axum::Router;
use axum::routing::get;

use crate::state::App;

/// Every route of the citizen's API.
pub fn routes() -> Router<App> {
    Router::new().route("/api/v1/city", get(city::get)).route("/healthz", get(city::healthz))
}
