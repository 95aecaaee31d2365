//! What gauges measure: units, what can be true, and how much of a change is one.

use serde::{Deserialize, Serialize};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Quantity {
    /// Level above the station's datum, in m.
    WaterLevel,
    /// Water that flows out or past, in m³/s.
    Discharge,
    /// Water that flows into a reservoir, in m³/s.
    Inflow,
    /// Rain of the hour that ends at the reading, in mm.
    Rainfall,
    /// Water above the ground, in cm.
    WaterDepth,
    /// The same as people who are there say it: seen, not measured, and nobody has checked it.
    ReportedDepth,
}

impl Quantity {
    /// Its word, as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::WaterLevel => "water_level",
            Self::Discharge => "discharge",
            Self::Inflow => "inflow",
            Self::Rainfall => "rainfall",
            Self::WaterDepth => "water_depth",
            Self::ReportedDepth => "reported_depth",
        }
    }

    /// The quantity of this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [
            Self::WaterLevel,
            Self::Discharge,
            Self::Inflow,
            Self::Rainfall,
            Self::WaterDepth,
            Self::ReportedDepth,
        ];
        all.into_iter().find(|quantity| quantity.word() == word)
    }

    /// The one unit it is sent in; any other is refused and never converted.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::WaterLevel => "m",
            Self::Discharge | Self::Inflow => "m3/s",
            Self::Rainfall => "mm",
            Self::WaterDepth | Self::ReportedDepth => "cm",
        }
    }

    /// The unit as people write it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Discharge | Self::Inflow => "m³/s",
            other => other.unit(),
        }
    }

    /// Digits behind the point that mean something.
    #[must_use]
    pub const fn places(self) -> usize {
        match self {
            Self::WaterLevel => 2,
            Self::Rainfall => 1,
            Self::Discharge | Self::Inflow | Self::WaterDepth | Self::ReportedDepth => 0,
        }
    }

    /// How far below a level a value must fall before rising above it again is news, in its unit: more than waves and the
    /// last digit of a sensor, less than a second flood wave.
    #[must_use]
    pub const fn margin(self) -> f64 {
        match self {
            Self::WaterLevel => 0.2,
            Self::Discharge | Self::Inflow => 50.0,
            Self::Rainfall | Self::WaterDepth | Self::ReportedDepth => 5.0,
        }
    }

    /// Whether somebody may be told when it passes a level: what nobody has measured rings nowhere.
    #[must_use]
    pub const fn is_measured(self) -> bool {
        !matches!(self, Self::ReportedDepth)
    }

    /// The least and the greatest value that can be true here; a reading beyond is a fault of the sensor or its sender.
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        match self {
            // A reservoir in the mountains counts from the sea.
            Self::WaterLevel => (-5.0, 1_000.0),
            Self::Discharge | Self::Inflow => (0.0, 30_000.0),
            // The most rain ever measured in an hour anywhere is 401 mm.
            Self::Rainfall => (0.0, 500.0),
            Self::WaterDepth | Self::ReportedDepth => (0.0, 1_000.0),
        }
    }
}
