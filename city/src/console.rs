//! The operators' console: server-rendered pages that work without script, at `/console`.

mod assets;
mod form;
mod guard;
mod layout;
mod map;
mod officer;
mod queue;
mod rows;
mod sign_in;
mod sign_out;
mod wards;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::state::App;

/// The console's routes.
pub fn routes(app: &App) -> Router<App> {
    let pages = Router::new()
        .route("/console", get(queue::page))
        .route("/console/sign-in", get(sign_in::start))
        .route("/console/callback", get(sign_in::callback))
        .route("/console/sign-out", post(sign_out::sign_out))
        .route("/console/signed-out", get(sign_out::signed_out))
        .route("/console/language", post(layout::choose_language))
        .layer(from_fn_with_state(app.clone(), guard::guard));
    Router::new()
        .route("/console/assets/{file}", get(assets::asset))
        .route("/assets/fonts/{file}", get(assets::font))
        .merge(pages)
}
