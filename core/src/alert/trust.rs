//! Who may speak for the city: the root key of the profile vouches for working keys, these for warnings.

use hue_model::alert::{ActiveAlerts, Alert, KeyBody, SelfTest, SignedAlert};
use hue_model::shell::CityProfile;
use hue_model::time::Millis;
use serde::de::DeserializeOwned;

use super::jws::{self, Jws, Untrusted};

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// The city's root key.
pub(crate) struct Root(Vec<u8>);

impl Root {
    /// The root key of a profile; `None` when it has none or not an Ed25519 key, and then nobody is believed.
    pub(super) fn of(profile: &CityProfile) -> Option<Self> {
        jws::public_key(&profile.alert_root_key).map(Self)
    }

    /// The working key, if the root key signed it.
    fn vouches_for(&self, jws: &str) -> Result<WorkingKey, Untrusted> {
        let jws = Jws::read(jws)?;
        let body: KeyBody = serde_json::from_slice(jws.verified(&self.0)?).map_err(|_| Untrusted::Content)?;
        let x = jws::public_key(&body.x).ok_or(Untrusted::Content)?;
        Ok(WorkingKey { body, x })
    }

    /// The working keys among `offered`, each with what the root key signed; the others are only logged.
    pub(super) fn sort(&self, offered: Vec<String>) -> (Keys, Vec<String>) {
        let (mut keys, mut believed) = (Vec::new(), Vec::new());
        for jws in offered {
            match self.vouches_for(&jws) {
                Ok(key) => {
                    keys.push(key);
                    believed.push(jws);
                }
                Err(error) => tracing::warn!(%error, "a key for warnings is not the city's"),
            }
        }
        (Keys(keys), believed)
    }
}

struct WorkingKey {
    body: KeyBody,
    x: Vec<u8>,
}

impl WorkingKey {
    fn counts_at(&self, at: Millis, early: i64) -> bool {
        self.body.not_before <= at.plus(early) && at < self.body.expires
    }
}

/// The working keys that the root key vouches for.
pub(super) struct Keys(Vec<WorkingKey>);

impl Keys {
    /// The warning, if it is the city's: signed by a working key that counts at `sent`, from a sender
    /// as CAP 1.2 §3.2.1 allows it. The profile names no sender: whoever the root key vouches for is the city.
    pub(super) fn alert(&self, signed: &SignedAlert) -> Result<Alert, Untrusted> {
        let alert: Alert = self.open(&signed.0, 0, |alert: &Alert| alert.sent)?;
        let bad = |c: char| c.is_whitespace() || matches!(c, ',' | '<' | '&');
        if alert.sender.is_empty() || alert.sender.contains(bad) {
            return Err(Untrusted::Sender);
        }
        Ok(alert)
    }

    /// The list of what is in force, if it is the city's. It may name the beginning of the minute it was
    /// signed in, before its key counted.
    pub(super) fn active(&self, jws: &str) -> Result<ActiveAlerts, Untrusted> {
        self.open(jws, MINUTE, |list: &ActiveAlerts| list.issued_at)
    }

    /// The answer to a test, if it is the city's.
    pub(super) fn self_test(&self, jws: &str) -> Result<SelfTest, Untrusted> {
        self.open(jws, 0, |test: &SelfTest| test.sent)
    }

    /// The content of `jws`, whose key counts `early` milliseconds before its time already.
    fn open<T: DeserializeOwned>(
        &self,
        jws: &str,
        early: i64,
        at: impl Fn(&T) -> Millis,
    ) -> Result<T, Untrusted> {
        let jws = Jws::read(jws)?;
        let kid = jws.kid.as_deref().ok_or(Untrusted::UnknownKey)?;
        let mut why = Untrusted::UnknownKey;
        for key in self.0.iter().filter(|key| key.body.kid == kid) {
            why = match jws.verified(&key.x) {
                Ok(payload) => {
                    let content: T = serde_json::from_slice(payload).map_err(|_| Untrusted::Content)?;
                    if key.counts_at(at(&content), early) {
                        return Ok(content);
                    }
                    Untrusted::KeyTimes
                }
                Err(error) => error,
            };
        }
        Err(why)
    }
}
