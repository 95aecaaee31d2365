//! Where something is: chosen by the citizen, proposed by the device, never only computed.

use serde::{Deserialize, Serialize};

use crate::geo::Point;
use crate::pack::WardCode;
use crate::text::Localized;

/// A place as the citizen confirmed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    /// The point.
    #[serde(flatten)]
    pub point: Point,
    /// The ward or commune the citizen chose or confirmed.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub ward_code: WardCode,
    /// The place in the citizen's own words: street, alley, landmark. At most 300 characters.
    #[serde(default)]
    pub address: String,
    /// Where the point came from.
    pub source: PlaceSource,
    /// How far off the point may be, in metres, where the source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy: Option<f64>,
}

/// Where a point came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PlaceSource {
    /// The citizen put a pin on the map.
    Pin,
    /// The device's own position.
    Gps,
    /// The photo said where it was taken.
    Photo,
    /// The citizen chose a ward or an old commune by name.
    Name,
}

/// One answer of the search by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceHit {
    /// The name that was found, such as "Phường Tây Lộc (cũ)" without the bracket.
    pub name: String,
    /// Whether it is the name of a commune that was merged away in July 2025.
    pub old: bool,
    /// The ward or commune it belongs to today.
    pub ward_code: WardCode,
    /// That ward's full name, as the pack has it in each language.
    pub ward_name: Localized,
    /// A point inside it.
    pub point: Point,
}

/// What the engine knows of a point, as a question to the citizen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceProposal {
    /// Wards it may lie in, likeliest first: the shipped shapes are approximate, so neighbours are listed.
    pub candidates: Vec<PlaceHit>,
    /// Metres to the city's outline; 0 inside.
    pub outside_metres: f64,
}
