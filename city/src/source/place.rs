//! Which wards of the city a message names, by their codes or by its shapes.

use std::collections::BTreeSet;

use hue_model::alert::Area;
use hue_model::geo::Outline;
use hue_model::pack::WardCode;

use super::config::Source;
use crate::alert::polygon::touches;
use crate::cap::Info;
use crate::pack::CityPack;

/// Names under which codes of wards are met.
const WARD_CODES: [&str; 2] = ["VN-GSO-WARD", "VN:Ward"];

/// Whom an info concerns of those that its source may warn; `None` where nobody of them. An info with neither codes nor
/// shapes concerns whom people at the desk say.
pub(super) fn area(source: &Source, info: &Info, pack: &CityPack) -> Option<Area> {
    let shapes: Vec<_> = info.areas.iter().flat_map(|area| &area.polygons).collect();
    let codes = info.areas.iter().flat_map(|area| &area.geocodes);
    let codes: BTreeSet<&str> = codes
        .filter(|code| WARD_CODES.contains(&code.name.as_str()))
        .map(|code| code.value.as_str())
        .collect();
    let circles: Vec<_> = info.areas.iter().flat_map(|area| &area.circles).collect();
    let said_nothing = shapes.is_empty() && codes.is_empty() && circles.is_empty();
    if said_nothing {
        return Some(Area::default());
    }
    let meant = |code: &WardCode| {
        let near = |outline: &Outline| {
            shapes.iter().any(|ring| touches(outline, ring))
                || circles.iter().any(|circle| outline.metres_to(circle.centre) <= circle.radius_km * 1_000.0)
        };
        codes.contains(code.as_str()) || pack.outline(code).is_some_and(near)
    };
    let named: Vec<WardCode> = pack.wards.keys().filter(|code| meant(code)).cloned().collect();
    let may = |code: &WardCode| source.wards.is_empty() || source.wards.contains(code);
    let wards: Vec<WardCode> = named.iter().filter(|code| may(code)).cloned().collect();
    let whole_city = wards.len() == pack.wards.len();
    let area = Area { whole_city, wards: if whole_city { Vec::new() } else { wards }, polygons: Vec::new() };
    (area.whole_city || !area.wards.is_empty()).then_some(area)
}
