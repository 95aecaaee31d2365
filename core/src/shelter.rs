//! The places to go to when the water rises, as the city said last.

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::shelter::{ListShelters, ListedShelters, Shelters};

use crate::engine::Engine;
use crate::router::Handle;
use crate::store::published;
use crate::sync::copy;

/// Where they are listed.
const LIST: &str = "/api/v1/shelters";

impl Handle<ListShelters> for Engine {
    async fn handle(&self, _: ListShelters) -> Result<ListedShelters, Problem> {
        let core = self.core();
        let data = core.data()?;
        data.copies.want::<Shelters>(core, LIST.to_owned(), Topic::Shelters);
        let url = core.net.url(LIST);
        let list = data.store.read(move |db| published::get::<Shelters>(db, &url)).await?;
        let (list, heard_at) = list.unzip();
        let now = copy::moment(core, heard_at);
        let shelters = list.map(|list| list.at(now).shelters).unwrap_or_default();
        Ok(ListedShelters { shelters, heard_at, failed: data.copies.failed(LIST) })
    }
}
