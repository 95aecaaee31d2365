//! One gauge in the list.

use dioxus::prelude::*;
use hue_model::gauge::Gauge;

use crate::hook::{use_language, use_now, use_words};
use crate::page::gauge::AlarmChip;
use crate::route::Route;
use crate::words::{moment_text, station_name, trend_text, value_text};

/// A row that leads to the gauge.
#[component]
pub(crate) fn GaugeItem(gauge: Gauge) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let newest = gauge.newest.first().cloned();
    let station = gauge.station.code.clone();
    rsx! {
        Link { to: Route::GaugePage { station }, class: "row gauge-row",
            span { class: "row-text",
                span { class: "row-title", {station_name(language, &gauge.station)} }
                if let Some(newest) = &newest {
                    span { class: "row-more",
                        if let Some(trend) = trend_text(words, newest) {
                            "{trend} · "
                        }
                        {moment_text(words, newest.at, now)}
                    }
                }
                span { class: "chips", AlarmChip { gauge: gauge.clone() } }
            }
            if let Some(newest) = newest {
                strong { class: "gauge-value", {value_text(words, newest.quantity, newest.value)} }
            }
        }
    }
}
