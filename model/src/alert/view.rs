//! Warnings as the app shows them.

use serde::{Deserialize, Serialize};

use super::{Alert, Loudness, Precedence};
use crate::command::{Scope, command};
use crate::geo::Point;
use crate::id::{AlertId, IncidentId};
use crate::pack::WardCode;
use crate::time::Millis;

/// One event with its last message, as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertSummary {
    /// The last message.
    pub alert: Alert,
    /// Where the event stands.
    pub state: AlertState,
    /// Why this device shows it; empty when it concerns others only.
    pub reasons: Vec<Reason>,
    /// How loud it is here: quiet where it concerns others only.
    pub loudness: Loudness,
    /// When this device heard it.
    pub heard_at: Millis,
    /// Milliseconds from `sent` to this device, by the city's clock; `None` while the clock is unsure.
    pub delay: Option<i64>,
    /// When the citizen acknowledged the last message.
    pub acknowledged_at: Option<Millis>,
    /// Whether this device still has the last message after the app closes; on a full disk it is shown and rings all the
    /// same.
    pub kept: bool,
}

impl AlertSummary {
    /// Whether the event is in force.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.state == AlertState::Active
    }

    /// Whether it is in force and of concern here.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.is_active() && !self.reasons.is_empty()
    }

    /// Where it stands among the others that this device shows.
    #[must_use]
    pub fn precedence(&self) -> Precedence {
        self.alert.precedence(self.loudness)
    }

    /// Whether the citizen still has to read its last message.
    #[must_use]
    pub fn waits_to_be_read(&self) -> bool {
        self.is_here() && self.acknowledged_at.is_none()
    }
}

/// Where an event stands on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlertState {
    /// In force.
    Active,
    /// The danger is over.
    AllClear,
    /// Taken back by the city.
    Cancelled,
    /// Its time ran out without another word.
    Expired,
}

/// Why a device shows a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It concerns everybody in the city.
    WholeCity,
    /// It names the ward that the citizen calls home.
    HomeWard {
        /// The ward.
        ward: WardCode,
    },
    /// It names a ward that the citizen saved.
    SavedWard {
        /// The ward.
        ward: WardCode,
    },
    /// It names a ward that this device may be in right now.
    CurrentWard {
        /// The ward.
        ward: WardCode,
    },
    /// This device is in an area that is drawn on the map, or may be.
    DrawnArea {
        /// Whether its position lies inside; else only the position's error reaches into it.
        inside: bool,
    },
    /// This device has no ward yet, so every warning is shown.
    NoWardChosen,
}

/// An event with all its messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertThread {
    /// The event with its last message.
    pub summary: AlertSummary,
    /// Every message, newest first, the last one included.
    pub entries: Vec<ThreadEntry>,
}

/// One message of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThreadEntry {
    /// The message.
    pub alert: Alert,
    /// When this device heard it.
    pub heard_at: Millis,
    /// As [`AlertSummary::delay`].
    pub delay: Option<i64>,
}

/// When this device last heard from the city about warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertsHeard {
    /// When a stream or list last confirmed that nothing is missing; `None` before the first time.
    pub at: Option<Millis>,
    /// Whether the stream is open now.
    pub live: bool,
    /// Whether this build has no root key of the city: nobody can be believed, so nothing is heard and nothing shown.
    pub no_key: bool,
}

/// Every event this device keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedAlerts {
    /// In force and of concern here first, each group newest first; then what is over.
    pub alerts: Vec<AlertSummary>,
    /// How fresh the list is.
    pub heard: AlertsHeard,
}

command!(
    /// Every event this device keeps: in force, and over within the last 30 days.
    ListAlerts {} => ListedAlerts, "alert.list", Scope::Read
);
command!(
    /// One event with all its messages.
    OpenAlert {
        /// The event.
        incident: IncidentId,
    } => AlertThread, "alert.get", Scope::Read
);
command!(
    /// The citizen has read this message; it stops ringing. Answers the event as it is now.
    AcknowledgeAlert {
        /// The message.
        id: AlertId,
    } => AlertThread, "alert.acknowledge", Scope::Write
);

/// Where this device was last; it stays on the device, in memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicePlace {
    /// Every ward it may be in: within the position's error, and neighbours, as the shapes are approximate. Empty outside
    /// the city.
    pub wards: Vec<WardCode>,
    /// When that was.
    pub at: Millis,
}

command!(
    /// Where this device was last, if it said so within six hours.
    GetDevicePlace {} => Option<DevicePlace>, "alert.place", Scope::Read
);
command!(
    /// Where this device is now, as an answer to `PlaceWanted` or to the wish to be warned there. `Forbidden` without the
    /// consent `WarnHere`, `Invalid` for a point that is none and for an error of more than 20 km, which names no ward.
    TellDevicePlace {
        /// The position.
        point: Point,
        /// How far off it may be, in metres, where the device says so.
        accuracy: Option<f64>,
    } => DevicePlace, "alert.tell_place", Scope::Write
);
