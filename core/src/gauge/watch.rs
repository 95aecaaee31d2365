//! Looks at the levels whenever the city has said something of the gauges, and makes each crossing known once.

use std::collections::BTreeSet;
use std::sync::Arc;

use hue_model::alert::Loudness;
use hue_model::event::{Event, Topic};
use hue_model::gauge::{Gauge, Gauges, Quantity, ThresholdCrossing};
use hue_model::time::Millis;
use rusqlite::Transaction;
use tokio::sync::Notify;

use super::{LIST, listed, threshold};
use crate::engine::{Core, Data};
use crate::store::StoreError;
use crate::store::gauge_threshold::{self, ThresholdRow};

/// Word that the levels have to be looked at.
#[derive(Default)]
pub(crate) struct Watch {
    look: Notify,
}

impl Watch {
    /// A level was set or taken away, or somebody listens.
    pub(crate) fn look(&self) {
        self.look.notify_one();
    }
}

/// Looks at every change until `data` is closed.
pub(crate) async fn run(core: Arc<Core>, data: Arc<Data>) {
    let mut heard = data.copies.heard();
    let mut bell = Bell { core, data, rung: BTreeSet::new() };
    loop {
        if let Err(error) = bell.look().await {
            tracing::error!(%error, "the levels on gauges cannot be looked at");
        }
        tokio::select! {
            () = bell.data.stop.cancelled() => return,
            () = bell.data.gauges.look.notified() => {}
            _ = heard.changed() => {}
        }
    }
}

/// One crossing: of which gauge, of which level, and by which reading.
type Rung = (String, Quantity, u64, Millis);

struct Bell {
    core: Arc<Core>,
    data: Arc<Data>,
    /// What rang in this run: also when that could not be written down it does not ring twice.
    rung: BTreeSet<Rung>,
}

impl Bell {
    async fn look(&mut self) -> Result<(), StoreError> {
        let levels = self.data.store.read(gauge_threshold::all).await?;
        self.data.copies.want_for_good::<Gauges>(LIST, Topic::Gauges, !levels.is_empty());
        // While the clock is unsure nobody knows how old a reading is.
        if levels.is_empty() || !self.core.time.is_sure() {
            return Ok(());
        }
        let (url, now) = (self.core.net.url(LIST), self.core.time.now());
        let (moved, untold) = self.data.store.tidy(move |db| read(db, &url, now)).await?;
        for (row, gauge) in untold {
            self.tell(row, gauge, now).await?;
        }
        if moved {
            self.core.hub.changed(Topic::Gauges);
        }
        Ok(())
    }

    /// Makes a crossing known, and writes it down after. With nobody there to hear it, it waits for the first who listens;
    /// what is not so any more by then is nobody's news.
    async fn tell(&mut self, row: ThresholdRow, gauge: Gauge, now: Millis) -> Result<(), StoreError> {
        let Some(sample) = row.crossed else { return Ok(()) };
        let counts = row.above && now.since(sample.at) <= gauge.station.kind.late_after();
        if counts && !self.core.hub.has_listeners() {
            return Ok(());
        }
        let rung = (row.station.clone(), row.quantity, row.level.to_bits(), sample.at);
        if counts && self.rung.insert(rung) {
            let quiet = self.core.settings().quiet_hours.is_some_and(|hours| hours.cover(now));
            let loudness = if quiet { Loudness::Quiet } else { Loudness::Normal };
            let (quantity, level) = (row.quantity, row.level);
            let crossing = ThresholdCrossing { station: gauge.station, quantity, level, sample, loudness };
            self.core.hub.emit(Event::ThresholdCrossed { crossing: Box::new(crossing) });
        }
        let told = ThresholdRow { told: true, ..row };
        self.data.store.tidy(move |db| gauge_threshold::set(db, &told)).await
    }
}

/// What the city said last, held against each level; answers whether that changed any, and the crossings that nobody
/// heard of yet.
fn read(
    db: &Transaction<'_>,
    url: &str,
    now: Millis,
) -> Result<(bool, Vec<(ThresholdRow, Gauge)>), StoreError> {
    let Some((list, _)) = listed(db, url)? else { return Ok((false, Vec::new())) };
    let (mut moved, mut untold) = (false, Vec::new());
    for before in gauge_threshold::all(db)? {
        let gauge = list.gauges.iter().find(|gauge| gauge.station.code == before.station);
        let Some(gauge) = gauge.map(|gauge| gauge.clone().later(now)) else { continue };
        let named = ThresholdRow { name: Some(gauge.station.name.clone()), ..before.clone() };
        let row = threshold::after(&named, &gauge, now).unwrap_or(named);
        if row != before {
            gauge_threshold::set(db, &row)?;
            moved |= row.above != before.above;
        }
        if !row.told {
            untold.push((row, gauge));
        }
    }
    Ok((moved, untold))
}
