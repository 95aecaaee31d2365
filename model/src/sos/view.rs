//! A case on the device that raised it.

use serde::{Deserialize, Serialize};

use super::{CancelReason, SosDetails, SosEntry, SosTeam};
use crate::command::{Scope, command};
use crate::id::SosId;
use crate::problem::Problem;
use crate::time::Millis;

/// A case as the caller sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sos {
    /// Its id.
    pub id: SosId,
    /// What was said last.
    pub details: SosDetails,
    /// The true state.
    pub state: SosState,
    /// Whether the city has everything that was said last.
    pub up_to_date: bool,
    /// Whether this device still has it after the app closes; without a place to keep it, such as before the
    /// vault is open or on a full disk, it goes out all the same, but only while the app is open.
    pub kept: bool,
    /// When help was asked for.
    pub raised_at: Millis,
    /// The number in the city.
    pub number: Option<String>,
    /// The code that shows the state on the lite site.
    pub receipt: Option<String>,
    /// The team that has it.
    pub team: Option<SosTeam>,
    /// What happened in the city, oldest first.
    pub timeline: Vec<SosEntry>,
}

/// The true state of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SosState {
    /// On this device only; goes out by itself as soon as the city can be reached. Time to text.
    Waiting {
        /// When the engine tries next.
        next_try_at: Option<Millis>,
        /// When the text message was last opened; whether it was sent only the citizen knows.
        texted_at: Option<Millis>,
    },
    /// On its way for the first time.
    Sending,
    /// The city has it.
    Received,
    /// A team was given it.
    Assigned,
    /// The team is on its way.
    OnTheWay,
    /// The team could not reach the place; the operators look for another way.
    CannotReach,
    /// The people are safe.
    Done,
    /// The caller took it back; the city knows when `up_to_date`.
    Cancelled {
        /// Why.
        reason: CancelReason,
    },
    /// An operator closed it; the last entry says why.
    Closed,
    /// The city refuses it: call instead.
    Stopped {
        /// Why.
        problem: Problem,
    },
}

/// A case as a text message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextedSos {
    /// The number of the city's gateway.
    pub number: String,
    /// At most 160 characters of the GSM 7-bit alphabet, with a checksum.
    pub text: String,
    /// The message as a QR code for somebody else's phone, a text a row from the top, `1` dark and `0` light, without
    /// the quiet zone: `SMSTO:number:text`, in a demonstration the text alone. Empty where it cannot be drawn.
    pub qr: Vec<String>,
}

command!(
    /// Asks for rescue: on its way when this answers, and stored where anything can be. Never refused for its
    /// details: a text that is too long is cut and what cannot be is left out, as the answer shows.
    RaiseSos {
        /// What is known at once.
        details: SosDetails,
    } => Sos, "sos.raise", Scope::Write
);
command!(
    /// Says more about a case, or something else. Details that break a rule are refused, and what was said before
    /// stands.
    UpdateSos {
        /// The case.
        id: SosId,
        /// Everything as it is known now.
        details: SosDetails,
    } => Sos, "sos.update", Scope::Write
);
command!(
    /// Takes a case back.
    CancelSos {
        /// The case.
        id: SosId,
        /// Why.
        reason: CancelReason,
    } => Sos, "sos.cancel", Scope::Write
);
command!(
    /// Every case raised on this device, newest first.
    ListSos {} => Vec<Sos>, "sos.list", Scope::Read
);
command!(
    /// One case.
    GetSos {
        /// The case.
        id: SosId,
    } => Sos, "sos.get", Scope::Read
);
command!(
    /// The case as a text message, for when data fails; notes that it was opened.
    TextSos {
        /// The case.
        id: SosId,
    } => TextedSos, "sos.text", Scope::Write
);
