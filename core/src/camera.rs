//! Cameras on the device: a copy of the city's list, and of each camera the still that was looked at last.
//!
//! A still is fetched when a screen wants it and not before, and kept in place of the one before it, so that it can be looked
//! at offline with its time.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use hue_model::Problem;
use hue_model::camera::{CAMERAS, Cameras, FetchStill, KeptStill, ListCameras, ListedCamera, ListedCameras};
use hue_model::camera::{STILL_BYTES, TAKEN_AT};
use hue_model::event::Topic;
use hue_model::id::{BlobId, CameraId};
use hue_model::media::media_type;
use hue_model::problem::Code;
use hue_model::time::Millis;
use rusqlite::Connection;

use crate::engine::{Core, Data, Engine};
use crate::net::{self, Verdict};
use crate::router::Handle;
use crate::store::{StoreError, meta, published};
use crate::sync::copy;

/// Where they are listed.
const LIST: &str = CAMERAS;
/// The name under which it is stored which stills are kept.
const KEY: &str = "camera_stills";
/// Longest wait for a still.
const MOST: Duration = Duration::from_secs(60);

/// The still that is kept of each camera.
type Kept = BTreeMap<CameraId, KeptStill>;

/// The cameras as the city said last, and when, with the stills that are kept.
fn read(db: &Connection, url: &str) -> Result<(Option<(Cameras, Millis)>, Kept), StoreError> {
    Ok((published::get(db, url)?, meta::get(db, KEY)?.unwrap_or_default()))
}

/// The blobs of the stills that are kept.
pub(crate) fn referenced_blobs(db: &Connection) -> Result<HashSet<String>, StoreError> {
    let kept: Kept = meta::get(db, KEY)?.unwrap_or_default();
    Ok(kept.values().map(|still| still.blob.to_string()).collect())
}

impl Handle<ListCameras> for Engine {
    async fn handle(&self, _: ListCameras) -> Result<ListedCameras, Problem> {
        let core = self.core();
        let data = core.data()?;
        data.copies.want::<Cameras>(core, LIST.to_owned(), Topic::Cameras);
        let url = core.net.url(LIST);
        let (list, mut kept) = data.store.read(move |db| read(db, &url)).await?;
        let (list, heard_at) = list.unzip();
        let (now, settings) = (copy::moment(core, heard_at), core.settings());
        let mut cameras = list.map(|list| list.at(now).cameras).unwrap_or_default();
        let mine: Vec<_> = settings.home_ward.iter().chain(&settings.saved_wards).collect();
        cameras
            .sort_by_key(|camera| (!camera.shows_water(), !mine.contains(&&camera.ward_code), camera.kind));
        let shown =
            |camera: hue_model::camera::Camera| ListedCamera { kept: kept.remove(&camera.id), camera };
        let cameras = cameras.into_iter().map(shown).collect();
        Ok(ListedCameras { cameras, heard_at, failed: data.copies.failed(LIST) })
    }
}

impl Handle<FetchStill> for Engine {
    async fn handle(&self, FetchStill { id }: FetchStill) -> Result<Option<KeptStill>, Problem> {
        let core = self.core();
        let data = core.data()?;
        let url = core.net.url(LIST);
        let (list, kept) = data.store.read(move |db| read(db, &url)).await?;
        // An id comes from outside, and only a known one leaves this device.
        let cameras = list.map(|(list, _)| list.cameras).unwrap_or_default();
        let camera = cameras.into_iter().find(|camera| camera.id == id);
        let camera = camera.ok_or_else(|| Problem::new(Code::NotFound))?;
        let kept = kept.get(&id).copied();
        let newest = kept.is_some_and(|kept| camera.taken_at.is_none_or(|at| at <= kept.taken_at));
        if newest || camera.taken_at.is_none() {
            return Ok(kept);
        }
        match (fetch(core, id).await, kept) {
            (Ok((taken_at, bytes)), _) => keep(core, &data, id, taken_at, bytes).await.map(Some),
            // The city said so, or cannot be asked: what is here is shown with its time.
            (Err(_), Some(kept)) => Ok(Some(kept)),
            (Err(Verdict::Permanent(problem)), None) if problem.code == Code::NotFound => Ok(None),
            (Err(Verdict::Permanent(problem)), None) => Err(problem),
            (Err(Verdict::Offline | Verdict::Cut), None) => Err(again(Code::Offline)),
            (Err(_), None) => Err(again(Code::CityUnavailable)),
        }
    }
}

fn again(code: Code) -> Problem {
    Problem { retry: true, ..Problem::new(code) }
}

/// The newest still, and when it was taken.
async fn fetch(core: &Arc<Core>, id: CameraId) -> Result<(Millis, Vec<u8>), Verdict> {
    core.net.priority.clear().await;
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
    let work = data.store.write(move |db| {
        let (list, before) = read(db, &url)?;
        let mut after = before.clone();
        // Two that were fetched at once: the newer one stays.
        let newer = before.get(&id).is_none_or(|kept| kept.taken_at < taken_at);
        if newer {
            after.insert(id, still);
        }
        let known =
            |id: &CameraId| list.as_ref().is_none_or(|(list, _)| list.cameras.iter().any(|it| it.id == *id));
        after.retain(|id, _| known(id));
        meta::set(db, KEY, &after)?;
        let stays = |old: &KeptStill| after.values().any(|it| it.blob == old.blob);
        let gone = before.values().chain(std::iter::once(&still)).filter(|old| !stays(old));
        Ok((after.get(&id).copied().unwrap_or(still), gone.map(|old| old.blob).collect::<Vec<_>>()))
    });
    let (kept, gone) = work.await?;
    for blob in gone {
        data.blobs.remove(blob).await?;
    }
    Ok(kept)
}
