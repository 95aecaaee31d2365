//! Many places at once, pasted as CSV or out of a spreadsheet: all of them, or none and every mistake by its line.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use maud::html;

use crate::clock::shelter_id;
use crate::console::form::Fields;
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::problem::Result;
use crate::shelter::{self, Fault, fields, read_csv};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::shelter::all;

/// Mistakes that are listed; who mends these sees the next ones.
const MOST: usize = 20;

/// `GET /console/shelters/import`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), "", &[]).await
}

async fn show(app: &App, officer: &Officer, words: Words, text: &str, faults: &[String]) -> Result<Response> {
    if Scope::of(&officer.actor()).is_none() {
        return Ok(unsaved::page(words, &Why::NoShelter, text));
    }
    let frame = Frame::of(app, officer, words, Room::Shelters).await?;
    let page = frame.entry(
        "console-shelters-import",
        "/console/shelters/import",
        ("/console/shelters", "console-shelters"),
        &html! {
            p { (words.t("console-shelters-import-hint")) }
            p { code { (fields::ALL.join(",")) ",note" } }
            @if !faults.is_empty() {
                div.error role="alert" {
                    p { (words.t("console-shelters-import-wrong")) }
                    ul { @for fault in faults.iter().take(MOST) { li { (fault) } } }
                }
            }
            form method="post" action="/console/shelters/import" {
                input type="hidden" name="csrf" value=(officer.session.csrf);
                label for="csv" { (words.t("console-shelters-csv")) }
                textarea id="csv" name="csv" rows="14" spellcheck="false" { (text) }
                button.primary { (words.t("console-shelters-take")) }
            }
        },
    );
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// `POST /console/shelters/import`.
pub(super) async fn take(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let text = fields.get("csv");
    let take = async |officer: Officer| taken(&app, &officer, words, text).await;
    unsaved::taken(words, officer, fields.csrf(), text, take).await
}

async fn taken(app: &App, officer: &Officer, words: Words, text: &str) -> Result<Response> {
    let known = all(&mut app.store.read().await?).await?;
    let known = known.into_iter().map(|place| (place.shelter.ward_code, place.shelter.name)).collect();
    let id = || shelter_id(&*app.config.clock, &*app.config.entropy);
    let places = match read_csv(&app.pack, app.profile.demo, text, known, id) {
        Ok(places) => places,
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(|fault| said(words, fault)).collect();
            return show(app, officer, words, text, &faults).await;
        }
    };
    match shelter::import(app, &officer.actor(), places).await {
        Ok(()) => Ok(Redirect::to("/console/shelters").into_response()),
        Err(failure) if failure.is_not_found() => {
            show(app, officer, words, text, &[words.t("console-shelters-import-foreign")]).await
        }
        Err(failure) => Err(failure),
    }
}

fn said(words: Words, fault: &Fault) -> String {
    match fault {
        Fault::Column(column) => words.get("console-shelters-no-column", &args! { "column" => *column }),
        Fault::Lines => words.t("console-shelters-no-lines"),
        Fault::Cells(line) => words.get("console-shelters-cells", &args! { "line" => *line }),
        Fault::Fields(line, wrong) => {
            words.get("console-shelters-fields", &args! { "line" => *line, "fields" => wrong.join(", ") })
        }
        Fault::Known(line, name) => {
            words.get("console-shelters-known", &args! { "line" => *line, "name" => name.as_str() })
        }
    }
}
