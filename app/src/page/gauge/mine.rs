//! Every level of the citizen's, with where it stands, also of a station that is gone; beside the warnings and above the list of gauges.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::gauge::{Gauge, ListedGauges, Threshold};

use super::thresholds::{ThresholdChip, use_remove};
use crate::hook::{use_language, use_words};
use crate::page::gauge::AlarmChip;
use crate::route::Route;
use crate::ui::{Icon, Section};
use crate::words::{station_name, value_text};

/// The levels, those that are reached first; nothing where none is set.
#[component]
pub(crate) fn Mine(listed: ListedGauges) -> Element {
    let words = use_words();
    let gauge =
        |level: &Threshold| listed.gauges.iter().find(|gauge| gauge.station.code == level.station).cloned();
    let mut levels: Vec<(Threshold, Option<Gauge>)> =
        listed.thresholds.iter().map(|level| (level.clone(), gauge(level))).collect();
    let heard = listed.heard_at.is_some();
    levels.sort_by_key(|(level, _)| !level.above);
    rsx! {
        if !levels.is_empty() {
            Section { id: "my-thresholds", title: words.t("threshold-title"),
                ul { class: "list",
                    for (level , gauge) in levels {
                        li { key: "{level.station}-{level.quantity.word()}-{level.level}",
                            if let Some(gauge) = gauge {
                                Line { level, gauge }
                            } else {
                                Gone { level, heard }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Line(level: Threshold, gauge: Gauge) -> Element {
    let (words, language) = (use_words(), use_language());
    let now = gauge.newest_of(level.quantity).map(|newest| value_text(words, newest.quantity, newest.value));
    let fresh = gauge.state == hue_model::gauge::GaugeState::Fresh;
    rsx! {
        Link { to: Route::GaugePage { station: level.station.clone() }, class: "row gauge-row",
            span { class: "row-text",
                span { class: "row-title", {station_name(language, &gauge.station)} }
                span { class: "row-more", "≥ {value_text(words, level.quantity, level.level)}" }
                span { class: "chips",
                    // Of a river that is not heard of nobody knows whether it is above.
                    if fresh {
                        ThresholdChip { above: level.above }
                    } else {
                        AlarmChip { gauge: gauge.clone() }
                    }
                }
            }
            if let Some(now) = now {
                strong { class: "gauge-value", "{now}" }
            }
        }
    }
}

/// A level of a station that the city's list has no more, or of which nothing is known yet: it can be seen and taken away.
#[component]
fn Gone(level: Threshold, heard: bool) -> Element {
    let (words, language) = (use_words(), use_language());
    let remove = use_remove(false);
    let value = value_text(words, level.quantity, level.level);
    let name =
        level.name.as_ref().map_or_else(|| level.station.clone(), |name| name.text(language).to_owned());
    let label = words.get("threshold-remove", &args! { "level" => value.as_str() });
    let why = words.t(if heard { "threshold-gone" } else { "threshold-unknown" });
    rsx! {
        div { class: "row gauge-row",
            span { class: "row-text",
                span { class: "row-title", "{name}" }
                span { class: "row-more", "≥ {value}" }
                span { class: "row-more", "{why}" }
            }
            button { class: "icon-button", r#type: "button", "aria-label": "{label}", onclick: move |_| remove.call(level.clone()),
                Icon { name: "trash-2", size: 20 }
            }
        }
    }
}
