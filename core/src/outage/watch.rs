//! Looks at the list whenever the city has said something, and tells each piece of news once.

use std::collections::BTreeSet;
use std::sync::Arc;

use hue_model::alert::Loudness;
use hue_model::event::{Event, Topic};
use hue_model::id::OutageId;
use hue_model::news::ServiceNews;
use hue_model::outage::{Outage, Outages, SERVICE};
use hue_model::time::Millis;
use rusqlite::{Connection, Transaction};
use tokio::sync::Notify;

use super::news::{Change, Interest, Memory, subject};
use super::{LIST, listed};
use crate::engine::{Core, Data};
use crate::store::{StoreError, meta};

/// The name under which it is stored what was told.
const KEY: &str = "outages_told";

/// Word that the list has to be looked at.
#[derive(Default)]
pub(crate) struct Watch {
    look: Notify,
}

impl Watch {
    /// The settings changed, or somebody listens.
    pub(crate) fn look(&self) {
        self.look.notify_one();
    }
}

/// Looks at every change until `data` is closed.
pub(crate) async fn run(core: Arc<Core>, data: Arc<Data>) {
    let mut heard = data.copies.heard();
    let mut teller = Teller { core, data, told: BTreeSet::new() };
    loop {
        if let Err(error) = teller.look().await {
            tracing::error!(%error, "the cuts of power and water cannot be looked at");
        }
        tokio::select! {
            () = teller.data.stop.cancelled() => return,
            () = teller.data.outages.look.notified() => {}
            _ = heard.changed() => {}
        }
    }
}

struct Teller {
    core: Arc<Core>,
    data: Arc<Data>,
    /// What was told in this run: also when that could not be written down it is not told twice.
    told: BTreeSet<(OutageId, u32)>,
}

impl Teller {
    async fn look(&mut self) -> Result<(), StoreError> {
        let interest = Interest::of(&self.core.settings());
        self.data.copies.want_for_good::<Outages>(LIST, Topic::Outages, !interest.is_none());
        // While the clock is unsure nobody knows what is still to come.
        if !self.core.time.is_sure() {
            return Ok(());
        }
        let (url, now) = (self.core.net.url(LIST), self.core.time.now());
        let (news, memory) = self.data.store.read(move |db| read(db, &url, &interest, now)).await?;
        if let Some(memory) = memory {
            self.data.store.tidy(move |db| meta::set(db, KEY, &memory)).await?;
        }
        for (outage, change) in news {
            if !self.core.hub.has_listeners() {
                // It waits for the first who listens; what is not so any more by then is nobody's news.
                break;
            }
            self.tell(outage, change, now).await?;
        }
        Ok(())
    }

    /// Makes it known, and writes that down after.
    async fn tell(&mut self, outage: Outage, change: Change, now: Millis) -> Result<(), StoreError> {
        if self.told.insert((outage.id, outage.revision)) {
            let quiet = self.core.settings().quiet_hours.is_some_and(|hours| hours.cover(now));
            let loudness = if quiet { Loudness::Quiet } else { Loudness::Normal };
            let news = ServiceNews {
                service: SERVICE.to_owned(),
                item: outage.id.to_string(),
                subject: subject(&outage),
                state: change.word(outage.kind),
                loudness,
            };
            self.core.hub.emit(Event::ServiceNews { news: Box::new(news) });
        }
        let learn = move |db: &Transaction<'_>| {
            let mut memory: Memory = meta::get(db, KEY)?.unwrap_or_default();
            memory.learn(&outage);
            meta::set(db, KEY, &memory)
        };
        self.data.store.tidy(learn).await
    }
}

type News = Vec<(Outage, Change)>;

/// What the city said last, held against what the citizen knows; with what they know from here on, where that is another.
fn read(
    db: &Connection,
    url: &str,
    interest: &Interest,
    now: Millis,
) -> Result<(News, Option<Memory>), StoreError> {
    let before: Memory = meta::get(db, KEY)?.unwrap_or_default();
    let list = listed(db, url)?.map(|(list, _)| list.at(now).outages).unwrap_or_default();
    let mut memory = before.clone();
    let news = memory.news(interest, &list, now);
    Ok((news, (memory != before).then_some(memory)))
}
