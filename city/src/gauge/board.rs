//! Every gauge as it stands: newest values, which way they go, and whether they are to be trusted.

use hue_model::gauge::quality::{NEIGHBOURS, RECENT, is_stuck, trend};
use hue_model::gauge::{AHEAD, Gauge, Gauges, Newest, Quantity, Reading, Station};
use hue_model::time::Millis;

use crate::pack::CityPack;
use crate::problem::Result;
use crate::state::App;
use crate::store::gauge::{self, Recent};

/// Every gauge with its newest readings.
///
/// # Errors
/// The database fails.
pub async fn all(app: &App) -> Result<Gauges> {
    let board = Board::read(app).await?;
    Ok(Gauges { gauges: app.pack.stations.iter().map(|station| board.gauge(station)).collect() })
}

/// One gauge with its newest readings, if the pack has it.
///
/// # Errors
/// The database fails.
pub async fn one(app: &App, code: &str) -> Result<Option<Gauge>> {
    let Some(station) = app.pack.station(code) else { return Ok(None) };
    Ok(Some(Board::read(app).await?.gauge(station)))
}

struct Board<'a> {
    pack: &'a CityPack,
    newest: Vec<Reading>,
    recent: Recent,
    now: Millis,
}

impl<'a> Board<'a> {
    async fn read(app: &'a App) -> Result<Self> {
        let (mut conn, now) = (app.store.read().await?, app.now());
        let newest = gauge::newest(&mut conn).await?;
        let recent = gauge::recent(&mut conn, now.plus(-RECENT), now.plus(AHEAD)).await?;
        Ok(Self { pack: &app.pack, newest, recent, now })
    }

    fn gauge(&self, station: &Station) -> Gauge {
        // In the order of the kind: what says most of it stands first.
        let newest: Vec<Newest> =
            station.kind.quantities().iter().filter_map(|quantity| self.newest(station, *quantity)).collect();
        let stuck = newest.iter().any(|newest| self.is_stuck(station, newest.quantity));
        Gauge::at(station.clone(), newest, stuck, self.now)
    }

    fn newest(&self, station: &Station, quantity: Quantity) -> Option<Newest> {
        let own = |reading: &&Reading| reading.station == station.code && reading.quantity == quantity;
        let reading = self.newest.iter().find(own)?;
        Some(Newest {
            quantity,
            unit: quantity.unit().into(),
            at: reading.at,
            value: reading.value,
            trend: trend(self.recent.of(&station.code, quantity)),
        })
    }

    fn is_stuck(&self, station: &Station, quantity: Quantity) -> bool {
        let mut others: Vec<&Station> = self
            .pack
            .stations
            .iter()
            .filter(|other| other.kind == station.kind && other.code != station.code)
            .collect();
        others.sort_by(|one, other| {
            let metres = |it: &Station| station.point.metres_to(it.point);
            metres(one).total_cmp(&metres(other))
        });
        let neighbours = others.iter().map(|other| self.recent.of(&other.code, quantity));
        let neighbours: Vec<_> = neighbours.filter(|samples| !samples.is_empty()).take(NEIGHBOURS).collect();
        is_stuck(quantity, self.recent.of(&station.code, quantity), &neighbours)
    }
}
