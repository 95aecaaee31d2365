//! What the city published since the pack was built in.
//!
//! Each question names the version that is here, so that an answer is what changed since. An answer that the city did not
//! sign, or that leaves something out, is forgotten and asked for anew; what is believed is kept in one transaction.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use hue_model::Problem;
use hue_model::catalogue::read::BUILT_IN;
use hue_model::catalogue::{Catalogue, SignedCatalogue};
use hue_model::event::Topic;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::engine::{Core, Data};
use crate::store::{StoreError, alert, meta, published};
use crate::trust::{Revoked, Root};

/// The name under which it is kept.
const KEY: &str = "catalogue";

/// The catalogue while the data is open.
#[derive(Default)]
pub(crate) struct Shelf {
    known: Mutex<Option<Arc<Catalogue>>>,
    /// Whoever takes an answer over does it alone.
    taking: tokio::sync::Mutex<()>,
}

impl Shelf {
    pub(super) fn known(&self) -> Option<Arc<Catalogue>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The built-in catalogue with what was published put into it; the same one as before where that is.
    fn put(&self, built_in: &Arc<Catalogue>, kept: Kept) -> Arc<Catalogue> {
        let version = kept.version();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = known.as_ref().filter(|it| it.version == version) {
            return Arc::clone(same);
        }
        let mut catalogue = Arc::clone(built_in);
        if version > BUILT_IN {
            Arc::make_mut(&mut catalogue).apply(kept.changed);
        }
        Arc::clone(known.insert(catalogue))
    }
}

/// What was published, as it lies in the store.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Kept {
    /// The root key of the city that published it.
    root: String,
    /// The names of the keys that signed it.
    signed_by: BTreeSet<String>,
    /// Everything that is not as the pack has it.
    changed: Catalogue,
}

impl Kept {
    fn version(&self) -> u64 {
        self.changed.version.max(BUILT_IN)
    }

    fn is_of_a_key_in(&self, revoked: &Revoked) -> bool {
        self.signed_by.iter().any(|kid| revoked.contains_key(kid))
    }
}

/// What is kept, and the statements of the root key that are.
fn read(db: &Connection) -> Result<(Kept, Vec<String>), StoreError> {
    let kept = match meta::get::<Kept>(db, KEY) {
        // A later version of the app wrote it: the city says it again.
        Err(StoreError::Value(_)) => None,
        other => other?,
    };
    Ok((kept.unwrap_or_default(), alert::keys(db)?))
}

/// The catalogue with whatever the city said meanwhile; asks it for more.
pub(super) async fn look(core: &Core, data: &Data) -> Result<Arc<Catalogue>, Problem> {
    let built_in = core.catalogue.built_in()?;
    let Some(root) = Root::of(&core.config.profile) else {
        return Ok(data.shelf.put(&built_in, Kept::default()));
    };
    let _alone = data.shelf.taking.lock().await;
    let (mut kept, statements) = data.store.read(read).await?;
    let revoked = root.sort(statements.clone()).0.revoked;
    if kept.root != core.config.profile.alert_root_key
        || kept.changed.version <= BUILT_IN
        || kept.is_of_a_key_in(&revoked)
    {
        kept = Kept::default();
    }
    let path = format!("/api/v1/catalogue?since={}", kept.version());
    let url = core.net.url(&path);
    let asked = url.clone();
    let said = data.store.read(move |db| published::get::<SignedCatalogue>(db, &asked)).await?;
    if let Some((signed, _)) = said {
        match news(core, &root, &kept, signed, statements) {
            News::Nothing => {}
            News::Refused => keep(data, url, None).await?,
            News::Kept(newer) => {
                kept = newer;
                keep(data, url, Some(kept.clone())).await?;
                core.hub.changed(Topic::Catalogue);
            }
        }
    }
    let path = format!("/api/v1/catalogue?since={}", kept.version());
    data.copies.want::<SignedCatalogue>(core, path, Topic::Catalogue);
    Ok(data.shelf.put(&built_in, kept))
}

/// What an answer of the city says.
enum News {
    Nothing,
    /// It does not count.
    Refused,
    /// What is to be kept from now on.
    Kept(Kept),
}

fn news(core: &Core, root: &Root, kept: &Kept, signed: SignedCatalogue, statements: Vec<String>) -> News {
    let keys = root.sort(signed.keys.into_iter().chain(statements).collect()).0;
    if kept.is_of_a_key_in(&keys.revoked) {
        tracing::warn!("what is kept of the catalogue was signed with a key that the city took back");
        return News::Kept(Kept::default());
    }
    let (update, kid) = match keys.catalogue(&signed.update) {
        Ok(update) => update,
        Err(error) => {
            tracing::warn!(%error, "an update of the catalogue is not the city's");
            return News::Refused;
        }
    };
    if update.since > kept.version() {
        tracing::warn!(since = update.since, "an update of the catalogue leaves out what changed before");
        return News::Refused;
    }
    if update.catalogue.version <= kept.version() {
        return News::Nothing;
    }
    let mut newer = kept.clone();
    newer.root.clone_from(&core.config.profile.alert_root_key);
    newer.signed_by.insert(kid);
    newer.changed.apply(update.catalogue);
    News::Kept(newer)
}

/// Keeps what is newer, if anything is; the answer has served its turn either way.
async fn keep(data: &Data, url: String, newer: Option<Kept>) -> Result<(), StoreError> {
    let write = move |db: &rusqlite::Transaction<'_>| {
        if let Some(newer) = newer {
            meta::set(db, KEY, &newer)?;
        }
        published::forget(db, &url)
    };
    data.store.tidy(write).await
}
