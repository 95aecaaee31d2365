//! The operators' console: server-rendered pages that work without script, at `/console`.

mod act;
mod alerts;
mod assets;
mod cameras;
mod case;
mod catalogue;
mod events;
mod form;
mod gauges;
mod guard;
mod import;
mod layout;
mod listing;
mod map;
mod officer;
mod outages;
mod parts;
mod photo;
mod proof;
mod queue;
mod rows;
mod shelters;
mod sign_in;
mod sign_out;
mod sos;
mod unsaved;
mod wards;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::state::App;

/// Largest form of words, in bytes: 8,000 Vietnamese letters take nine bytes each in a form.
const FORM_BYTES: usize = 256 * 1024;

/// The console's routes.
pub fn routes(app: &App) -> Router<App> {
    let pages = Router::new()
        .route("/console", get(queue::page))
        .route("/console/cases/{id}", get(case::page))
        .route("/console/cases/{id}/reporter", post(case::look))
        .route("/console/cases/{id}/fixed", post(act::fixed).layer(DefaultBodyLimit::disable()))
        .route("/console/cases/{id}/{action}", post(act::act).layer(DefaultBodyLimit::max(FORM_BYTES)))
        .route("/console/alerts", get(alerts::list::page))
        .route("/console/alerts/duty", get(alerts::duty::page).post(alerts::duty::act))
        .route("/console/d/{token}", get(alerts::duty::link))
        .route("/console/alerts/new", get(alerts::draft::new).post(alerts::draft::create))
        .route("/console/alerts/drafts/{id}", get(alerts::draft::page))
        .route("/console/alerts/drafts/{id}/{action}", post(alerts::step::act))
        .route("/console/alerts/events/{id}", get(alerts::event::page))
        .route("/console/gauges", get(gauges::page))
        .route("/console/gauges/{code}", get(gauges::gauge))
        .merge(sos::routes())
        .merge(shelters::routes())
        .merge(outages::routes())
        .merge(cameras::routes())
        .merge(catalogue::routes())
        .route("/console/alerts/events/{id}/print", get(alerts::event::print))
        .route("/console/photos/{id}", get(photo::photo))
        .route("/console/events", get(events::events))
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

/// Whether these headers carry a session of the console that has not ended.
pub(crate) async fn is_signed_in(app: &App, headers: &http::HeaderMap) -> bool {
    matches!(officer::session(app, headers).await, Ok(Some(_)))
}
