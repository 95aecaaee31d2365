//! Warnings in force on a map (RFC 7946): a feature an event.

use hue_model::alert::{Alert, MsgType};
use hue_model::geo::{Outline, Point};
use hue_model::time::Millis;
use serde_json::{Value, json};

use crate::pack::CityPack;

/// Everything of a list that is in force when it is issued. It is not signed: it is for maps, never for alarms.
pub(crate) fn collection(pack: &CityPack, alerts: &[Alert], issued_at: Millis) -> Value {
    let in_force = alerts
        .iter()
        .filter(|alert| !alert.is_over() && alert.msg_type != MsgType::Cancel && alert.expires > issued_at);
    let features: Vec<Value> = in_force.map(|alert| feature(pack, alert)).collect();
    json!({ "type": "FeatureCollection", "issued_at": issued_at, "features": features })
}

fn feature(pack: &CityPack, alert: &Alert) -> Value {
    let area = &alert.area;
    let named = pack.wards.keys().filter(|code| area.names(code));
    let outlines: Vec<&Outline> = named.filter_map(|code| pack.outline(code)).collect();
    let wards = outlines.iter().flat_map(|outline| outline.polygons());
    let wards = wards.map(|rings| rings.iter().map(|ring| positions(ring)).collect());
    let drawn = area.polygons.iter().map(|ring| vec![positions(ring)]);
    let polygons: Vec<Vec<Value>> = drawn.chain(wards).collect();
    let place = json!({ "type": "MultiPolygon", "coordinates": polygons });
    json!({
        "type": "Feature",
        "id": alert.incident,
        "geometry": if polygons.is_empty() { Value::Null } else { place },
        "properties": {
            "alert": alert,
            "cap": format!("/alerts/{}.cap.xml", alert.id),
            // Official boundaries are not public: the pack's shapes are good for a look and for nothing else.
            "approximate": !outlines.is_empty(),
        },
    })
}

fn positions(ring: &[Point]) -> Value {
    ring.iter().map(|point| json!([point.long, point.lat])).collect()
}
