//! "Try my warnings": what came of a test of this device alone.

use serde::{Deserialize, Serialize};

use super::AlertsHeard;
use crate::command::{Scope, command};

/// What came of a test, and what stands in the way of a warning here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningTest {
    /// A test message on a stream opened for it.
    pub stream: TestedWay,
    /// The list of what is in force, asked for whole.
    pub list: TestedWay,
    /// When this device last heard the city by itself.
    pub heard: AlertsHeard,
    /// Whether the device's clock agrees with the city's.
    pub clock_sure: bool,
    /// Whether it is within the quiet hours: only what breaks through makes a sound.
    pub quiet_now: bool,
}

/// What came of one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestedWay {
    /// It arrived, and the city's signature is right.
    Arrived {
        /// Milliseconds from asking.
        millis: i64,
    },
    /// It did not.
    Failed {
        /// Why.
        reason: TestFailure,
    },
}

/// Why a way does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestFailure {
    /// The city was not reached.
    NoNetwork,
    /// The city was reached and has too much to do: it asks to come again later.
    Busy {
        /// After how many seconds.
        seconds: u64,
    },
    /// The city was reached and does not answer with what was asked for.
    Refused,
    /// Nothing came within thirty seconds.
    Late,
    /// It came, and this device has no key of the city's to check it with: the list brings them.
    NoKeys,
    /// What came was not signed by the city.
    Untrusted,
    /// This build does not know the city's root key: it can believe no warning.
    NoRootKey,
}

command!(
    /// Tries each way that warnings take to this device. Nobody else gets anything, and nothing is stored.
    TestWarnings {} => WarningTest, "alert.test", Scope::Read
);
