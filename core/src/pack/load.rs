//! Reads the pack's files, which are compiled in.

use hue_model::Problem;
use hue_model::geo::Point;
use hue_model::pack::{Category, Pack, Ward};
use hue_model::place::PlaceHit;
use hue_model::problem::Code;
use hue_model::text::Localized;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::CityPack;
use super::search::Name;
use super::shape::Shape;

const CATEGORIES: &str = include_str!("../../../assets/pack/report_categories.json");
const WARDS: &str = include_str!("../../../assets/pack/wards.json");
const OLD_WARDS: &str = include_str!("../../../assets/pack/old_wards.json");
const SHAPES: &str = include_str!("../../../assets/pack/wards.approx.geojson");

#[derive(Deserialize)]
struct CategoryFile {
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

#[derive(Deserialize)]
struct WardFile {
    wards: Vec<WardRow>,
}

#[derive(Deserialize)]
struct WardRow {
    code: String,
    full_name_vi: String,
    full_name_en: String,
    lon: f64,
    lat: f64,
    merged_from: Vec<MergedRow>,
}

#[derive(Deserialize)]
struct MergedRow {
    name_vi: String,
}

#[derive(Deserialize)]
struct OldFile {
    units: Vec<OldRow>,
}

#[derive(Deserialize)]
struct OldRow {
    name_vi: String,
    lon: f64,
    lat: f64,
    new_code: String,
    new_name_vi: String,
}

#[derive(Deserialize)]
struct ShapeFile {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
    properties: Properties,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

impl CityPack {
    /// Reads the pack that is compiled in.
    pub(crate) fn load() -> Result<Self, Problem> {
        let categories = parse::<CategoryFile>(CATEGORIES)?.services.into_iter().map(category).collect();
        let wards: Vec<Ward> = parse::<WardFile>(WARDS)?.wards.into_iter().map(ward).collect();
        let old = parse::<OldFile>(OLD_WARDS)?.units.into_iter().map(old_hit);
        let names = wards.iter().map(ward_hit).chain(old).map(Name::new).collect();
        let shapes = parse::<ShapeFile>(SHAPES)?.features.into_iter().map(shape).collect();
        Ok(Self { pack: Pack { categories, wards }, names, shapes })
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| {
        tracing::error!(%error, "the pack is not readable");
        Problem::new(Code::Internal)
    })
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

fn ward(row: WardRow) -> Ward {
    Ward {
        code: row.code,
        full_name: Localized::vi_en(row.full_name_vi, row.full_name_en),
        point: Point { lat: row.lat, long: row.lon },
        merged_from: row.merged_from.into_iter().map(|old| old.name_vi).collect(),
    }
}

fn ward_hit(ward: &Ward) -> PlaceHit {
    let name = ward.full_name.text(hue_model::text::Language::Vi).to_owned();
    PlaceHit {
        name: name.clone(),
        old: false,
        ward_code: ward.code.clone(),
        ward_name: name,
        point: ward.point,
    }
}

fn old_hit(row: OldRow) -> PlaceHit {
    PlaceHit {
        name: row.name_vi,
        old: true,
        ward_code: row.new_code,
        ward_name: row.new_name_vi,
        point: Point { lat: row.lat, long: row.lon },
    }
}

fn shape(feature: Feature) -> Shape {
    let polygons = match feature.geometry {
        Geometry::Polygon(rings) => vec![rings],
        Geometry::MultiPolygon(polygons) => polygons,
    };
    Shape { code: feature.properties.code, polygons }
}
