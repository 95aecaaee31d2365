//! One event: how grave, what, where and until when, what to do, why it is shown here, and how it went.

mod area;
mod details;
mod thread;

use dioxus::prelude::*;
use hue_i18n::Words;
use hue_model::alert::{AcknowledgeAlert, AlertState, AlertSummary, AlertThread, OpenAlert, Status};
use hue_model::event::Topic;
use hue_model::id::IncidentId;

use self::area::AreaMap;
use self::details::Details;
use self::thread::Thread;
use crate::alert::{Facts, LevelLine, Mark, ReadAloud, Steps};
use crate::beside::{beside, beside_key, beside_text};
use crate::hook::{
    use_alarms, use_backend, use_busy, use_complain, use_language, use_query, use_ward_names, use_words,
};
use crate::page::one_of::{OneOf, Said, is_there};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Icon, Section};
use crate::words::{alert_state_key, alert_title, reason_text, where_text};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "inbox",
    back: "alert-back-to-list",
    missing_title: "alert-missing-title",
    missing_text: "alert-missing-text",
    failed: "alerts-error",
};

/// One event.
#[component]
pub fn AlertPage(incident: ReadSignal<IncidentId>) -> Element {
    let incident = incident();
    rsx! {
        // A list of one: another event gets a page of its own instead of this one's answer.
        for incident in [incident] {
            Open { key: "{incident}", incident }
        }
    }
}

#[component]
fn Open(incident: IncidentId) -> Element {
    let words = use_words();
    let mut thread = use_query(&[Topic::Alerts], move || OpenAlert { incident });
    // The bar says whether it still counts; what it is stands below it, large.
    let (title, state) = match &*thread.read() {
        Some(Ok(AlertThread { summary, .. })) => {
            let state = |words: Words| words.t(alert_state_key(summary.state));
            (alert_title(words, &summary.alert), beside_text(words, &state))
        }
        _ => (words.t("alert-title"), words.t("alert-title")),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Alerts {},
            title,
            bar: state,
            there: is_there(thread.read().as_ref()),
            on_again: move |()| thread.restart(),
            if let Some(Ok(thread)) = &*thread.read() {
                Whole { thread: thread.clone() }
            }
        }
    }
}

#[component]
fn Whole(thread: AlertThread) -> Element {
    let (words, language) = (use_words(), use_language());
    let AlertThread { summary, entries } = thread;
    let alert = summary.alert.clone();
    let (lang, note) = alert.note.get(language);
    rsx! {
        article { class: "report alert-page",
            Head { summary: summary.clone() }
            ReadAloud { summary: summary.clone(), calm: true }
            Facts { alert: alert.clone() }
            if !note.is_empty() {
                p { class: "alert-note", lang: "{lang}", "{note}" }
            }
            if !alert.actions.is_empty() {
                Section { id: "alert-steps", title: words.t("alert-steps"), Steps { actions: alert.actions.clone() } }
            }
            Read { summary: summary.clone() }
            AreaMap { summary: summary.clone() }
            Why { summary: summary.clone() }
            Thread { entries: entries.clone() }
            Details { summary, newest: entries.first().cloned() }
        }
    }
}

/// The level, what and where.
#[component]
fn Head(summary: AlertSummary) -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let AlertSummary { alert, state, reasons, kept, .. } = summary;
    let place = where_text(words, &alert.area, &reasons, |code| names.of(code));
    let active = state == AlertState::Active;
    rsx! {
        header { class: "alert-head", "data-over": (!active).then_some("yes"),
            div { class: "chips",
                LevelLine { level: alert.level, size: 40 }
                Mark { alert: alert.clone() }
            }
            h2 { class: "alert-title", {beside(words, &|words| alert_title(words, &alert))} }
            p { class: "alert-where", Icon { name: "map-pin", size: 20 } span { "{place}" } }
            if alert.status == Status::Exercise {
                p { class: "alert-exercise", {beside_key(words, "exercise-line")} }
            }
            if !kept {
                p { role: "status", {words.t("alert-unkept")} }
            }
        }
    }
}

/// "I have read this", while nobody has said so.
#[component]
fn Read(summary: AlertSummary) -> Element {
    let (words, busy, alarms) = (use_words(), use_busy(), use_alarms());
    let (backend, complain) = (use_backend(), use_complain());
    let id = summary.alert.id;
    let waits = summary.waits_to_be_read();
    let read = move |_| {
        let backend = backend.clone();
        alarms.read(id);
        busy.run(async move {
            if let Err(problem) = backend.call(AcknowledgeAlert { id }).await {
                complain.say(&problem);
            }
        });
    };
    rsx! {
        if waits {
            Button { kind: ButtonKind::Primary, icon: "check", wide: true, busy: busy.is(), onclick: read, {beside_key(words, "alert-read")} }
        }
    }
}

#[component]
fn Why(summary: AlertSummary) -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let reasons: Vec<String> =
        summary.reasons.iter().map(|reason| reason_text(words, reason, |code| names.of(code))).collect();
    rsx! {
        Section { id: "alert-why", title: words.t("alert-why"),
            for reason in &reasons {
                p { key: "{reason}", "{reason}" }
            }
            if reasons.is_empty() {
                p { {words.t("alert-why-none")} }
            }
        }
    }
}
