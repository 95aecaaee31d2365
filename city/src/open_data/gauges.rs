//! Gauges with their newest readings: as GeoJSON (RFC 7946), as CSV, and as platforms and observations of SOSA (W3C, OGC).

use hue_model::gauge::{Gauge, Newest};
use serde_json::{Value, json};

use super::{CC0, text, texts};
use crate::state::App;
use crate::store::report::word;
use crate::table::{begin, line};

const HEAD: [&str; 18] = [
    "code",
    "name_vi",
    "name_en",
    "kind",
    "river_vi",
    "lat",
    "long",
    "ward_code",
    "alarm_1_m",
    "alarm_2_m",
    "alarm_3_m",
    "state",
    "alarm",
    "quantity",
    "value",
    "unit",
    "at",
    "trend_per_hour",
];

/// When the newest of all readings was measured, as names of files take it; the pack's version before the first one.
pub(crate) fn version(gauges: &[Gauge]) -> String {
    let newest = gauges.iter().flat_map(|gauge| &gauge.newest).map(|newest| newest.at).max();
    let newest = newest.and_then(|at| at.in_hue()).map(|at| at.format("%Y-%m-%dT%H%M").to_string());
    newest.unwrap_or_else(|| hue_model::catalogue::read::BUILT_IN.to_string())
}

fn time(newest: &Newest) -> String {
    newest.at.in_hue().map(|at| at.to_rfc3339()).unwrap_or_default()
}

/// A line for each newest value; one without a value for a gauge that has none.
pub(super) fn csv(gauges: &[Gauge]) -> String {
    let mut file = begin(HEAD);
    for gauge in gauges {
        let all = gauge.newest.iter().map(Some);
        let none = gauge.newest.is_empty().then_some(None);
        for newest in all.chain(none) {
            file.push_str(&line(row(gauge, newest).iter().map(String::as_str)));
        }
    }
    file
}

fn row(gauge: &Gauge, newest: Option<&Newest>) -> [String; 18] {
    let station = &gauge.station;
    let [one, two, three] = station.alarm_m.map(|level| level.map(|it| it.to_string()).unwrap_or_default());
    let of = |say: fn(&Newest) -> String| newest.map(say).unwrap_or_default();
    [
        station.code.clone(),
        text(&station.name, "vi").into(),
        text(&station.name, "en").into(),
        word(station.kind),
        station.river.as_ref().map_or("", |river| text(river, "vi")).into(),
        station.point.lat.to_string(),
        station.point.long.to_string(),
        station.ward_code.clone(),
        one,
        two,
        three,
        word(gauge.state),
        gauge.alarm.map(|alarm| alarm.to_string()).unwrap_or_default(),
        of(|newest| word(newest.quantity)),
        of(|newest| newest.value.to_string()),
        of(|newest| newest.unit.clone()),
        of(time),
        of(|newest| newest.trend.map(|trend| trend.to_string()).unwrap_or_default()),
    ]
}

pub(super) fn geojson(gauges: &[Gauge]) -> Value {
    let feature = |gauge: &Gauge| {
        let point = gauge.station.point;
        json!({
            "type": "Feature",
            "id": gauge.station.code,
            "geometry": { "type": "Point", "coordinates": [point.long, point.lat] },
            "properties": gauge,
        })
    };
    let features: Vec<Value> = gauges.iter().map(feature).collect();
    json!({ "type": "FeatureCollection", "licence": CC0, "version": version(gauges), "features": features })
}

pub(super) fn json_ld(app: &App, gauges: &[Gauge]) -> Value {
    let base = format!("{}/open-data/gauges.jsonld", app.profile.base_url);
    let stations = gauges.iter().map(|gauge| platform(&base, gauge));
    let readings = gauges
        .iter()
        .flat_map(|gauge| gauge.newest.iter().map(|newest| observation(&base, &gauge.station.code, newest)));
    let graph: Vec<Value> = stations.chain(readings).collect();
    json!({
        "@context": {
            "@vocab": "https://schema.org/", "sosa": "http://www.w3.org/ns/sosa/", "xsd": "http://www.w3.org/2001/XMLSchema#",
            "license": { "@type": "@id" },
        },
        "@id": base, "@type": "Dataset", "license": CC0, "version": version(gauges), "hasPart": graph,
    })
}

fn platform(base: &str, gauge: &Gauge) -> Value {
    let station = &gauge.station;
    json!({
        "@id": format!("{base}#{}", station.code),
        "@type": ["sosa:Platform", "Place"],
        "identifier": station.code,
        "name": texts(&station.name),
        "additionalType": station.kind,
        "geo": { "@type": "GeoCoordinates", "latitude": station.point.lat, "longitude": station.point.long },
    })
}

fn observation(base: &str, code: &str, newest: &Newest) -> Value {
    let quantity = word(newest.quantity);
    json!({
        "@type": "sosa:Observation",
        "sosa:madeBySensor": {
            "@id": format!("{base}#{code}.{quantity}"), "@type": "sosa:Sensor", "sosa:isHostedBy": { "@id": format!("{base}#{code}") },
        },
        "sosa:observedProperty": quantity,
        "sosa:resultTime": { "@type": "xsd:dateTime", "@value": time(newest) },
        "sosa:hasSimpleResult": newest.value,
        "unitText": newest.unit,
    })
}
