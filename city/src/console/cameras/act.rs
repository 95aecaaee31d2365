//! What a desk sends: a camera, or that it wants a key for its source.

use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};

use super::form::{self, Form};
use super::{Said, show};
use crate::camera::{self, fields};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::problem::{Failure, Result};
use crate::state::App;

/// `POST /console/cameras`.
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
    let (Ok(id), Ok(version)) = (form.id.parse(), sent.get("version").parse()) else {
        return Ok(unsaved::page(words, &Why::NoCamera, ""));
    };
    let camera = match fields::read(&app.pack, id, app.now(), |name| form.get(name).to_owned()) {
        Ok(camera) => camera,
        Err(wrong) => {
            let names = wrong.iter().map(|name| words.t(&form::label(name))).collect::<Vec<_>>().join(", ");
            let why = words.get("console-camera-mistake", &args! { "fields" => names });
            let said = Said::Refused(why, form, StatusCode::UNPROCESSABLE_ENTITY);
            return show(app, officer, words, "", &said).await;
        }
    };
    let retired = !form.get("retired").is_empty();
    match camera::save(app, &officer.actor(), camera, version, retired).await {
        Ok(()) => Ok(Redirect::to("/console/cameras").into_response()),
        Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => {
            let why = words.t("console-camera-changed");
            show(app, officer, words, "", &Said::Refused(why, form, StatusCode::CONFLICT)).await
        }
        Err(failure) if failure.is_not_found() => Ok(unsaved::page(words, &Why::NoCamera, "")),
        Err(failure) => Err(failure),
    }
}

/// `POST /console/cameras/{id}/key`.
pub(super) async fn key(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path(id): Path<String>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer: Officer| {
        let Ok(id) = id.parse() else { return Ok(unsaved::page(words, &Why::NoCamera, "")) };
        match camera::make_key(&app, &officer.actor(), id).await {
            Ok(key) => show(&app, &officer, words, "", &Said::Key(id, key)).await,
            Err(failure) if failure.is_not_found() => Ok(unsaved::page(words, &Why::NoCamera, "")),
            Err(failure) => Err(failure),
        }
    };
    unsaved::taken(words, officer, fields.csrf(), "", take).await
}
