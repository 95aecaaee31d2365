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
use crate::console::layout::{self, Frame, Room};
use crate::console::listing::{select, sorted};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved;
use crate::lite::said::{NEEDS, VULNERABLE, WATER, details};
use crate::problem::{Failure, Result};
use crate::sos::{self, Call, clean, drill};
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

/// The form; with what was typed into it and the key of why it was not taken.
async fn form(
    app: &App,
    officer: &Officer,
    words: Words,
    id: SosId,
    wrong: Option<(&Fields, &'static str)>,
) -> Result<Response> {
    let blank = Fields::default();
    let (typed, wrong) = wrong.map_or((&blank, None), |(typed, wrong)| (typed, Some(wrong)));
    let inputs = Inputs { app, words, fields: typed, prefix: "" };
    let may_be_drill = drill::running(app).await?.is_some() || !typed.get("drill").is_empty();
    let frame = Frame::of(app, officer, words, Room::Sos).await?;
    let page = frame.entry(
        "console-sos-enter",
        "/console/sos/new",
        super::BACK,
        &html! {
            p.muted { (words.t("console-sos-enter-hint")) }
            @if let Some(wrong) = wrong { p.error role="alert" { (words.t(wrong)) } }
            form method="post" action="/console/sos/new" data-keeps {
                input type="hidden" name="csrf" value=(officer.session.csrf);
                input type="hidden" name="id" value=(id);
                (inputs.all())
                @if may_be_drill { (inputs.tick("drill", &words.t("console-sos-enter-drill"))) }
                button.primary { (words.t("console-sos-enter-send")) }
            }
        },
    );
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// Everything that can be said of a call, with what was typed: here, on the page of a case that is there, and once a post
/// where several are looked through, whose names begin with the prefix.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    pub(super) app: &'a App,
    pub(super) words: Words,
    pub(super) fields: &'a Fields,
    pub(super) prefix: &'a str,
}

impl Inputs<'_> {
    /// All of them.
    pub(super) fn all(&self) -> Markup {
        html! {
            (self.where_())
            (self.who())
            (self.what())
            (self.tick("cannot_talk", &self.words.t("console-sos-cannot-talk")))
            (self.note())
        }
    }

    /// Those that a post fills in; its text is the note.
    pub(super) fn of_a_post(&self) -> Markup {
        html! { (self.where_()) (self.who()) (self.what()) }
    }

    fn name(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn value(&self, name: &str) -> &str {
        self.fields.get(&self.name(name))
    }

    fn where_(&self) -> Markup {
        let (words, language) = (self.words, web::language(self.words));
        let wards = sorted(self.app.pack.wards.iter().map(|(code, name)| (code, name.text(language))));
        let none = words.t("console-sos-enter-no-ward");
        html! {
            (self.text("address", ADDRESS_CHARS, "text"))
            div.pair {
                div {
                    label { (words.t("console-sos-enter-ward")) (select(&self.name("ward"), &none, self.value("ward"), wards)) }
                }
                div { (self.text("point", 60, "text")) }
            }
        }
    }

    fn who(&self) -> Markup {
        let words = self.words;
        html! {
            div.pair {
                div { (self.text("phone", SOS_PHONE_CHARS, "tel")) }
                div { (self.text("caller_phone", SOS_PHONE_CHARS, "tel")) }
                div { (self.text("people", 20, "numeric")) }
            }
            (self.boxes("vulnerable", &words.t("console-sos-fact-vulnerable"), VULNERABLE.map(word)))
        }
    }

    fn what(&self) -> Markup {
        let (words, name) = (self.words, self.name("water"));
        html! {
            fieldset {
                legend { (words.t("console-sos-fact-water")) }
                @for level in WATER.map(word) {
                    label.tick {
                        input type="radio" name=(name) value=(level) checked[self.value("water") == level];
                        (words.t(&format!("lite-water-{level}")))
                    }
                }
            }
            (self.boxes("need", &words.t("console-sos-fact-need"), NEEDS.map(word)))
        }
    }

    fn note(&self) -> Markup {
        let name = self.name("note");
        html! {
            label for=(name) { (self.words.t("console-sos-enter-note")) }
            textarea id=(name) name=(name) rows="3" maxlength=(SOS_NOTE_CHARS) { (self.value("note")) }
        }
    }

    /// A field of one line; `keys` are those a phone offers.
    pub(super) fn text(&self, field: &str, most: usize, keys: &str) -> Markup {
        let name = self.name(field);
        html! {
            label for=(name) { (self.words.t(&format!("console-sos-enter-{}", field.replace('_', "-")))) }
            // Not of the type `number`: browsers throw away what is typed into it in words.
            input id=(name) name=(name) inputmode=(keys) maxlength=(most) value=(self.value(field)) autocomplete="off";
        }
    }

    fn tick(&self, name: &str, label: &str) -> Markup {
        html! {
            label.tick { input type="checkbox" name=(self.name(name)) value="1" checked[!self.value(name).is_empty()]; (label) }
        }
    }

    fn boxes<const N: usize>(&self, name: &str, title: &str, all: [String; N]) -> Markup {
        html! {
            fieldset {
                legend { (title) }
                @for one in all { (self.tick(&format!("{name}-{one}"), &self.words.t(&format!("lite-{name}-{one}")))) }
            }
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
        return form(app, officer, words, id, Some((fields, "console-sos-enter-empty"))).await;
    }
    clean::tidy(&app.pack, &mut details, &mut odd);
    let drill = !fields.get("drill").is_empty();
    let heard = clean::Heard { revision: 0, details, cancelled: None, raised_at: now, drill, odd };
    let call = Call::by(Source::Phone, officer.actor().id);
    let status = match sos::hear(app, id, call, heard, now).await {
        Err(Failure::Said { .. }) if drill => {
            return form(app, officer, words, id, Some((fields, "console-sos-enter-no-drill"))).await;
        }
        heard => heard?,
    };
    Ok(Redirect::to(&format!("/console/sos/{}", status.id)).into_response())
}
