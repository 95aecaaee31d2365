//! The street map that a city may give: one PMTiles archive of vector tiles, kept on the device as a whole.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::problem::Problem;

/// Where the city says what street map it gives, and where the archive stands.
pub const OFFER: &str = "/api/v1/street-map";
/// See [`OFFER`].
pub const ARCHIVE: &str = "/api/v1/street-map.pmtiles";
/// Largest archive, in bytes: a phone keeps it whole.
pub const BYTES: u64 = 512 * 1024 * 1024;

/// An archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StreetMap {
    /// SHA-256 of the archive in hexadecimal: its version, and in quotation marks its ETag.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whom to name beside the map, in plain text.
    pub attribution: String,
    /// The deepest zoom it has tiles of.
    pub max_zoom: u8,
}

/// `GET /api/v1/street-map`: what the city gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfferedStreetMap {
    /// The archive; absent where the city gives none.
    pub street_map: Option<StreetMap>,
}

/// The street map as this device knows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KnownStreetMap {
    /// What the city gives, as it said last.
    pub offered: Option<StreetMap>,
    /// What is kept here.
    pub kept: Option<StreetMap>,
    /// How many bytes of what is offered are here; they stay where a download stops.
    pub received: u64,
    /// Whether it is on its way.
    pub loading: bool,
    /// Whether it waits meanwhile, as data began to be saved; it goes on when that ends.
    #[serde(default)]
    pub paused: bool,
    /// Why the last download stopped.
    pub problem: Option<Problem>,
}

command!(
    /// How the street map stands; asks the city anew meanwhile.
    GetStreetMap {} => KnownStreetMap, "street_map.get", Scope::Read
);
command!(
    /// Fetches what the city gives, from where the last download stopped. Answers at once. `NotFound` where it gives none.
    DownloadStreetMap {} => KnownStreetMap, "street_map.download", Scope::Write
);
command!(
    /// Stops the download; what is here stays.
    StopStreetMap {} => KnownStreetMap, "street_map.stop", Scope::Write
);
command!(
    /// Removes the street map and what was fetched of one.
    RemoveStreetMap {} => KnownStreetMap, "street_map.remove", Scope::Write
);
