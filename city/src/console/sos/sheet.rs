//! Cases on paper: for the hand-over of a shift, for a boat without a network.

use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::{Words, args};
use maud::{Markup, html};

use super::board::{self, Filter};
use super::case;
use super::row::{Names, place};
use super::{not_here, scope};
use crate::console::layout;
use crate::console::officer::Officer;
use crate::console::rows::moment;
use crate::lite::say::{needs, people, vulnerable, water};
use crate::problem::Result;
use crate::state::App;
use crate::store::report::word;
use crate::store::sos::{Sos, number};
use crate::web;

/// Most cases of a hand-over.
const MOST: i64 = 500;

/// `GET /console/sos/sheet`: every case the filters find.
pub(super) async fn board(
    State(app): State<App>,
    officer: Officer,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(scope) = scope(&officer) else { return Ok(not_here(words)) };
    let (cases, names) = board::every(&app, &scope, &filter, MOST).await?;
    Ok(sheet(&app, &officer, words, &cases, &names).into_response())
}

/// `GET /console/sos/{id}/sheet`.
pub(super) async fn one(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    Ok(match case::find(&app, &officer, &id).await? {
        Some(shown) => {
            let cases = std::slice::from_ref(&shown.case);
            sheet(&app, &officer, words, cases, &shown.names).into_response()
        }
        None => not_here(words),
    })
}

fn sheet(app: &App, officer: &Officer, words: Words, cases: &[Sos], names: &Names) -> Html<String> {
    let now = app.now();
    let title = words.t("console-sos-sheet-title");
    let printed = words.get(
        "console-sos-sheet-printed",
        &args! { "when" => moment(words, now, now), "name" => officer.name(), "count" => cases.len() },
    );
    let body = html! {
        main.sheet-page id="main" {
            h1 { (title) }
            p { (printed) }
            @if app.profile.demo { p { b { (words.t("console-demo-banner")) } } }
            @for case in cases { (entry(app, words, case, names)) }
        }
    };
    let head = html! { (web::look("console")) link rel="stylesheet" href="/console/assets/rescue.css"; };
    Html(web::document(words.tag(), &title, &head, &body).into_string())
}

fn entry(app: &App, words: Words, case: &Sos, names: &Names) -> Markup {
    let (details, now) = (&case.details, app.now());
    let said =
        [people(words, case), vulnerable(words, details), water(words, details), needs(words, details)];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    let point = details.place.as_ref().and_then(|place| place.point);
    let team = case.team.as_ref().and_then(|id| names.teams.get(id));
    let holder = case.claim.as_ref().and_then(|claim| names.people.get(&claim.by));
    html! {
        article {
            h2 { (number(case.number)) " · " (words.t(&format!("console-sos-state-{}", word(case.state)))) @if case.drill { " · " (words.t("console-sos-drill")) } }
            p { b { (place(app, words, case)) } @if let Some(point) = point { " · " (format!("{:.5}, {:.5}", point.lat, point.long)) } }
            p { (said.join(" · ")) }
            p {
                (details.phone) " " (details.caller_phone)
                @if details.cannot_talk { " · " (words.t("console-sos-cannot-talk")) }
                " · " (moment(words, case.raised_at, now))
            }
            @if !details.note.is_empty() { p { (details.note) } }
            p.muted {
                @if let Some(team) = team { (team.name) " · " (team.leader) " · " (team.phone) " · " }
                @if let Some(name) = holder { (name) }
            }
            p.lines { (words.t("console-sos-sheet-lines")) }
        }
    }
}
