//! The city's pack: what the app and the city both start from.

pub mod read;

use serde::{Deserialize, Serialize};

use crate::geo::{Outline, Point};
use crate::text::Localized;

/// The code of a ward or commune (General Statistics Office), such as `19753`.
pub type WardCode = String;
/// The id of an agency of the pack, such as `so-xay-dung`.
pub type AgencyId = String;
/// An Open311 `service_code`, such as `road.pothole`.
pub type ServiceCode = String;

/// A category of report: an Open311 service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Its code.
    pub service_code: ServiceCode,
    /// Its name.
    pub service_name: Localized,
    /// One sentence on what belongs here.
    pub description: Localized,
    /// Words people search it by, without tone marks.
    pub keywords: Vec<String>,
    /// The group it is listed under.
    pub group: Localized,
    /// Whether it runs on the clock, day and night.
    pub urgent: bool,
    /// Working hours the city proposes for it; not an official limit.
    pub deadline_working_hours: u32,
    /// The agency that gets it: an id of the pack, or `ward` for the ward's People's Committee.
    pub default_agency: String,
    /// Whether its reports are never published.
    pub private_by_default: bool,
}

/// A ward or commune of today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ward {
    /// Its code.
    pub code: WardCode,
    /// "Phường Phú Xuân".
    pub full_name: Localized,
    /// A point inside it.
    pub point: Point,
    /// The communes of before July 2025 that went into it, by name.
    pub merged_from: Vec<String>,
}

/// What the app needs of the pack to draw its forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Every category.
    pub categories: Vec<Category>,
    /// Every ward and commune.
    pub wards: Vec<Ward>,
    /// Every agency.
    #[serde(default)]
    pub agencies: Vec<Agency>,
}

/// A commune of before July 2025, whose name people still find their way by.
#[derive(Clone, Debug, PartialEq)]
pub struct OldCommune {
    /// "Phường Tây Lộc".
    pub full_name: String,
    /// What it was: "Phường", "Xã" or "Thị trấn".
    pub kind: String,
    /// A point inside it.
    pub point: Point,
    /// The ward or commune it went into.
    pub ward_code: WardCode,
}

impl OldCommune {
    /// "Tây Lộc".
    #[must_use]
    pub fn name(&self) -> &str {
        self.full_name.strip_prefix(&self.kind).unwrap_or(&self.full_name).trim()
    }
}

/// An agency that reports go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its name.
    pub name: Localized,
}

/// The shape of a ward or commune; approximate, so that nothing is decided by it alone.
#[derive(Clone, Debug, PartialEq)]
pub struct WardOutline {
    /// The code of the ward.
    pub code: WardCode,
    /// "Phú Xuân".
    pub name: String,
    /// Where it lies.
    pub outline: Outline,
}
