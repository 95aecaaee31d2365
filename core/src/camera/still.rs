//! Stills on their way: two at once, one download of a camera however often it is asked for, and none while a call for rescue
//! is on its way.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use hue_model::Problem;
use hue_model::camera::{FetchedStill, KeptStill, STILL_BYTES, TAKEN_AT};
use hue_model::id::{BlobId, CameraId};
use hue_model::media::media_type;
use hue_model::problem::Code;
use hue_model::time::Millis;
use rusqlite::Transaction;
use tokio::sync::Semaphore;

use super::{KEY, LIST, read};
use crate::engine::{Core, Data};
use crate::net::{self, Verdict};
use crate::store::{StoreError, meta};

/// How many are fetched at once: a list of twenty cameras leaves room for what is asked for meanwhile.
const AT_ONCE: usize = 2;
/// Longest wait for a still, once it is its turn.
const MOST: Duration = Duration::from_secs(60);

/// A still of a camera: the one that the city said it took then.
type Wanted = (CameraId, Millis);
type Fetch = BoxFuture<'static, Result<FetchedStill, Problem>>;

/// What is on its way.
pub(crate) struct Stills {
    turns: Semaphore,
    /// Each goes on for as long as somebody waits for it.
    on_the_way: Mutex<BTreeMap<Wanted, WeakShared<Fetch>>>,
}

impl Default for Stills {
    fn default() -> Self {
        Self { turns: Semaphore::new(AT_ONCE), on_the_way: Mutex::default() }
    }
}

impl Stills {
    /// The fetch that is on its way already, or the one that begins now.
    fn join(&self, wanted: Wanted, begin: impl FnOnce() -> Fetch) -> Shared<Fetch> {
        let mut on_the_way = self.on_the_way.lock().unwrap_or_else(PoisonError::into_inner);
        on_the_way.retain(|_, fetch| fetch.upgrade().is_some());
        if let Some(fetch) = on_the_way.get(&wanted).and_then(WeakShared::upgrade) {
            return fetch;
        }
        let fetch = begin().shared();
        on_the_way.extend(fetch.downgrade().map(|fetch| (wanted, fetch)));
        fetch
    }
}

/// Fetches the newest still of a camera and keeps it. Where it does not come, `kept` is answered with why.
pub(super) async fn fetch(
    core: &Arc<Core>,
    data: &Arc<Data>,
    wanted: Wanted,
    kept: Option<KeptStill>,
) -> Result<FetchedStill, Problem> {
    let begin = || {
        let (core, data) = (Arc::clone(core), Arc::clone(data));
        let fetch = async move {
            tokio::select! {
                () = data.stop.cancelled() => Err(Problem::new(Code::VaultLocked)),
                fetched = newest(&core, &data, wanted.0, kept) => fetched,
            }
        };
        fetch.boxed()
    };
    data.stills.join(wanted, begin).await
}

async fn newest(
    core: &Arc<Core>,
    data: &Data,
    id: CameraId,
    kept: Option<KeptStill>,
) -> Result<FetchedStill, Problem> {
    match in_turn(core, data, id).await {
        Ok((taken_at, bytes)) => {
            let still = keep(core, data, id, taken_at, bytes).await?;
            Ok(FetchedStill { still: Some(still), problem: None })
        }
        Err(verdict) => Ok(FetchedStill { still: kept, problem: Some(why(verdict)) }),
    }
}

/// Why none came. It is never for want of a person: nobody says who they are for a still.
fn why(verdict: Verdict) -> Problem {
    match verdict {
        Verdict::Permanent(problem) => problem,
        Verdict::Unauthorized => Problem { retry: true, ..Problem::new(Code::CityUnavailable) },
        other => Problem { retry: true, ..other.into() },
    }
}

/// Downloads it once it is its turn. It is given up for a call for rescue, and begun anew after it.
async fn in_turn(core: &Arc<Core>, data: &Data, id: CameraId) -> Result<(Millis, Vec<u8>), Verdict> {
    let (priority, _turn) = (&core.net.priority, data.stills.turns.acquire().await);
    loop {
        priority.clear().await;
        tokio::select! {
            downloaded = download(core, id) => return downloaded,
            () = priority.taken() => {}
        }
    }
}

/// The newest still, and when it was taken.
async fn download(core: &Arc<Core>, id: CameraId) -> Result<(Millis, Vec<u8>), Verdict> {
    let url = core.net.url(&format!("{LIST}/{id}/still"));
    let response = Verdict::check(net::execute(core.net.client.get(url).timeout(MOST)).await?).await?;
    let taken_at = response.headers().get(TAKEN_AT).and_then(|at| at.to_str().ok()?.parse().ok());
    let bytes = net::read_body(response, STILL_BYTES).await?;
    // A page of something on the way is no still.
    let taken_at = taken_at.filter(|_| media_type(&bytes) == "image/jpeg");
    taken_at.map(|at| (Millis(at), bytes)).ok_or(Verdict::Transient { after: None })
}

/// Keeps a still in the place of the one before it.
async fn keep(
    core: &Arc<Core>,
    data: &Data,
    id: CameraId,
    taken_at: Millis,
    bytes: Vec<u8>,
) -> Result<KeptStill, Problem> {
    let blob = core.new_id(BlobId::from_parts);
    data.blobs.put(blob, bytes).await?;
    let (url, still) = (core.net.url(LIST), KeptStill { blob, taken_at });
    let (kept, gone) = data.store.write(move |db| replace(db, &url, id, still)).await?;
    for blob in gone {
        data.blobs.remove(blob).await?;
    }
    Ok(kept)
}

/// Writes down which still is kept of a camera from now on; answers it, and the blobs that nobody needs any more.
fn replace(
    db: &Transaction<'_>,
    url: &str,
    id: CameraId,
    still: KeptStill,
) -> Result<(KeptStill, Vec<BlobId>), StoreError> {
    let (list, before) = read(db, url)?;
    let mut after = before.clone();
    // Two that were fetched at once: the newer one stays.
    let newer = before.get(&id).is_none_or(|kept| kept.taken_at < still.taken_at);
    if newer {
        after.insert(id, still);
    }
    let known =
        |id: &CameraId| list.as_ref().is_none_or(|(list, _)| list.cameras.iter().any(|it| it.id == *id));
    after.retain(|id, _| known(id));
    meta::set(db, KEY, &after)?;
    let stays = |old: &KeptStill| after.values().any(|it| it.blob == old.blob);
    let gone = before.values().chain(std::iter::once(&still)).filter(|old| !stays(old));
    Ok((after.get(&id).copied().unwrap_or(still), gone.map(|old| old.blob).collect()))
}
