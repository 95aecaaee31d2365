//! Everything that can stand on the map, from what the engine says of each layer.

use std::cmp::Reverse;

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::catalogue::Catalogue;
use hue_model::event::Topic;
use hue_model::gauge::{Gauge, ListGauges, ListedGauges, StationKind};
use hue_model::pack::read;
use hue_model::report::{ListReports, ReportSummary};
use hue_model::shelter::{ListShelters, ListedShelters};
use hue_model::time::Millis;

use super::layer::MapLayer;
use super::thing::{Teller, Thing};
use crate::bridge::asset;
use crate::hook::{Query, SharedPack, use_alerts, use_catalogue, use_pack, use_query};

/// The lists of stations that ship with the app, for a device that has not heard of the city yet.
const STATIONS: [(StationKind, &str); 4] = [
    (StationKind::River, "/assets/pack/river_gauges.json"),
    (StationKind::Reservoir, "/assets/pack/reservoirs.json"),
    (StationKind::Rain, "/assets/pack/rain_stations.json"),
    (StationKind::FloodPoint, "/assets/pack/flood_points.json"),
];

/// What the engine says of each layer.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Answers {
    catalogue: Query<Catalogue>,
    gauges: Query<ListedGauges>,
    shelters: Query<ListedShelters>,
    reports: Query<Vec<ReportSummary>>,
    alerts: Query<hue_model::alert::ListedAlerts>,
    pack: Query<SharedPack>,
    shipped: Resource<Vec<Gauge>>,
}

/// Asks for all of it.
pub(super) fn use_answers() -> Answers {
    let gauges = use_query(&[Topic::Gauges], || ListGauges {});
    let shipped = use_resource(move || async move {
        let unheard = matches!(&*gauges.read(), Some(Ok(listed)) if listed.gauges.is_empty());
        if unheard { shipped().await } else { Vec::new() }
    });
    Answers {
        catalogue: use_catalogue(),
        gauges,
        shelters: use_query(&[Topic::Shelters], || ListShelters {}),
        reports: use_query(&[Topic::Reports], || ListReports {}),
        alerts: use_alerts(),
        pack: use_pack(),
        shipped,
    }
}

async fn shipped() -> Vec<Gauge> {
    let mut gauges = Vec::new();
    for (kind, address) in STATIONS {
        let file = asset(address).await.unwrap_or_default();
        let stations = read::stations(kind, &file).unwrap_or_default();
        gauges.extend(stations.into_iter().map(|station| Gauge::at(station, Vec::new(), false, Millis(0))));
    }
    gauges
}

impl Answers {
    /// Everything, layer by layer.
    pub(super) fn things(self, tell: &Teller) -> Vec<Thing> {
        let mut things = Vec::new();
        let pack = self.pack.read();
        let wards = pack.as_ref().and_then(|pack| pack.as_ref().ok()).map(|pack| pack.wards.as_slice());
        let wards = wards.unwrap_or_default();
        if let Some(Ok(listed)) = &*self.alerts.read() {
            // The gravest first: it gives a ward its colour.
            let mut active: Vec<_> = listed.alerts.iter().filter(|one| one.is_active()).collect();
            active.sort_by_key(|one| Reverse(one.alert.precedence(one.alert.loudness())));
            things.extend(active.into_iter().map(|one| tell.warning(one, wards)));
        }
        if let Some(Ok(catalogue)) = &*self.catalogue.read() {
            things.extend(catalogue.points_of_interest.iter().map(|place| tell.place(place)));
        }
        if let Some(Ok(listed)) = &*self.gauges.read() {
            things.extend(listed.gauges.iter().map(|gauge| tell.gauge(gauge)));
        }
        things.extend(self.shipped.read().iter().flatten().map(|gauge| tell.gauge(gauge)));
        if let Some(Ok(listed)) = &*self.shelters.read() {
            things.extend(listed.shelters.iter().map(|place| tell.shelter(place)));
        }
        if let Some(Ok(reports)) = &*self.reports.read() {
            things.extend(reports.iter().map(|report| tell.report(report)));
        }
        things.extend(wards.iter().map(|ward| tell.ward(ward)));
        things
    }

    /// When the city last said how the water stands; `None` before the first time.
    pub(super) fn water_heard(self) -> Option<Millis> {
        self.gauges.read().as_ref().and_then(|listed| listed.as_ref().ok()).and_then(|listed| listed.heard_at)
    }

    /// Whether something is still on its way.
    pub(super) fn wait(self) -> bool {
        self.catalogue.read().is_none()
            || self.gauges.read().is_none()
            || self.shelters.read().is_none()
            || self.reports.read().is_none()
            || self.pack.read().is_none()
    }

    /// What went wrong first, and of which layer.
    pub(super) fn problem(self) -> Option<(MapLayer, Problem)> {
        fn of<T>(layer: MapLayer, query: Query<T>) -> Option<(MapLayer, Problem)> {
            Some((layer, query.read().as_ref()?.as_ref().err()?.clone()))
        }
        of(MapLayer::Warnings, self.alerts)
            .or_else(|| of(MapLayer::Places, self.catalogue))
            .or_else(|| of(MapLayer::Gauges, self.gauges))
            .or_else(|| of(MapLayer::Shelters, self.shelters))
            .or_else(|| of(MapLayer::Reports, self.reports))
            .or_else(|| of(MapLayer::Wards, self.pack))
    }

    /// Asks again for a layer.
    pub(super) fn again(mut self, layer: MapLayer) {
        match layer {
            MapLayer::Warnings => self.alerts.restart(),
            MapLayer::Places => self.catalogue.restart(),
            MapLayer::Gauges | MapLayer::FloodPoints => self.gauges.restart(),
            MapLayer::Shelters => self.shelters.restart(),
            MapLayer::Reports => self.reports.restart(),
            MapLayer::Wards => self.pack.restart(),
        }
    }
}
