//! A level that was just crossed is a line at the foot of whatever screen is open.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::gauge::ThresholdCrossing;

use crate::hook::{use_alarms, use_language, use_toasts, use_words};
use crate::route::Route;
use crate::words::{station_name, value_text};

/// Says each crossing once; call it once, in the frame.
pub(crate) fn use_crossed_toast() {
    let (words, language, toasts) = (use_words(), use_language(), use_toasts());
    let navigator = use_navigator();
    let mut crossed = use_alarms().crossed;
    use_effect(move || {
        if crossed.read().is_empty() {
            return;
        }
        for ThresholdCrossing { station, quantity, level, sample, .. } in crossed.take() {
            let text = words.get(
                "threshold-rang",
                &args! {
                    "station" => station_name(language, &station),
                    "value" => value_text(words, quantity, sample.value),
                    "level" => value_text(words, quantity, level),
                },
            );
            let look = Callback::new(move |()| {
                navigator.push(Route::GaugePage { station: station.code.clone() });
            });
            toasts.offer(text, words.t("threshold-look"), look);
        }
    });
}
