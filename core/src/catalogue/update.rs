//! What the city published since the pack was built in.
//!
//! Each question names the version that is here, so that an answer is what changed since; what is believed is kept in one
//! transaction. An answer that the city did not sign, or that leaves something out, changes nothing. It stays until the city
//! says something else and is judged anew at each look, as its key may begin to count; once an hour it is asked for in full
//! again, so that nobody hides what the city says behind the tag of it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hue_model::Problem;
use hue_model::catalogue::read::BUILT_IN;
use hue_model::catalogue::{Catalogue, SignedCatalogue};
use hue_model::event::Topic;
use hue_model::time::Millis;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::own::Own;
use crate::engine::{Core, Data};
use crate::store::{StoreError, meta, published};
use crate::trust::{Keys, MINUTE, Revoked, Root};

/// The name under which it is kept.
const KEY: &str = "catalogue";
/// How long an answer that does not count is believed to be the city's newest, in milliseconds.
const REFUSED_FOR: i64 = 60 * MINUTE;

/// The catalogue while the data is open.
#[derive(Default)]
pub(crate) struct Shelf {
    known: Mutex<Option<Known>>,
    /// Whoever takes an answer over does it alone.
    taking: tokio::sync::Mutex<Asking>,
    /// What is the citizen's own and can be found.
    pub(super) own: Own,
}

/// What the city is asked.
#[derive(Default)]
struct Asking {
    /// Where it was asked last.
    path: Option<String>,
    /// When an answer that does not count was forgotten last, by the monotonic clock.
    forgotten_at: Option<i64>,
}

/// The catalogue, and who signed what was published of it.
struct Known {
    catalogue: Arc<Catalogue>,
    signed_by: BTreeSet<String>,
}

impl Shelf {
    pub(super) fn known(&self) -> Option<Arc<Catalogue>> {
        self.open().as_ref().map(|known| Arc::clone(&known.catalogue))
    }

    /// The built-in catalogue with what was published put into it; the same one as before where that is.
    fn put(&self, built_in: &Arc<Catalogue>, kept: Kept) -> Arc<Catalogue> {
        let version = kept.version();
        let mut known = self.open();
        let same = |it: &&Known| it.catalogue.version == version && it.signed_by == kept.signed_by;
        if let Some(same) = known.as_ref().filter(same) {
            return Arc::clone(&same.catalogue);
        }
        let mut catalogue = Arc::clone(built_in);
        if version > BUILT_IN {
            let whole = Arc::make_mut(&mut catalogue);
            whole.apply(kept.changed);
            whole.leave_out_retired();
        }
        let known = known.insert(Known { catalogue, signed_by: kept.signed_by });
        Arc::clone(&known.catalogue)
    }

    fn open(&self) -> MutexGuard<'_, Option<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was published, as it lies in the store.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Kept {
    /// The root key of the city that published it.
    root: String,
    /// The version of the pack that it changes; before this was written down there was only the first.
    #[serde(default = "first")]
    built_in: u64,
    /// The names of the keys that signed it.
    signed_by: BTreeSet<String>,
    /// When the newest of it was issued; what is newer was not issued before.
    #[serde(default)]
    issued_at: Millis,
    /// Everything that is not as the pack has it.
    changed: Catalogue,
}

const fn first() -> u64 {
    1
}

impl Kept {
    fn version(&self) -> u64 {
        self.changed.version.max(BUILT_IN)
    }

    fn is_of_a_key_in(&self, revoked: &Revoked) -> bool {
        self.signed_by.iter().any(|kid| revoked.contains_key(kid))
    }
}

/// What is kept; nothing where it is damaged or a later version of the app wrote it: the city says it again.
fn read(db: &Connection) -> Result<Kept, StoreError> {
    Ok(meta::get_readable(db, KEY)?.unwrap_or_default())
}

/// What is kept and still counts, and the statements of the root key that are. What was published on another pack does not:
/// what changed since this one is asked for.
async fn stored(core: &Core, data: &Data, root: &Root) -> Result<(Kept, Vec<String>), StoreError> {
    let statements = data.root_words().await?;
    let kept = data.store.read(read).await?;
    let counts = kept.root == core.config.profile.alert_root_key
        && kept.built_in == BUILT_IN
        && kept.changed.version > BUILT_IN
        && !kept.is_of_a_key_in(&root.sort(statements.clone()).0.revoked);
    Ok((if counts { kept } else { Kept::default() }, statements))
}

/// The catalogue with whatever the city said meanwhile; asks it for more. A store that cannot be read or written hides
/// nothing: what is known of the catalogue is there.
pub(super) async fn look(core: &Core, data: &Arc<Data>) -> Result<Arc<Catalogue>, Problem> {
    let built_in = core.catalogue.built_in()?;
    let Some(root) = Root::of(&core.config.profile) else {
        return Ok(data.shelf.put(&built_in, Kept::default()));
    };
    let mut asking = data.shelf.taking.lock().await;
    let (kept, statements) = match stored(core, data, &root).await {
        Ok(stored) => stored,
        // Without the root key's words nobody knows whom to believe: no answer is taken over.
        Err(error) => {
            tracing::error!(?error, "what is kept of the catalogue cannot be read");
            return Ok(data.shelf.known().unwrap_or(built_in));
        }
    };
    let kept = heard(core, data, &root, (kept, statements), &mut asking).await;
    let path = path(&kept);
    // Since then, and no longer since before.
    if let Some(before) = asking.path.replace(path.clone()).filter(|before| *before != path) {
        data.copies.drop_want(&before);
    }
    data.copies.want::<SignedCatalogue>(core, path, Topic::Catalogue);
    let before = data.shelf.known();
    let catalogue = data.shelf.put(&built_in, kept);
    if before.is_some_and(|before| !Arc::ptr_eq(&before, &catalogue)) {
        core.hub.changed(Topic::Catalogue);
    }
    Ok(catalogue)
}

/// Where the city says what changed since then.
fn path(kept: &Kept) -> String {
    format!("/api/v1/catalogue?since={}", kept.version())
}

/// What is known with the city's answer, if there is one. What the disk does not take is known in memory.
async fn heard(
    core: &Core,
    data: &Arc<Data>,
    root: &Root,
    (kept, statements): (Kept, Vec<String>),
    asking: &mut Asking,
) -> Kept {
    let url = core.net.url(&path(&kept));
    let asked = url.clone();
    let said = data.store.read(move |db| published::get::<SignedCatalogue>(db, &asked)).await;
    let said = said.unwrap_or_else(|error| {
        tracing::error!(?error, "what the city says of the catalogue cannot be read");
        None
    });
    let Some((signed, _)) = said else { return kept };
    let keys = learn(core, data, root, signed.keys, statements).await;
    match news(core, &keys, &kept, &signed.update) {
        News::Nothing => kept,
        News::Refused => {
            let now = core.config.clock.monotonic();
            if asking.forgotten_at.is_none_or(|at| now.saturating_sub(at) >= REFUSED_FOR) {
                asking.forgotten_at = Some(now);
                keep(data, url, None).await;
            }
            kept
        }
        News::Kept(newer) => {
            keep(data, url, Some(Kept::clone(&newer))).await;
            *newer
        }
    }
}

/// All that the root key said; what is new of it is kept, so that a key which was taken back stays so.
async fn learn(core: &Core, data: &Arc<Data>, root: &Root, offered: Vec<String>, known: Vec<String>) -> Keys {
    let (keys, mut believed) = root.sort(offered.into_iter().chain(known.iter().cloned()).collect());
    believed.retain(|jws| !known.contains(jws));
    if !believed.is_empty()
        && let Err(error) = data.keep_root_words(core, root, believed).await
    {
        tracing::warn!(?error, "what the root key says is not kept");
    }
    keys
}

/// What an answer of the city says.
enum News {
    Nothing,
    /// It does not count.
    Refused,
    /// What is to be kept from now on.
    Kept(Box<Kept>),
}

fn news(core: &Core, keys: &Keys, kept: &Kept, update: &str) -> News {
    if kept.is_of_a_key_in(&keys.revoked) {
        tracing::warn!("what is kept of the catalogue was signed with a key that the city took back");
        return News::Kept(Box::default());
    }
    let now = core.time.is_sure().then(|| core.time.now());
    let (update, kid) = match keys.catalogue(update, now) {
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
    if update.issued_at.plus(MINUTE) < kept.issued_at {
        tracing::warn!("an update of the catalogue says that it is older than what is kept");
        return News::Refused;
    }
    let mut newer = kept.clone();
    newer.root.clone_from(&core.config.profile.alert_root_key);
    newer.built_in = BUILT_IN;
    newer.signed_by.insert(kid);
    newer.issued_at = newer.issued_at.max(update.issued_at);
    newer.changed.apply(update.catalogue);
    News::Kept(Box::new(newer))
}

/// Keeps what is newer, if anything is, and forgets the answer. A disk that takes nothing is asked again at the next look.
async fn keep(data: &Data, url: String, newer: Option<Kept>) {
    let write = move |db: &rusqlite::Transaction<'_>| {
        if let Some(newer) = newer {
            meta::set(db, KEY, &newer)?;
        }
        published::forget(db, &url)
    };
    if let Err(error) = data.store.tidy(write).await {
        tracing::warn!(?error, "what the city says of the catalogue is not kept");
    }
}
