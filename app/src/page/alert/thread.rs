//! How an event went: every message, newest first.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::alert::ThreadEntry;

use crate::alert::{LevelMark, Mark};
use crate::beside::beside;
use crate::hook::{use_language, use_now, use_words};
use crate::ui::Section;
use crate::words::{level_text, moment_text, thread_step_key, until_text};

/// The messages.
#[component]
pub(crate) fn Thread(entries: Vec<ThreadEntry>) -> Element {
    let words = use_words();
    rsx! {
        Section { id: "alert-thread", title: words.t("alert-thread"),
            ol { class: "thread",
                for (index , entry) in entries.into_iter().enumerate() {
                    Message { key: "{entry.alert.id}", entry, newest: index == 0 }
                }
            }
        }
    }
}

#[component]
fn Message(entry: ThreadEntry, newest: bool) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let alert = entry.alert;
    let step = |words: Words| {
        let step = words.t(thread_step_key(&alert));
        if newest { words.get("alert-thread-now", &args! { "step" => step }) } else { step }
    };
    let (lang, note) = alert.note.get(language);
    let level = level_text(words, alert.level).map(|(number, word)| format!("{number}, {word}"));
    rsx! {
        li {
            LevelMark { level: alert.level, size: 24 }
            div {
                p { class: "timeline-step", {beside(words, &step)} " " Mark { alert: alert.clone() } }
                p { class: "timeline-when", {moment_text(words, alert.sent, now)} }
                if !alert.is_over() {
                    p { class: "timeline-when",
                        if let Some(level) = level {
                            "{level} · "
                        }
                        {until_text(words, &alert, now)}
                    }
                }
                if !note.is_empty() {
                    p { class: "letter", lang: "{lang}", "{note}" }
                }
            }
        }
    }
}
