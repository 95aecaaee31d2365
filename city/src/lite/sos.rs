//! `/sos`: a call for rescue from any browser. Without script, without sign-in.

mod form;

use axum::extract::{RawForm, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;

use self::form::Typed;
use super::said::details;
use crate::http::address::Address;
use crate::problem::Result;
use crate::sos::clean::{self, phone_key};
use crate::sos::{self, Call};
use crate::state::App;
use crate::store::sos::Source;
use crate::web;

/// `GET /sos`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Html<String> {
    form::page(&app, web::words(&headers), &Typed::default(), None)
}

/// `POST /sos`. From wherever it comes: there is no session that another site could use, and a call is never turned away.
/// The same form sent again with other words says more of the same case.
pub(super) async fn send(
    State(app): State<App>,
    headers: HeaderMap,
    address: Address,
    RawForm(sent): RawForm,
) -> Result<Response> {
    let (typed, now) = (Typed::read(&sent), app.now());
    let mut odd = clean::Odd::new();
    let mut details = details(|name| typed.get(name).to_owned(), &mut odd);
    // Without a phone or a place nobody could ever come; anything else may stay away.
    if details.place.is_none() && phone_key(&details.phone).is_empty() {
        let again = form::page(&app, web::words(&headers), &typed, Some("lite-sos-empty"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
    }
    let id = typed.id(&app);
    // By the case: a phone may be anybody's, and an address a whole alley's. A limit that strangers share is one that
    // somebody else can use up.
    app.rate.count(&format!("sos-{id}"), now, app.config.limits.writes_a_minute)?;
    clean::tidy(&app.pack, &mut details, &mut odd);
    let heard = clean::Heard { revision: 0, details, cancelled: None, raised_at: now, drill: false, odd };
    let origin = app.origins.of(address, now, &*app.config.entropy);
    let call = Call { origin, ..Call::by(Source::Lite, "lite".into()) };
    let status = sos::hear(&app, id, call, heard, now).await?;
    Ok(Redirect::to(&format!("/s/{}", status.receipt)).into_response())
}

/// A form that was refused, whole, with the reason.
pub(super) fn again(app: &App, words: Words, sent: &[u8], why: &str) -> Html<String> {
    form::page(app, words, &Typed::read(sent), Some(why))
}
