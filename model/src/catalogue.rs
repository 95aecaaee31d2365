//! What the city offers: services after CPSV-AP 3.2, their groups and life events, points of interest, help.
//!
//! The catalogue ships inside the app and is published by the city as a version with what changed since. Codes are retired
//! and never removed, so an update is what to put in place of what, and nothing is ever taken out.

mod event;
mod hours;
mod interest;
pub mod read;
mod signed;
mod update;

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::pack::AgencyId;
use crate::text::Localized;
use crate::time::Millis;

pub use event::{DateRule, Event, MOST_DAYS, Span, coming};
pub use hours::DailyHours;
pub use interest::{InterestKind, PointOfInterest, Theme, Ticket};
pub use signed::{CatalogueUpdate, SignedCatalogue};
pub use update::{Catalogue, HelpTopic};

/// The identifier of a service, such as `report.create`.
pub type ServiceId = String;
/// The code of a group of services, such as `tourism`.
pub type GroupId = String;
/// The code of a life event, such as `storm`.
pub type LifeEventId = String;

/// A group of services, as the catalogue lists them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceGroup {
    /// Its code.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub id: GroupId,
    /// Its name.
    pub name: Localized,
}

/// What happens in somebody's life that makes them need services (CPSV-AP `LifeEvent`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LifeEvent {
    /// Its code.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub id: LifeEventId,
    /// "A storm is coming".
    pub name: Localized,
    /// What it helps with, in one sentence.
    pub description: Localized,
    /// The services it needs, in the order in which they are needed.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub services: Vec<ServiceId>,
    /// Whether it is no longer listed; its code stays taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// A service of the city or of somebody the city sends people to (CPSV-AP `PublicService`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Service {
    /// Its identifier.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub id: ServiceId,
    /// The group it is listed under.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub group: GroupId,
    /// Its name.
    pub name: Localized,
    /// What it does, in a sentence or two.
    pub description: Localized,
    /// Words people search it by.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// How one comes to it.
    pub channel: Channel,
    /// Who has to be signed in for it.
    pub sign_in: SignInNeed,
    /// Whether it works without a network.
    pub works_offline: bool,
    /// Whether it can be used.
    pub status: ServiceStatus,
    /// The agency that answers for it; `None` where nobody confirmed one.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub competent_authority: Option<AgencyId>,
    /// What it costs, in words; `None` where nobody confirmed it.
    #[serde(default)]
    pub cost: Option<Localized>,
    /// What has to be brought.
    #[serde(default)]
    pub evidence: Vec<Localized>,
    /// What one gets; `None` where nobody confirmed it.
    #[serde(default)]
    pub output: Option<Localized>,
    /// What else is to be known; `None` where there is nothing.
    #[serde(default)]
    pub note: Option<Localized>,
    /// What people ask.
    #[serde(default)]
    pub faq: Vec<Question>,
}

impl Service {
    /// Whether lists show it: what was retired stays, for what leads to it.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.status != ServiceStatus::Retired
    }
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// What people ask.
    pub question: Localized,
    /// What they are told.
    pub answer: Localized,
}

/// Whom a service is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Audience {
    /// Who lives here.
    Resident,
    /// Who visits.
    Tourist,
    /// Who runs a business.
    Business,
}

impl Audience {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Resident, Self::Tourist, Self::Business];
}

/// How one comes to a service (CPSV-AP `Channel`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Channel {
    /// A screen of this app; one that this build does not have is said to be on its way.
    Native,
    /// A page, shown by the system's browser.
    Web {
        /// Its address, always https; `None` where nobody confirmed one.
        url: Option<String>,
    },
    /// A call.
    Phone {
        /// The number, as it is dialled.
        number: String,
    },
    /// A way there.
    Visit {
        /// Where, in words.
        address: Localized,
    },
}

/// Who has to be signed in for a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SignInNeed {
    /// Nobody.
    None,
    /// Anybody with an account.
    Account,
    /// Somebody with an identity of level 2.
    Vneid,
}

/// Whether a service can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ServiceStatus {
    /// It can.
    Active,
    /// Not for the time being.
    Paused {
        /// Until when; `None` where nobody knows.
        until: Option<Millis>,
    },
    /// Never again. It is no longer listed, and its code stays taken.
    Retired,
}

impl ServiceStatus {
    /// The same at `now`: a pause that is over is none.
    #[must_use]
    pub fn at(&self, now: Millis) -> Self {
        match self {
            Self::Paused { until: Some(until) } if *until <= now => Self::Active,
            other => other.clone(),
        }
    }
}

command!(
    /// The catalogue as this device has it; asks the city for what changed meanwhile.
    GetCatalogue {} => Catalogue, "catalogue.get", Scope::Read
);

#[cfg(test)]
mod tests {
    use super::ServiceStatus;
    use crate::time::Millis;

    #[test]
    fn a_pause_ends_by_itself_when_its_end_is_known() {
        let (noon, later) = (Millis(1_000), Millis(2_000));
        assert_eq!(ServiceStatus::Paused { until: Some(noon) }.at(noon), ServiceStatus::Active);
        let paused = ServiceStatus::Paused { until: Some(later) };
        assert_eq!(paused.at(noon), paused);
        let paused = ServiceStatus::Paused { until: None };
        assert_eq!((paused.at(later), ServiceStatus::Retired.at(later)), (paused, ServiceStatus::Retired));
    }
}
