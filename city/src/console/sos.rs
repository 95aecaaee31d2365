//! The triage board: every call for rescue on one live list and map, who works on it, which team has it.

mod act;
mod board;
mod bundle;
mod case;
mod drill;
mod enter;
mod export;
mod import;
mod map;
mod marks;
mod posts;
mod row;
mod sheet;
mod teams;
mod texts;
mod view;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use hue_i18n::Words;

use super::FORM_BYTES;
use super::officer::Officer;
use super::unsaved::{self, Why};
use crate::sos::desk::Scope;
use crate::state::App;

/// The way back to the board from its pages, with the key of its words.
const BACK: (&str, &str) = ("/console/sos", "console-sos-to-board");

/// The board's routes.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/console/sos", get(board::page))
        .route("/console/sos/new", get(enter::page).post(enter::enter))
        .route("/console/sos/teams", get(teams::page).post(teams::save))
        .route("/console/sos/texts", get(texts::page))
        .route("/console/sos/posts", get(posts::page).post(posts::act))
        .route("/console/sos/import", get(import::page).post(import::act).layer(DefaultBodyLimit::disable()))
        .route("/console/sos/bundle", post(bundle::act))
        .route("/console/sos/drill", get(drill::page).post(drill::act))
        .route("/console/sos/export.csv", get(export::csv))
        .route("/console/sos/sheet", get(sheet::hand_over))
        .route("/console/sos/{id}", get(case::page))
        .route("/console/sos/{id}/sheet", get(sheet::one))
        .route("/console/sos/{id}/{action}", post(act::act).layer(DefaultBodyLimit::max(FORM_BYTES)))
}

/// Which cases this person sees; `None` where rescue is none of their work.
fn scope(officer: &Officer) -> Option<Scope> {
    Scope::of(&officer.actor())
}

/// No such case, or none of this person's.
fn not_here(words: Words) -> Response {
    unsaved::page(words, &Why::NoSos, "")
}
