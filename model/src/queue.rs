//! The send queue as the citizen sees it.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::id::ReportId;
use crate::time::Millis;

/// The truth about what still has to go out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// What the engine last knew of the network.
    pub network: Network,
    /// Reports that wait, the one on its way included, those of `photos_wait` not.
    pub waiting: u32,
    /// Reports the city has, whose photos wait for the citizen's word, as data is saved.
    pub photos_wait: u32,
    /// The one on its way now.
    pub sending: Option<Sending>,
    /// Reports that need the citizen.
    pub attention: u32,
    /// When the engine tries next, if it waits.
    pub next_try_at: Option<Millis>,
    /// When the city last confirmed something.
    pub last_sent_at: Option<Millis>,
}

/// What the engine last knew of the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// Not tried yet.
    #[default]
    Unknown,
    /// The city answered.
    Online,
    /// The city could not be reached.
    Offline,
}

/// A report on its way: step `done` of `total` (the text, then each photo).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// Steps confirmed by the city.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
}

command!(
    /// The state of the queue.
    GetQueue {} => Queue, "queue.get", Scope::Read
);
command!(
    /// Tries now instead of at the next time, for everything or after "try again".
    TryNow {} => Queue, "queue.try_now", Scope::Write
);
command!(
    /// Sends photos that wait, although data is saved: of one report, or of every report that waits now.
    SendPhotosNow {
        /// Only of this one.
        report: Option<ReportId>,
    } => Queue, "queue.send_photos", Scope::Write
);
command!(
    /// A hint from the shell that the network came or went; never the last word.
    NetworkHint {
        /// Whether the system thinks it is online.
        online: bool,
    } => Queue, "queue.network_hint", Scope::Write
);
