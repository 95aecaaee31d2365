//! How far readings are to be trusted: gaps in a series, sensors that stand still, and which way the water goes.
//!
//! The rules are those of any quality control of automatic stations, kept few: a check for missing values, and the
//! persistence check of the WMO's guidelines for automatic weather stations (WMO-No. 488, appendix VI.2), here with
//! the neighbours as witnesses, because a river that stands still on a dry day is no fault.

use serde::{Deserialize, Serialize};

use super::{Quantity, Sample};
use crate::time::Millis;

/// The stretch that is looked at for a sensor that stands still and for the trend, in milliseconds: six hours.
pub const RECENT: i64 = 6 * 3_600_000;
/// The stretch before the newest reading over which its trend is told, in milliseconds: three hours.
const TREND: i64 = 3 * 3_600_000;
/// Readings within [`RECENT`] below which nobody can say that a sensor stands still.
const FEW: usize = 5;
/// Neighbours that are asked, nearest first.
pub const NEIGHBOURS: usize = 3;
/// Neighbours that must have moved.
const WITNESSES: usize = 2;

/// A stretch of a series without a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gap {
    /// The last reading before it.
    pub from: Millis,
    /// The first reading after it, or the end of what was asked for.
    pub to: Millis,
}

/// Every stretch longer than `silence` milliseconds in which nothing was measured, up to `until`.
#[must_use]
pub fn gaps(samples: &[Sample], silence: i64, until: Millis) -> Vec<Gap> {
    let next = samples.iter().skip(1).map(|sample| sample.at).chain([until]);
    let stretches = samples.iter().zip(next).map(|(sample, to)| Gap { from: sample.at, to });
    stretches.filter(|gap| gap.to.since(gap.from) > silence).collect()
}

/// How fast a value changes, in its unit an hour, over the last three hours before the newest of these samples (oldest
/// first); `None` where they say nothing of that time.
#[must_use]
pub fn trend(samples: &[Sample]) -> Option<f64> {
    let last = samples.last()?;
    let first = samples.iter().find(|sample| last.at.since(sample.at) <= TREND)?;
    #[expect(clippy::cast_precision_loss, reason = "three hours in milliseconds are exact")]
    let hours = last.at.since(first.at) as f64 / 3_600_000.0;
    (hours > 0.0).then(|| (last.value - first.value) / hours)
}

/// By how much a neighbour must have moved within [`RECENT`] to be a witness; `None` where standing still is no sign: a
/// gate that is not touched gives the same flow for days, and a dry street is dry.
#[must_use]
pub const fn moved_by(quantity: Quantity) -> Option<f64> {
    match quantity {
        // Beyond the tide, which moves the lower Hương by some 0.4 m in six hours.
        Quantity::WaterLevel => Some(0.5),
        Quantity::Rainfall => Some(10.0),
        Quantity::Discharge | Quantity::Inflow | Quantity::WaterDepth | Quantity::ReportedDepth => None,
    }
}

/// Whether a sensor stands still: it said the same value at least five times within [`RECENT`], and at least two of its
/// nearest neighbours moved meanwhile.
#[must_use]
pub fn is_stuck(quantity: Quantity, own: &[Sample], neighbours: &[&[Sample]]) -> bool {
    let Some(enough) = moved_by(quantity) else { return false };
    let witnesses = neighbours.iter().filter(|samples| spread(samples) >= enough).count();
    own.len() >= FEW && spread(own).abs() < f64::EPSILON && witnesses >= WITNESSES
}

/// Between the least and the greatest value.
fn spread(samples: &[Sample]) -> f64 {
    let values = || samples.iter().map(|sample| sample.value);
    let (least, most) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
    if samples.is_empty() { 0.0 } else { most - least }
}

#[cfg(test)]
mod tests {
    use super::{Gap, gaps, is_stuck, trend};
    use crate::gauge::{Quantity, Sample};
    use crate::time::Millis;

    const HOUR: i64 = 3_600_000;

    fn hourly(values: &[f64]) -> Vec<Sample> {
        (0..).zip(values).map(|(hour, value)| Sample { at: Millis(hour * HOUR), value: *value }).collect()
    }

    #[test]
    fn a_gap_is_longer_than_three_usual_intervals_and_may_last_until_now() {
        let mut samples = hourly(&[1.0; 12]);
        samples.drain(3..7);
        let gap = |from: i64, to: i64| Gap { from: Millis(from * HOUR), to: Millis(to * HOUR) };
        assert_eq!(gaps(&samples, 3 * HOUR, Millis(11 * HOUR)), [gap(2, 7)]);
        assert_eq!(gaps(&samples, 3 * HOUR, Millis(15 * HOUR)), [gap(2, 7), gap(11, 15)]);
        assert_eq!(gaps(&samples, 5 * HOUR, Millis(11 * HOUR)), [], "exactly the silence that is allowed");
        assert_eq!(gaps(&[], 3 * HOUR, Millis(11 * HOUR)), []);
    }

    #[test]
    fn the_trend_is_of_the_last_three_hours() {
        assert_eq!(trend(&hourly(&[9.0, 9.0, 2.0, 2.5, 3.0, 3.5])), Some(0.5));
        assert_eq!(trend(&hourly(&[3.5])), None);
        let apart = [Sample { at: Millis(0), value: 1.0 }, Sample { at: Millis(5 * HOUR), value: 2.0 }];
        assert_eq!(trend(&apart), None, "nothing is said of the hours before");
    }

    #[test]
    fn a_sensor_stands_still_only_beside_neighbours_that_move() {
        let (still, rising) = (hourly(&[2.31; 6]), hourly(&[2.0, 2.2, 2.4, 2.6, 2.8, 3.0]));
        let level = |own: &[Sample], others: &[&[Sample]]| is_stuck(Quantity::WaterLevel, own, others);
        assert!(level(&still, &[&rising, &rising, &still]));
        assert!(!level(&still, &[&rising, &still, &still]), "one witness is none");
        assert!(!level(&still, &[&still, &still, &still]), "a dry week");
        assert!(!level(&rising, &[&rising, &rising, &rising]));
        assert!(!level(&still[..4], &[&rising, &rising, &rising]), "too few readings to say so");
        assert!(!is_stuck(Quantity::Discharge, &still, &[&rising, &rising]), "a gate that nobody touched");
    }
}
