//! What citizens think of a service: one to five stars and a few words, without a name.

use serde::{Deserialize, Serialize};

use crate::catalogue::ServiceId;
use crate::command::{Scope, command};
use crate::problem::Problem;

/// Most stars; the fewest are 1.
pub const STARS: u8 = 5;
/// Longest text in characters.
pub const TEXT_CHARS: usize = 500;
/// The smallest number of ratings of which anything is said.
pub const LEAST: u32 = 5;

/// A rating: the body of `PUT /api/v1/services/{id}/rating`, and its answer. An owner has one for each service; the same
/// body changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rating {
    /// From 1 to 5.
    pub stars: u8,
    /// What else they say: read by the city's desk, never public. May be empty.
    #[serde(default)]
    pub text: String,
}

/// What all of them together say of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatedService {
    /// The service.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub service: ServiceId,
    /// How many ratings, never fewer than [`LEAST`].
    pub count: u32,
    /// Their stars on average, with one digit behind the point.
    pub average: f64,
}

/// The body of `GET /api/v1/ratings`: the services that enough people rated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ratings {
    /// By their codes.
    pub services: Vec<RatedService>,
}

/// A rating of whoever is here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnRating {
    /// What they say.
    pub rating: Rating,
    /// Whether it waits to be sent.
    pub waits: bool,
    /// Why the city does not take it.
    pub problem: Option<Problem>,
}

/// What this device knows of the ratings of a service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ServiceRating {
    /// Whether it can be rated: it was used on this device, and to a guest no account rated it here. A device counts once.
    pub used: bool,
    /// The rating of whoever is here.
    pub own: Option<OwnRating>,
    /// What all say together; `None` where too few do, or nobody told this device.
    pub all: Option<RatedService>,
}

command!(
    /// What is known of the ratings of a service.
    GetRating {
        /// The service.
        service: ServiceId,
    } => ServiceRating, "rating.get", Scope::Read
);
command!(
    /// Rates a service that was used, or rates it anew. It goes out when the network is there. An account's rating takes the place
    /// of the guest's; where an account rated it here a guest gets `Conflict`. `NotFound` for a service that was not used on this
    /// device, `Invalid` for what is no code (`service`), for stars that are not 1 to 5 (`stars`) and for a text that is too long
    /// or has unseen signs (`text`).
    RateService {
        /// The service.
        service: ServiceId,
        /// What is said.
        rating: Rating,
    } => ServiceRating, "rating.rate", Scope::Write
);
command!(
    /// Takes the rating of a service back. `NotFound` where whoever is here has none, `Invalid` for what is no code (`service`).
    WithdrawRating {
        /// The service.
        service: ServiceId,
    } => ServiceRating, "rating.withdraw", Scope::Write
);
