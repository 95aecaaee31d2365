//! Whom a warning concerns: a shape wherever there is one, and the codes of wards beside it.

use hue_i18n::Words;
use hue_model::alert::Area;
use hue_model::geo::{Point, Ring};
use hue_model::text::Language;

use super::{Unwritable, ring};
use crate::alert::polygon::closed;
use crate::cap::xml::Xml;
use crate::pack::CityPack;

/// The codes of wards and communes (General Statistics Office), under a name of our own: no national profile
/// of CAP has been found.
const WARD: &str = "VN-GSO-WARD";

/// Writes one `area` for the city, one for each ward, and one for what was drawn.
pub(super) fn write(
    xml: &mut Xml,
    area: &Area,
    language: Language,
    pack: &CityPack,
) -> Result<(), Unwritable> {
    let words = Words::new(language.tag());
    if area.whole_city {
        let codes: Vec<&String> = pack.wards.keys().collect();
        let shapes: Vec<Ring> = codes.iter().flat_map(|code| shapes(code, pack)).collect();
        one(xml, &words.t("cap-whole-city"), &shapes, &codes)?;
    }
    for code in &area.wards {
        let name = pack.wards.get(code).map_or(code.as_str(), |name| name.text(language));
        one(xml, name, &shapes(code, pack), &[code])?;
    }
    if !area.polygons.is_empty() {
        one(xml, &words.t("cap-drawn-area"), &area.polygons, &[])?;
    }
    Ok(())
}

/// The rings of a ward, closed. CAP has no holes; one in a ward would count as part of it.
fn shapes(code: &str, pack: &CityPack) -> Vec<Ring> {
    let rings = pack.outline(code).into_iter().flat_map(|outline| outline.rings().cloned());
    rings.map(closed).collect()
}

fn one(xml: &mut Xml, name: &str, rings: &[Vec<Point>], codes: &[&String]) -> Result<(), Unwritable> {
    xml.open("area");
    xml.required("areaDesc", name);
    for points in rings {
        xml.text("polygon", &ring(points)?);
    }
    for code in codes {
        xml.named("geocode", WARD, code);
    }
    xml.close("area");
    Ok(())
}
