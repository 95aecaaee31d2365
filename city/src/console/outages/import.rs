//! Many cuts at once, such as a utility's plan of the week.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;

use crate::console::form::Fields;
use crate::console::import::{Door, said};
use crate::console::layout::{self, Room};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::outage::{self, Imported, fields, read_csv};
use crate::problem::{Failure, Result};
use crate::sos::desk::Scope;
use crate::state::App;

const DOOR: Door = Door {
    room: Room::Outages,
    here: "/console/outages/import",
    back: ("/console/outages", "console-outages"),
    words: ("console-outages-import", "console-outages-import-hint"),
};

/// `GET /console/outages/import`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), "", &[]).await
}

async fn show(app: &App, officer: &Officer, words: Words, text: &str, faults: &[String]) -> Result<Response> {
    if Scope::of(&officer.actor()).is_none() {
        return Ok(unsaved::page(words, &Why::NoOutage, text));
    }
    DOOR.page(app, officer, words, &fields::ALL.join(","), text, faults).await
}

/// `POST /console/outages/import`.
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
    let imported = match read_csv(&app.pack, text, app.now()) {
        Ok(rows) => outage::import(app, &officer.actor(), rows).await,
        Err(faults) => Ok(Err(faults)),
    };
    let faults = match imported {
        Ok(Ok(Imported { new, known })) => {
            return Ok(Redirect::to(&format!("/console/outages?new={new}&known={known}")).into_response());
        }
        Ok(Err(faults)) => faults.iter().map(|fault| said(words, fault)).collect(),
        Err(failure) if failure.is_not_found() => vec![words.t("console-import-foreign")],
        Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => vec![words.t("console-outage-changed")],
        Err(failure) => return Err(failure),
    };
    show(app, officer, words, text, &faults).await
}
