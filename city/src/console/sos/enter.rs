//! A call that an operator writes down while somebody speaks.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::id::SosId;
use hue_model::limits::{ADDRESS_CHARS, SOS_NOTE_CHARS, SOS_PHONE_CHARS};
use hue_model::sos::SosDetails;
use maud::{Markup, html};

use super::{not_here, scope};
use crate::clock::sos_id;
use crate::console::form::Fields;
use crate::console::layout::{self, Frame, Room, Rooms};
use crate::console::listing::{select, sorted};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved;
use crate::lite::said::{NEEDS, VULNERABLE, WATER, details};
use crate::problem::Result;
use crate::sos::{self, Call, clean};
use crate::state::App;
use crate::store::report::word;
use crate::store::sos::Source;
use crate::web;

/// `GET /console/sos/new`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    let words = layout::words(&headers);
    if scope(&officer).is_none() {
        return Ok(not_here(words));
    }
    // The id is in the form: sent twice it is still one case.
    let id = sos_id(&*app.config.clock, &*app.config.entropy);
    form(&app, &officer, words, id, None).await
}

/// The form; with what was typed into it where that says nothing.
async fn form(
    app: &App,
    officer: &Officer,
    words: Words,
    id: SosId,
    typed: Option<&Fields>,
) -> Result<Response> {
    let (empty, blank) = (typed.is_some(), Fields::default());
    let fields = typed.unwrap_or(&blank);
    let frame = Frame {
        words,
        officer,
        title: &words.t("console-sos-enter"),
        view: "form",
        here: "/console/sos/new",
        rooms: Rooms::read(app, officer, Room::Sos).await?,
        demo: app.profile.demo,
    };
    let page = frame.page(&html! {
        main.case.entry id="main" tabindex="-1" {
            a.back href="/console/sos" { "‹ " (words.t("console-sos-to-board")) }
            h1 { (words.t("console-sos-enter")) }
            p.muted { (words.t("console-sos-enter-hint")) }
            @if empty { p.error role="alert" { (words.t("console-sos-enter-empty")) } }
            form method="post" action="/console/sos/new" {
                input type="hidden" name="csrf" value=(officer.session.csrf);
                input type="hidden" name="id" value=(id);
                (inputs(app, words, fields))
                (tick(fields, "drill", &words.t("console-sos-enter-drill")))
                button.primary { (words.t("console-sos-enter-send")) }
            }
        }
    });
    let status = if empty { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// Everything that can be said of a call, with what was typed: here, and on the page of a case that is there.
pub(super) fn inputs(app: &App, words: Words, fields: &Fields) -> Markup {
    html! {
        (where_(app, words, fields))
        (who(words, fields))
        (what(words, fields))
    }
}

fn where_(app: &App, words: Words, fields: &Fields) -> Markup {
    let language = web::language(words);
    let wards = sorted(app.pack.wards.iter().map(|(code, name)| (code, name.text(language))));
    html! {
        (text(words, fields, "address", ADDRESS_CHARS, "text"))
        div.pair {
            div {
                label { (words.t("console-sos-enter-ward")) (select("ward", &words.t("console-sos-enter-no-ward"), fields.get("ward"), wards)) }
            }
            div { (text(words, fields, "point", 60, "text")) }
        }
    }
}

fn who(words: Words, fields: &Fields) -> Markup {
    html! {
        div.pair {
            div { (text(words, fields, "phone", SOS_PHONE_CHARS, "tel")) }
            div { (text(words, fields, "caller_phone", SOS_PHONE_CHARS, "tel")) }
            div { (text(words, fields, "people", 20, "numeric")) }
        }
        (boxes(fields, "vulnerable", &words.t("console-sos-fact-vulnerable"), VULNERABLE.map(word), |one| words.t(&format!("lite-vulnerable-{one}"))))
    }
}

fn what(words: Words, fields: &Fields) -> Markup {
    html! {
        fieldset {
            legend { (words.t("console-sos-fact-water")) }
            @for level in WATER.map(word) {
                label.tick {
                    input type="radio" name="water" value=(level) checked[fields.get("water") == level];
                    (words.t(&format!("lite-water-{level}")))
                }
            }
        }
        (boxes(fields, "need", &words.t("console-sos-fact-need"), NEEDS.map(word), |one| words.t(&format!("lite-need-{one}"))))
        (tick(fields, "cannot_talk", &words.t("console-sos-cannot-talk")))
        label for="note" { (words.t("console-sos-enter-note")) }
        textarea id="note" name="note" rows="3" maxlength=(SOS_NOTE_CHARS) { (fields.get("note")) }
    }
}

/// A field of one line; `keys` are those a phone offers.
fn text(words: Words, fields: &Fields, name: &str, most: usize, keys: &str) -> Markup {
    html! {
        label for=(name) { (words.t(&format!("console-sos-enter-{}", name.replace('_', "-")))) }
        // Not of the type `number`: browsers throw away what is typed into it in words.
        input id=(name) name=(name) inputmode=(keys) maxlength=(most) value=(fields.get(name)) autocomplete="off";
    }
}

fn tick(fields: &Fields, name: &str, label: &str) -> Markup {
    html! {
        label.tick { input type="checkbox" name=(name) value="1" checked[!fields.get(name).is_empty()]; (label) }
    }
}

fn boxes<const N: usize>(
    fields: &Fields,
    name: &str,
    title: &str,
    all: [String; N],
    say: impl Fn(&str) -> String,
) -> Markup {
    html! {
        fieldset {
            legend { (title) }
            @for one in all { (tick(fields, &format!("{name}-{one}"), &say(&one))) }
        }
    }
}

/// The words of a form, for the page that says that it was not taken.
pub(super) fn written(fields: &Fields) -> String {
    let words = ["address", "point", "phone", "caller_phone", "people", "note"].map(|name| fields.get(name));
    words.join("\n").trim().to_owned()
}

/// `POST /console/sos/new`.
pub(super) async fn enter(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer: Officer| take(&app, &officer, words, &fields).await;
    unsaved::taken(words, officer, fields.csrf(), &written(&fields), take).await
}

async fn take(app: &App, officer: &Officer, words: Words, fields: &Fields) -> Result<Response> {
    let (Ok(id), Some(_)) = (fields.get("id").parse::<SosId>(), scope(officer)) else {
        return Ok(not_here(words));
    };
    let (now, mut odd) = (app.now(), clean::Odd::new());
    let mut details = details(|name| fields.get(name).to_owned(), &mut odd);
    if details == SosDetails::default() && odd.is_empty() {
        return form(app, officer, words, id, Some(fields)).await;
    }
    clean::tidy(&app.pack, &mut details, &mut odd);
    let drill = !fields.get("drill").is_empty();
    let heard = clean::Heard { revision: 0, details, cancelled: None, raised_at: now, drill, odd };
    let call = Call::by(Source::Phone, officer.actor().id);
    let status = sos::hear(app, id, call, heard, now).await?;
    Ok(Redirect::to(&format!("/console/sos/{}", status.id)).into_response())
}
