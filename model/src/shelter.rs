//! Places to go to when the water rises: shelters for people, high ground for vehicles.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::geo::Point;
use crate::id::ShelterId;
use crate::pack::WardCode;
use crate::text::Localized;
use crate::time::Millis;

/// How long a desk's word on a place counts, in milliseconds: twelve hours. After that nobody knows.
pub const CONFIRMED_FOR: i64 = 12 * 3_600_000;

/// What a place is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ShelterKind {
    /// People find shelter.
    Shelter,
    /// Vehicles stand above the water.
    FloodParking,
}

impl ShelterKind {
    /// Both, in the order in which pages list them.
    pub const ALL: [Self; 2] = [Self::Shelter, Self::FloodParking];
}

/// Whether there is room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ShelterState {
    /// It takes people or vehicles in.
    Open,
    /// It is open and has no room left.
    Full,
    /// It takes nobody in.
    Closed,
    /// No desk has said so within [`CONFIRMED_FOR`]: call before you go.
    Unconfirmed,
}

impl ShelterState {
    /// What a desk can say.
    pub const SAID: [Self; 3] = [Self::Open, Self::Full, Self::Closed];
}

/// A place to go to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Shelter {
    /// Its id.
    pub id: ShelterId,
    /// What it is for.
    pub kind: ShelterKind,
    /// Its name.
    pub name: String,
    /// The ward or commune whose desk answers for it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub ward_code: WardCode,
    /// Where, in words.
    pub address: String,
    /// Where, on the map; `None` where nobody measured it.
    pub point: Option<Point>,
    /// People, or vehicles, that find room.
    pub capacity: Option<u32>,
    /// Whom to ask for; may be empty.
    pub contact: String,
    /// Their phone; may be empty.
    pub phone: String,
    /// How high its floor lies above the street, in centimetres.
    pub floor_cm: Option<u32>,
    /// Whether a wheelchair gets in.
    pub ramp: Option<bool>,
    /// How many toilets it has.
    pub toilets: Option<u32>,
    /// Anything else; may be empty.
    pub note: String,
    /// A sample that stands for no real place: nobody can go there.
    pub demo: bool,
    /// Whether there is room.
    pub state: ShelterState,
    /// When a desk said so last; also where that is too long ago to count.
    pub confirmed_at: Option<Millis>,
    /// The desk that said so.
    pub confirmed_by: Option<Localized>,
}

impl Shelter {
    /// Whether there is room, as far as anybody knows at `now`: a word that is too old, or without a date, is none.
    #[must_use]
    pub fn state_at(&self, now: Millis) -> ShelterState {
        match self.confirmed_at {
            Some(at) if now.since(at) < CONFIRMED_FOR => self.state,
            _ => ShelterState::Unconfirmed,
        }
    }
}

/// `GET /api/v1/shelters`: every place there is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Shelters {
    /// When the city read it; every [`Shelter::state`] counted when the list was sent, [`Shelter::state_at`] counts later.
    pub issued_at: Millis,
    /// The places, by ward and name.
    pub shelters: Vec<Shelter>,
}

impl Shelters {
    /// The same list with every word that is too old at `now` taken out of it.
    #[must_use]
    pub fn at(&self, now: Millis) -> Self {
        let shelters =
            self.shelters.iter().map(|place| Shelter { state: place.state_at(now), ..place.clone() });
        Self { issued_at: self.issued_at, shelters: shelters.collect() }
    }
}

/// The places as this device keeps them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListedShelters {
    /// The places, by ward and name, with every word that is too old taken out of them.
    pub shelters: Vec<Shelter>,
    /// When the city last said or confirmed that; `None` before the first time.
    pub heard_at: Option<Millis>,
    /// Whether it was asked since and gave no answer that counts.
    pub failed: bool,
}

command!(
    /// Every place there is, as the city said last; asks the city anew meanwhile.
    ListShelters {} => ListedShelters, "shelter.list", Scope::Read
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_for_twelve_hours_and_never_without_a_date() {
        let said = Millis(1_761_570_000_000);
        let mut place = Shelter {
            id: ShelterId::from_parts(said, [1; 10]),
            kind: ShelterKind::Shelter,
            name: "Trường mẫu".into(),
            ward_code: "19753".into(),
            address: String::new(),
            point: None,
            capacity: None,
            contact: String::new(),
            phone: String::new(),
            floor_cm: None,
            ramp: None,
            toilets: None,
            note: String::new(),
            demo: true,
            state: ShelterState::Open,
            confirmed_at: Some(said),
            confirmed_by: None,
        };
        assert_eq!(place.state_at(said.plus(CONFIRMED_FOR - 1)), ShelterState::Open);
        assert_eq!(place.state_at(said.plus(CONFIRMED_FOR)), ShelterState::Unconfirmed);
        place.confirmed_at = None;
        assert_eq!(place.state_at(said), ShelterState::Unconfirmed);
    }
}
