//! Time and chance as parameters, so that a test can turn the clock and a seed repeats a run.

use hue_model::id::{AlertId, CameraId, IncidentId, OutageId, PhotoId, ShelterId, SosId, SupportId};
use hue_model::time::{HUE_OFFSET_SECONDS, Millis};

/// What time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Millis;
}

/// The dice.
pub trait Entropy: Send + Sync {
    /// Fills `bytes` with chance that nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's own clock and dice.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Clock for System {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the city asks the machine for the time"
    )]
    fn now(&self) -> Millis {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

impl Entropy for System {
    fn fill(&self, bytes: &mut [u8]) {
        // Keys and tokens hang on this: going on with guessable bytes would be worse than stopping.
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

/// `N` bytes of chance.
pub fn chance<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// A new id for a failure in the logs.
pub fn support_id(clock: &dyn Clock, entropy: &dyn Entropy) -> SupportId {
    SupportId::from_parts(clock.now(), chance(entropy))
}

/// A new id for a photo the city makes itself (a proof).
pub fn photo_id(clock: &dyn Clock, entropy: &dyn Entropy) -> PhotoId {
    PhotoId::from_parts(clock.now(), chance(entropy))
}

/// A new id for a call for rescue that comes without one.
pub fn sos_id(clock: &dyn Clock, entropy: &dyn Entropy) -> SosId {
    SosId::from_parts(clock.now(), chance(entropy))
}

/// A new id for a place to go to.
pub fn shelter_id(clock: &dyn Clock, entropy: &dyn Entropy) -> ShelterId {
    ShelterId::from_parts(clock.now(), chance(entropy))
}

/// A new id for a cut of power or water.
pub fn outage_id(clock: &dyn Clock, entropy: &dyn Entropy) -> OutageId {
    OutageId::from_parts(clock.now(), chance(entropy))
}

/// A new id for a camera.
pub fn camera_id(clock: &dyn Clock, entropy: &dyn Entropy) -> CameraId {
    CameraId::from_parts(clock.now(), chance(entropy))
}

/// A new id for a warning.
pub fn alert_id(clock: &dyn Clock, entropy: &dyn Entropy) -> AlertId {
    AlertId::from_parts(clock.now(), chance(entropy))
}

/// A new id for the event that warnings are about.
pub fn incident_id(clock: &dyn Clock, entropy: &dyn Entropy) -> IncidentId {
    IncidentId::from_parts(clock.now(), chance(entropy))
}

/// A moment as a form has it, on Huế's clocks: `2025-10-27T20:00`.
pub(crate) fn local(at: Millis) -> String {
    at.in_hue().map(|at| at.format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

/// The moment that a form says; `None` where it says none.
pub(crate) fn read_local(text: &str) -> Option<Millis> {
    let naive = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .or_else(|_| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S"))
        .ok()?;
    let utc = naive.and_utc().timestamp_millis();
    Some(Millis(utc.checked_sub(i64::from(HUE_OFFSET_SECONDS).checked_mul(1_000)?)?))
}
