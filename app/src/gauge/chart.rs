//! A series as a picture: the curve, the alarm levels and the citizen's own as lines, and the gaps left open.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::gauge::plot::{Field, Plot, thin};
use hue_model::gauge::{Quantity, Series};
use hue_model::time::Millis;

use super::curve::Curve;
use super::within;
use crate::hook::use_words;
use crate::words::{alarm_line_text, value_text};

/// The field of the curve within the picture of 640 by 320.
const FIELD: Field = Field { left: 78.0, right: 604.0, top: 24.0, bottom: 276.0 };
/// Most points of a curve: more are finer than a phone shows.
const POINTS: usize = 240;

/// The picture; `said` is the same for those who do not see it.
#[component]
pub(crate) fn Chart(
    series: Series,
    span: (Millis, Millis),
    alarms: Vec<(u8, f64)>,
    levels: Vec<f64>,
    said: String,
) -> Element {
    let quantity = series.quantity;
    let samples = thin(&within(&series, span), POINTS);
    let lines: Vec<f64> = alarms.iter().map(|(_, metres)| *metres).chain(levels.iter().copied()).collect();
    let plot = Plot::of(FIELD, span, quantity, &samples, &lines);
    rsx! {
        svg { class: "chart", view_box: "0 0 640 320", role: "img", "aria-label": "{said}",
            Grid { plot }
            Curve { plot, quantity, samples, gaps: series.gaps }
            for (stage , metres) in alarms {
                Alarm { key: "{stage}", plot, stage, metres }
            }
            for level in levels {
                Mine { key: "{level}", plot, quantity, level }
            }
        }
    }
}

#[component]
fn Grid(plot: Plot) -> Element {
    let words = use_words();
    let Field { left, right, top, bottom } = FIELD;
    rsx! {
        for value in plot.ticks() {
            line { class: "grid", x1: "{left}", x2: "{right}", y1: "{plot.y(value):.1}", y2: "{plot.y(value):.1}" }
            text { class: "tick", x: "{left - 8.0}", y: "{plot.y(value) + 6.0:.1}", text_anchor: "end", {words.decimal(value, plot.places())} }
        }
        for (at , label) in plot.moments() {
            line { class: "grid", x1: "{plot.x(at):.1}", x2: "{plot.x(at):.1}", y1: "{top}", y2: "{bottom}" }
            text { class: "tick", x: "{plot.x(at):.1}", y: "{bottom + 28.0}", text_anchor: "middle", "{label}" }
        }
    }
}

/// A level of alarm with its words at the left.
#[component]
fn Alarm(plot: Plot, stage: u8, metres: f64) -> Element {
    let words = use_words();
    let y = plot.y(metres);
    rsx! {
        line { class: "alarm-line", "data-stage": "{stage}", x1: "{FIELD.left}", x2: "{FIELD.right}", y1: "{y:.1}", y2: "{y:.1}" }
        text { class: "alarm-word", "data-stage": "{stage}", x: "{FIELD.left + 6.0}", y: "{y - 6.0:.1}", {alarm_line_text(words, stage, metres)} }
    }
}

/// A level of the citizen's own with its words at the right.
#[component]
fn Mine(plot: Plot, quantity: Quantity, level: f64) -> Element {
    let words = use_words();
    let y = plot.y(level);
    let label = words.get("threshold-line", &args! { "level" => value_text(words, quantity, level) });
    rsx! {
        line { class: "alarm-line", "data-stage": "mine", x1: "{FIELD.left}", x2: "{FIELD.right}", y1: "{y:.1}", y2: "{y:.1}" }
        text { class: "alarm-word", "data-stage": "mine", x: "{FIELD.right - 4.0}", y: "{y - 6.0:.1}", text_anchor: "end", "{label}" }
    }
}
