//! A series as a picture: the curve, the alarm levels and the citizen's own as lines, and the gaps left open.

use dioxus::prelude::*;
use hue_model::gauge::plot::{Field, Plot, thin};
use hue_model::gauge::{Quantity, Series};
use hue_model::time::Millis;

use super::curve::Curve;
use super::level::{Labels, Level};
use super::within;
use crate::hook::use_words;

/// The field of the curve within the picture of 640 by 400.
const FIELD: Field = Field { left: 78.0, right: 604.0, top: 44.0, bottom: 356.0 };
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
        svg { class: "chart", view_box: "0 0 640 400", role: "img", "aria-label": "{said}",
            Grid { plot, quantity }
            for (stage , metres) in alarms.iter().copied() {
                Level { key: "{stage}", field: FIELD, plot, stage: "{stage}", metres }
            }
            for level in levels.iter().copied() {
                Level { key: "{level}", field: FIELD, plot, stage: "mine", metres: level }
            }
            // Above the lines, so that none goes through a word, and below the curve, so that no word hides it.
            Labels { field: FIELD, plot, quantity, samples: samples.clone(), alarms, levels }
            Curve { plot, quantity, samples, gaps: series.gaps }
        }
    }
}

#[component]
fn Grid(plot: Plot, quantity: Quantity) -> Element {
    let words = use_words();
    let Field { left, right, top, bottom } = FIELD;
    rsx! {
        text { class: "tick", x: "{left - 8.0}", y: "{top - 20.0}", text_anchor: "end", {quantity.sign()} }
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
