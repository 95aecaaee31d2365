//! The street map as the app asks for it.

use std::sync::Arc;

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::problem::Code;
use hue_model::street_map::{
    BYTES, DownloadStreetMap, GetStreetMap, KnownStreetMap, OFFER, OfferedStreetMap, RemoveStreetMap,
    StopStreetMap, StreetMap,
};
use tokio_util::sync::CancellationToken;

use super::download;
use super::kept::Shelf;
use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::published;

impl Handle<GetStreetMap> for Engine {
    async fn handle(&self, _: GetStreetMap) -> Result<KnownStreetMap, Problem> {
        let core = self.core();
        core.data()?.copies.want::<OfferedStreetMap>(core, OFFER.to_owned(), Topic::StreetMap);
        known(core).await
    }
}

async fn known(core: &Core) -> Result<KnownStreetMap, Problem> {
    let offered = offered(core).await?;
    let room = &core.street_map;
    let offer = offered.clone();
    let here = move |shelf: &Shelf| (shelf.kept(), offer.map(|map| shelf.received(&map)).unwrap_or_default());
    let (kept, received) = room.shelf.with(here).await?;
    let now = room.now();
    Ok(KnownStreetMap {
        offered,
        kept,
        received,
        loading: now.loading.is_some(),
        paused: now.paused,
        problem: now.problem.clone(),
    })
}

/// What the city gives, as it said last; what no phone can keep is none.
async fn offered(core: &Core) -> Result<Option<StreetMap>, Problem> {
    let url = core.net.url(OFFER);
    let said = core.data()?.store.read(move |db| published::get::<OfferedStreetMap>(db, &url)).await?;
    Ok(said.and_then(|(offer, _)| offer.street_map).filter(|map| map.bytes <= BYTES))
}

impl Handle<DownloadStreetMap> for Engine {
    async fn handle(&self, _: DownloadStreetMap) -> Result<KnownStreetMap, Problem> {
        let core = self.core();
        let map = offered(core).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        if let Some(cancel) = begin(core) {
            core.tasks.spawn(download::run(Arc::clone(core), map, cancel));
            core.hub.changed(Topic::StreetMap);
        }
        known(core).await
    }
}

/// What ends the download that begins now; none where it is on its way.
fn begin(core: &Core) -> Option<CancellationToken> {
    let mut now = core.street_map.now();
    now.problem = None;
    if now.loading.is_some() {
        return None;
    }
    let cancel = CancellationToken::new();
    now.loading = Some(cancel.clone());
    Some(cancel)
}

impl Handle<StopStreetMap> for Engine {
    async fn handle(&self, _: StopStreetMap) -> Result<KnownStreetMap, Problem> {
        let core = self.core();
        core.street_map.stop();
        core.hub.changed(Topic::StreetMap);
        known(core).await
    }
}

impl Handle<RemoveStreetMap> for Engine {
    async fn handle(&self, _: RemoveStreetMap) -> Result<KnownStreetMap, Problem> {
        let core = self.core();
        core.street_map.clear().await?;
        core.hub.changed(Topic::StreetMap);
        known(core).await
    }
}
