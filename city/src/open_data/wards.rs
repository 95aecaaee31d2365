//! Wards and communes.

use serde_json::{Value, json};

use super::{CC0, text};
use crate::pack::{CityPack, OUTLINES};
use crate::problem::Result;
use crate::table::{begin, line};
use hue_model::catalogue::read::BUILT_IN;

/// Code, names, and the communes of before July 2025 that went into each.
pub(super) fn csv(pack: &CityPack) -> String {
    let mut file = begin(["code", "name_vi", "name_en", "merged_from"]);
    for (code, name) in &pack.wards {
        let old = pack.old_communes.get(code).map(|old| old.join("; ")).unwrap_or_default();
        file.push_str(&line([code, text(name, "vi"), text(name, "en"), &old]));
    }
    file
}

/// Their shapes, which are approximate.
pub(super) fn geojson(pack: &CityPack) -> Result<Value> {
    let mut collection: Value = serde_json::from_slice(OUTLINES)?;
    if let Some(members) = collection.as_object_mut() {
        members.remove("_meta");
        members.insert("licence".into(), json!(CC0));
        members.insert("version".into(), json!(BUILT_IN));
        members.insert("approximate".into(), json!(true));
    }
    let features = collection.get_mut("features").and_then(Value::as_array_mut);
    for feature in features.into_iter().flatten() {
        let code = feature.pointer("/properties/code").and_then(Value::as_str);
        let name = code.and_then(|code| pack.wards.get(code)).cloned();
        if let Some(properties) = feature.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("name".into(), json!(name));
        }
    }
    Ok(collection)
}
