//! What is wrong in the citizen's words, whether the name is kept back, and the truth about saving.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::limits::DESCRIPTION_CHARS;
use hue_model::problem::Rule;

use super::check::Field;
use super::form::use_form;
use crate::hook::use_words;
use crate::saver::Saved;
use crate::ui::{Button, ButtonKind, Icon, Spinner, TextArea, Toggle};
use crate::words::{problem_text, rule_text};

/// From how many characters left the counter is read out.
const NEAR_THE_END: usize = 200;

/// The description.
#[component]
pub(crate) fn Description() -> Element {
    let words = use_words();
    let form = use_form();
    let text = use_memo(move || form.content.read().description.clone());
    let used = text.read().chars().count();
    let left = DESCRIPTION_CHARS.saturating_sub(used);
    let error = form.wrong_with(Field::Description).map(|rule| match rule {
        Rule::Required => words.t("report-missing-description"),
        rule => rule_text(words, &rule),
    });
    rsx! {
        section { class: "form-part",
            TextArea {
                id: Field::Description.id(),
                label: words.t("report-description-label"),
                value: text(),
                error,
                count: words.get("report-description-count", &args! { "count" => used, "max" => DESCRIPTION_CHARS }),
                placeholder: words.t("report-description-hint"),
                oninput: move |text| form.change(|content| content.description = text),
            }
            p { class: "hidden", role: "status",
                if left <= NEAR_THE_END {
                    {words.get("report-description-left", &args! { "left" => left })}
                }
            }
        }
    }
}

/// Whether the name is kept off the public page.
#[component]
pub(crate) fn Anonymity() -> Element {
    let words = use_words();
    let form = use_form();
    let on = use_memo(move || form.content.read().anonymous);
    rsx! {
        Toggle {
            id: "report-anonymous",
            label: words.t("report-anonymous-label"),
            hint: words.t("report-anonymous-hint"),
            on: on(),
            onchange: move |on| form.change(|content| content.anonymous = on),
        }
    }
}

/// "Saved", only when the newest is stored.
#[component]
pub(crate) fn SavedMark() -> Element {
    let words = use_words();
    let saved = use_form().saved;
    rsx! {
        div { class: "saved", role: "status",
            match &*saved.read() {
                Saved::Nothing => rsx! {},
                Saved::Saving => rsx! {
                    Spinner {}
                    span { {words.t("report-saving")} }
                },
                Saved::Yes => rsx! {
                    Icon { name: "check", size: 16 }
                    span { {words.t("report-saved")} }
                },
                Saved::No(_) => rsx! {
                    Icon { name: "circle-alert", size: 16 }
                    span { {words.t("report-not-saved")} }
                },
            }
        }
    }
}

/// Why the newest is not stored, and the way to try again.
#[component]
pub(crate) fn NotSaved() -> Element {
    let words = use_words();
    let form = use_form();
    let problem = match &*form.saved.read() {
        Saved::No(problem) => Some(problem.clone()),
        _ => None,
    };
    rsx! {
        if let Some(problem) = problem {
            div { class: "notice", "data-tone": "bad", role: "alert",
                Icon { name: "circle-alert" }
                div {
                    p { {problem_text(words, &problem)} }
                    p { class: "hint", {words.t("report-not-saved-why")} }
                    Button { kind: ButtonKind::Secondary, onclick: move |_| form.save(), {words.t("report-save-again")} }
                }
            }
        }
    }
}
