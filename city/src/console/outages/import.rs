//! Many cuts at once, such as a utility's plan of the week.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::HeaderMap;
use hue_i18n::Words;

use crate::clock::outage_id;
use crate::console::form::Fields;
use crate::console::import::{Door, said};
use crate::console::layout::{self, Room};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::outage::{self, fields, read_csv};
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store;

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
    let now = app.now();
    let known = store::outage::since(&mut app.store.read().await?, now.plus(-super::BEHIND)).await?;
    let known: Vec<_> = known.into_iter().map(|stored| stored.outage).collect();
    let id = || outage_id(&*app.config.clock, &*app.config.entropy);
    let outages = match read_csv(&app.pack, text, &known, now, id) {
        Ok(outages) => outages,
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(|fault| said(words, fault)).collect();
            return show(app, officer, words, text, &faults).await;
        }
    };
    match outage::import(app, &officer.actor(), outages).await {
        Ok(()) => Ok(Redirect::to("/console/outages").into_response()),
        Err(failure) if failure.is_not_found() => {
            show(app, officer, words, text, &[words.t("console-import-foreign")]).await
        }
        Err(failure) => Err(failure),
    }
}
