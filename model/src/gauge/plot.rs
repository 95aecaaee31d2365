//! Where a series lies in a picture: its scale, its grid, its curve. Every page that draws one draws it so.

use std::fmt::Write as _;

use chrono::{Datelike as _, Timelike as _};

use super::{Gap, Quantity, Sample, Station, StationKind};
use crate::time::{HUE_OFFSET_SECONDS, Millis};

const HOUR: i64 = 3_600_000;

/// The part of a picture that the curve takes, in the picture's own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// The levels of alarm that a series is seen against, each with its stage: of a river's water level, and of nothing else.
#[must_use]
pub fn alarms(station: &Station, quantity: Quantity) -> Vec<(u8, f64)> {
    let is_level = station.kind == StationKind::River && quantity == Quantity::WaterLevel;
    let levels = (1_u8..).zip(station.alarm_m).filter(|_| is_level);
    levels.filter_map(|(stage, metres)| Some((stage, metres?))).collect()
}

/// At most this many samples: of those that fall together the highest stays, so that no peak is lost.
#[must_use]
pub fn thin(samples: &[Sample], most: usize) -> Vec<Sample> {
    let together = samples.len().div_ceil(most.max(1)).max(1);
    let highest =
        |group: &[Sample]| group.iter().copied().max_by(|one, other| one.value.total_cmp(&other.value));
    samples.chunks(together).filter_map(highest).collect()
}

/// From moments and values to the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    field: Field,
    from: Millis,
    to: Millis,
    low: f64,
    high: f64,
    step: f64,
}

impl Plot {
    /// The scale on which these samples and `levels` have room, from when to when; a water level begins near its lowest
    /// value, everything else at zero.
    #[must_use]
    pub fn of(
        field: Field,
        (from, to): (Millis, Millis),
        quantity: Quantity,
        samples: &[Sample],
        levels: &[f64],
    ) -> Self {
        let values = || samples.iter().map(|sample| sample.value).chain(levels.iter().copied());
        let (mut low, mut high) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if quantity != Quantity::WaterLevel {
            low = 0.0;
        }
        let step = step((high - low).max(0.1));
        let (low, high) = ((low / step).floor() * step, ((high / step) + 0.15).ceil() * step);
        Self { field, from, to, low, high, step }
    }

    /// Where a moment lies, from left to right.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a week in milliseconds is exact")]
    pub fn x(&self, at: Millis) -> f64 {
        let part = at.since(self.from) as f64 / (self.to.since(self.from).max(1)) as f64;
        self.field.left + part * (self.field.right - self.field.left)
    }

    /// Where a value lies, from top to bottom.
    #[must_use]
    pub fn y(&self, value: f64) -> f64 {
        let Field { top, bottom, .. } = self.field;
        bottom - (value - self.low) / (self.high - self.low) * (bottom - top)
    }

    /// How wide the bar of an hour is.
    #[must_use]
    pub fn hour(&self) -> f64 {
        (self.x(self.from.plus(HOUR)) - self.x(self.from) - 1.0).max(1.0)
    }

    /// The values at which the grid has a line.
    pub fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let (low, high, step) = (self.low, self.high, self.step);
        (0_u8..12)
            .map(move |n| low + f64::from(n) * step)
            .take_while(move |value| *value <= high + step / 2.0)
    }

    /// Digits behind the point that these values need.
    #[must_use]
    pub fn places(&self) -> usize {
        if self.step < 0.1 { 2 } else { usize::from(self.step < 1.0) }
    }

    /// Whether the words of a level, from one edge to another and `line` high above `foot`, are clear of the curve.
    #[must_use]
    pub fn is_clear(&self, samples: &[Sample], (left, right): (f64, f64), foot: f64, line: f64) -> bool {
        let meets =
            |one: f64, other: f64, low: f64, high: f64| one.min(other) <= high && one.max(other) >= low;
        !samples.iter().zip(samples.iter().skip(1)).any(|(one, other)| {
            meets(self.x(one.at), self.x(other.at), left, right)
                && meets(self.y(one.value), self.y(other.value), foot - line, foot)
        })
    }

    /// Where the words of these levels stand, in their order: each above its line, none nearer than `line` to another and none
    /// above the field. What has no room goes up, and down where the field ends.
    #[must_use]
    pub fn labels(&self, levels: &[f64], line: f64) -> Vec<f64> {
        let mut heights: Vec<(usize, f64)> =
            levels.iter().map(|level| self.y(*level) - line / 4.0).enumerate().collect();
        heights.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let mut below = f64::INFINITY;
        for (_, height) in &mut heights {
            *height = height.min(below - line);
            below = *height;
        }
        let mut above = self.field.top - line / 4.0;
        for (_, height) in heights.iter_mut().rev() {
            *height = height.max(above + line);
            above = *height;
        }
        heights.sort_by_key(|(place, _)| *place);
        heights.into_iter().map(|(_, height)| height).collect()
    }

    /// The moments below the picture with their words: every six hours of a day, every midnight of a week.
    #[must_use]
    pub fn moments(&self) -> Vec<(Millis, String)> {
        let long = self.to.since(self.from) > 48 * HOUR;
        let step = if long { 24 * HOUR } else { 6 * HOUR };
        let offset = i64::from(HUE_OFFSET_SECONDS) * 1_000;
        let first =
            (self.from.0.saturating_add(offset)).div_euclid(step).saturating_add(1).saturating_mul(step)
                - offset;
        let moments = (0..10).map(|n: i64| Millis(first.saturating_add(n * step)));
        let named = moments.take_while(|at| *at <= self.to).map(|at| {
            let text = at.in_hue().map_or_else(String::new, |it| {
                if long {
                    format!("{:02}/{:02}", it.day(), it.month())
                } else {
                    format!("{:02}:{:02}", it.hour(), it.minute())
                }
            });
            (at, text)
        });
        named.collect()
    }

    /// The curve as the data of an SVG path; it breaks off where nothing was measured.
    #[must_use]
    pub fn curve(&self, samples: &[Sample], gaps: &[Gap]) -> String {
        let mut path = String::new();
        let mut before: Option<Millis> = None;
        for sample in samples {
            let broken =
                before.is_none_or(|before| gaps.iter().any(|gap| gap.from >= before && gap.to <= sample.at));
            let pen = if broken { 'M' } else { 'L' };
            // A reading that stands alone is a dot; writing into a string cannot fail.
            let dot = if broken { "h0" } else { "" };
            let _ = write!(path, "{pen}{:.1} {:.1}{dot}", self.x(sample.at), self.y(sample.value));
            before = Some(sample.at);
        }
        path
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
    use super::{Field, Plot, step, thin};
    use crate::gauge::{Gap, Quantity, Sample};
    use crate::time::Millis;

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

    #[test]
    fn words_are_clear_of_a_curve_that_passes_elsewhere() {
        let field = Field { left: 0.0, right: 100.0, top: 0.0, bottom: 100.0 };
        let samples = [(0, 0.0), (1, 1.0), (2, 2.0), (3, 3.0)]
            .map(|(hour, value)| Sample { at: Millis(hour * super::HOUR), value });
        let span = (Millis(0), Millis(3 * super::HOUR));
        let plot = Plot::of(field, span, Quantity::WaterLevel, &samples, &[]);
        let foot = plot.y(2.0) - 6.0;
        assert!(plot.is_clear(&samples, (0.0, 40.0), foot, 10.0), "it is still below");
        assert!(!plot.is_clear(&samples, (40.0, 100.0), foot, 10.0), "it goes through");
        assert!(plot.is_clear(&samples, (96.0, 100.0), plot.y(1.0), 10.0), "it is above");
    }

    #[test]
    fn words_of_levels_that_lie_close_stand_apart() {
        let field = Field { left: 0.0, right: 100.0, top: 20.0, bottom: 340.0 };
        let span = (Millis(0), Millis(super::HOUR));
        let far = [1.0, 2.0, 3.5];
        let plot = Plot::of(field, span, Quantity::WaterLevel, &[], &far);
        let alone: Vec<f64> = far.iter().map(|level| plot.y(*level) - 6.0).collect();
        assert_eq!(plot.labels(&far, 24.0), alone, "with room each stands above its line");
        for levels in [vec![3.4, 3.6, 3.5], vec![3.49, 3.5], vec![1.0; 4], vec![0.9, 3.9, 3.95, 4.0, 1.0]] {
            let plot = Plot::of(field, span, Quantity::WaterLevel, &[], &levels);
            let heights = plot.labels(&levels, 24.0);
            for (index, one) in heights.iter().enumerate() {
                assert!((20.0..=340.0).contains(one), "{levels:?}: {heights:?}");
                let near = |other: &f64| (one - other).abs() < 23.999;
                assert!(!heights[index + 1..].iter().any(near), "{levels:?}: {heights:?}");
            }
            let higher =
                |one: usize, other: usize| levels[one] > levels[other] && heights[one] > heights[other];
            for one in 0..levels.len() {
                assert!(!(0..levels.len()).any(|other| higher(one, other)), "{levels:?}: {heights:?}");
            }
        }
    }

    #[test]
    fn a_curve_breaks_off_where_nothing_was_measured() {
        let hour = |hour: i64| Millis(hour * super::HOUR);
        let samples = [0, 1, 8, 9].map(|n| Sample { at: hour(n), value: 1.0 });
        let field = Field { left: 0.0, right: 100.0, top: 0.0, bottom: 100.0 };
        let plot = Plot::of(field, (hour(0), hour(10)), Quantity::WaterLevel, &samples, &[]);
        let path = plot.curve(&samples, &[Gap { from: hour(1), to: hour(8) }]);
        assert_eq!(path.matches('M').count(), 2, "{path}");
        assert!(path.starts_with("M0.0 ") && path.contains("M80.0 "), "{path}");
        assert_eq!(plot.moments().iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["12:00"]);
    }
}
