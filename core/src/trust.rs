//! Who may speak for the city: the root key of the profile vouches for working keys, these for warnings and for the
//! catalogue.

pub(crate) mod jws;

use std::collections::BTreeMap;

use hue_model::alert::{ActiveAlerts, Alert, KeyBody, KeyRevocation, SelfTest, SignedAlert};
use hue_model::catalogue::CatalogueUpdate;
use hue_model::shell::CityProfile;
use hue_model::time::Millis;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use jws::{Jws, Untrusted};

/// A minute, in milliseconds: a time that the city names may be so much too early.
pub(crate) const MINUTE: i64 = 60_000;

/// The city's root key.
#[derive(Clone)]
pub(crate) struct Root(Vec<u8>);

impl Root {
    /// The root key of a profile; `None` when it has none or not an Ed25519 key, and then nobody is believed.
    pub(crate) fn of(profile: &CityProfile) -> Option<Self> {
        jws::public_key(&profile.alert_root_key).map(Self)
    }

    /// What the root key says in this statement, if it signed it.
    fn said(&self, jws: &str) -> Result<Statement, Untrusted> {
        let jws = Jws::read(jws)?;
        let statement = serde_json::from_slice(jws.verified(&self.0)?).map_err(|_| Untrusted::Content)?;
        if let Statement::Key(body) = &statement {
            jws::public_key(&body.x).ok_or(Untrusted::Content)?;
        }
        Ok(statement)
    }

    /// What the root key says in the statements among `offered`, and each that it signed; the others are only logged.
    pub(crate) fn sort(&self, offered: Vec<String>) -> (Keys, Vec<String>) {
        let (mut keys, mut believed) = (Keys::default(), Vec::new());
        for jws in offered {
            match self.said(&jws) {
                Ok(statement) => {
                    keys.take(statement);
                    believed.push(jws);
                }
                Err(error) => tracing::warn!(%error, "a key for warnings is not the city's"),
            }
        }
        (keys, believed)
    }
}

/// What a root key signs.
#[derive(Deserialize)]
#[serde(untagged)]
enum Statement {
    Key(KeyBody),
    Revocation(KeyRevocation),
}

fn counts_at(body: &KeyBody, at: Millis, early: i64) -> bool {
    body.not_before <= at.plus(early) && at < body.expires
}

/// The names of keys that were taken back, and from when on they count no more.
pub(crate) type Revoked = BTreeMap<String, Millis>;

/// The working keys that the root key vouches for, and from when on those that it took back count no more.
#[derive(Default)]
pub(crate) struct Keys {
    working: Vec<KeyBody>,
    pub(crate) revoked: Revoked,
}

impl Keys {
    /// What was said in statements that were believed when they were kept.
    pub(crate) fn kept(statements: &[String]) -> Self {
        let mut keys = Self::default();
        let payloads = statements.iter().filter_map(|jws| jws::payload(jws).ok());
        payloads.filter_map(|payload| serde_json::from_slice(&payload).ok()).for_each(|it| keys.take(it));
        keys
    }

    fn take(&mut self, statement: Statement) {
        match statement {
            Statement::Key(body) => self.working.push(body),
            Statement::Revocation(KeyRevocation { revoked_kid, revoked_at }) => {
                let from = self.revoked.entry(revoked_kid).or_insert(revoked_at);
                *from = revoked_at.min(*from);
            }
        }
    }

    /// Whether the root key vouches for none.
    pub(crate) fn is_empty(&self) -> bool {
        self.working.is_empty()
    }

    /// Whether the key of this name was taken back before it signed something at `at`.
    pub(crate) fn was_revoked(&self, kid: &str, at: Millis) -> bool {
        self.revoked.get(kid).is_some_and(|from| at >= *from)
    }

    /// The warning, if it is the city's: signed by a working key that counts at `sent`, from a sender
    /// as CAP 1.2 §3.2.1 allows it. The profile names no sender: whoever the root key vouches for is the city.
    ///
    /// Whoever has a key that was taken back can write any `sent`: of such a key only what a list of the city has in
    /// counts, and that only from before.
    pub(crate) fn alert(&self, signed: &SignedAlert, listed: bool) -> Result<Alert, Untrusted> {
        let revoked = |kid: &str, alert: &Alert| {
            self.was_revoked(kid, if listed { alert.sent } else { Millis(i64::MAX) })
        };
        let alert: Alert = self.open(&signed.0, 0, |alert: &Alert| alert.sent, revoked)?;
        let bad = |c: char| c.is_whitespace() || matches!(c, ',' | '<' | '&');
        if alert.sender.is_empty() || alert.sender.contains(bad) {
            return Err(Untrusted::Sender);
        }
        Ok(alert)
    }

    /// The list of what is in force, if it is the city's. It may name the beginning of the minute it was
    /// signed in, before its key counted. None of a key that was taken back is: whoever has it can write any time.
    pub(crate) fn active(&self, jws: &str) -> Result<ActiveAlerts, Untrusted> {
        let revoked = |kid: &str, _: &ActiveAlerts| self.was_revoked(kid, Millis(i64::MAX));
        self.open(jws, MINUTE, |list: &ActiveAlerts| list.issued_at, revoked)
    }

    /// What changed in the catalogue and the name of the key that says so, if it is the city's. It may name the beginning of
    /// the minute it was signed in. None of a key that was taken back is, and none of a key that does not count `now`, where
    /// that is known: whoever has an old key can write any time, and the city signs anew when it has another one.
    pub(crate) fn catalogue(
        &self,
        jws: &str,
        now: Option<Millis>,
    ) -> Result<(CatalogueUpdate, String), Untrusted> {
        let revoked = |kid: &str, _: &CatalogueUpdate| self.was_revoked(kid, Millis(i64::MAX));
        let update = self.open(jws, MINUTE, |update: &CatalogueUpdate| update.issued_at, revoked)?;
        let kid = Jws::read(jws)?.kid.ok_or(Untrusted::UnknownKey)?;
        let counts = |key: &KeyBody| key.kid == kid && now.is_none_or(|now| counts_at(key, now, MINUTE));
        if self.working.iter().any(counts) { Ok((update, kid)) } else { Err(Untrusted::KeyTimes) }
    }

    /// The answer to a test, if it is the city's.
    pub(crate) fn self_test(&self, jws: &str) -> Result<SelfTest, Untrusted> {
        let revoked = |kid: &str, _: &SelfTest| self.was_revoked(kid, Millis(i64::MAX));
        self.open(jws, 0, |test: &SelfTest| test.sent, revoked)
    }

    /// The content of `jws`, whose key counts `early` milliseconds before its time already.
    fn open<T: DeserializeOwned>(
        &self,
        jws: &str,
        early: i64,
        at: impl Fn(&T) -> Millis,
        revoked: impl Fn(&str, &T) -> bool,
    ) -> Result<T, Untrusted> {
        let jws = Jws::read(jws)?;
        let kid = jws.kid.as_deref().ok_or(Untrusted::UnknownKey)?;
        let mut why = Untrusted::UnknownKey;
        for key in self.working.iter().filter(|key| key.kid == kid) {
            let x = jws::public_key(&key.x).ok_or(Untrusted::Content)?;
            why = match jws.verified(&x) {
                Ok(payload) => {
                    let content: T = serde_json::from_slice(payload).map_err(|_| Untrusted::Content)?;
                    if revoked(kid, &content) {
                        return Err(Untrusted::Revoked);
                    }
                    if counts_at(key, at(&content), early) {
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
