//! The gauges as the app asks for them, and the levels as the citizen sets them.

use std::sync::Arc;

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::gauge::{
    AHEAD, Gauge, Gauges, HOURS_KEPT, ListGauges, ListedGauges, OpenGauge, OpenedGauge, Quantity,
    RemoveThreshold, SERIES, Series, SetThreshold, THRESHOLDS, Threshold, quality,
};
use hue_model::problem::{Code, Rule};
use hue_model::time::Millis;
use rusqlite::Connection;

use super::{LIST, listed, threshold};
use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::gauge_threshold::{self, ThresholdRow};
use crate::store::{StoreError, published};
use crate::sync::copy;

impl Handle<ListGauges> for Engine {
    async fn handle(&self, _: ListGauges) -> Result<ListedGauges, Problem> {
        let core = self.core();
        let data = core.data()?;
        data.copies.want::<Gauges>(core, LIST.to_owned(), Topic::Gauges);
        let url = core.net.url(LIST);
        let read = move |db: &Connection| Ok((listed(db, &url)?, gauge_threshold::all(db)?));
        let (list, levels) = data.store.read(read).await?;
        let heard_at = list.as_ref().map(|(_, heard_at)| *heard_at);
        let now = copy::moment(core, heard_at);
        let gauges = list.map(|(list, _)| list.gauges).unwrap_or_default();
        let gauges = gauges.into_iter().map(|gauge| gauge.later(now)).collect();
        let (thresholds, failed) = (levels.iter().map(threshold::shown).collect(), data.copies.failed(LIST));
        Ok(ListedGauges { gauges, thresholds, heard_at, failed })
    }
}

impl Handle<OpenGauge> for Engine {
    async fn handle(&self, OpenGauge { station, quantity }: OpenGauge) -> Result<OpenedGauge, Problem> {
        let core = self.core();
        let data = core.data()?;
        data.copies.want::<Gauges>(core, LIST.to_owned(), Topic::Gauges);
        let (gauge, heard_at) = known(core, &station).await?;
        let measured = gauge.station.kind.quantities();
        let quantity = quantity.filter(|quantity| measured.contains(quantity));
        let quantity = quantity.or_else(|| measured.first().copied());
        let quantity = quantity.ok_or_else(|| Problem::new(Code::NotFound))?;
        let path = series_path(&station, quantity);
        let url = core.net.url(&path);
        data.copies.want::<Series>(core, path, Topic::Gauges);
        let read =
            move |db: &Connection| Ok((published::get::<Series>(db, &url)?, of_station(db, &station)?));
        let (series, thresholds) = data.store.read(read).await?;
        let now = copy::moment(core, Some(heard_at));
        let series_at = series.as_ref().map(|(_, at)| *at);
        let silence = gauge.station.kind.late_after();
        let series = series.map(|(series, _)| whole_week(series, silence, now));
        let gauge = gauge.later(now);
        Ok(OpenedGauge { gauge, quantity, series, thresholds, heard_at: Some(heard_at), series_at })
    }
}

/// The readings of the last seven days and nothing else, whatever the city said, with the gaps until `now`.
fn whole_week(mut series: Series, silence: i64, now: Millis) -> Series {
    let week = i64::from(HOURS_KEPT) * 3_600_000;
    series.samples.retain(|sample| (-AHEAD..=week).contains(&now.since(sample.at)));
    series.samples.truncate(SERIES);
    series.gaps = quality::gaps(&series.samples, silence, now);
    series
}

/// Where a week of its readings stands.
fn series_path(station: &str, quantity: Quantity) -> String {
    format!("{LIST}/{station}/readings?quantity={}&hours={HOURS_KEPT}", quantity.word())
}

/// The gauge as the city said last, and when; a code comes from outside, and only a known one leaves this device.
async fn known(core: &Arc<Core>, station: &str) -> Result<(Gauge, Millis), Problem> {
    let url = core.net.url(LIST);
    let list = core.data()?.store.read(move |db| listed(db, &url)).await?;
    let gauge = list.and_then(|(list, heard_at)| {
        let gauge = list.gauges.into_iter().find(|gauge| gauge.station.code == station)?;
        Some((gauge, heard_at))
    });
    gauge.ok_or_else(|| Problem::new(Code::NotFound))
}

fn of_station(db: &Connection, station: &str) -> Result<Vec<Threshold>, StoreError> {
    let levels = gauge_threshold::all(db)?;
    Ok(levels.iter().filter(|row| row.station == station).map(threshold::shown).collect())
}

impl Handle<SetThreshold> for Engine {
    async fn handle(&self, command: SetThreshold) -> Result<Vec<Threshold>, Problem> {
        let core = self.core();
        let SetThreshold { station, quantity, level } = command;
        let (gauge, heard_at) = known(core, &station).await?;
        let now = copy::moment(core, Some(heard_at));
        let gauge = gauge.later(now);
        if !quantity.is_measured() || !gauge.station.kind.quantities().contains(&quantity) {
            return Err(Problem::field("quantity", Rule::Unknown));
        }
        let (least, most) = quantity.range();
        if !(least..=most).contains(&level) {
            return Err(Problem::field("level", Rule::Malformed));
        }
        let row = threshold::fresh(&gauge.station, quantity, rounded(quantity, level), now);
        let row = threshold::begun(row, &gauge, now);
        let left = core.data()?.store.write(move |db| add(db, &row)).await?;
        changed(core)?;
        Ok(left)
    }
}

fn add(db: &Connection, row: &ThresholdRow) -> Result<Vec<Threshold>, StoreError> {
    gauge_threshold::add(db, row)?;
    if gauge_threshold::all(db)?.len() > THRESHOLDS {
        return Err(StoreError::Refused(Problem::field("thresholds", Rule::TooMany { max: THRESHOLDS })));
    }
    of_station(db, &row.station)
}

/// The level with as many digits as readings of it have.
fn rounded(quantity: Quantity, level: f64) -> f64 {
    let tens = [1.0, 10.0, 100.0].get(quantity.places()).copied().unwrap_or(100.0);
    (level * tens).round() / tens
}

impl Handle<RemoveThreshold> for Engine {
    async fn handle(&self, command: RemoveThreshold) -> Result<Vec<Threshold>, Problem> {
        let core = self.core();
        let RemoveThreshold { station, quantity, level } = command;
        let remove = move |db: &rusqlite::Transaction<'_>| {
            gauge_threshold::remove(db, &station, quantity, level)?;
            of_station(db, &station)
        };
        let left = core.data()?.store.write(remove).await?;
        changed(core)?;
        Ok(left)
    }
}

fn changed(core: &Core) -> Result<(), Problem> {
    core.hub.changed(Topic::Gauges);
    core.data()?.gauges.look();
    Ok(())
}
