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
use serde::Serialize;
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
    form(&app, web::words(&headers), id, &SosDetails::default(), None)
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
        return Ok(form(
            &app,
            words,
            id,
            &details,
            Some(("lite-sos-empty", StatusCode::UNPROCESSABLE_ENTITY)),
        ));
    }
    let mut odd = clean::Odd::new();
    clean::tidy(&app.pack, &mut details, &mut odd);
    let typed = details.clone();
    let heard = clean::Heard { revision: 0, details, cancelled: None, raised_at: now, drill: false, odd };
    let call = Call {
        source: Source::Lite,
        actor: "lite".into(),
        device_hash: None,
        phone: String::new(),
        adds: false,
    };
    match sos::hear(&app, id, call, heard, now).await {
        Ok(status) => Ok(Redirect::to(&format!("/s/{}", status.receipt)).into_response()),
        // What was typed stays in the form, to be sent again; faster help stands above it.
        Err(failure) => {
            let status = failure.into_response().status();
            Ok(form(&app, words, id, &typed, Some(("lite-sos-not-sent", status))))
        }
    }
}

/// The page of somebody whose call could not even be looked at.
pub(crate) fn busy(app: &App, headers: &HeaderMap, status: StatusCode) -> Response {
    let words = web::words(headers);
    let main = html! {
        h1 { (words.t("lite-sos-title")) }
        (calls(app, words))
        p.wrong role="alert" { (words.t("lite-sos-not-sent")) }
    };
    (status, [(http::header::RETRY_AFTER, "2")], whole(app, words, "lite-sos-title", &main)).into_response()
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

/// The form with what was typed, and what is wrong with it.
fn form(
    app: &App,
    words: Words,
    id: SosId,
    typed: &SosDetails,
    wrong: Option<(&str, StatusCode)>,
) -> Response {
    let language = web::language(words);
    let mut wards: Vec<_> = app.pack.wards.iter().map(|(code, name)| (code, name.text(language))).collect();
    wards.sort_by_key(|(_, name)| *name);
    let place = typed.place.as_ref();
    let (address, ward) =
        (place.map_or("", |place| &place.address), place.and_then(|place| place.ward_code.as_ref()));
    let people = typed.people.map(|people| people.to_string()).unwrap_or_default();
    let main = html! {
        h1 { (words.t("lite-sos-title")) }
        p { (words.t("lite-sos-hint")) }
        (calls(app, words))
        @if let Some((key, _)) = wrong { p.wrong role="alert" { (words.t(key)) } }
        form.ask method="post" action="/sos" {
            input type="hidden" name="id" value=(id);
            (field(words, "address", ADDRESS_CHARS, address))
            label for="ward" { (words.t("lite-sos-ward")) }
            select id="ward" name="ward" {
                option value="" { (words.t("lite-sos-no-ward")) }
                @for (code, name) in wards { option value=(code) selected[ward == Some(code)] { (name) } }
            }
            (field(words, "phone", SOS_PHONE_CHARS, &typed.phone))
            (field(words, "people", 5, &people))
            (choices(words, Group { kind: "radio", name: "water", title: "lite-team-water", say: "lite-water" }, &WATER, |one| typed.water == Some(one)))
            (choices(words, Group { kind: "checkbox", name: "vulnerable", title: "lite-team-vulnerable", say: "lite-vulnerable" }, &VULNERABLE, |one| typed.vulnerable.contains(&one)))
            (choices(words, Group { kind: "checkbox", name: "need", title: "lite-team-need", say: "lite-need" }, &NEEDS, |one| typed.needs.contains(&one)))
            label for="note" { (words.t("lite-team-note")) }
            textarea id="note" name="note" rows="3" maxlength=(SOS_NOTE_CHARS) { (typed.note) }
            button.danger.send { (words.t("lite-sos-send")) }
        }
    };
    let status = wrong.map_or(StatusCode::OK, |(_, status)| status);
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

/// What choices that belong together are called.
struct Group {
    kind: &'static str,
    name: &'static str,
    title: &'static str,
    say: &'static str,
}

fn choices<T: Copy + Serialize>(words: Words, group: Group, all: &[T], typed: impl Fn(T) -> bool) -> Markup {
    let Group { kind, name, title, say } = group;
    html! {
        fieldset {
            legend { (words.t(title)) }
            @for one in all {
                @let text = word(*one);
                @let (key, value) = if kind == "radio" { (name.to_owned(), text.as_str()) } else { (format!("{name}-{text}"), "1") };
                label.tick {
                    input type=(kind) name=(key) value=(value) checked[typed(*one)];
                    (words.t(&format!("{say}-{text}")))
                }
            }
        }
    }
}
