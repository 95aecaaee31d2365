//! The levels that a curve is seen against: lines across the picture, and words that keep clear of the curve.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::gauge::plot::{Field, Plot};
use hue_model::gauge::{Quantity, Sample};

use crate::hook::use_words;
use crate::words::{alarm_line_text, value_text};

/// From one line of words to the next, and the width of a letter: on a phone, where they are largest.
const LINE: f64 = 25.0;
const LETTER: f64 = 12.0;

/// A level as a line across.
#[component]
pub(super) fn Level(field: Field, plot: Plot, stage: String, metres: f64) -> Element {
    let y = plot.y(metres);
    rsx! {
        line { class: "alarm-line", "data-stage": "{stage}", x1: "{field.left}", x2: "{field.right}", y1: "{y:.1}", y2: "{y:.1}" }
    }
}

/// What a line is, and at which end that stands.
struct Label {
    stage: String,
    level: f64,
    text: String,
    left: bool,
}

/// What the lines are: alarm levels at the left, the citizen's own at the right, each at the other end where the curve runs
/// through it and not through that.
#[component]
pub(super) fn Labels(
    field: Field,
    plot: Plot,
    quantity: Quantity,
    samples: Vec<Sample>,
    alarms: Vec<(u8, f64)>,
    levels: Vec<f64>,
) -> Element {
    let words = use_words();
    let clear = |text: &str, level: f64, left: bool| {
        let width = text.chars().count() as f64 * LETTER;
        let edges = if left { (field.left, field.left + width) } else { (field.right - width, field.right) };
        plot.is_clear(&samples, edges, plot.y(level), LINE)
    };
    let label = |stage: String, level: f64, text: String, left: bool| {
        let other = !clear(&text, level, left) && clear(&text, level, !left);
        Label { stage, level, text, left: left != other }
    };
    let mine =
        |level: f64| words.get("threshold-line", &args! { "level" => value_text(words, quantity, level) });
    let alarms = alarms
        .iter()
        .map(|(stage, level)| label(stage.to_string(), *level, alarm_line_text(words, *stage, *level), true));
    let own = levels.iter().map(|level| label("mine".into(), *level, mine(*level), false));
    let (left, right): (Vec<Label>, Vec<Label>) = alarms.chain(own).partition(|label| label.left);
    rsx! {
        Side { plot, x: field.left + 6.0, anchor: "start", labels: texts(left) }
        Side { plot, x: field.right - 4.0, anchor: "end", labels: texts(right) }
    }
}

/// Stage, level and words of each.
type Texts = Vec<(String, f64, String)>;

fn texts(labels: Vec<Label>) -> Texts {
    labels.into_iter().map(|label| (label.stage, label.level, label.text)).collect()
}

#[component]
fn Side(plot: Plot, x: f64, anchor: &'static str, labels: Texts) -> Element {
    let levels: Vec<f64> = labels.iter().map(|(_, level, _)| *level).collect();
    let heights = plot.labels(&levels, LINE);
    rsx! {
        for ((stage , level , text) , y) in labels.into_iter().zip(heights) {
            text { key: "{stage}-{level}", class: "alarm-word", "data-stage": "{stage}", x: "{x}", y: "{y:.1}", text_anchor: anchor, "{text}" }
        }
    }
}
