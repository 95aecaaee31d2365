//! One event in the list.

use dioxus::prelude::*;
use hue_i18n::Words;
use hue_model::alert::{AlertState, AlertSummary};

use crate::alert::{LevelMark, Mark};
use crate::beside::{beside, beside_key};
use crate::hook::{use_now, use_ward_names, use_words};
use crate::route::Route;
use crate::ui::{Chip, Tone};
use crate::words::{alert_state_key, alert_title, level_text, moment_text, until_text, where_text};

/// A row that leads to the event.
#[component]
pub(crate) fn AlertItem(summary: AlertSummary, current: bool) -> Element {
    let (words, now, names) = (use_words(), use_now(), use_ward_names());
    let AlertSummary { alert, state, reasons, .. } = summary;
    let place = where_text(words, &alert.area, &reasons, |code| names.of(code));
    let active = state == AlertState::Active;
    let time = if active { until_text(words, &alert, now) } else { moment_text(words, alert.sent, now) };
    let level = |words: Words| {
        level_text(words, alert.level).map(|(number, word)| format!("{number}, {word}")).unwrap_or_default()
    };
    rsx! {
        Link {
            to: Route::AlertPage { incident: alert.incident },
            class: "report-item",
            "aria-current": current.then_some("true"),
            LevelMark { level: alert.level, size: 40 }
            span { class: "report-item-text",
                span { class: "report-item-title", {beside(words, &|words| alert_title(words, &alert))} }
                if alert.level.is_some() {
                    span { class: "report-item-more", {beside(words, &level)} }
                }
                span { class: "report-item-more", "{place} · {time}" }
                span { class: "chips",
                    Mark { alert: alert.clone() }
                    if !active {
                        Chip { tone: if state == AlertState::AllClear { Tone::Good } else { Tone::Plain }, {beside_key(words, alert_state_key(state))} }
                    }
                }
            }
        }
    }
}
