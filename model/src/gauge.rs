//! Gauges: stations that measure rivers, reservoirs, rain and water on streets, and what they measured.

pub mod plot;
pub mod quality;
mod quantity;
mod read;
mod view;

use serde::{Deserialize, Serialize};

use crate::geo::Point;
use crate::pack::WardCode;
use crate::problem::FieldProblem;
use crate::text::Localized;
use crate::time::Millis;

pub use quality::Gap;
pub use quantity::Quantity;
pub use read::{Line, read_csv, read_json, read_time};
pub use view::{
    FIRST_WITHIN, HOURS_KEPT, ListGauges, ListedGauges, OpenGauge, OpenedGauge, RemoveThreshold,
    SetThreshold, THRESHOLDS, Threshold, ThresholdCrossing,
};

/// Most readings of one delivery.
pub const READINGS: usize = 500;
/// How far ahead of the city's clock a reading may lie, in milliseconds: clocks of stations are not exact.
pub const AHEAD: i64 = 5 * 60_000;
/// Most readings of one series that is asked for.
pub const SERIES: usize = 5_000;

/// What a station stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StationKind {
    /// A river.
    River,
    /// A reservoir.
    Reservoir,
    /// A place where rain is caught.
    Rain,
    /// A street or area that is known to flood.
    FloodPoint,
}

impl StationKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::River, Self::Reservoir, Self::Rain, Self::FloodPoint];

    /// Its word, as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::River => "river",
            Self::Reservoir => "reservoir",
            Self::Rain => "rain",
            Self::FloodPoint => "flood_point",
        }
    }

    /// What such a station measures.
    #[must_use]
    pub const fn quantities(self) -> &'static [Quantity] {
        match self {
            Self::River => &[Quantity::WaterLevel, Quantity::Discharge],
            Self::Reservoir => &[Quantity::WaterLevel, Quantity::Inflow, Quantity::Discharge],
            Self::Rain => &[Quantity::Rainfall],
            Self::FloodPoint => &[Quantity::WaterDepth, Quantity::ReportedDepth],
        }
    }

    /// Longest silence of a station, in milliseconds: three times the hour in which one reports. A newest reading that is
    /// older is late, and a longer stretch without one is a gap.
    #[must_use]
    pub const fn late_after(self) -> i64 {
        3 * 3_600_000
    }
}

/// A place with instruments, as the pack lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Station {
    /// Its code, kind first, such as `river-kim-long`.
    pub code: String,
    /// Its name.
    pub name: Localized,
    /// What it stands at.
    pub kind: StationKind,
    /// The river it belongs to.
    pub river: Option<Localized>,
    /// Where it is; approximate.
    pub point: Point,
    /// The ward it lies in.
    pub ward_code: WardCode,
    /// Levels of alarm I, II and III in m; absent where no bulletin confirms one.
    pub alarm_m: [Option<f64>; 3],
    /// A reservoir's normal level in m above the sea.
    pub normal_level_m: Option<f64>,
}

impl Station {
    /// The highest alarm that a water level in m reaches: 1, 2 or 3; 0 for none, or where none is known.
    #[must_use]
    pub fn alarm(&self, level: f64) -> u8 {
        let reached =
            (1_u8..).zip(self.alarm_m).filter(|(_, alarm)| alarm.is_some_and(|alarm| level >= alarm));
        reached.map(|(stage, _)| stage).max().unwrap_or(0)
    }
}

/// One measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// The station's code.
    pub station: String,
    /// When it was measured.
    pub at: Millis,
    /// What was measured.
    pub quantity: Quantity,
    /// The value, in the quantity's unit.
    pub value: f64,
}

/// What became of one line of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// It is new.
    Taken,
    /// It was here with this value.
    Same,
    /// It was here with another value, which is kept beside.
    Corrected,
    /// Another source has said another value for it: it was not taken.
    Contradicted,
    /// It was not taken.
    Refused,
}

/// The answer to one line of a delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LineAnswer {
    /// The line: of CSV as an editor counts, of JSON the place in `readings`, from 1.
    pub line: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was refused, by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
}

/// The answer to a delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReadingsReply {
    /// Every line, in order.
    pub lines: Vec<LineAnswer>,
}

/// How a station's newest reading is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum GaugeState {
    /// It reports as it should.
    Fresh,
    /// Its newest reading is older than its kind may be silent.
    Late,
    /// It has said the same value for hours while its neighbours moved: its sensor may stand still.
    Stuck,
    /// It never reported.
    NoData,
}

/// A measured value and when.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sample {
    /// When.
    pub at: Millis,
    /// The value, in the quantity's unit.
    pub value: f64,
}

/// The newest value of one quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Newest {
    /// What was measured.
    pub quantity: Quantity,
    /// Its unit.
    pub unit: String,
    /// When the newest value was measured.
    pub at: Millis,
    /// The value, in the quantity's unit.
    pub value: f64,
    /// How fast it changes, in its unit an hour, over the last three hours; absent where nothing can be said.
    pub trend: Option<f64>,
}

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It rises.
    Up,
    /// It falls.
    Down,
    /// It hardly changes.
    Steady,
}

impl Newest {
    /// Which way it goes; `None` where nothing can be said, or two readings are no rise, as of rain.
    #[must_use]
    pub fn way(&self) -> Option<Way> {
        let steady = match self.quantity {
            Quantity::WaterLevel => 0.02,
            Quantity::WaterDepth => 2.0,
            Quantity::Discharge | Quantity::Inflow => 10.0,
            Quantity::Rainfall | Quantity::ReportedDepth => return None,
        };
        Some(match self.trend? {
            trend if trend.abs() < steady => Way::Steady,
            trend if trend > 0.0 => Way::Up,
            _ => Way::Down,
        })
    }
}

/// A station with its newest readings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gauge {
    /// The station.
    pub station: Station,
    /// Its newest value of each quantity that was ever reported.
    pub newest: Vec<Newest>,
    /// How they are to be taken.
    pub state: GaugeState,
    /// The alarm a river's water level reaches that is not late: 0, 1, 2 or 3; absent where nothing can be said. A sensor that
    /// may stand still keeps its alarm: hiding one would be worse.
    pub alarm: Option<u8>,
}

impl Gauge {
    /// The newest value of this quantity.
    #[must_use]
    pub fn newest_of(&self, quantity: Quantity) -> Option<&Newest> {
        self.newest.iter().find(|newest| newest.quantity == quantity)
    }

    /// The same station as it stands at `now`: what was fresh when the city said it may be late by then.
    #[must_use]
    pub fn later(self, now: Millis) -> Self {
        let stuck = self.state == GaugeState::Stuck;
        Self::at(self.station, self.newest, stuck, now)
    }

    /// What can be said of a station at `now`; `stuck` if a sensor of it may stand still.
    #[must_use]
    pub fn at(station: Station, newest: Vec<Newest>, stuck: bool, now: Millis) -> Self {
        let last = newest.iter().map(|newest| newest.at).max();
        let state = match last {
            None => GaugeState::NoData,
            Some(last) if now.since(last) > station.kind.late_after() => GaugeState::Late,
            Some(_) if stuck => GaugeState::Stuck,
            Some(_) => GaugeState::Fresh,
        };
        let level = newest.iter().find(|newest| newest.quantity == Quantity::WaterLevel);
        let known = station.kind == StationKind::River && station.alarm_m.iter().any(Option::is_some);
        let alarm = level
            .filter(|level| known && now.since(level.at) <= station.kind.late_after())
            .map(|level| station.alarm(level.value));
        Self { station, newest, state, alarm }
    }
}

/// Every gauge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gauges {
    /// In the pack's order.
    pub gauges: Vec<Gauge>,
}

/// A stretch of one quantity of one station, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Series {
    /// The station's code.
    pub station: String,
    /// What was measured.
    pub quantity: Quantity,
    /// Its unit.
    pub unit: String,
    /// The values.
    pub samples: Vec<Sample>,
    /// Whether there are more after the last one.
    pub more: bool,
    /// Stretches without a reading, longer than a station may be silent.
    pub gaps: Vec<Gap>,
}
