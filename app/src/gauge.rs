//! What every screen with a gauge shares: its picture, large and small.

mod chart;
mod curve;
mod level;
mod spark;

pub(crate) use chart::Chart;
pub(crate) use spark::Spark;

use hue_model::gauge::{Sample, Series};
use hue_model::time::Millis;

/// A day, in milliseconds.
pub(crate) const DAY: i64 = 24 * 3_600_000;

/// The samples of a stretch.
pub(crate) fn within(series: &Series, (from, to): (Millis, Millis)) -> Vec<Sample> {
    series.samples.iter().copied().filter(|sample| sample.at > from && sample.at <= to).collect()
}
