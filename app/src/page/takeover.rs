//! A warning that breaks through: the whole screen, no colour of ours, sound and shaking, until it is acknowledged.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::alert::{AcknowledgeAlert, AlertSummary, Status};
use hue_model::id::AlertId;
use hue_model::time::Millis;

use crate::alert::{Facts, LevelMark, LevelWords, Mark, ReadAloud, Steps, use_due, use_ringing};
use crate::beside::{beside, beside_key, beside_text};
use crate::bridge::{dom, notify};
use crate::hook::{
    WardNames, use_alarms, use_backend, use_complain, use_language, use_now, use_toasts, use_ward_names,
    use_words,
};
use crate::page::frame::Demo;
use crate::route::Route;
use crate::ui::Icon;
use crate::words::{alert_title, level_text, loud_text, reason_text, until_text, where_text};

const DIALOG: &str = "takeover";
const TITLE: &str = "takeover-title";

/// The dialog, over whatever screen is open. It closes with the citizen's "I have read this" and no other way.
#[component]
pub fn Takeover() -> Element {
    let due = use_due();
    let shown = use_memo(move || due.read().as_ref().map(|one| one.alert.id));
    use_effect(move || {
        if shown().is_some() {
            dom::show_dialog(DIALOG);
            dom::focus(TITLE);
        } else {
            dom::close_dialog(DIALOG);
        }
    });
    use_normal_toast();
    use_notification();
    rsx! {
        dialog {
            id: DIALOG,
            class: "takeover",
            role: "alertdialog",
            "aria-labelledby": TITLE,
            oncancel: move |event| event.prevent_default(),
            onkeydown: move |event| {
                if event.key() == Key::Escape {
                    event.prevent_default();
                }
            },
            // A list of one: the next message is a new alarm and not this one with other words.
            for summary in due() {
                Alarm { key: "{summary.alert.id}", summary }
            }
        }
    }
}

/// A warning that rings but does not break through is a line at the foot.
fn use_normal_toast() {
    let (words, toasts) = (use_words(), use_toasts());
    let navigator = use_navigator();
    let mut normal = use_alarms().normal;
    use_effect(move || {
        let Some(summary) = normal() else { return };
        normal.set(None);
        let incident = summary.alert.incident;
        let rang =
            |words: Words| words.get("alert-rang", &args! { "title" => alert_title(words, &summary.alert) });
        let text = beside_text(words, &rang);
        toasts.offer(text, words.t("alert-rang-look"), move || {
            navigator.push(Route::AlertPage { incident });
        });
    });
}

/// What rings while the citizen looks at something else is shown by the system, in the words that are said aloud.
fn use_notification() {
    let (words, now, names) = (use_words(), use_now(), use_ward_names());
    let mut unseen = use_alarms().unseen;
    use_effect(use_reactive!(|(now, names)| {
        let Some(summary) = unseen() else { return };
        unseen.set(None);
        if dom::is_looked_at() {
            return;
        }
        let title = beside_text(words, &|words| alert_title(words, &summary.alert));
        let body = beside_text(words, &|words| spoken(words, &summary, &names, now));
        let tag = summary.alert.incident.to_string();
        notify(&title, &body, &tag);
    }));
}

/// Stops the ringing of this message, here at once and in the engine.
fn use_acknowledge() -> Callback<AlertId> {
    let (alarms, backend, complain) = (use_alarms(), use_backend(), use_complain());
    use_callback(move |id| {
        let backend = backend.clone();
        alarms.read(id);
        dioxus::dioxus_core::spawn_forever(async move {
            if let Err(problem) = backend.call(AcknowledgeAlert { id }).await {
                complain.say(&problem);
            }
        });
    })
}

#[component]
fn Alarm(summary: ReadSignal<AlertSummary>) -> Element {
    let (names, ringing) = (use_ward_names(), use_ringing());
    let (words, language) = (use_words(), use_language());
    let summary = summary.read().clone();
    let alert = summary.alert.clone();
    let (lang, note) = alert.note.get(language);
    rsx! {
        div { class: "alarm", onpointerdown: move |_| ringing.touched.call(()),
            Spoken { summary: summary.clone(), names: names.clone() }
            Demo {}
            Band { summary: summary.clone() }
            div { class: "alarm-body",
                h2 { id: TITLE, tabindex: "-1", {beside(words, &|words| alert_title(words, &alert))} }
                p { class: "alarm-where",
                    Icon { name: "map-pin", size: 20 }
                    span { {where_text(words, &alert.area, &summary.reasons, |code| names.of(code))} }
                }
                for reason in &summary.reasons {
                    p { class: "alarm-why", {reason_text(words, reason, |code| names.of(code))} }
                }
                ReadAloud { summary: summary.clone(), onspeak: ringing.hush }
                Facts { alert: alert.clone() }
                if !note.is_empty() {
                    p { class: "alert-note", lang: "{lang}", "{note}" }
                }
                Steps { actions: alert.actions.clone() }
                More { summary: summary.clone() }
            }
            Ways { summary }
        }
    }
}

/// The level in its colour, the mark of an exercise, and why it breaks the silence.
#[component]
fn Band(summary: AlertSummary) -> Element {
    let words = use_words();
    let alert = summary.alert;
    let level = alert.level;
    rsx! {
        header { class: "alarm-band", "data-level": level.map_or(0, |level| level.get()).to_string(),
            LevelMark { level, size: 44 }
            div {
                p { class: "alarm-level",
                    LevelWords { level }
                }
                if loud_text(words, &alert).is_some() {
                    p { {beside(words, &|words| loud_text(words, &alert).unwrap_or_default())} }
                }
            }
            Mark { alert: alert.clone() }
        }
        if alert.status == Status::Exercise {
            p { class: "alarm-exercise", {beside_key(words, "exercise-line")} }
        }
    }
}

/// Said once, at once: the regions of the page are silent behind a dialog.
#[component]
fn Spoken(summary: AlertSummary, names: WardNames) -> Element {
    let (words, now, alarms) = (use_words(), use_now(), use_alarms());
    let mut said = use_signal(String::new);
    use_effect(move || {
        if alarms.first_time(summary.alert.id) {
            said.set(spoken(words, &summary, &names, now));
        }
    });
    rsx! {
        p { class: "hidden", "aria-live": "assertive", "{said}" }
    }
}

fn spoken(words: Words, summary: &AlertSummary, names: &WardNames, now: Millis) -> String {
    let alert = &summary.alert;
    let level = level_text(words, alert.level).map(|(number, word)| format!("{number} {word}"));
    let text = words.get(
        "alert-spoken",
        &args! {
            "title" => alert_title(words, alert),
            "level" => level.unwrap_or_else(|| words.t("alert-no-level")),
            "where" => where_text(words, &alert.area, &summary.reasons, |code| names.of(code)),
            "until" => until_text(words, alert, now),
        },
    );
    match alert.status {
        Status::Exercise => format!("{} {text}", words.t("exercise-line")),
        _ => text,
    }
}

/// Leads on to the whole page of the event.
#[component]
fn More(summary: AlertSummary) -> Element {
    let words = use_words();
    let go = use_go_on(&summary);
    let incident = summary.alert.incident;
    rsx! {
        button { class: "alarm-more", r#type: "button", onclick: move |_| go.call(Some(Route::AlertPage { incident })),
            {words.t("alert-open-thread")}
            Icon { name: "chevron-right", size: 20 }
        }
    }
}

/// What stays in reach of the thumb.
#[component]
fn Ways(summary: AlertSummary) -> Element {
    let words = use_words();
    let go = use_go_on(&summary);
    rsx! {
        footer { class: "alarm-foot",
            button { class: "alarm-read", r#type: "button", onclick: move |_| go.call(None), {beside_key(words, "alert-read")} }
            button { class: "alarm-sos", r#type: "button", onclick: move |_| go.call(Some(Route::SosPage {})),
                Icon { name: "life-buoy" }
                {beside_key(words, "alert-sos")}
            }
        }
    }
}

/// Each way on says that the message was seen, and stops the ringing.
fn use_go_on(summary: &AlertSummary) -> Callback<Option<Route>> {
    let acknowledge = use_acknowledge();
    let navigator = use_navigator();
    let id = summary.alert.id;
    use_callback(move |to: Option<Route>| {
        acknowledge.call(id);
        if let Some(to) = to {
            navigator.push(to);
        }
    })
}
