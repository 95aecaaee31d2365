//! Reads the files of the pack. Each function takes the text of one file and fails when it does not have the
//! form that file must have.

use serde::Deserialize;
use serde_json::Error;

use super::{Agency, Category, OldCommune, Ward, WardOutline};
use crate::gauge::{Station, StationKind};
use crate::geo::{Outline, Point};
use crate::text::Localized;

#[derive(Deserialize)]
struct Services {
    services: Vec<Service>,
}

#[derive(Deserialize)]
struct Service {
    service_code: String,
    service_name: String,
    service_name_en: String,
    description: String,
    description_en: String,
    keywords: String,
    group: String,
    group_en: String,
    x: ServiceExtra,
}

#[derive(Deserialize)]
struct ServiceExtra {
    default_agency: String,
    deadline_working_hours: u32,
    priority: String,
    private_by_default: bool,
}

/// The categories of `report_categories.json`.
///
/// # Errors
/// It is not such a file.
pub fn categories(json: &[u8]) -> Result<Vec<Category>, Error> {
    let file: Services = serde_json::from_slice(json)?;
    Ok(file.services.into_iter().map(category).collect())
}

fn category(row: Service) -> Category {
    Category {
        service_code: row.service_code,
        service_name: Localized::vi_en(row.service_name, row.service_name_en),
        description: Localized::vi_en(row.description, row.description_en),
        keywords: row.keywords.split(',').map(|word| word.trim().to_owned()).collect(),
        group: Localized::vi_en(row.group, row.group_en),
        urgent: row.x.priority == "urgent",
        deadline_working_hours: row.x.deadline_working_hours,
        default_agency: row.x.default_agency,
        private_by_default: row.x.private_by_default,
    }
}

#[derive(Deserialize)]
struct Wards {
    wards: Vec<WardRow>,
}

#[derive(Deserialize)]
struct WardRow {
    code: String,
    full_name_vi: String,
    full_name_en: String,
    lon: f64,
    lat: f64,
    merged_from: Vec<Merged>,
}

#[derive(Deserialize)]
struct Merged {
    name_vi: String,
}

/// The wards and communes of `wards.json`.
///
/// # Errors
/// It is not such a file.
pub fn wards(json: &[u8]) -> Result<Vec<Ward>, Error> {
    let file: Wards = serde_json::from_slice(json)?;
    let ward = |row: WardRow| Ward {
        code: row.code,
        full_name: Localized::vi_en(row.full_name_vi, row.full_name_en),
        point: Point { lat: row.lat, long: row.lon },
        merged_from: row.merged_from.into_iter().map(|old| old.name_vi).collect(),
    };
    Ok(file.wards.into_iter().map(ward).collect())
}

#[derive(Deserialize)]
struct OldUnits {
    units: Vec<OldUnit>,
}

#[derive(Deserialize)]
struct OldUnit {
    name_vi: String,
    #[serde(rename = "type")]
    kind: String,
    lon: f64,
    lat: f64,
    new_code: String,
}

/// The communes of `old_wards.json`.
///
/// # Errors
/// It is not such a file.
pub fn old_communes(json: &[u8]) -> Result<Vec<OldCommune>, Error> {
    let file: OldUnits = serde_json::from_slice(json)?;
    let old = |row: OldUnit| OldCommune {
        full_name: row.name_vi,
        kind: row.kind,
        point: Point { lat: row.lat, long: row.lon },
        ward_code: row.new_code,
    };
    Ok(file.units.into_iter().map(old).collect())
}

#[derive(Deserialize)]
struct Agencies {
    agencies: Vec<AgencyRow>,
}

#[derive(Deserialize)]
struct AgencyRow {
    id: String,
    name_vi: String,
    name_en: Option<String>,
}

/// The agencies of `agencies.json`; one without an English name is called by its Vietnamese one.
///
/// # Errors
/// It is not such a file.
pub fn agencies(json: &[u8]) -> Result<Vec<Agency>, Error> {
    let file: Agencies = serde_json::from_slice(json)?;
    let agency = |row: AgencyRow| {
        let english = row.name_en.unwrap_or_else(|| row.name_vi.clone());
        Agency { id: row.id, name: Localized::vi_en(row.name_vi, english) }
    };
    Ok(file.agencies.into_iter().map(agency).collect())
}

#[derive(Deserialize)]
struct Stations {
    #[serde(alias = "gauges", alias = "reservoirs", alias = "points")]
    stations: Vec<StationRow>,
}

#[derive(Deserialize)]
struct StationRow {
    id: String,
    name_vi: String,
    name_en: Option<String>,
    river_vi: Option<String>,
    river_en: Option<String>,
    lat: f64,
    lon: f64,
    ward_code: String,
    #[serde(default)]
    alarm_m: Alarms,
    normal_level_m: Option<f64>,
}

#[derive(Default, Deserialize)]
struct Alarms {
    #[serde(rename = "1")]
    one: Option<f64>,
    #[serde(rename = "2")]
    two: Option<f64>,
    #[serde(rename = "3")]
    three: Option<f64>,
}

/// The stations of `river_gauges.json`, `reservoirs.json`, `rain_stations.json` or `flood_points.json`.
///
/// # Errors
/// It is not such a file.
pub fn stations(kind: StationKind, json: &[u8]) -> Result<Vec<Station>, Error> {
    let begin = match kind {
        StationKind::River => "river",
        StationKind::Reservoir => "reservoir",
        StationKind::Rain => "rain",
        StationKind::FloodPoint => "flood",
    };
    let station = |row: StationRow| {
        let english = row.name_en.unwrap_or_else(|| row.name_vi.clone());
        let river = row.river_vi.map(|river| {
            let english = row.river_en.map(|river| ("en".into(), river));
            Localized([("vi".into(), river)].into_iter().chain(english).collect())
        });
        Station {
            code: format!("{begin}-{}", row.id),
            name: Localized::vi_en(row.name_vi, english),
            kind,
            river,
            point: Point { lat: row.lat, long: row.lon },
            ward_code: row.ward_code,
            alarm_m: [row.alarm_m.one, row.alarm_m.two, row.alarm_m.three],
            normal_level_m: row.normal_level_m,
        }
    };
    let file: Stations = serde_json::from_slice(json)?;
    Ok(file.stations.into_iter().map(station).collect())
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Outline,
    properties: Properties,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
    name_vi: String,
}

/// The shapes of `wards.approx.geojson`.
///
/// # Errors
/// It is not such a file.
pub fn outlines(geojson: &[u8]) -> Result<Vec<WardOutline>, Error> {
    let file: Collection = serde_json::from_slice(geojson)?;
    let ward = |row: Feature| WardOutline {
        code: row.properties.code,
        name: row.properties.name_vi,
        outline: row.geometry,
    };
    Ok(file.features.into_iter().map(ward).collect())
}

#[cfg(test)]
mod tests {
    use super::{agencies, categories, old_communes, outlines, wards};

    const NOTHING: &[u8] = b"<!doctype html>";

    #[test]
    fn every_ward_has_a_shape_at_its_point() {
        let wards = wards(include_bytes!("../../../assets/pack/wards.json")).unwrap();
        let outlines = outlines(include_bytes!("../../../assets/pack/wards.approx.geojson")).unwrap();
        assert_eq!((wards.len(), outlines.len()), (40, 40));
        for ward in wards {
            let shape = outlines.iter().find(|shape| shape.code == ward.code).unwrap();
            let metres = shape.outline.metres_to(ward.point);
            // The shapes are approximate: a neighbour within this distance is proposed as well.
            assert!(metres < 1_500.0, "{} is {metres} m from its own shape", shape.name);
        }
    }

    #[test]
    fn an_old_commune_is_called_as_people_call_it() {
        let old = old_communes(include_bytes!("../../../assets/pack/old_wards.json")).unwrap();
        let names: Vec<_> = old.iter().map(|old| (old.full_name.as_str(), old.name())).collect();
        assert_eq!(names.len(), 133);
        assert!(names.contains(&("Phường Tây Lộc", "Tây Lộc")));
        assert!(names.contains(&("Thị trấn Phú Đa", "Phú Đa")));
    }

    #[test]
    fn every_category_goes_to_an_agency_of_the_pack() {
        let categories = categories(include_bytes!("../../../assets/pack/report_categories.json")).unwrap();
        let agencies = agencies(include_bytes!("../../../assets/pack/agencies.json")).unwrap();
        for category in categories {
            let known = category.default_agency == "ward"
                || agencies.iter().any(|agency| agency.id == category.default_agency);
            assert!(known, "{} goes to {}", category.service_code, category.default_agency);
        }
    }

    #[test]
    fn an_agency_without_an_english_name_keeps_its_own() {
        let one = agencies(r#"{"agencies":[{"id":"a","name_vi":"Đội","name_en":null}]}"#.as_bytes()).unwrap();
        assert_eq!(one.first().unwrap().name.text(crate::text::Language::En), "Đội");
    }

    #[test]
    fn something_else_is_no_pack() {
        assert!(categories(NOTHING).is_err() && wards(NOTHING).is_err() && agencies(NOTHING).is_err());
        assert!(old_communes(NOTHING).is_err() && outlines(NOTHING).is_err());
    }
}
