//! `/s/{receipt}`: how a call for rescue stands, for whoever holds its receipt code.

use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::sos::SosStatus;
use maud::{Markup, html};
use serde::Deserialize;

use super::{calls, site, whole};
use crate::http::address::Address;
use crate::problem::Result;
use crate::sos;
use crate::state::App;
use crate::store::report::word;
use crate::web;

/// The field of the form.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    code: String,
}

/// `GET /s`: the form, or on to what its code names.
pub(super) async fn ask(State(app): State<App>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let code = plain(&asked.code);
    if !code.is_empty() {
        return Redirect::to(&format!("/s/{code}")).into_response();
    }
    let words = web::words(&headers);
    let title = words.t("lite-code-title");
    let main = html! { h1 { (title) } (form(words)) (calls(&app, words)) };
    site(&app, words, &title, &main).into_response()
}

/// The form for a code.
pub(super) fn form(words: Words) -> Markup {
    html! {
        form.ask method="get" action="/s" {
            label for="code" { (words.t("lite-code-label")) }
            input id="code" name="code" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false";
            button { (words.t("lite-code-show")) }
        }
    }
}

/// A code without what people put between its letters.
fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

/// `GET /s/{receipt}`.
pub(super) async fn state(
    State(app): State<App>,
    Path(code): Path<String>,
    address: Address,
    headers: HeaderMap,
) -> Result<Response> {
    let (words, code) = (web::words(&headers), plain(&code));
    app.tries.turn(address).await?;
    let Some(status) = sos::by_receipt(&app, &code).await? else {
        return Ok((StatusCode::NOT_FOUND, none(&app, words)).into_response());
    };
    app.tries.was_right(address);
    Ok(shown(&app, words, &status).into_response())
}

fn none(app: &App, words: Words) -> Html<String> {
    let title = words.t("lite-s-none-title");
    let main = html! { h1 { (title) } p { (words.t("lite-s-none")) } (form(words)) (calls(app, words)) };
    site(app, words, &title, &main)
}

fn shown(app: &App, words: Words, status: &SosStatus) -> Html<String> {
    let state = |state| words.t(&format!("lite-s-state-{}", word(state)));
    let main = html! {
        p.who { (words.t("lite-s-title")) }
        h1 { (status.number) }
        p.state data-state=(word(status.state)) role="status" { (state(status.state)) }
        @if let Some(team) = &status.team { p { (team.name) " · " a href=(format!("tel:{}", team.phone.replace(' ', ""))) { (team.phone) } } }
        p.muted { (words.t("lite-s-code")) " " b { (status.receipt) } }
        a.button.primary href=(format!("/s/{}", status.receipt)) { (words.t("lite-s-again")) }
        ol.steps {
            @for entry in &status.timeline {
                li {
                    (state(entry.state))
                    @if let Some(at) = entry.at.in_hue() { " · " (at.format("%H:%M %d/%m")) }
                    @if !entry.note.is_empty() { p lang="vi" { (entry.note) } }
                }
            }
        }
        (calls(app, words))
    };
    whole(app, words, "lite-s-title", &main)
}
