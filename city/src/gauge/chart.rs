//! A series as a picture that needs no script: the curve, the alarm levels as lines, and the gaps left open.

use hue_i18n::{Words, args};
use hue_model::gauge::plot::{Field, Plot, alarms, thin};
use hue_model::gauge::{Quantity, Sample, Series, Station};
use hue_model::time::Millis;
use maud::{Markup, html};

use super::words::{name, quantity, value};

/// The picture, in its own units.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 280.0;
/// The field of the curve within it.
const FIELD: Field = Field { left: 66.0, right: 626.0, top: 16.0, bottom: 246.0 };
/// The height of a level's words and the width of a letter of them: on a phone, where they are largest.
const LINE: f64 = 25.0;
const LETTER: f64 = 11.5;
/// Most points of a curve: more are finer than a phone shows, and a page has its limit.
const POINTS: usize = 180;

/// A series to draw.
pub(crate) struct Chart<'a> {
    pub(crate) words: Words,
    pub(crate) station: &'a Station,
    pub(crate) series: &'a Series,
    /// From when to when, also where nothing was measured.
    pub(crate) span: (Millis, Millis),
}

impl Chart<'_> {
    /// The picture, with a sentence for those who do not see it.
    pub(crate) fn svg(&self) -> Markup {
        let samples = thin(&self.series.samples, POINTS);
        let levels = alarms(self.station, self.series.quantity);
        let metres: Vec<f64> = levels.iter().map(|(_, metres)| *metres).collect();
        let plot = Plot::of(FIELD, self.span, self.series.quantity, &samples, &metres);
        html! {
            svg.chart viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(self.said()) {
                (self.grid(&plot))
                @for (stage, metres) in levels { (self.level(&plot, &samples, stage, metres)) }
                @if self.series.quantity == Quantity::Rainfall { (bars(&plot, &samples)) }
                @else { path.curve d=(plot.curve(&samples, &self.series.gaps)) {} }
            }
        }
    }

    /// What the picture says, in a sentence.
    fn said(&self) -> String {
        let samples = &self.series.samples;
        let most = samples.iter().max_by(|one, other| one.value.total_cmp(&other.value));
        let (Some(last), Some(most)) = (samples.last(), most) else {
            return self.words.t("gauge-chart-empty");
        };
        self.words.get(
            "gauge-chart-said",
            &args! {
                "station" => name(self.words, self.station), "quantity" => quantity(self.words, self.series.quantity),
                "last" => value(self.words, self.series.quantity, last.value), "at" => clock(last.at),
                "most" => value(self.words, self.series.quantity, most.value), "when" => clock(most.at)
            },
        )
    }

    fn grid(&self, plot: &Plot) -> Markup {
        let Field { left, right, top, bottom } = FIELD;
        html! {
            @for value in plot.ticks() {
                @let y = format!("{:.1}", plot.y(value));
                line.grid x1=(left) x2=(right) y1=(y) y2=(y) {}
                text.tick x=(left - 6.0) y=(format!("{:.1}", plot.y(value) + 4.0)) text-anchor="end" {
                    (self.words.decimal(value, plot.places()))
                }
            }
            @for (at, label) in plot.moments() {
                @let x = format!("{:.1}", plot.x(at));
                line.grid x1=(x) x2=(x) y1=(top) y2=(bottom) {}
                text.tick x=(x) y=(bottom + 22.0) text-anchor="middle" { (label) }
            }
        }
    }

    /// A level with its words at the left, or at the right where the curve runs through them and not through those.
    fn level(&self, plot: &Plot, samples: &[Sample], stage: u8, metres: f64) -> Markup {
        let Field { left, right, .. } = FIELD;
        let y = plot.y(metres);
        let label = self
            .words
            .get("gauge-alarm-line", &args! { "stage" => stage, "level" => self.words.decimal(metres, 2) });
        let width = label.chars().count() as f64 * LETTER;
        let clear = |edges| plot.is_clear(samples, edges, y, LINE);
        let at_right = !clear((left, left + width)) && clear((right - width, right));
        let (x, anchor) = if at_right { (right - 6.0, "end") } else { (left + 6.0, "start") };
        html! {
            line.alarm data-stage=(stage) x1=(left) x2=(right) y1=(format!("{y:.1}")) y2=(format!("{y:.1}")) {}
            text.alarm data-stage=(stage) x=(x) y=(format!("{:.1}", y - 5.0)) text-anchor=(anchor) { (label) }
        }
    }
}

fn bars(plot: &Plot, samples: &[Sample]) -> Markup {
    let (width, bottom) = (plot.hour(), plot.y(0.0));
    html! {
        @for sample in samples.iter().filter(|sample| sample.value > 0.0) {
            @let y = plot.y(sample.value);
            rect.bar x=(format!("{:.1}", plot.x(sample.at) - width)) y=(format!("{y:.1}")) width=(format!("{width:.1}"))
                height=(format!("{:.1}", bottom - y)) {}
        }
    }
}

fn clock(at: Millis) -> String {
    at.in_hue().map(|at| at.format("%H:%M %d/%m").to_string()).unwrap_or_default()
}
