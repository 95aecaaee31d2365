//! What a desk sends: a place, or whether it has room.

use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::shelter::ShelterState;

use super::form::Form;
use super::{Refused, show};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::problem::{Failure, Result};
use crate::shelter::{self, fields};
use crate::state::App;
use crate::store::report::word;

/// `POST /console/shelters`.
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
    let form = Form::sent(sent);
    let version = sent.get("version").parse::<i64>();
    let (Ok(id), Ok(version)) = (form.id.parse(), version) else {
        return Ok(unsaved::page(words, &Why::NoShelter, ""));
    };
    match fields::read(&app.pack, id, app.profile.demo, |name| form.get(name).to_owned()) {
        Err(wrong) => {
            let names =
                wrong.iter().map(|name| words.t(&format!("console-shelter-{}", name.replace('_', "-"))));
            let names = names.collect::<Vec<_>>().join(", ");
            let why = words.get("console-shelter-mistake", &args! { "fields" => names });
            let refused = Refused { why, form: Some(form), status: StatusCode::UNPROCESSABLE_ENTITY };
            show(app, officer, words, "", Some(&refused)).await
        }
        Ok(place) => {
            let retired = !form.get("retired").is_empty();
            let saved = shelter::save(app, &officer.actor(), place, version, retired).await;
            done(app, officer, words, saved, Some(form)).await
        }
    }
}

/// `POST /console/shelters/{id}/{state}`.
pub(super) async fn confirm(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path((id, said)): Path<(String, String)>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer: Officer| {
        let state = ShelterState::SAID.into_iter().find(|state| word(state) == said);
        let (Ok(id), Some(state), Ok(version)) = (id.parse(), state, fields.get("version").parse()) else {
            return Ok(unsaved::page(words, &Why::NoShelter, ""));
        };
        let said = shelter::confirm(&app, &officer.actor(), id, version, state).await;
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
        Ok(()) => Ok(Redirect::to("/console/shelters").into_response()),
        Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => {
            let why = words.t("console-shelter-changed");
            show(app, officer, words, "", Some(&Refused { why, form, status: StatusCode::CONFLICT })).await
        }
        Err(failure) if failure.is_not_found() => Ok(unsaved::page(words, &Why::NoShelter, "")),
        Err(failure) => Err(failure),
    }
}
