//! Points of interest: what a visitor comes to see.

use serde::{Deserialize, Serialize};

use crate::geo::Point;
use crate::pack::WardCode;
use crate::text::Localized;

/// A place worth a visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointOfInterest {
    /// Its code, such as `dai-noi`.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// What it is.
    pub kind: InterestKind,
    /// What is to be seen, in a sentence or two.
    pub description: Localized,
    /// Where.
    pub point: Point,
    /// How far off the point may be, in metres: an honest estimate.
    pub accuracy_metres: u32,
    /// With how many independent public sources the point was compared; with 0 it rests on somebody's word.
    pub checked_against: u32,
    /// The ward or commune it probably lies in.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub ward_code: WardCode,
    /// Where, in words; `None` where nobody wrote it down.
    pub address: Option<String>,
    /// When it is open, as OpenStreetMap's `opening_hours` has it (`Mo-Su 07:00-17:30`); `None` where nobody confirmed it.
    pub opening_hours: Option<String>,
    /// Where the hours come from and how sure they are.
    pub opening_hours_source: Option<Localized>,
    /// Whether the hours are from notices of past years, so that one had better ask again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opening_hours_reported: bool,
    /// What it costs; `None` where nobody confirmed it.
    pub ticket: Option<Ticket>,
    /// The place it is a part of.
    pub part_of: Option<String>,
    /// Themes, such as `unesco`.
    pub tags: Vec<String>,
    /// Whether it is no longer listed; its code stays taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// A theme by which places are chosen: those of its kinds, and those with one of its tags.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Theme {
    /// Its code, such as `pagodas`; its name is the app's.
    pub id: String,
    /// The kinds that belong to it.
    #[serde(default)]
    pub kinds: Vec<InterestKind>,
    /// The tags that belong to it.
    #[serde(default)]
    pub tags: Vec<String>,
}

impl Theme {
    /// Whether a place belongs to it.
    #[must_use]
    pub fn has(&self, place: &PointOfInterest) -> bool {
        self.kinds.contains(&place.kind) || place.tags.iter().any(|tag| self.tags.contains(tag))
    }
}

/// What a visit costs, in đồng; 0 is free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    /// For one adult.
    pub adult: u64,
    /// For a child of 7 to 12 years; `None` where nobody says so.
    pub child: Option<u64>,
    /// How sure that is, such as `reported`.
    pub source: String,
}

/// What a point of interest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum InterestKind {
    /// A monument.
    Heritage,
    /// A royal tomb.
    Tomb,
    /// A pagoda, a temple, a church.
    Religious,
    /// A museum.
    Museum,
    /// A market.
    Market,
    /// A hill, a lagoon, a spring.
    Nature,
    /// A beach.
    Beach,
    /// A village of craftspeople.
    Craft,
    /// A theatre, a library, a house of culture.
    Culture,
    /// What everybody knows the city by.
    Landmark,
    /// A park, a walking street.
    Leisure,
    /// A station, an airport, a pier.
    Transport,
}

impl InterestKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Heritage,
        Self::Tomb,
        Self::Religious,
        Self::Museum,
        Self::Market,
        Self::Nature,
        Self::Beach,
        Self::Craft,
        Self::Culture,
        Self::Landmark,
        Self::Leisure,
        Self::Transport,
    ];
}
