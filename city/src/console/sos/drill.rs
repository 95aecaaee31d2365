//! Exercises: what goes on, and for a supervisor how to begin and end one.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use maud::{Markup, html};

use super::{not_here, scope};
use crate::caller::hex;
use crate::clock::chance;
use crate::console::form::Fields;
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved;
use crate::problem::{Failure, Result};
use crate::sos::desk::Scope;
use crate::sos::drill::{self, MOST, NAME_CHARS, SEED};
use crate::state::App;
use crate::store::drill::Drill;
use crate::store::role::Role;
use crate::store::sos::board;
use crate::web::moment;

/// `GET /console/sos/drill`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), None).await
}

async fn show(app: &App, officer: &Officer, words: Words, wrong: Option<&Fields>) -> Result<Response> {
    if scope(officer) != Some(Scope::All) {
        return Ok(not_here(words));
    }
    let running = drill::running(app).await?;
    let open = board::drills(&mut app.store.read().await?).await?.len();
    let frame = Frame::of(app, officer, words, Room::Sos).await?;
    let page = frame.entry(
        "console-sos-drills",
        "/console/sos/drill",
        super::BACK,
        &html! {
            p.muted { (words.t("console-sos-drill-hint")) }
            @if let Some(fields) = wrong { p.error role="alert" { (words.t(mistake(fields))) } }
            (match &running {
                Some(running) => going_on(app, officer, words, running, open),
                None => begin(app, officer, words, wrong),
            })
        },
    );
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// What was not done.
fn mistake(fields: &Fields) -> &'static str {
    if fields.get("then") == "end" { "console-sos-drill-end-mistake" } else { "console-sos-drill-mistake" }
}

/// The exercise that goes on. Ending it takes two presses, the second of which says how many cases it closes for good.
fn going_on(app: &App, officer: &Officer, words: Words, running: &Drill, open: usize) -> Markup {
    html! {
        (notice(words, running))
        p.muted { (moment(words, running.started_at, app.now())) " · " (words.get("console-sos-drill-calls", &args! { "count" => running.calls })) }
        @if officer.role == Role::Supervisor {
            details.act {
                summary { (words.t("console-sos-drill-end")) }
                form method="post" action="/console/sos/drill" {
                    input type="hidden" name="csrf" value=(officer.session.csrf);
                    p { (words.t("console-sos-drill-end-hint")) }
                    button.danger name="then" value="end" { (words.get("console-sos-drill-end-sure", &args! { "count" => open })) }
                }
            }
        }
    }
}

/// The line that says which exercise goes on, and leads to its cases.
pub(super) fn notice(words: Words, running: &Drill) -> Markup {
    html! {
        p.changed role="status" {
            span.chip.drill { (words.t("console-sos-drill")) } " " (running.name) " "
            a href="/console/sos?state=drill" { (words.t("console-sos-drill-cases")) }
        }
    }
}

fn begin(app: &App, officer: &Officer, words: Words, wrong: Option<&Fields>) -> Markup {
    if officer.role != Role::Supervisor {
        return html! { p { (words.t("console-sos-drill-none")) } };
    }
    let typed = |name: &str, plain: &str| {
        wrong.map_or_else(|| plain.to_owned(), |fields| fields.get(name).to_owned())
    };
    html! {
        form method="post" action="/console/sos/drill" {
            input type="hidden" name="csrf" value=(officer.session.csrf);
            // The id is in the form: sent twice it is still one exercise.
            input type="hidden" name="id" value=(hex(&chance::<8>(&*app.config.entropy)));
            label for="name" { (words.t("console-sos-drill-name")) }
            input id="name" name="name" maxlength=(NAME_CHARS) required value=(typed("name", "")) autocomplete="off";
            div.pair {
                div {
                    label for="calls" { (words.get("console-sos-drill-count", &args! { "most" => i64::from(MOST) })) }
                    input id="calls" name="calls" inputmode="numeric" value=(typed("calls", "12")) autocomplete="off";
                }
                div {
                    label for="seed" { (words.t("console-sos-drill-seed")) }
                    input id="seed" name="seed" inputmode="numeric" value=(typed("seed", &SEED.to_string())) autocomplete="off";
                }
            }
            button.primary name="then" value="begin" { (words.t("console-sos-drill-begin")) }
        }
    }
}

/// `POST /console/sos/drill`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer: Officer| take(&app, &officer, words, &fields).await;
    unsaved::taken(words, officer, fields.csrf(), fields.get("name"), take).await
}

async fn take(app: &App, officer: &Officer, words: Words, fields: &Fields) -> Result<Response> {
    let actor = officer.actor();
    let done = match fields.get("then") {
        // Those who had a part read Vietnamese, whatever language the supervisor's pages are in.
        "end" => {
            let reason = crate::web::in_language(hue_model::text::Language::Vi).t("console-sos-drill-over");
            drill::end(app, &actor, reason).await
        }
        _ => match (fields.get("calls").trim().parse(), fields.get("seed").trim().parse()) {
            (Ok(calls), Ok(seed)) => {
                drill::begin(app, &actor, fields.get("id"), fields.get("name"), calls, seed).await
            }
            _ => return show(app, officer, words, Some(fields)).await,
        },
    };
    match done {
        Ok(()) => Ok(Redirect::to("/console/sos/drill").into_response()),
        Err(failure) if failure.is_not_found() => Ok(not_here(words)),
        Err(Failure::Said { .. }) => show(app, officer, words, Some(fields)).await,
        Err(failure) => Err(failure),
    }
}
