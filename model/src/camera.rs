//! Cameras of the city: stills that anybody may see, each with the time it was taken at.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::geo::Point;
use crate::id::{BlobId, CameraId};
use crate::pack::WardCode;
use crate::problem::Problem;
use crate::text::Localized;
use crate::time::Millis;

/// Where the city lists them.
pub const CAMERAS: &str = "/api/v1/cameras";
/// The header with the time that a still was taken at: milliseconds, or RFC 3339.
pub const TAKEN_AT: &str = "hue-taken-at";
/// Largest still a source may send, in bytes.
pub const STILL_BYTES: usize = 2 * 1024 * 1024;
/// Largest still that is decoded, in pixels: 16 megapixels.
pub const STILL_PIXELS: u64 = 16_000_000;
/// Longest edge of a still as it is shown, in pixels.
pub const STILL_EDGE: u32 = 1_280;
/// How far a source's clock may be ahead of the city's, in milliseconds: two minutes.
pub const AHEAD: i64 = 2 * 60_000;
/// How old a still may be when it arrives, in milliseconds: a day.
pub const BEHIND: i64 = 24 * 3_600_000;
/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

/// Where a camera of this kind is opened: the service's identifier in the catalogue.
#[must_use]
pub const fn service(kind: CameraKind) -> &'static str {
    match kind {
        CameraKind::River | CameraKind::Flood => "cam.river",
        CameraKind::Traffic => "cam.traffic",
    }
}

/// What a camera looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CameraKind {
    /// A place that floods.
    Flood,
    /// A river.
    River,
    /// A crossing.
    Traffic,
}

impl CameraKind {
    /// Each, in the order in which pages list them: what tells of water first.
    pub const ALL: [Self; 3] = [Self::Flood, Self::River, Self::Traffic];

    /// As it is written in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flood => "flood",
            Self::River => "river",
            Self::Traffic => "traffic",
        }
    }
}

/// Whether what a camera shows can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CameraState {
    /// Its newest still is as new as was promised.
    Live,
    /// Its newest still is older than was promised.
    Late,
    /// It shows nothing, or nothing of the last day.
    Dark,
}

impl CameraState {
    /// As it is written in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Late => "late",
            Self::Dark => "dark",
        }
    }
}

/// A camera.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Camera {
    /// Its id.
    pub id: CameraId,
    /// What it is called: the place it looks at.
    pub name: Localized,
    /// What it looks at.
    pub kind: CameraKind,
    /// Where it stands; `None` where nobody measured it.
    pub point: Option<Point>,
    /// The ward or commune it stands in.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub ward_code: WardCode,
    /// The agency that answers for it, by its id in the pack; may be empty.
    pub agency: String,
    /// Whether it shows a place that floods, whatever its kind: during a flood it comes first.
    pub flood: bool,
    /// How often its source promises a new still, in minutes.
    pub every_minutes: u32,
    /// Since when everybody may see it.
    pub public_since: Millis,
    /// When its newest still was taken; `None` while there is none.
    pub taken_at: Option<Millis>,
    /// Whether that can be relied on.
    pub state: CameraState,
}

impl Camera {
    /// Whether what it shows can be relied on at `now`. A still is late one minute after the next was promised.
    #[must_use]
    pub fn state_at(&self, now: Millis) -> CameraState {
        let Some(age) = self.taken_at.map(|at| now.since(at)) else { return CameraState::Dark };
        match age {
            _ if age >= BEHIND => CameraState::Dark,
            _ if age > i64::from(self.every_minutes).saturating_add(1).saturating_mul(MINUTE) => {
                CameraState::Late
            }
            _ => CameraState::Live,
        }
    }

    /// Whether it tells of water.
    #[must_use]
    pub const fn shows_water(&self) -> bool {
        self.flood || matches!(self.kind, CameraKind::Flood | CameraKind::River)
    }
}

/// `GET /api/v1/cameras`: every camera that everybody may see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cameras {
    /// When the city read it; every [`Camera::state`] counted then, [`Camera::state_at`] counts later.
    pub issued_at: Millis,
    /// The cameras, by their kind.
    pub cameras: Vec<Camera>,
}

impl Cameras {
    /// The same list as it is at `now`.
    #[must_use]
    pub fn at(&self, now: Millis) -> Self {
        let cameras =
            self.cameras.iter().map(|camera| Camera { state: camera.state_at(now), ..camera.clone() });
        Self { issued_at: self.issued_at, cameras: cameras.collect() }
    }
}

/// A still as this device keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptStill {
    /// Its bytes.
    pub blob: BlobId,
    /// When it was taken.
    pub taken_at: Millis,
}

/// What came of asking for the newest still of a camera.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FetchedStill {
    /// The newest still that is here; `None` where there is none.
    pub still: Option<KeptStill>,
    /// Why the city's newest did not come.
    pub problem: Option<Problem>,
}

/// A camera as this device shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedCamera {
    /// The camera; its state is that of the city's newest still.
    pub camera: Camera,
    /// The still that this device keeps, which may be an older one.
    pub kept: Option<KeptStill>,
}

/// The cameras as this device keeps them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListedCameras {
    /// The cameras: those that tell of water first, then those of the citizen's wards.
    pub cameras: Vec<ListedCamera>,
    /// When the city last said or confirmed that; `None` before the first time.
    pub heard_at: Option<Millis>,
    /// Whether it was asked since and gave no answer that counts.
    pub failed: bool,
}

command!(
    /// Every camera, as the city said last; asks the city anew meanwhile, and again while this is asked for. No still is
    /// fetched for it.
    ListCameras {} => ListedCameras, "camera.list", Scope::Read
);
command!(
    /// The newest still of a camera: fetched from the city unless this device has it, and kept. Two are fetched at once, none
    /// while a call for rescue is on its way, and what is asked for again meanwhile is one download. Where it does not come, the
    /// one that is kept and why. `NotFound` while this device knows no such camera.
    FetchStill {
        /// The camera.
        id: CameraId,
    } => FetchedStill, "camera.still", Scope::Read
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_is_late_after_what_was_promised_and_dark_after_a_day() {
        let taken = Millis(1_795_741_200_000);
        let camera = Camera {
            id: CameraId::from_parts(taken, [1; 10]),
            name: Localized::vi_en("Đập Đá", "Đập Đá"),
            kind: CameraKind::Traffic,
            point: None,
            ward_code: "19777".into(),
            agency: String::new(),
            flood: true,
            every_minutes: 5,
            public_since: taken,
            taken_at: Some(taken),
            state: CameraState::Live,
        };
        let after = |minutes: i64| camera.state_at(taken.plus(minutes * MINUTE));
        assert_eq!(
            (after(6), after(7), after(24 * 60)),
            (CameraState::Live, CameraState::Late, CameraState::Dark)
        );
        assert_eq!(Camera { taken_at: None, ..camera.clone() }.state_at(taken), CameraState::Dark);
        assert!(camera.shows_water());
        let list = Cameras { issued_at: taken, cameras: vec![camera] };
        assert_eq!(list.at(taken.plus(BEHIND)).cameras[0].state, CameraState::Dark);
    }
}
