//! The hospitals that ship with the app, and whether one is what somebody looks for.

use hue_model::geo::Point;
use hue_model::pack::WardCode;
use hue_model::text::{Localized, folded};
use serde::Deserialize;

/// A place where people are treated.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facility {
    pub(super) id: String,
    pub(super) name: Localized,
    pub(super) address: Option<String>,
    pub(super) ward_code: WardCode,
    /// Where; `None` where nobody measured it.
    pub(super) point: Option<Point>,
    /// How far off the point may be, in metres.
    pub(super) accuracy_metres: Option<u32>,
    /// `None` where no sources agree.
    pub(super) phone: Option<String>,
    /// Whether it takes emergencies at any hour.
    pub(super) emergency: bool,
    /// As OpenStreetMap's `opening_hours` has it.
    pub(super) opening_hours: Option<String>,
    pub(super) source: String,
}

impl Facility {
    /// Whether its names, its address or its ward have every word of `text`, whatever the marks.
    pub(super) fn says(&self, text: &str, ward: Option<&str>) -> bool {
        let names = self.name.0.values().map(String::as_str);
        let known: Vec<String> = names.chain(self.address.as_deref()).chain(ward).map(plain).collect();
        let known = known.join(" ");
        plain(text).split_whitespace().all(|word| known.contains(word))
    }

    /// How far it is; what has no place is the furthest.
    pub(super) fn metres(&self, here: Point) -> f64 {
        self.point.map_or(f64::INFINITY, |there| here.metres_to(there))
    }
}

fn plain(text: &str) -> String {
    text.chars().flat_map(folded).collect()
}

#[derive(Deserialize)]
struct File {
    facilities: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    name_vi: String,
    name_en: String,
    address: Option<String>,
    ward_code: WardCode,
    lat: Option<f64>,
    lon: Option<f64>,
    coord_accuracy_m: Option<u32>,
    phone: Option<String>,
    emergency: bool,
    opening_hours: Option<String>,
    source: String,
}

/// All of them, in the order of the file.
pub(super) fn facilities() -> Vec<Facility> {
    let file = include_bytes!("../../../../../assets/pack/health_facilities.json");
    let lines = serde_json::from_slice::<File>(file).map(|file| file.facilities).unwrap_or_default();
    lines.into_iter().map(facility).collect()
}

fn facility(line: Line) -> Facility {
    Facility {
        id: line.id,
        name: Localized::vi_en(&line.name_vi, &line.name_en),
        address: line.address,
        ward_code: line.ward_code,
        point: line.lat.zip(line.lon).map(|(lat, long)| Point { lat, long }),
        accuracy_metres: line.coord_accuracy_m,
        phone: line.phone,
        emergency: line.emergency,
        opening_hours: line.opening_hours,
        source: line.source,
    }
}

#[cfg(test)]
mod tests {
    use super::facilities;

    #[test]
    fn the_file_is_read_and_each_line_is_honest() {
        let all = facilities();
        assert!(all.len() >= 4);
        for one in &all {
            assert_eq!(one.point.is_some(), one.accuracy_metres.is_some(), "{}", one.id);
            assert!(!one.source.is_empty() && !one.name.0.is_empty(), "{}", one.id);
            assert!(one.phone.as_ref().is_none_or(|phone| phone.starts_with("0234 ")), "{}", one.id);
        }
    }

    #[test]
    fn words_are_found_without_their_marks_and_in_any_order() {
        let all = facilities();
        let found = |text: &str| all.iter().filter(|one| one.says(text, Some("Phường Thuận Hóa"))).count();
        assert_eq!(found(""), all.len());
        assert_eq!((found("quoc te"), found("TE quoc"), found("ngo quyen")), (1, 1, 2));
        assert_eq!((found("thuan hoa"), found("nha thuoc")), (all.len(), 0));
    }
}
