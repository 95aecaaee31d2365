//! What the catalogue is made of: one of the kinds of items that the desk writes.

use hue_model::catalogue::{Catalogue, Event, HelpTopic, LifeEvent, PointOfInterest, Service, ServiceStatus};
use hue_model::text::Localized;
use serde::{Deserialize, Serialize};

use crate::problem::Result;

/// A kind of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A service.
    Service,
    /// A point of interest.
    Place,
    /// A page of help.
    Help,
    /// A life event.
    LifeEvent,
    /// A festival.
    Event,
}

impl Kind {
    /// All of them, in the order of the desk's tabs.
    pub const ALL: [Self; 5] = [Self::Service, Self::Place, Self::Help, Self::LifeEvent, Self::Event];

    /// Its word, as it is stored and as the audit log has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Place => "place",
            Self::Help => "help",
            Self::LifeEvent => "life_event",
            Self::Event => "event",
        }
    }
}

/// The name of an item: its kind and its code, which no other item of that kind ever has.
pub type Name = (Kind, String);

/// An item of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Item {
    /// A service.
    Service(Service),
    /// A point of interest.
    Place(PointOfInterest),
    /// A page of help.
    Help(HelpTopic),
    /// A life event.
    LifeEvent(LifeEvent),
    /// A festival.
    Event(Event),
}

impl Item {
    /// The item of this kind that a text of the store says; `None` of `null`.
    pub(crate) fn read(kind: Kind, json: &str) -> Result<Option<Self>> {
        Ok(match kind {
            Kind::Service => serde_json::from_str::<Option<_>>(json)?.map(Self::Service),
            Kind::Place => serde_json::from_str::<Option<_>>(json)?.map(Self::Place),
            Kind::Help => serde_json::from_str::<Option<_>>(json)?.map(Self::Help),
            Kind::LifeEvent => serde_json::from_str::<Option<_>>(json)?.map(Self::LifeEvent),
            Kind::Event => serde_json::from_str::<Option<_>>(json)?.map(Self::Event),
        })
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Service(_) => Kind::Service,
            Self::Place(_) => Kind::Place,
            Self::Help(_) => Kind::Help,
            Self::LifeEvent(_) => Kind::LifeEvent,
            Self::Event(_) => Kind::Event,
        }
    }

    /// Its code.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Service(it) => &it.id,
            Self::Place(it) => &it.id,
            Self::Help(it) => &it.id,
            Self::LifeEvent(it) => &it.id,
            Self::Event(it) => &it.id,
        }
    }

    /// Kind and code.
    #[must_use]
    pub fn name(&self) -> Name {
        (self.kind(), self.id().to_owned())
    }

    /// What people call it.
    #[must_use]
    pub const fn title(&self) -> &Localized {
        match self {
            Self::Service(it) => &it.name,
            Self::Place(it) => &it.name,
            Self::Help(it) => &it.title,
            Self::LifeEvent(it) => &it.name,
            Self::Event(it) => &it.name,
        }
    }

    /// Whether it is no longer listed.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        match self {
            Self::Service(it) => it.status == ServiceStatus::Retired,
            Self::Place(it) => it.retired,
            Self::Help(it) => it.retired,
            Self::LifeEvent(it) => it.retired,
            Self::Event(it) => it.retired,
        }
    }

    /// The same, listed no longer.
    #[must_use]
    pub fn retired(mut self) -> Self {
        match &mut self {
            Self::Service(it) => it.status = ServiceStatus::Retired,
            Self::Place(it) => it.retired = true,
            Self::Help(it) => it.retired = true,
            Self::LifeEvent(it) => it.retired = true,
            Self::Event(it) => it.retired = true,
        }
        self
    }

    /// The same, listed again.
    #[must_use]
    pub fn revived(mut self) -> Self {
        match &mut self {
            Self::Service(it) => it.status = ServiceStatus::Active,
            Self::Place(it) => it.retired = false,
            Self::Help(it) => it.retired = false,
            Self::LifeEvent(it) => it.retired = false,
            Self::Event(it) => it.retired = false,
        }
        self
    }

    /// Every item of a catalogue of this kind, in its order.
    #[must_use]
    pub fn all(catalogue: &Catalogue, kind: Kind) -> Vec<Self> {
        match kind {
            Kind::Service => catalogue.services.iter().cloned().map(Self::Service).collect(),
            Kind::Place => catalogue.points_of_interest.iter().cloned().map(Self::Place).collect(),
            Kind::Help => catalogue.help.iter().cloned().map(Self::Help).collect(),
            Kind::LifeEvent => catalogue.life_events.iter().cloned().map(Self::LifeEvent).collect(),
            Kind::Event => catalogue.events.iter().cloned().map(Self::Event).collect(),
        }
    }

    /// The item of this name.
    #[must_use]
    pub fn find(catalogue: &Catalogue, kind: Kind, id: &str) -> Option<Self> {
        match kind {
            Kind::Service => catalogue.services.iter().find(|it| it.id == id).cloned().map(Self::Service),
            Kind::Place => {
                catalogue.points_of_interest.iter().find(|it| it.id == id).cloned().map(Self::Place)
            }
            Kind::Help => catalogue.help.iter().find(|it| it.id == id).cloned().map(Self::Help),
            Kind::LifeEvent => {
                catalogue.life_events.iter().find(|it| it.id == id).cloned().map(Self::LifeEvent)
            }
            Kind::Event => catalogue.events.iter().find(|it| it.id == id).cloned().map(Self::Event),
        }
    }

    /// Puts it beside what changed.
    pub(crate) fn put_into(self, catalogue: &mut Catalogue) {
        match self {
            Self::Service(it) => catalogue.services.push(it),
            Self::Place(it) => catalogue.points_of_interest.push(it),
            Self::Help(it) => catalogue.help.push(it),
            Self::LifeEvent(it) => catalogue.life_events.push(it),
            Self::Event(it) => catalogue.events.push(it),
        }
    }
}
