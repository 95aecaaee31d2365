//! What the engine tells the app unasked: one ordered stream that starts with a snapshot.

use serde::{Deserialize, Serialize};

use crate::alert::AlertSummary;
use crate::gauge::ThresholdCrossing;
use crate::id::ReportId;
use crate::news::ServiceNews;
use crate::queue::Queue;
use crate::session::{Session, SignInEnd};
use crate::settings::Settings;

/// An event with its number; numbers rise by one, and a gap means `Resync` was meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// The number in this stream.
    pub seq: u64,
    /// What happened.
    pub event: Event,
}

/// What can happen.
// With a tag beside the fields serde reads everything twice, by twice the code: 126 kB of wasm for the six enums
// that the engine says to the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Always the first: how things stand.
    Snapshot {
        /// Who is here.
        session: Session,
        /// What waits.
        queue: Queue,
        /// What is set.
        settings: Box<Settings>,
        /// As in `TimeLearned`.
        device_error: i64,
    },
    /// The city told its time: the device's own clock is off by another amount than was said last. What is shown with a time
    /// goes by the city's.
    TimeLearned {
        /// The city's time minus the device's, in milliseconds; positive when the device is behind.
        device_error: i64,
    },
    /// Something under this topic changed: screens that show it ask again.
    Changed {
        /// The topic.
        topic: Topic,
    },
    /// The queue as it is now (it changes too often for asking).
    QueueChanged {
        /// The state.
        queue: Queue,
    },
    /// The system browser should open this address.
    OpenUrl {
        /// The address, always http or https.
        url: String,
    },
    /// A sign-in ended.
    SignInEnded {
        /// How.
        end: SignInEnd,
    },
    /// A message concerns this device and has not rung before: one for each message, and never two in one run. An
    /// engine that died while it told of one tells of it again at its next start.
    AlertRang {
        /// The event with the message.
        alert: Box<AlertSummary>,
    },
    /// A gauge passed a level that the citizen set: one for each crossing. It is the citizen's own wish and no warning of
    /// the city.
    ThresholdCrossed {
        /// Which, and by how much.
        crossing: Box<ThresholdCrossing>,
    },
    /// A daily service has news that the citizen asked to be told of: one for each change.
    ServiceNews {
        /// Of what, and what happened.
        news: Box<ServiceNews>,
    },
    /// A warning concerns others, and whether this device is among them only its position tells: the app answers with
    /// `TellDevicePlace`, or not at all. Comes only with the consent `WarnHere`.
    PlaceWanted,
    /// The reader fell behind: everything may have changed.
    Resync,
}

/// What a query can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Who is here, and the vault.
    Session,
    /// The settings.
    Settings,
    /// The consents.
    Consents,
    /// The list of drafts.
    Drafts,
    /// The list of my reports.
    Reports,
    /// One report.
    Report(ReportId),
    /// The warnings.
    Alerts,
    /// The gauges, and the levels that the citizen set on them.
    Gauges,
    /// The places to go to when the water rises.
    Shelters,
    /// The cuts of power and water.
    Outages,
    /// The cameras.
    Cameras,
    /// The dossiers that are followed.
    Dossiers,
    /// What the city offers.
    Catalogue,
    /// What citizens think of services.
    Ratings,
    /// The calls for rescue raised here.
    Sos,
    /// The plans for a day, and a link to one that the system handed over.
    Plans,
    /// The emergency card.
    EmergencyCard,
    /// The street map.
    StreetMap,
}
