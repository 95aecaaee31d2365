//! `/s/{receipt}`: how a call for rescue or a report stands, for whoever holds its receipt code.

use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::time::Millis;
use hue_model::wire::{ReportStatus, WireEntry};
use maud::{Markup, html};
use serde::Deserialize;

use super::{calls, site};
use crate::http::address::Address;
use crate::problem::Result;
use crate::receipt::plain;
use crate::sos::Held;
use crate::state::App;
use crate::store::report::{Report, word};
use crate::web::{self, moment};
use crate::{report, sos};

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

/// `GET /s/{receipt}`.
pub(super) async fn state(
    State(app): State<App>,
    Path(code): Path<String>,
    address: Address,
    headers: HeaderMap,
) -> Result<Response> {
    let (words, code) = (web::words(&headers), plain(&code));
    app.receipt_tries.turn(address).await?;
    // The codes of both have different lengths: one never names two things.
    let page = match sos::by_receipt(&app, &code).await? {
        Some(held) => Some(call(&app, words, &held)),
        None => report::by_receipt(&app, &code)
            .await?
            .map(|(report, status)| of_report(&app, words, &report, &status)),
    };
    Ok(match page {
        Some(page) => {
            app.receipt_tries.was_right(address);
            page.into_response()
        }
        None => (StatusCode::NOT_FOUND, none(&app, words)).into_response(),
    })
}

fn none(app: &App, words: Words) -> Html<String> {
    let title = words.t("lite-s-none-title");
    let main = html! { h1 { (title) } p { (words.t("lite-s-none")) } (form(words)) (calls(app, words)) };
    site(app, words, &title, &main)
}

fn call(app: &App, words: Words, held: &Held) -> Html<String> {
    let Held { status, drill, lost } = held;
    let state = |state| words.t(&format!("lite-s-state-{}", word(state)));
    let main = html! {
        @if *drill { p.drill { (words.t("lite-drill")) } }
        p.who { (words.t("lite-s-title")) }
        h1 { (status.number) }
        @if *lost {
            p.state data-state="lost" role="status" { (words.t("lite-s-lost")) }
            p { (words.t("lite-s-lost-text")) }
            (calls(app, words))
        } @else {
            p.state data-state=(word(status.state)) role="status" { (state(status.state)) }
        }
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
        @if !*lost { (calls(app, words)) }
    };
    site(app, words, &words.t("lite-s-title"), &main)
}

fn of_report(app: &App, words: Words, report: &Report, status: &ReportStatus) -> Html<String> {
    let now = app.now();
    let state = |state| words.t(&format!("report-status-{}", word(state).replace('_', "-")));
    let category = app.pack.categories.get(&report.service_code);
    let main = html! {
        p.who { (words.t("lite-r-title")) }
        h1 { (status.number) }
        p.state data-state=(word(status.status)) role="status" {
            (state(status.status))
        }
        @if !status.missing.is_empty() {
            p { (words.get("lite-r-photos", &args! { "count" => status.missing.len() })) }
        }
        dl.facts {
            @if let Some(category) = category {
                div { dt { (words.t("report-fact-category")) } dd { (category.service_name.text(web::language(words))) } }
            }
            div { dt { (words.t("report-fact-sent")) } dd { (moment(words, report.put_at, now)) } }
            @if let Some(due) = status.due_at { div { dt { (words.t("report-fact-due")) } dd { (moment(words, due, now)) } } }
        }
        ol.steps { @for entry in &status.timeline { (step(words, state(entry.status), entry, now)) } }
        p.muted { (words.t("lite-s-code")) " " b { (report.receipt.as_deref().unwrap_or_default()) } }
    };
    site(app, words, &status.number, &main)
}

fn step(words: Words, state: String, entry: &WireEntry, now: Millis) -> Markup {
    html! {
        li {
            b { (state) } " · " (moment(words, entry.at, now))
            @if let Some(agency) = &entry.agency {
                @let (tag, name) = agency.get(web::language(words));
                br; span lang=(tag) { (name) }
            }
            @if let Some(note) = &entry.note { p.said lang="vi" { (note) } }
        }
    }
}
