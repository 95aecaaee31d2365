//! `/sos`: a call for rescue from any browser, and `/s/{receipt}`: how it stands. Without script, without sign-in.

mod form;

use axum::extract::{Path, RawForm, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::sos::SosStatus;
use maud::html;

use self::form::Typed;
use super::said::details;
use super::{calls, whole};
use crate::http::address::Address;
use crate::problem::{Failure, Result};
use crate::sos::clean::{self, phone_key};
use crate::sos::{self, Call};
use crate::state::App;
use crate::store::report::word;
use crate::store::sos::Source;
use crate::web;

/// `GET /sos`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Html<String> {
    form::page(&app, web::words(&headers), &Typed::default(), None)
}

/// `POST /sos`. The same form sent again with other words says more of the same case.
pub(super) async fn send(
    State(app): State<App>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Result<Response> {
    if !web::same_origin(&headers, &app.profile.base_url) {
        return Err(Failure::forbidden());
    }
    let (typed, now) = (Typed::read(&sent), app.now());
    let mut details = details(|name| typed.get(name).to_owned());
    // Without a phone or a place nobody could ever come; anything else may stay away.
    if details.place.is_none() && phone_key(&details.phone).is_empty() {
        let again = form::page(&app, web::words(&headers), &typed, Some("lite-sos-empty"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
    }
    let id = typed.id(&app);
    // By the case: a phone may be anybody's, and an address a whole alley's. A limit that strangers share is one that
    // somebody else can use up.
    app.rate.count(&format!("sos-{id}"), now, app.config.limits.writes_a_minute)?;
    let mut odd = clean::Odd::new();
    if details.people.is_none() && !typed.get("people").trim().is_empty() {
        odd.insert("people".into(), typed.get("people").into());
    }
    clean::tidy(&app.pack, &mut details, &mut odd);
    let heard = clean::Heard { revision: 0, details, cancelled: None, raised_at: now, drill: false, odd };
    let status = sos::hear(&app, id, Call::by(Source::Lite, "lite".into()), heard, now).await?;
    Ok(Redirect::to(&format!("/s/{}", status.receipt)).into_response())
}

/// A form that was refused, whole, with the reason.
pub(super) fn again(app: &App, words: Words, sent: &[u8], why: &str) -> Html<String> {
    form::page(app, words, &Typed::read(sent), Some(why))
}

/// `GET /s/{receipt}`.
pub(super) async fn state(
    State(app): State<App>,
    Path(code): Path<String>,
    address: Address,
    headers: HeaderMap,
) -> Result<Response> {
    let words = web::words(&headers);
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    app.tries.turn(address).await?;
    Ok(match sos::by_receipt(&app, &code).await? {
        Some(status) => {
            app.tries.was_right(address);
            shown(&app, words, &status)
        }
        None => {
            let main = html! { h1 { (words.t("lite-s-none-title")) } p { (words.t("lite-s-none")) } (calls(&app, words)) };
            (StatusCode::NOT_FOUND, whole(&app, words, "lite-s-none-title", &main)).into_response()
        }
    })
}

fn shown(app: &App, words: Words, status: &SosStatus) -> Response {
    let state = |state| words.t(&format!("lite-s-state-{}", word(state)));
    let main = html! {
        p.who { (words.t("lite-s-title")) }
        h1 { (status.number) }
        p.state data-state=(word(status.state)) role="status" { (state(status.state)) }
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
        (calls(app, words))
    };
    (StatusCode::OK, whole(app, words, "lite-s-title", &main)).into_response()
}
