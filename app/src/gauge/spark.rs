//! A series in the size of a thumb: its course, and one level to see it against.

use dioxus::prelude::*;
use hue_model::gauge::plot::{Field, Plot, thin};
use hue_model::gauge::{Quantity, Series};
use hue_model::time::Millis;

use super::curve::Curve;
use super::within;

/// The field of the curve within the picture of 160 by 56.
const FIELD: Field = Field { left: 2.0, right: 156.0, top: 4.0, bottom: 54.0 };
/// Most points of it.
const POINTS: usize = 48;

/// The picture; `said` is the same for those who do not see it.
#[component]
pub(crate) fn Spark(
    series: Series,
    span: (Millis, Millis),
    level: Option<(u8, f64)>,
    said: String,
) -> Element {
    let samples = thin(&within(&series, span), POINTS);
    let plot = Plot::of(FIELD, span, series.quantity, &samples, level.map(|(_, metres)| metres).as_slice());
    let last = samples.last().copied().filter(|_| series.quantity != Quantity::Rainfall);
    rsx! {
        svg { class: "spark", view_box: "0 0 160 56", role: "img", "aria-label": "{said}",
            if let Some((stage, metres)) = level {
                line { class: "alarm-line", "data-stage": "{stage}", x1: "0", x2: "160", y1: "{plot.y(metres):.1}", y2: "{plot.y(metres):.1}" }
            }
            Curve { plot, quantity: series.quantity, samples, gaps: series.gaps }
            if let Some(last) = last {
                circle { class: "last", cx: "{plot.x(last.at):.1}", cy: "{plot.y(last.value):.1}", r: "3" }
            }
        }
    }
}
