//! A series as a picture that needs no script: the curve, the alarm levels as lines, and the gaps left open.

use hue_i18n::{Words, args};
use hue_model::gauge::{Quantity, Sample, Series, Station, StationKind};
use hue_model::time::{HUE_OFFSET_SECONDS, Millis};
use maud::{Markup, html};

use super::words::{name, quantity, value};

/// The picture, in its own units.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 280.0;
/// The field of the curve within it: left, right, top, bottom.
const FIELD: (f64, f64, f64, f64) = (66.0, 626.0, 16.0, 246.0);
/// Most points of a curve: more are finer than a phone shows, and a page has its limit.
const POINTS: usize = 180;
const HOUR: i64 = 3_600_000;

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
        let scale = Scale::of(self.span, &samples, &self.levels(), self.counts_from_zero());
        html! {
            svg.chart viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(self.said()) {
                (self.grid(&scale))
                @if self.series.quantity == Quantity::Rainfall { (bars(&scale, &samples)) }
                @else { path.curve d=(self.curve(&scale, &samples)) {} }
                @for (stage, metres) in self.levels() { (self.level(&scale, stage, metres)) }
            }
        }
    }

    /// The alarm levels of a river.
    fn levels(&self) -> Vec<(u8, f64)> {
        let is_level =
            self.station.kind == StationKind::River && self.series.quantity == Quantity::WaterLevel;
        let levels = (1_u8..).zip(self.station.alarm_m).filter(|_| is_level);
        levels.filter_map(|(stage, metres)| Some((stage, metres?))).collect()
    }

    fn counts_from_zero(&self) -> bool {
        self.series.quantity != Quantity::WaterLevel
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

    fn grid(&self, scale: &Scale) -> Markup {
        let (left, right, top, bottom) = FIELD;
        html! {
            @for value in scale.ticks() {
                @let y = format!("{:.1}", scale.y(value));
                line.grid x1=(left) x2=(right) y1=(y) y2=(y) {}
                text.tick x=(left - 6.0) y=(format!("{:.1}", scale.y(value) + 4.0)) text-anchor="end" {
                    (self.words.decimal(value, scale.places()))
                }
            }
            @for (at, label) in days(self.span) {
                @let x = format!("{:.1}", scale.x(at));
                line.grid x1=(x) x2=(x) y1=(top) y2=(bottom) {}
                text.tick x=(x) y=(bottom + 22.0) text-anchor="middle" { (label) }
            }
        }
    }

    fn level(&self, scale: &Scale, stage: u8, metres: f64) -> Markup {
        let (left, right, ..) = FIELD;
        let y = scale.y(metres);
        let label = self
            .words
            .get("gauge-alarm-line", &args! { "stage" => stage, "level" => self.words.decimal(metres, 2) });
        html! {
            line.alarm data-stage=(stage) x1=(left) x2=(right) y1=(format!("{y:.1}")) y2=(format!("{y:.1}")) {}
            text.alarm data-stage=(stage) x=(left + 6.0) y=(format!("{:.1}", y - 5.0)) { (label) }
        }
    }

    /// The curve; it breaks off where nothing was measured.
    fn curve(&self, scale: &Scale, samples: &[Sample]) -> String {
        let mut path = String::new();
        let mut before: Option<Millis> = None;
        for sample in samples {
            let broken = before.is_none_or(|before| {
                self.series.gaps.iter().any(|gap| gap.from >= before && gap.to <= sample.at)
            });
            let pen = if broken { 'M' } else { 'L' };
            path.push_str(&format!("{pen}{:.1} {:.1}", scale.x(sample.at), scale.y(sample.value)));
            before = Some(sample.at);
        }
        path
    }
}

fn bars(scale: &Scale, samples: &[Sample]) -> Markup {
    let width = (scale.x(Millis(scale.from.0.saturating_add(HOUR))) - scale.x(scale.from) - 1.0).max(1.0);
    let bottom = scale.y(0.0);
    html! {
        @for sample in samples.iter().filter(|sample| sample.value > 0.0) {
            @let y = scale.y(sample.value);
            rect.bar x=(format!("{:.1}", scale.x(sample.at) - width)) y=(format!("{y:.1}")) width=(format!("{width:.1}"))
                height=(format!("{:.1}", bottom - y)) {}
        }
    }
}

/// At most this many samples: of those that fall together the highest stays, so that no peak is lost.
pub(crate) fn thin(samples: &[Sample], most: usize) -> Vec<Sample> {
    let together = samples.len().div_ceil(most.max(1)).max(1);
    let highest =
        |group: &[Sample]| group.iter().copied().max_by(|one, other| one.value.total_cmp(&other.value));
    samples.chunks(together).filter_map(highest).collect()
}

fn clock(at: Millis) -> String {
    at.in_hue().map(|at| at.format("%H:%M %d/%m").to_string()).unwrap_or_default()
}

/// The moments below the picture: every six hours of a day, every midnight of a week.
fn days((from, to): (Millis, Millis)) -> Vec<(Millis, String)> {
    let long = to.since(from) > 48 * HOUR;
    let (step, form) = if long { (24 * HOUR, "%d/%m") } else { (6 * HOUR, "%H:%M") };
    let offset = i64::from(HUE_OFFSET_SECONDS) * 1_000;
    let first =
        (from.0.saturating_add(offset)).div_euclid(step).saturating_add(1).saturating_mul(step) - offset;
    let moments = (0..10).map(|n: i64| Millis(first.saturating_add(n * step))).take_while(|at| *at <= to);
    moments.filter_map(|at| Some((at, at.in_hue()?.format(form).to_string()))).collect()
}

/// From moments and values to the picture.
struct Scale {
    from: Millis,
    to: Millis,
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    fn of((from, to): (Millis, Millis), samples: &[Sample], levels: &[(u8, f64)], from_zero: bool) -> Self {
        let values =
            || samples.iter().map(|sample| sample.value).chain(levels.iter().map(|(_, metres)| *metres));
        let (mut low, mut high) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if from_zero {
            low = 0.0;
        }
        let step = step((high - low).max(0.1));
        let (low, high) = ((low / step).floor() * step, ((high / step) + 0.15).ceil() * step);
        Self { from, to, low, high, step }
    }

    #[expect(clippy::cast_precision_loss, reason = "a week in milliseconds is exact")]
    fn x(&self, at: Millis) -> f64 {
        let (left, right, ..) = FIELD;
        let part = at.since(self.from) as f64 / (self.to.since(self.from).max(1)) as f64;
        left + part * (right - left)
    }

    fn y(&self, value: f64) -> f64 {
        let (_, _, top, bottom) = FIELD;
        bottom - (value - self.low) / (self.high - self.low) * (bottom - top)
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        let (low, high, step) = (self.low, self.high, self.step);
        (0_u8..12)
            .map(move |n| low + f64::from(n) * step)
            .take_while(move |value| *value <= high + step / 2.0)
    }

    fn places(&self) -> usize {
        if self.step < 0.1 { 2 } else { usize::from(self.step < 1.0) }
    }
}

/// Between two lines of the grid: 1, 2 or 5 of some power of ten, five lines or so.
fn step(range: f64) -> f64 {
    let power = 10_f64.powf((range / 5.0).log10().floor());
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|part| part * power)
        .find(|step| range / step <= 5.5)
        .unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use hue_model::gauge::Sample;
    use hue_model::time::Millis;

    use super::{step, thin};

    #[test]
    fn a_thinned_curve_keeps_its_peak() {
        let samples: Vec<Sample> =
            (0..1_008).map(|n| Sample { at: Millis(n), value: if n == 501 { 5.05 } else { 1.0 } }).collect();
        let thin = thin(&samples, 180);
        assert!(
            thin.len() <= 180 && thin.contains(&Sample { at: Millis(501), value: 5.05 }),
            "{}",
            thin.len()
        );
        assert_eq!(super::thin(&samples[..100], 180).len(), 100, "few stay as they are");
    }

    #[test]
    fn lines_of_the_grid_stand_at_round_values() {
        assert_eq!(
            [0.1, 0.43, 4.4, 5.5, 60.0, 4_400.0].map(step).map(|it| (it * 100.0).round()),
            [2.0, 10.0, 100.0, 100.0, 2_000.0, 100_000.0]
        );
    }
}
