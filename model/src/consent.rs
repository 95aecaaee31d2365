//! Consents: separate, versioned, withdrawable.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::time::Millis;

/// What the citizen can agree to, each on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The city keeps my name and verified level with the reports I send signed in.
    Identity,
    /// The app may ask the device where it is, when I tap "here".
    Location,
    /// The app may read the place a photo was taken at, on this device only, to propose it.
    PhotoPlace,
    /// The app may ask the device where it is while a warning is in force elsewhere, to warn me there; on this device only.
    WarnHere,
    /// The app may tell the city that a warning rang here: which one, for which chosen ward and after how long, without my name.
    AlertReceipts,
}

impl Purpose {
    /// Every purpose, in the order in which a page lists them.
    pub const ALL: [Self; 5] =
        [Self::Identity, Self::Location, Self::PhotoPlace, Self::WarnHere, Self::AlertReceipts];

    /// The version of the text that is shown today; a newer text asks again.
    #[must_use]
    pub const fn version(self) -> u32 {
        1
    }
}

/// One purpose and what the citizen said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The purpose.
    pub purpose: Purpose,
    /// Whether it is agreed to now.
    pub granted: bool,
    /// The version of the text that was agreed to or refused; 0 when never asked.
    pub version: u32,
    /// When that was said.
    pub at: Option<Millis>,
}

command!(
    /// Every purpose with what was said.
    ListConsents {} => Vec<Consent>, "consent.list", Scope::Read
);
command!(
    /// Agrees, or takes an agreement back; answers the new list.
    SetConsent {
        /// The purpose.
        purpose: Purpose,
        /// Yes or no.
        granted: bool,
    } => Vec<Consent>, "consent.set", Scope::Write
);
