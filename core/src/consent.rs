//! What the citizen agreed to: each purpose on its own, with the version of its text and the time.

use std::collections::BTreeMap;

use hue_model::Problem;
use hue_model::consent::{Consent, ListConsents, Purpose, SetConsent};
use hue_model::event::Topic;
use hue_model::time::Millis;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::{StoreError, meta, outbox};

/// The name under which the consents are stored.
const KEY: &str = "consents";

type Said = BTreeMap<Purpose, Word>;

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Word {
    granted: bool,
    version: u32,
    at: Millis,
}

/// Whether the citizen agrees to `purpose` now, in the version shown today.
pub(crate) async fn granted(core: &Core, purpose: Purpose) -> Result<bool, Problem> {
    Ok(core.data()?.store.read(move |db| agreed(db, purpose)).await?)
}

/// The same within a transaction.
pub(crate) fn agreed(db: &Connection, purpose: Purpose) -> Result<bool, StoreError> {
    let said: Said = meta::get(db, KEY)?.unwrap_or_default();
    Ok(said.get(&purpose).is_some_and(|word| word.granted && word.version == purpose.version()))
}

/// Forgets what was said about `purpose`: it is asked anew.
pub(crate) fn forget(db: &Connection, purpose: Purpose) -> Result<(), StoreError> {
    let mut said: Said = meta::get(db, KEY)?.unwrap_or_default();
    if said.remove(&purpose).is_some() {
        meta::set(db, KEY, &said)?;
    }
    Ok(())
}

impl Handle<ListConsents> for Engine {
    async fn handle(&self, _: ListConsents) -> Result<Vec<Consent>, Problem> {
        Ok(list(&load(self.core()).await?))
    }
}

impl Handle<SetConsent> for Engine {
    async fn handle(&self, command: SetConsent) -> Result<Vec<Consent>, Problem> {
        let core = self.core();
        let SetConsent { purpose, granted } = command;
        let word = Word { granted, version: purpose.version(), at: core.time.now() };
        let data = core.data()?;
        let said = data
            .store
            .write(move |db| {
                let mut said: Said = meta::get(db, KEY)?.unwrap_or_default();
                said.insert(purpose, word);
                meta::set(db, KEY, &said)?;
                if purpose == Purpose::Identity {
                    outbox::let_go(db)?;
                }
                Ok(said)
            })
            .await?;
        core.hub.changed(Topic::Consents);
        core.hub.changed(Topic::Reports);
        data.wake();
        if purpose == Purpose::WarnHere {
            data.alerts.follows(core, granted);
        }
        Ok(list(&said))
    }
}

async fn load(core: &Core) -> Result<Said, Problem> {
    Ok(core.data()?.store.read(|db| meta::get(db, KEY)).await?.unwrap_or_default())
}

fn list(said: &Said) -> Vec<Consent> {
    let consent = |purpose: Purpose| {
        let word = said.get(&purpose);
        Consent {
            purpose,
            // A newer text has to be agreed to anew.
            granted: word.is_some_and(|word| word.granted && word.version == purpose.version()),
            version: word.map_or(0, |word| word.version),
            at: word.map(|word| word.at),
        }
    };
    Purpose::ALL.into_iter().map(consent).collect()
}
