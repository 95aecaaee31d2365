//! What the city says of itself, and whether it is well.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use hue_model::wire::City;

use crate::args;
use crate::problem::{Failure, Result};
use crate::state::App;

/// The city: also the probe whether it can be reached, and its time.
#[utoipa::path(
    get,
    path = "/api/v1/city",
    tag = "city",
    responses((status = 200, description = "The city", body = City))
)]
pub(crate) async fn get(State(app): State<App>) -> Json<City> {
    Json(City {
        time: app.now(),
        version: env!("CARGO_PKG_VERSION").into(),
        name: app.profile.name.clone(),
        demo: app.profile.demo,
    })
}

/// Whether the record can be read and written; says also whether this node is connected to NATS, which it is well without.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "city",
    responses((status = 200, description = "Well"))
)]
pub(crate) async fn healthz(State(app): State<App>) -> Result<&'static str> {
    if !app.store.is_writing() {
        return Err(Failure::busy(StatusCode::SERVICE_UNAVAILABLE, "The city cannot write", 5));
    }
    app.store.read().await?.one("SELECT value FROM counter WHERE name = $1", args!["version"]).await?;
    Ok(match app.bus.hears_others() {
        None => "ok",
        Some(true) => "ok, connected to NATS",
        Some(false) => "ok, NATS is away: the record is looked at for news of other nodes",
    })
}
