//! The course of a series within a picture: a line with its gaps left open, for rain a bar an hour.

use dioxus::prelude::*;
use hue_model::gauge::plot::Plot;
use hue_model::gauge::{Gap, Quantity, Sample};

#[component]
pub(super) fn Curve(plot: Plot, quantity: Quantity, samples: Vec<Sample>, gaps: Vec<Gap>) -> Element {
    let (width, bottom) = (plot.hour(), plot.y(0.0));
    rsx! {
        if quantity == Quantity::Rainfall {
            for sample in samples.iter().filter(|sample| sample.value > 0.0) {
                rect {
                    class: "bar",
                    x: "{plot.x(sample.at) - width:.1}",
                    y: "{plot.y(sample.value):.1}",
                    width: "{width:.1}",
                    height: "{bottom - plot.y(sample.value):.1}",
                }
            }
        } else {
            path { class: "curve", d: plot.curve(&samples, &gaps) }
        }
    }
}
