//! The form of a look-up: what is wrong is said at its field, and nothing that was typed is lost.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::dossier::{FOLLOWED, FollowDossier};
use hue_model::problem::Code;

use super::SERVICE;
use crate::bridge::dom;
use crate::hook::{use_about, use_backend, use_busy, use_words};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Card, Icon, TextInput};
use crate::words::problem_text;

/// The ids of the fields.
const NUMBER: &str = "dossier-number";
const PIN: &str = "dossier-pin";

/// The form.
#[component]
pub(super) fn LookUp() -> Element {
    let (words, backend, busy) = (use_words(), use_backend(), use_busy());
    let navigator = use_navigator();
    let (mut number, mut pin) = (use_signal(String::new), use_signal(String::new));
    let mut wrong = use_signal(|| None::<Wrong>);
    let send = move |event: FormEvent| {
        event.prevent_default();
        let (backend, command) =
            (backend.clone(), FollowDossier { number: number.peek().clone(), pin: pin.peek().clone() });
        busy.run(async move {
            match backend.call(command).await {
                Ok(found) => {
                    let item = found.number;
                    navigator.push(Route::ServiceUseItem { id: SERVICE.into(), item });
                }
                Err(problem) => {
                    let said = Wrong::of(words, &problem);
                    dom::focus(if said.field == Some(PIN) { PIN } else { NUMBER });
                    wrong.set(Some(said));
                }
            }
        });
    };
    let at =
        |field| wrong.read().as_ref().filter(|wrong| wrong.field == field).map(|wrong| wrong.text.clone());
    rsx! {
        Card {
            form { class: "section", onsubmit: send,
                p { {words.t("dossier-intro")} }
                Samples {}
                TextInput {
                    id: NUMBER,
                    label: words.t("dossier-number"),
                    hint: words.t("dossier-number-hint"),
                    error: at(Some(NUMBER)),
                    value: number(),
                    autocomplete: "off",
                    autocapitalize: "characters",
                    oninput: move |value| number.set(value),
                }
                TextInput {
                    id: PIN,
                    label: words.t("dossier-pin"),
                    hint: words.t("dossier-pin-hint"),
                    error: at(Some(PIN)),
                    value: pin(),
                    autocomplete: "off",
                    autocapitalize: "characters",
                    oninput: move |value| pin.set(value),
                }
                if let Some(text) = at(None) {
                    p { class: "error", role: "alert",
                        Icon { name: "circle-alert", size: 16 }
                        "{text}"
                    }
                }
                Button { kind: ButtonKind::Primary, icon: "search", submit: true, wide: true, busy: busy.is(), {words.t("dossier-look-up")} }
            }
        }
    }
}

/// Where a demonstration shows its numbers and PINs.
#[component]
fn Samples() -> Element {
    let (words, about) = (use_words(), use_about());
    let city = about.read().as_ref().filter(|about| about.city.demo).map(|about| about.city.base_url.clone());
    rsx! {
        if let Some(city) = city {
            p { class: "hint", {words.get("dossier-demo", &args! { "address" => format!("{city}/sandbox/dossiers") })} }
        }
    }
}

/// What is wrong, and with which field.
struct Wrong {
    field: Option<&'static str>,
    text: String,
}

impl Wrong {
    fn of(words: Words, problem: &Problem) -> Self {
        let field = problem.fields.first().map(|field| field.field.as_str());
        let (field, text) = match (field, problem.code) {
            (Some("number"), _) => (Some(NUMBER), words.t("dossier-number-wrong")),
            (Some("pin"), _) => (Some(PIN), words.t("dossier-pin-wrong")),
            (Some("dossiers"), _) => (None, words.get("dossier-too-many", &args! { "count" => FOLLOWED })),
            (_, Code::NotFound) => (None, words.t("dossier-not-found")),
            (_, Code::Offline) => (None, words.t("dossier-offline")),
            (_, Code::CityUnavailable) => (None, words.t("dossier-unavailable")),
            _ => (None, problem_text(words, problem)),
        };
        Self { field, text }
    }
}
