//! The form of a new item.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::Words;
use maud::html;

use super::form::{Form, Goes, Typed, wrong};
use super::path;
use crate::catalogue::fields::{Known, Values};
use crate::catalogue::item::Kind;
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::Officer;
use crate::console::unsaved::{self, Why};
use crate::problem::Result;
use crate::state::App;

/// `GET /console/services/new`, and of the other kinds.
pub(super) async fn page(
    State(app): State<App>,
    Extension(kind): Extension<Kind>,
    officer: Officer,
    headers: HeaderMap,
) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), kind, &Typed::default()).await
}

/// The form of a new item, with what is wrong.
pub(super) async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    kind: Kind,
    typed: &Typed,
) -> Result<Response> {
    if !officer.is_operator() {
        return Ok(unsaved::page(words, &Why::NoItem, ""));
    }
    let current = app.catalogue.get(app).await?;
    let (known, none) = (Known { pack: &app.pack, whole: &current.whole }, Values::new());
    let values = typed.values.as_ref().unwrap_or(&none);
    let title = format!("console-catalogue-new-{}", kind.word());
    let (action, csrf) = (format!("{}/new", path(kind)), officer.session.csrf.as_str());
    let form = Form { words, known, kind, values, faults: &typed.faults };
    let goes = Goes { action: &action, csrf, stamp: 0, title: "console-catalogue-edit" };
    let content = html! { (wrong(words, typed)) (form.whole(&goes, true)) };
    let frame = Frame::of(app, officer, words, Room::Catalogue).await?;
    let page = frame.entry(&title, &action, (path(kind), "console-catalogue"), &content);
    Ok((typed.status, page).into_response())
}
