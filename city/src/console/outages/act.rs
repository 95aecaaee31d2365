//! What a desk sends: a cut, or how it stands.

use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};

use super::form::{self, Form};
use super::{Asked, Refused, said, show};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::outage::{self, fields};
use crate::problem::{Failure, Result};
use crate::state::App;

/// `POST /console/outages`.
pub(super) async fn save(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let written = fields::TEXTS.map(|(name, _)| fields.get(name)).join("\n");
    let take = async |officer: Officer| take(&app, &officer, words, &fields).await;
    unsaved::taken(words, officer, fields.csrf(), &written, take).await
}

async fn take(app: &App, officer: &Officer, words: Words, sent: &Fields) -> Result<Response> {
    let form = Form::sent(app, sent);
    let (Ok(id), Ok(revision)) = (form.id.parse(), sent.get("revision").parse()) else {
        return Ok(unsaved::page(words, &Why::NoOutage, ""));
    };
    let began = outage::began(app, id, revision).await?;
    let name = (id, revision);
    match fields::read(&app.pack, name, began, app.now(), |name| form.get(name).to_owned()) {
        Err(wrong) => {
            let names = wrong.iter().map(|name| words.t(&form::label(name))).collect::<Vec<_>>().join(", ");
            let why = words.get("console-outage-mistake", &args! { "fields" => names });
            let refused = Refused { why, form: Some(form), status: StatusCode::UNPROCESSABLE_ENTITY };
            show(app, officer, words, &Asked::default(), Some(&refused)).await
        }
        Ok(outage) => {
            let saved = outage::save(app, &officer.actor(), outage).await;
            done(app, officer, words, saved, Some(form)).await
        }
    }
}

/// `POST /console/outages/{id}/{state}`.
pub(super) async fn say(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path((id, state)): Path<(String, String)>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer: Officer| {
        let (Ok(id), Some(state), Ok(seen)) = (id.parse(), said(&state), fields.get("revision").parse())
        else {
            return Ok(unsaved::page(words, &Why::NoOutage, ""));
        };
        let said = outage::say(&app, &officer.actor(), id, seen, state).await;
        done(&app, &officer, words, said, None).await
    };
    unsaved::taken(words, officer, fields.csrf(), "", take).await
}

/// The list as it is now; with what was written where somebody else was faster.
async fn done(
    app: &App,
    officer: &Officer,
    words: Words,
    result: Result<()>,
    form: Option<Form>,
) -> Result<Response> {
    match result {
        Ok(()) => Ok(Redirect::to("/console/outages").into_response()),
        Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => {
            let why = words.t("console-outage-changed");
            let refused = Refused { why, form, status: StatusCode::CONFLICT };
            show(app, officer, words, &Asked::default(), Some(&refused)).await
        }
        Err(failure) if failure.is_not_found() => Ok(unsaved::page(words, &Why::NoOutage, "")),
        Err(failure) => Err(failure),
    }
}
