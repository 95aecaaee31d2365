//! A level that was just crossed is a line at the foot of whatever screen is open, and a notification of the system where
//! nobody looks at it.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::gauge::ThresholdCrossing;
use hue_model::text::Language;

use crate::bridge::{dom, notify};
use crate::hook::{use_alarms, use_language, use_toasts, use_words};
use crate::route::Route;
use crate::words::{station_name, value_text};

/// Says each crossing once; call it once, in the frame.
pub(crate) fn use_crossed_toast() {
    let (words, language, toasts) = (use_words(), use_language(), use_toasts());
    let navigator = use_navigator();
    let mut crossed = use_alarms().crossed;
    use_effect(use_reactive!(|(words, language)| {
        if crossed.read().is_empty() {
            return;
        }
        for crossing in crossed.take() {
            let text = crossing_text(words, language, &crossing);
            let code = crossing.station.code;
            if !dom::is_looked_at() {
                notify(&words.t("threshold-title"), &text, &code);
            }
            toasts.offer(text, words.t("threshold-look"), move || {
                navigator.push(Route::GaugePage { station: code.clone() });
            });
        }
    }));
}

fn crossing_text(words: Words, language: Language, crossing: &ThresholdCrossing) -> String {
    let ThresholdCrossing { station, quantity, level, sample, .. } = crossing;
    words.get(
        "threshold-rang",
        &args! {
            "station" => station_name(language, station),
            "value" => value_text(words, *quantity, sample.value),
            "level" => value_text(words, *quantity, *level),
        },
    )
}
