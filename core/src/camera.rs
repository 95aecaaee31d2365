//! Cameras on the device: a copy of the city's list, and of each camera the still that was looked at last.
//!
//! A still is fetched when a screen wants it and not before (`still`), and kept in place of the one before it, so that it can
//! be looked at offline with its time.

mod still;

use std::collections::{BTreeMap, HashSet};

use hue_model::Problem;
use hue_model::camera::{
    CAMERAS, Cameras, FetchStill, FetchedStill, KeptStill, ListCameras, ListedCamera, ListedCameras,
};
use hue_model::event::Topic;
use hue_model::id::CameraId;
use hue_model::problem::Code;
use hue_model::time::Millis;
use rusqlite::Connection;

pub(crate) use self::still::Stills;

use crate::engine::Engine;
use crate::router::Handle;
use crate::store::{StoreError, meta, published};
use crate::sync::copy;

/// Where they are listed.
const LIST: &str = CAMERAS;
/// The name under which it is stored which stills are kept.
const KEY: &str = "camera_stills";

/// The still that is kept of each camera.
type Kept = BTreeMap<CameraId, KeptStill>;

/// The cameras as the city said last, and when, with the stills that are kept.
fn read(db: &Connection, url: &str) -> Result<(Option<(Cameras, Millis)>, Kept), StoreError> {
    Ok((published::get(db, url)?, kept(db)?))
}

/// The stills that are kept; none where a later version of the app wrote that: they are fetched anew.
fn kept(db: &Connection) -> Result<Kept, StoreError> {
    Ok(meta::get_readable(db, KEY)?.unwrap_or_default())
}

/// The blobs of the stills that are kept.
pub(crate) fn referenced_blobs(db: &Connection) -> Result<HashSet<String>, StoreError> {
    Ok(kept(db)?.values().map(|still| still.blob.to_string()).collect())
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
    async fn handle(&self, FetchStill { id }: FetchStill) -> Result<FetchedStill, Problem> {
        let core = self.core();
        let data = core.data()?;
        let url = core.net.url(LIST);
        let (list, kept) = data.store.read(move |db| read(db, &url)).await?;
        // An id comes from outside, and only a known one leaves this device.
        let cameras = list.map(|(list, _)| list.cameras).unwrap_or_default();
        let camera = cameras.into_iter().find(|camera| camera.id == id);
        let camera = camera.ok_or_else(|| Problem::new(Code::NotFound))?;
        let kept = kept.get(&id).copied();
        match camera.taken_at.filter(|at| kept.is_none_or(|kept| kept.taken_at < *at)) {
            Some(newer) => still::fetch(core, &data, (id, newer), kept).await,
            None => Ok(FetchedStill { still: kept, problem: None }),
        }
    }
}
