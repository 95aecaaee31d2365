//! `/sos`: a call for rescue from any browser, and `/s/{receipt}`: how it stands. Without script, without sign-in.

use std::collections::BTreeMap;

use axum::extract::{Path, RawForm, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::id::SosId;
use hue_model::limits::{ADDRESS_CHARS, SOS_NOTE_CHARS, SOS_PHONE_CHARS};
use hue_model::sos::{SosDetails, SosStatus};
use maud::{Markup, html};
use url::form_urlencoded;

use super::said::{NEEDS, VULNERABLE, WATER, details};
use crate::clock::chance;
use crate::problem::{Failure, Result};
use crate::sos::clean::{self, phone_key};
use crate::sos::{self, Call};
use crate::state::App;
use crate::store::report::word;
use crate::store::sos::Source;
use crate::web;

/// `GET /sos`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    // The id is in the form: sent twice over a bad line it is still one case.
    let id = SosId::from_parts(app.now(), chance(&*app.config.entropy));
    form(&app, web::words(&headers), id, &SosDetails::default(), false)
}

/// `POST /sos`.
pub(super) async fn send(
    State(app): State<App>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Result<Response> {
    if !web::same_origin(&headers, &app.profile.base_url) {
        return Err(Failure::forbidden());
    }
    let fields: BTreeMap<_, _> = form_urlencoded::parse(&sent).into_owned().collect();
    let get = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let (words, now) = (web::words(&headers), app.now());
    let id = get("id").parse().unwrap_or_else(|_| SosId::from_parts(now, chance(&*app.config.entropy)));
    let mut details = details(get);
    // Without a phone or a place nobody could ever come; anything else may stay away.
    if details.place.is_none() && phone_key(&details.phone).is_empty() {
        return Ok(form(&app, words, id, &details, true));
    }
    app.rate.count(&format!("sos-{}", phone_key(&details.phone)), now, app.config.limits.writes_a_minute)?;
    let mut odd = clean::Odd::new();
    clean::tidy(&app.pack, &mut details, &mut odd);
    let heard = clean::Heard { revision: 0, details, cancelled: None, raised_at: now, drill: false, odd };
    let call = Call {
        source: Source::Lite,
        actor: "lite".into(),
        device_hash: None,
        phone: String::new(),
        adds: false,
    };
    let status = sos::hear(&app, id, call, heard, now).await?;
    Ok(Redirect::to(&format!("/s/{}", status.receipt)).into_response())
}

/// `GET /s/{receipt}`.
pub(super) async fn state(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = web::words(&headers);
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    Ok(match sos::by_receipt(&app, &code).await? {
        Some(status) => shown(&app, words, &status),
        None => {
            let main = html! { h1 { (words.t("lite-s-none-title")) } p { (words.t("lite-s-none")) } (calls(&app, words)) };
            (StatusCode::NOT_FOUND, whole(&app, words, "lite-s-none-title", &main)).into_response()
        }
    })
}

fn whole(app: &App, words: Words, title: &str, main: &Markup) -> Html<String> {
    let body = html! {
        @if app.profile.demo { header { p.demo { (words.t("lite-demo")) } } }
        main.lite { (main) }
    };
    Html(web::document(words.tag(), &words.t(title), &web::look("lite"), &body).into_string())
}

/// The numbers that are faster than any form. A demonstration never calls them.
fn calls(app: &App, words: Words) -> Markup {
    html! {
        @for number in [&app.profile.emergency, &app.profile.hotline] {
            @let label = format!("{} {number}", words.t("lite-team-call"));
            @if app.profile.demo { p.button { (label) " · " (words.t("lite-demo-call")) } }
            @else { a.button href=(format!("tel:{number}")) { (label) } }
        }
    }
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

fn form(app: &App, words: Words, id: SosId, typed: &SosDetails, empty: bool) -> Response {
    let language = web::language(words);
    let mut wards: Vec<_> = app.pack.wards.iter().map(|(code, name)| (code, name.text(language))).collect();
    wards.sort_by_key(|(_, name)| *name);
    let main = html! {
        h1 { (words.t("lite-sos-title")) }
        p { (words.t("lite-sos-hint")) }
        (calls(app, words))
        @if empty { p.wrong role="alert" { (words.t("lite-sos-empty")) } }
        form.ask method="post" action="/sos" {
            input type="hidden" name="id" value=(id);
            (field(words, "address", ADDRESS_CHARS, ""))
            label for="ward" { (words.t("lite-sos-ward")) }
            select id="ward" name="ward" {
                option value="" { (words.t("lite-sos-no-ward")) }
                @for (code, name) in wards { option value=(code) { (name) } }
            }
            (field(words, "phone", SOS_PHONE_CHARS, &typed.phone))
            (field(words, "people", 5, ""))
            (choices("radio", "water", &words.t("lite-team-water"), WATER.map(word), |one| words.t(&format!("lite-water-{one}"))))
            (choices("checkbox", "vulnerable", &words.t("lite-team-vulnerable"), VULNERABLE.map(word), |one| words.t(&format!("lite-vulnerable-{one}"))))
            (choices("checkbox", "need", &words.t("lite-team-need"), NEEDS.map(word), |one| words.t(&format!("lite-need-{one}"))))
            label for="note" { (words.t("lite-team-note")) }
            textarea id="note" name="note" rows="3" maxlength=(SOS_NOTE_CHARS) { (typed.note) }
            button.danger.send { (words.t("lite-sos-send")) }
        }
    };
    let status = if empty { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    (status, whole(app, words, "lite-sos-title", &main)).into_response()
}

fn field(words: Words, name: &str, most: usize, typed: &str) -> Markup {
    let (kind, filled) = match name {
        "phone" => ("tel", "tel"),
        "people" => ("number", "off"),
        _ => ("text", "street-address"),
    };
    html! {
        label for=(name) { (words.t(&format!("lite-sos-{name}"))) }
        input id=(name) name=(name) type=(kind) maxlength=(most) value=(typed) autocomplete=(filled);
    }
}

fn choices<const N: usize>(
    kind: &str,
    name: &str,
    title: &str,
    all: [String; N],
    say: impl Fn(&str) -> String,
) -> Markup {
    html! {
        fieldset {
            legend { (title) }
            @for one in all {
                @let (key, value) = if kind == "radio" { (name.to_owned(), one.clone()) } else { (format!("{name}-{one}"), "1".to_owned()) };
                label.tick { input type=(kind) name=(key) value=(value); (say(&one)) }
            }
        }
    }
}
