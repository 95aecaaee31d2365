//! What is known of a dossier: the papers to bring first, then dates and desks, the decision, and what happened.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::dossier::{Dossier, DossierResult, DossierState, DossierStep, MissingPaper};

use crate::hook::{use_now, use_ward_names, use_words};
use crate::ui::{Icon, Section};
use crate::words::moment_text;

/// The papers that were asked for, the missing ones first, each with what became of it.
#[component]
pub(super) fn Papers(dossier: Dossier) -> Element {
    let words = use_words();
    let missing = dossier.missing().count();
    let mut papers = dossier.papers;
    papers.sort_by_key(|paper| paper.supplied_at.is_some());
    rsx! {
        if missing > 0 {
            Section { id: "dossier-papers", title: words.get("dossier-papers", &args! { "count" => missing }),
                ul { class: "checklist",
                    for (at , paper) in papers.into_iter().enumerate() {
                        li { key: "{at}", Paper { paper } }
                    }
                }
            }
        }
    }
}

#[component]
fn Paper(paper: MissingPaper) -> Element {
    let (words, now) = (use_words(), use_now());
    let (icon, key, at) = match paper.supplied_at {
        Some(at) => ("circle-check", "dossier-paper-came", at),
        None => ("file-text", "dossier-paper-until", paper.until),
    };
    let when = words.get(key, &args! { "when" => moment_text(words, at, now) });
    rsx! {
        Icon { name: icon, size: 20 }
        span { class: "row-text",
            span { class: "row-title", lang: "vi", "{paper.name}" }
            span { class: "row-more", "{when}" }
        }
    }
}

/// Dates, desks and the decision.
#[component]
pub(super) fn Facts(dossier: Dossier) -> Element {
    let (words, now, wards) = (use_words(), use_now(), use_ward_names());
    let due = match dossier.due_at {
        Some(due) => moment_text(words, due, now),
        None => words.t("dossier-due-paused"),
    };
    rsx! {
        if let Some(result) = dossier.result {
            Decision { result }
        }
        dl { class: "facts",
            if !dossier.state.is_decided() {
                dt { {words.t("dossier-due")} }
                dd { "{due}" }
            }
            dt { {words.t("dossier-received")} }
            dd { {moment_text(words, dossier.received_at, now)} }
            dt { {words.t("dossier-authority")} }
            dd { lang: "vi", "{dossier.competent_authority}" }
            if let Some(ward) = wards.of(&dossier.ward_code) {
                dt { {words.t("dossier-desk")} }
                dd { "{ward}" }
            }
            dt { {words.t("dossier-applicant")} }
            dd { lang: "vi", "{dossier.applicant}" }
        }
    }
}

#[component]
fn Decision(result: DossierResult) -> Element {
    let (words, now) = (use_words(), use_now());
    let granted = ("dossier-output", result.output);
    let (key, said) = if result.granted { granted } else { ("dossier-reason", result.reason) };
    rsx! {
        Section { id: "dossier-result", title: words.t("dossier-result"),
            dl { class: "facts",
                dt { {words.t(key)} }
                dd { lang: "vi", "{said}" }
                if result.granted {
                    dt { {words.t("dossier-collect")} }
                    dd { lang: "vi", "{result.collect_at}" }
                }
                dt { {words.t("dossier-decided")} }
                dd { {moment_text(words, result.decided_at, now)} }
            }
        }
    }
}

/// What happened, the oldest first.
#[component]
pub(super) fn Steps(dossier: Dossier) -> Element {
    let words = use_words();
    rsx! {
        Section { id: "dossier-steps", title: words.t("dossier-steps"),
            ol { class: "timeline",
                for (at , step) in dossier.steps.into_iter().enumerate() {
                    Step { key: "{at}", step }
                }
            }
        }
    }
}

#[component]
fn Step(step: DossierStep) -> Element {
    let (words, now) = (use_words(), use_now());
    let tone = match step.state {
        DossierState::Refused => Some("bad"),
        DossierState::PapersMissing => Some("wait"),
        _ => None,
    };
    rsx! {
        li { "data-tone": tone,
            p { class: "timeline-step", {words.t(&format!("dossier-state-{}", step.state.word()))} }
            p { class: "timeline-when",
                {moment_text(words, step.at, now)}
                " · "
                span { lang: "vi", "{step.agency}" }
            }
            if !step.note.is_empty() {
                p { class: "letter", lang: "vi", "{step.note}" }
            }
        }
    }
}
