//! The true state of a call, large.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::sos::{Sos, SosEntry, SosTeam};

use crate::beside::{beside, beside_key, beside_text};
use crate::hook::{use_now, use_words};
use crate::page::hotline::Call;
use crate::ui::{Icon, Section};
use crate::words::{
    moment_text, sos_entry_key, sos_is_over, sos_look, sos_raised_text, sos_steps, sos_text, sos_title,
};

/// The heading of the state, where the focus goes once a call is out.
pub(crate) const STATE: &str = "sos-state";

/// The four steps on the way to help.
const STEPS: [&str; 4] = ["sos-step-sent", "sos-step-received", "sos-step-assigned", "sos-step-on-the-way"];

/// What is true now and what it means.
#[component]
pub(crate) fn StateCard(call: Sos) -> Element {
    let (words, now) = (use_words(), use_now());
    let (tone, icon) = sos_look(&call);
    let lines = sos_text(words, &call, now).len();
    let line = |index: usize| {
        let call = &call;
        move |words: Words| sos_text(words, call, now).get(index).cloned().unwrap_or_default()
    };
    rsx! {
        div { class: "sos-state", "data-tone": tone.name(), role: "status",
            span { class: "sos-state-icon", Icon { name: icon, size: 36 } }
            h2 { id: STATE, tabindex: "-1", {beside(words, &|words| sos_title(words, &call))} }
            for index in 0..lines {
                p { key: "{index}", {beside(words, &line(index))} }
            }
            p { class: "numbers",
                if let Some(number) = &call.number {
                    strong { {words.get("sos-number", &args! { "number" => number.as_str() })} }
                    " · "
                }
                {sos_raised_text(words, &call, now)}
            }
            if let Some(receipt) = &call.receipt {
                p { class: "small numbers", {words.get("sos-receipt", &args! { "receipt" => receipt.as_str() })} }
            }
        }
    }
}

/// How far it is, and whom to call once somebody comes.
#[component]
pub(crate) fn Way(call: Sos) -> Element {
    rsx! {
        if !sos_is_over(&call.state) {
            Progress { done: sos_steps(&call.state) }
        }
        if let Some(team) = call.team.clone().filter(|team| !team.phone.is_empty() && !sos_is_over(&call.state)) {
            Team { team }
        }
    }
}

#[component]
fn Progress(done: usize) -> Element {
    let words = use_words();
    rsx! {
        p { class: "hidden", {words.get("sos-steps", &args! { "done" => done })} }
        ol { class: "sos-steps", "aria-hidden": "true",
            for (index , key) in STEPS.into_iter().enumerate() {
                li { key: "{key}", "data-done": (index < done).then_some("yes"), {beside_key(words, key)} }
            }
        }
    }
}

#[component]
fn Team(team: SosTeam) -> Element {
    let words = use_words();
    rsx! {
        Call {
            id: "call-team",
            class: "button",
            icon_size: 20,
            label: beside_text(words, &|words| words.get("sos-call-team", &args! { "team" => team.name.as_str() })),
            number: team.phone,
        }
    }
}

/// What the city did, oldest first.
#[component]
pub(crate) fn Timeline(call: Sos) -> Element {
    let words = use_words();
    rsx! {
        if !call.timeline.is_empty() {
            Section { id: "sos-timeline", title: words.t("sos-timeline"),
                ol { class: "timeline",
                    for (index , entry) in call.timeline.iter().cloned().enumerate() {
                        Entry { key: "{index}", entry }
                    }
                }
            }
        }
    }
}

#[component]
fn Entry(entry: SosEntry) -> Element {
    let (words, now) = (use_words(), use_now());
    rsx! {
        li {
            p { class: "timeline-step", {beside_key(words, sos_entry_key(entry.state))} }
            p { class: "timeline-when", {moment_text(words, entry.at, now)} }
            if !entry.note.is_empty() {
                p { class: "letter", lang: "vi", "{entry.note}" }
            }
        }
    }
}
