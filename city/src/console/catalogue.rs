//! The catalogue at the desk: a list for each kind of item with its filters, and each item's page.

mod act;
mod bulk;
mod form;
mod import;
mod list;
mod new;
mod ratings;
mod view;
mod words;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Extension, Router};

use super::FORM_BYTES;
use super::import::TABLE_BYTES;
use crate::catalogue::item::Kind;
use crate::state::App;

/// The pages' routes: the same for every kind, which the handlers are told.
pub(super) fn routes() -> Router<App> {
    let import = get(import::page).post(import::act);
    let import = import.layer(DefaultBodyLimit::max(TABLE_BYTES.saturating_add(FORM_BYTES)));
    let first = Router::new().route(import::HERE, import);
    Kind::ALL.into_iter().fold(first, |all, kind| all.merge(of(kind)))
}

fn of(kind: Kind) -> Router<App> {
    let path = path(kind);
    Router::new()
        .route(path, get(list::page))
        .route(&format!("{path}/new"), get(new::page).post(act::add))
        .route(&format!("{path}/confirm"), post(bulk::confirm))
        .route(&format!("{path}/publish"), post(bulk::publish))
        .route(&format!("{path}/{{id}}"), get(view::page).post(act::save))
        .route(&format!("{path}/{{id}}/{{action}}"), post(act::act))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(Extension(kind))
}

/// The address of the list of a kind.
const fn path(kind: Kind) -> &'static str {
    match kind {
        Kind::Service => "/console/services",
        Kind::Place => "/console/places",
        Kind::Help => "/console/help",
        Kind::LifeEvent => "/console/life-events",
        Kind::Event => "/console/festivals",
    }
}
