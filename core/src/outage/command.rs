//! The cuts as the app asks for them.

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::outage::{ListOutages, ListedOutage, ListedOutages, Outages};

use super::{LIST, listed, wards};
use crate::engine::Engine;
use crate::router::Handle;
use crate::sync::copy;

impl Handle<ListOutages> for Engine {
    async fn handle(&self, _: ListOutages) -> Result<ListedOutages, Problem> {
        let core = self.core();
        let data = core.data()?;
        data.copies.want::<Outages>(core, LIST.to_owned(), Topic::Outages);
        let url = core.net.url(LIST);
        let (list, heard_at) = data.store.read(move |db| listed(db, &url)).await?.unzip();
        let (now, settings) = (copy::moment(core, heard_at), core.settings());
        let outages = list.map(|list| list.at(now).outages).unwrap_or_default().into_iter();
        let mut outages: Vec<ListedOutage> =
            outages.map(|outage| ListedOutage { mine: outage.concerns(wards(&settings)), outage }).collect();
        outages.sort_by_key(|listed| (!listed.mine, listed.outage.state, listed.outage.starts_at));
        Ok(ListedOutages { outages, heard_at, failed: data.copies.failed(LIST) })
    }
}
