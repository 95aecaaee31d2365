//! Dossiers of administrative procedures: looking one up by its number and PIN, those that are followed, and one of them.

mod facts;
mod look_up;

use dioxus::prelude::*;
use hue_model::dossier::{DossierState, FollowedDossier, ForgetDossier, ListDossiers, OpenDossier, SERVICE};
use hue_model::event::Topic;

use self::facts::{Facts, Papers, Steps};
use self::look_up::LookUp;
use super::Top;
use crate::hook::{use_backend, use_busy, use_complain, use_now, use_query, use_toasts, use_words};
use crate::page::one_of::{OneOf, Said, is_there};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Card, Chip, Empty, Failure, Icon, Section, Sheet, Skeleton, Tone};
use crate::words::{copy_text, due_text, problem_text};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "file-text",
    back: "dossier-back",
    missing_title: "dossier-missing-title",
    missing_text: "dossier-missing-text",
    failed: "dossier-error",
};

/// Looking up, and what is followed.
#[component]
pub(super) fn List() -> Element {
    let words = use_words();
    let mut dossiers = use_query(&[Topic::Dossiers], || ListDossiers {});
    rsx! {
        Top { service: SERVICE, title: words.t("dossier-title") }
        div { class: "report",
            LookUp {}
            Section { id: "dossiers-followed", title: words.t("dossier-followed"),
                match &*dossiers.read() {
                    Some(Ok(list)) if list.is_empty() => rsx! {
                        Empty { icon: "file-text", title: words.t("dossier-none-title"), text: words.t("dossier-none-text") }
                    },
                    Some(Ok(list)) => rsx! {
                        ul { class: "list",
                            for followed in list.clone() {
                                li { key: "{followed.number}", Row { followed } }
                            }
                        }
                    },
                    Some(Err(problem)) => rsx! {
                        Failure {
                            title: words.t("dossier-error"),
                            text: problem_text(words, problem),
                            again: words.t("try-again"),
                            onagain: move |()| dossiers.restart(),
                        }
                    },
                    None => rsx! { Skeleton { label: words.t("loading") } },
                }
            }
        }
    }
}

#[component]
fn Row(followed: FollowedDossier) -> Element {
    let (words, now) = (use_words(), use_now());
    let FollowedDossier { number, dossier, .. } = followed;
    let due =
        dossier.as_ref().filter(|dossier| !dossier.state.is_decided()).and_then(|dossier| dossier.due_at);
    rsx! {
        Link { to: Route::ServiceUseItem { id: SERVICE.into(), item: number.clone() }, class: "row",
            span { class: "row-text",
                if let Some(dossier) = dossier {
                    span { class: "row-title", lang: "vi", "{dossier.procedure}" }
                    span { class: "row-more", "{number}" }
                    span { class: "chips", State { state: dossier.state } }
                } else {
                    span { class: "row-title", "{number}" }
                    span { class: "row-more", {words.t("dossier-unread")} }
                }
                if let Some(due) = due {
                    span { class: "row-more", {due_text(words, due, now)} }
                }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}

#[component]
fn State(state: DossierState) -> Element {
    let words = use_words();
    let tone = match state {
        DossierState::Received | DossierState::InProgress => Tone::Brand,
        DossierState::PapersMissing => Tone::Wait,
        DossierState::Granted | DossierState::Returned => Tone::Good,
        DossierState::Refused => Tone::Bad,
    };
    rsx! {
        Chip { tone, {words.t(&format!("dossier-state-{}", state.word()))} }
    }
}

/// One dossier.
#[component]
pub(super) fn Item(id: String) -> Element {
    let words = use_words();
    let mut dossier = use_query(&[Topic::Dossiers], move || OpenDossier { number: id.clone() });
    let title = match &*dossier.read() {
        Some(Ok(FollowedDossier { dossier: Some(dossier), .. })) => dossier.procedure.clone(),
        _ => words.t("dossier-one"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::ServiceUse { id: SERVICE.into() },
            title,
            there: is_there(dossier.read().as_ref()),
            on_again: move |()| dossier.restart(),
            if let Some(Ok(followed)) = &*dossier.read() {
                Whole { followed: followed.clone() }
            }
        }
    }
}

#[component]
fn Whole(followed: FollowedDossier) -> Element {
    let (words, now) = (use_words(), use_now());
    let FollowedDossier { number, dossier, heard_at, failed, gone } = followed;
    rsx! {
        article { class: "report dossier",
            if dossier.as_ref().is_some_and(|dossier| dossier.demo) {
                strong { class: "alert-mark", {words.t("dossier-sample")} }
            }
            p { class: "muted", "{number}" }
            if let Some(dossier) = &dossier {
                p { class: "chips", State { state: dossier.state } }
                p { role: "status", {words.t(&format!("dossier-text-{}", dossier.state.word()))} }
            } else {
                Card { tone: Tone::Wait, p { role: "status", {words.t("dossier-unread")} } }
            }
            if gone {
                Card { tone: Tone::Wait, p { {words.t("dossier-gone")} } }
            } else if failed {
                p { class: "hint", role: "status", {words.t("copy-failed")} }
            }
            if let Some(dossier) = dossier {
                Papers { dossier: dossier.clone() }
                Facts { dossier: dossier.clone() }
                Steps { dossier }
            }
            p { class: "heard",
                Icon { name: "clock", size: 16 }
                span { {copy_text(words, heard_at, now)} }
            }
            Forget { number }
        }
    }
}

/// Removes it from this device, after a question.
#[component]
fn Forget(number: String) -> Element {
    let (words, backend, busy) = (use_words(), use_backend(), use_busy());
    let (complain, toasts, navigator) = (use_complain(), use_toasts(), use_navigator());
    let mut open = use_signal(|| false);
    let forget = move |_| {
        let (backend, number) = (backend.clone(), number.clone());
        busy.run(async move {
            match backend.call(ForgetDossier { number }).await {
                Ok(()) => {
                    toasts.say(words.t("dossier-forgotten"));
                    navigator.replace(Route::ServiceUse { id: SERVICE.into() });
                }
                Err(problem) => complain.say(&problem),
            }
        });
    };
    rsx! {
        Button { icon: "trash-2", onclick: move |_| open.set(true), {words.t("dossier-forget")} }
        Sheet {
            id: "dossier-forget",
            title: words.t("dossier-forget"),
            open,
            close_label: words.t("close"),
            onclose: move |()| open.set(false),
            p { {words.t("dossier-forget-text")} }
            div { class: "sheet-actions",
                Button { kind: ButtonKind::Danger, icon: "trash-2", wide: true, busy: busy.is(), onclick: forget, {words.t("dossier-forget")} }
                Button { wide: true, onclick: move |_| open.set(false), {words.t("cancel")} }
            }
        }
    }
}
