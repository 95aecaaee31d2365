//! A call for rescue: first at once with what is known, then better, always the same id.
//!
//! No sign-in, no consent, no permission stands before it. Its states are true: `Received` only after the
//! city's answer, `Done` only after the team's.

mod check;
pub mod sms;
mod view;

use serde::{Deserialize, Serialize};

pub use view::{CancelSos, GetSos, ListSos, RaiseSos, Sos, SosState, TextSos, TextedSos, UpdateSos};

use crate::geo::Point;
use crate::id::SosId;
use crate::pack::WardCode;
use crate::place::PlaceSource;
use crate::time::Millis;

/// Everything a caller can say; nothing of it is required.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SosDetails {
    /// Who is in danger.
    pub subject: Subject,
    /// Where they are, not where the caller is when they call for somebody else.
    pub place: Option<SosPlace>,
    /// The phone of whoever is in danger, as typed; at most 20 characters.
    pub phone: String,
    /// The caller's own phone, when they call for somebody else; both get the states.
    pub caller_phone: String,
    /// How many people, at most 999.
    pub people: Option<u16>,
    /// Who among them cannot help themselves.
    pub vulnerable: Vec<Vulnerable>,
    /// What is needed.
    pub needs: Vec<Need>,
    /// How high the water stands on a grown-up.
    pub water: Option<WaterLevel>,
    /// They cannot talk: text instead of calling.
    pub cannot_talk: bool,
    /// Anything else, at most 500 characters.
    pub note: String,
}

impl SosDetails {
    /// Whether neither a place nor a phone is known: nobody can come, and nobody can ask.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        let nowhere = |place: &SosPlace| {
            place.point.is_none() && place.ward_code.is_none() && place.address.trim().is_empty()
        };
        let silent = |phone: &str| !phone.chars().any(|sign| sign.is_ascii_digit());
        self.place.as_ref().is_none_or(nowhere) && silent(&self.phone) && silent(&self.caller_phone)
    }
}

/// Who is in danger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Subject {
    /// The caller, alone or with others.
    #[default]
    Myself,
    /// Somebody else, somewhere else.
    Other,
}

/// A place as far as it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SosPlace {
    /// The point, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// How far off the point may be, in metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy: Option<f64>,
    /// The ward or commune, where it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub ward_code: Option<WardCode>,
    /// In words: alley, house, floor, landmark; at most 300 characters.
    #[serde(default)]
    pub address: String,
    /// Where the point came from.
    pub source: PlaceSource,
}

/// Who cannot help themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Vulnerable {
    /// Small children.
    Child,
    /// Old people.
    Elderly,
    /// Somebody pregnant.
    Pregnant,
    /// Somebody who cannot walk.
    Disabled,
    /// Somebody ill or hurt.
    Injured,
}

/// What is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Need {
    /// To be taken away, by boat or on foot.
    Rescue,
    /// A doctor, medicine.
    Medical,
    /// Drinking water and food.
    FoodWater,
    /// A roof.
    Shelter,
}

/// How high the water stands on a grown-up: the pictogram of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum WaterLevel {
    /// No water.
    Dry,
    /// Up to the ankles.
    Ankle,
    /// Up to the knees.
    Knee,
    /// Up to the waist.
    Waist,
    /// Up to the chest.
    Chest,
    /// Over the head; people are on a roof or an upper floor.
    OverHead,
}

/// Where a case stands in the city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CitySosState {
    /// The city has it.
    Received,
    /// A team was given it.
    Assigned,
    /// The team accepted and is on its way.
    OnTheWay,
    /// The team could not reach the place; the case is open again.
    CannotReach,
    /// The people are safe.
    Done,
    /// The caller took it back.
    Cancelled,
    /// An operator closed it with a reason, such as a double of another case.
    Closed,
}

impl CitySosState {
    /// Whether nobody works on it any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Closed)
    }
}

/// The body of `PUT /api/v1/sos/{id}`: the whole case as the caller knows it now.
///
/// A higher revision replaces a lower one; a revision the city already has, or a lower one that arrives late,
/// changes nothing. Either way the answer is a [`SosStatus`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutSos {
    /// Counts from 1 with each change.
    pub revision: u32,
    /// What the caller says.
    pub details: SosDetails,
    /// Set once the caller takes it back; it cannot be unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<CancelReason>,
    /// When help was asked for, by the device's clock set right by the city's.
    pub raised_at: Millis,
    /// SHA-256 of the secret that later changes must show, in hex.
    pub device_hash: String,
    /// Whether it is an exercise or a demonstration.
    #[serde(default)]
    pub drill: bool,
}

/// Why a caller takes a case back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CancelReason {
    /// They are safe.
    Safe,
    /// It was pressed by mistake.
    Mistake,
}

/// What the city knows of a case, for whoever holds its secret or its receipt code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SosStatus {
    /// Its id.
    pub id: SosId,
    /// The number people read to each other, such as `SOS-0417`.
    pub number: String,
    /// The code that shows the state on the lite site: ten letters and digits without look-alikes.
    pub receipt: String,
    /// The revision the city has.
    pub revision: u32,
    /// Rises with each change on the city's side.
    pub version: i64,
    /// Where it stands.
    pub state: CitySosState,
    /// The team that has it.
    pub team: Option<SosTeam>,
    /// What happened, oldest first.
    pub timeline: Vec<SosEntry>,
}

/// The team as the caller sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SosTeam {
    /// Its name.
    pub name: String,
    /// The phone to call.
    pub phone: String,
}

/// One thing that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SosEntry {
    /// When.
    pub at: Millis,
    /// The state it led to.
    pub state: CitySosState,
    /// A word for the caller; may be empty.
    pub note: String,
}
