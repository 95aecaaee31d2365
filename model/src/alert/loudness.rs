//! How loud a warning is. The same rule runs in the composer's preview and on the device.

use serde::{Deserialize, Serialize};

use super::{Alert, Certainty, Hazard, MsgType, ResponseType, RiskLevel, Status};

/// How a device makes a warning known to somebody it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loudness {
    /// Listed, and said once without a sound: cancels, all-clears and what asks for nothing.
    Quiet,
    /// A notification with the usual sound, without any in quiet hours.
    Normal,
    /// The whole screen, sound and vibration, also in quiet hours, until it is acknowledged.
    Breakthrough,
}

/// What stands before what where several warnings are listed or only one has room; the greatest first.
///
/// What is meant before any exercise, then how loud it is, and only then the official level: an order to leave may have
/// none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Precedence {
    actual: bool,
    loudness: Loudness,
    level: Option<RiskLevel>,
}

impl Alert {
    /// Where this message stands among others when it is as loud as this.
    #[must_use]
    pub fn precedence(&self, loudness: Loudness) -> Precedence {
        Precedence { actual: self.status == Status::Actual, loudness, level: self.level }
    }

    /// How loud this message is where it concerns somebody.
    ///
    /// It breaks through at level 4 and above, when it says Evacuate or Shelter, or by the siren rule: a flood
    /// above alarm II that is at least likely, or an emergency release. The official level alone is not enough:
    /// in October 2025 it stayed at 3 while Kim Long reached 5.05 m.
    #[must_use]
    pub fn loudness(&self) -> Loudness {
        if self.status == Status::Test || self.is_over() {
            return Loudness::Quiet;
        }
        let high = self.level.is_some_and(|level| level.get() >= 4);
        let leave = self
            .response_types
            .iter()
            .any(|response| matches!(response, ResponseType::Evacuate | ResponseType::Shelter));
        if high || leave || self.siren() { Loudness::Breakthrough } else { Loudness::Normal }
    }

    /// Whether this message ends its event: a cancel or an all-clear.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.msg_type == MsgType::Cancel || self.response_types.contains(&ResponseType::AllClear)
    }

    fn siren(&self) -> bool {
        let flood = matches!(self.hazard, Hazard::Flood | Hazard::Inundation | Hazard::FlashFlood);
        let likely = matches!(self.certainty, Certainty::Observed | Certainty::Likely);
        let above_two = self.alarm_stage.is_some_and(|stage| stage.get() >= 2);
        (flood && likely && above_two) || self.emergency_release
    }
}
