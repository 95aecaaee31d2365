//! The layers of the map: what can be shown, in the order in which the choices stand.

use std::fmt;
use std::str::FromStr;

use hue_model::gauge::StationKind;

/// One layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapLayer {
    /// Warnings in force.
    Warnings,
    /// Places worth a visit.
    Places,
    /// Rivers, reservoirs and rain.
    Gauges,
    /// Streets and areas that are known to flood.
    FloodPoints,
    /// Places to go to when the water rises.
    Shelters,
    /// The citizen's own reports.
    Reports,
    /// Wards and communes.
    Wards,
}

/// An address that names no layer.
#[derive(Debug)]
pub struct NoLayer;

impl fmt::Display for NoLayer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("no such layer")
    }
}

impl MapLayer {
    /// Every layer.
    pub(super) const ALL: [Self; 7] = [
        Self::Warnings,
        Self::Places,
        Self::Gauges,
        Self::FloodPoints,
        Self::Shelters,
        Self::Reports,
        Self::Wards,
    ];
    /// What a map shows that was asked for nothing in particular: wards have their names on it anyway.
    pub(super) const USUAL: [Self; 6] =
        [Self::Warnings, Self::Places, Self::Gauges, Self::FloodPoints, Self::Shelters, Self::Reports];

    /// Whether somebody may want to go there: nobody is shown the way into danger.
    pub(super) const fn is_goal(self) -> bool {
        !matches!(self, Self::Warnings | Self::Gauges | Self::FloodPoints | Self::Reports)
    }

    /// Whether its things are spots that lie so far away; a warning is wherever it holds.
    pub(super) const fn is_spot(self) -> bool {
        !matches!(self, Self::Warnings)
    }

    /// Its word in an address.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Warnings => "warnings",
            Self::Places => "places",
            Self::Gauges => "gauges",
            Self::FloodPoints => "flood-points",
            Self::Shelters => "shelters",
            Self::Reports => "reports",
            Self::Wards => "wards",
        }
    }

    /// Where a gauge of this kind stands.
    pub(crate) const fn of(kind: StationKind) -> Self {
        if matches!(kind, StationKind::FloodPoint) { Self::FloodPoints } else { Self::Gauges }
    }

    /// What one of its things is called among all that stand on the map.
    pub(super) fn id(self, id: &str) -> String {
        format!("{}:{id}", self.word())
    }

    /// Its place among the others.
    pub(super) fn order(self) -> usize {
        Self::ALL.iter().position(|one| *one == self).unwrap_or_default()
    }

    /// The key of its name.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Warnings => "map-warnings",
            Self::Places => "map-places",
            Self::Gauges => "map-gauges",
            Self::FloodPoints => "map-flood-points",
            Self::Shelters => "map-shelters",
            Self::Reports => "map-reports",
            Self::Wards => "map-wards",
        }
    }

    /// Whether it is about the whole city, so that the map begins with all of it.
    pub(super) const fn is_wide(self) -> bool {
        matches!(self, Self::Warnings | Self::Gauges | Self::Wards)
    }
}

impl fmt::Display for MapLayer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.word())
    }
}

impl FromStr for MapLayer {
    type Err = NoLayer;

    fn from_str(word: &str) -> Result<Self, NoLayer> {
        Self::ALL.into_iter().find(|layer| layer.word() == word).ok_or(NoLayer)
    }
}
