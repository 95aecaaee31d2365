//! The text messages the city answered with; in a demonstration nobody gets them, and the page says so.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::Words;
use maud::{Markup, html};

use super::{not_here, scope};
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::Officer;
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::sms_out::{self, About, Sms};
use crate::web::moment;

/// Most messages of the page.
const MOST: i64 = 200;

/// `GET /console/sos/texts`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    let words = layout::words(&headers);
    if scope(&officer) != Some(Scope::All) {
        return Ok(not_here(words));
    }
    let now = app.now();
    let texts = sms_out::newest(&mut app.store.read().await?, MOST).await?;
    let frame = Frame::of(&app, &officer, words, Room::Sos).await?;
    let page = frame.entry(
        "console-sos-texts",
        "/console/sos/texts",
        super::BACK,
        &html! {
            @if app.profile.demo { p.changed { (words.t("console-sos-texts-simulated")) } }
            @if texts.is_empty() { p.muted { (words.t("console-sos-texts-none")) } }
            ol.said {
                @for sms in &texts {
                    li {
                        p { time { (moment(words, sms.at, now)) } " · " b { (sms.phone) } " · " (subject(words, sms)) }
                        p lang="vi" { (sms.text) }
                    }
                }
            }
        },
    );
    Ok(page.into_response())
}

/// What a message is about, as a way there.
fn subject(words: Words, sms: &Sms) -> Markup {
    let (href, name) = match sms.about {
        About::Sos(id) => (format!("/console/sos/{id}"), "console-sos-texts-case"),
        About::Alert(id) => (format!("/console/alerts/drafts/{id}"), "console-sos-texts-alert"),
    };
    html! { a href=(href) { (words.t(name)) } }
}
