//! What only some want to know: numbers, times and how long it took to arrive.

use dioxus::prelude::*;
use hue_model::alert::{AlertSummary, ThreadEntry};

use crate::hook::{use_now, use_words};
use crate::words::{delay_text, moment_text};

/// Closed at first.
#[component]
pub(crate) fn Details(summary: AlertSummary, newest: Option<ThreadEntry>) -> Element {
    let (words, now) = (use_words(), use_now());
    let alert = &summary.alert;
    let heard_at = newest.as_ref().map_or(summary.heard_at, |entry| entry.heard_at);
    let delay = newest.as_ref().map_or(summary.delay, |entry| entry.delay);
    let rows = [
        ("alert-fact-number", Some(alert.bulletin.number.clone())),
        ("alert-fact-issued", Some(moment_text(words, alert.bulletin.issued_at, now))),
        ("alert-detail-sent", Some(moment_text(words, alert.sent, now))),
        ("alert-detail-heard", Some(moment_text(words, heard_at, now))),
        ("alert-detail-delay", Some(delay_text(words, delay))),
        ("alert-detail-read", summary.acknowledged_at.map(|at| moment_text(words, at, now))),
        ("alert-detail-sender", Some(alert.sender.clone())),
        ("alert-detail-id", Some(alert.id.to_string())),
    ];
    rsx! {
        details { class: "alert-details",
            summary { {words.t("alert-details")} }
            dl { class: "facts",
                for (key , value) in rows {
                    if let Some(value) = value {
                        dt { key: "{key}", {words.t(key)} }
                        dd { class: "numbers break", "{value}" }
                    }
                }
            }
        }
    }
}
