//! Many places at once.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::HeaderMap;
use hue_i18n::Words;

use crate::clock::shelter_id;
use crate::console::form::Fields;
use crate::console::import::{Door, said};
use crate::console::layout::{self, Room};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::problem::Result;
use crate::shelter::{self, fields, read_csv};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::shelter::all;

const DOOR: Door = Door {
    room: Room::Shelters,
    here: "/console/shelters/import",
    back: ("/console/shelters", "console-shelters"),
    words: ("console-shelters-import", "console-shelters-import-hint"),
};

/// `GET /console/shelters/import`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), "", &[]).await
}

async fn show(app: &App, officer: &Officer, words: Words, text: &str, faults: &[String]) -> Result<Response> {
    if Scope::of(&officer.actor()).is_none() {
        return Ok(unsaved::page(words, &Why::NoShelter, text));
    }
    let columns = format!("{},note", fields::ALL.join(","));
    DOOR.page(app, officer, words, &columns, text, faults).await
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
            show(app, officer, words, text, &[words.t("console-import-foreign")]).await
        }
        Err(failure) => Err(failure),
    }
}
