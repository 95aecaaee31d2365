//! Gauges as the app shows them, and the levels that a citizen sets on them.

use serde::{Deserialize, Serialize};

use super::{Gauge, Quantity, Sample, Series, Station};
use crate::alert::Loudness;
use crate::command::{Scope, command};
use crate::text::Localized;
use crate::time::Millis;

/// Most levels that one device keeps.
pub const THRESHOLDS: usize = 20;
/// The stretch of a series that a device keeps, in hours: a week.
pub const HOURS_KEPT: u32 = 7 * 24;
/// How old the first reading after a silence may be to ring, in milliseconds: an hour.
pub const FIRST_WITHIN: i64 = 3_600_000;

/// A level that the citizen wants to hear of, looked at on this device alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// The station's code.
    pub station: String,
    /// The station's name as the city said it last, also after the station left its list; `None` where an older version set
    /// the level and the city did not name the station since.
    pub name: Option<Localized>,
    /// What is measured.
    pub quantity: Quantity,
    /// The level, in the quantity's unit.
    pub level: f64,
    /// Whether it was reached and not fallen [`Quantity::margin`] below since.
    pub above: bool,
    /// When the reading was measured that last crossed it.
    pub crossed_at: Option<Millis>,
}

/// A gauge that passed a level of the citizen's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThresholdCrossing {
    /// The station.
    pub station: Station,
    /// What was measured.
    pub quantity: Quantity,
    /// The level that was set.
    pub level: f64,
    /// What was measured above it.
    pub sample: Sample,
    /// How loud it is at this hour: `Quiet` in quiet hours, and never a breakthrough.
    pub loudness: Loudness,
}

/// Every gauge as this device keeps it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListedGauges {
    /// In the pack's order, as they stand now: what was fresh when the city said it may be late by now.
    pub gauges: Vec<Gauge>,
    /// The levels set here, the oldest first.
    pub thresholds: Vec<Threshold>,
    /// When the city last said or confirmed that; `None` before the first time.
    pub heard_at: Option<Millis>,
    /// Whether it was asked since and gave no answer that counts.
    pub failed: bool,
}

/// One gauge as this device keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedGauge {
    /// The gauge as it stands now.
    pub gauge: Gauge,
    /// What the series is of.
    pub quantity: Quantity,
    /// The last seven days with their gaps; `None` while this device has none.
    pub series: Option<Series>,
    /// The levels set on this gauge, the oldest first.
    pub thresholds: Vec<Threshold>,
    /// When the city last said or confirmed the newest readings.
    pub heard_at: Option<Millis>,
    /// When it last said or confirmed the series.
    pub series_at: Option<Millis>,
}

command!(
    /// Every gauge, as the city said last; asks the city anew meanwhile, and again while this is asked for.
    ListGauges {} => ListedGauges, "gauge.list", Scope::Read
);
command!(
    /// One gauge with a week of its readings. `NotFound` while this device knows no such gauge.
    OpenGauge {
        /// The station's code.
        station: String,
        /// What was measured; the station's first quantity if absent or not measured there.
        quantity: Option<Quantity>,
    } => OpenedGauge, "gauge.get", Scope::Read
);
command!(
    /// Sets a level; one that is set already stays as it is. A level that the water is above of right now rings when it is
    /// crossed again. Answers the levels of this gauge. `Invalid` for a level that cannot be measured there (`level`), a
    /// quantity that nobody measures there (`quantity`) or more than 20 levels (`thresholds`).
    SetThreshold {
        /// The station's code.
        station: String,
        /// What is measured.
        quantity: Quantity,
        /// The level, in the quantity's unit; kept with as many digits as its readings have.
        level: f64,
    } => Vec<Threshold>, "gauge.set_threshold", Scope::Write
);
command!(
    /// Takes a level away; one that is not there is no fault. Answers the levels that are left on this gauge.
    RemoveThreshold {
        /// The station's code.
        station: String,
        /// What is measured.
        quantity: Quantity,
        /// The level, as it is listed.
        level: f64,
    } => Vec<Threshold>, "gauge.remove_threshold", Scope::Write
);
