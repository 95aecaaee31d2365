//! The city's pack, built in: categories, wards with their shapes, agencies, working calendar.

mod calendar;

use std::collections::BTreeMap;

use hue_model::catalogue::Catalogue;
use hue_model::catalogue::read::{Files, catalogue as read_catalogue};
use hue_model::gauge::{Station, StationKind};
use hue_model::geo::{Outline, Point, Ring};
use hue_model::pack::{Category, Ward, WardOutline, read};
use hue_model::text::{Language, Localized};

pub use calendar::Calendar;

use crate::alert::polygon;
use crate::plain::{Tokens, spelling};
use crate::problem::Result;

/// The shapes of the wards as GeoJSON.
pub(crate) const OUTLINES: &[u8] = include_bytes!("../../assets/pack/wards.approx.geojson");

/// The pack as the city uses it.
#[derive(Clone, Debug)]
pub struct CityPack {
    /// Categories by code.
    pub categories: BTreeMap<String, Category>,
    /// Full names of wards by code.
    pub wards: BTreeMap<String, Localized>,
    /// Names of the communes of before July 2025 by the code of the ward they went into.
    pub old_communes: BTreeMap<String, Vec<String>>,
    /// Names of agencies by id.
    pub agencies: BTreeMap<String, Localized>,
    /// Gauges, in the order they are listed.
    pub stations: Vec<Station>,
    /// Services, life events, places and help, as they ship.
    pub catalogue: Catalogue,
    /// Working hours and holidays.
    pub calendar: Calendar,
    /// Every name of a ward, today's and old ones.
    pub(crate) ward_names: Vec<WardName>,
    outlines: Vec<WardOutline>,
}

/// A name under which people know a ward, without its kind such as `Phường`.
#[derive(Clone, Debug)]
pub(crate) struct WardName {
    /// The ward's code.
    pub(crate) code: String,
    /// Its words without marks.
    pub(crate) plain: String,
    /// How many words that are.
    pub(crate) words: usize,
    /// How it is spelled with its marks.
    pub(crate) spelling: Vec<Vec<char>>,
}

impl WardName {
    fn of(code: &str, full: &str) -> Self {
        let kind = ["Phường ", "Xã ", "Thị trấn "].into_iter().find_map(|kind| full.strip_prefix(kind));
        let (name, code) = (kind.unwrap_or(full), code.to_owned());
        let tokens = Tokens::of(name);
        Self { code, plain: tokens.rest(0), words: tokens.len(), spelling: spelling(name) }
    }
}

impl CityPack {
    /// Reads the pack that is built in.
    ///
    /// # Errors
    /// The pack is not of the form it must have.
    pub fn built_in() -> Result<Self> {
        let categories = read::categories(include_bytes!("../../assets/pack/report_categories.json"))?;
        let wards = read::wards(include_bytes!("../../assets/pack/wards.json"))?;
        let agencies = read::agencies(include_bytes!("../../assets/pack/agencies.json"))?;
        Ok(Self {
            categories: categories.into_iter().map(|it| (it.service_code.clone(), it)).collect(),
            ward_names: wards.iter().flat_map(names).collect(),
            old_communes: wards.iter().map(|ward| (ward.code.clone(), ward.merged_from.clone())).collect(),
            wards: wards.into_iter().map(|ward| (ward.code, ward.full_name)).collect(),
            agencies: agencies.into_iter().map(|agency| (agency.id, agency.name)).collect(),
            stations: stations()?,
            catalogue: catalogue()?,
            calendar: Calendar::read(include_str!("../../assets/pack/holidays.json"))?,
            outlines: read::outlines(OUTLINES)?,
        })
    }

    /// The code of the one ward that is called like this today or was before, with or without its kind and its marks.
    pub(crate) fn ward_called(&self, name: &str) -> Option<&str> {
        let wanted = WardName::of("", name.trim()).plain;
        let mut codes = self.ward_names.iter().filter(|it| it.plain == wanted).map(|it| it.code.as_str());
        let code = codes.next()?;
        codes.all(|other| other == code).then_some(code)
    }

    /// The gauge with this code.
    #[must_use]
    pub fn station(&self, code: &str) -> Option<&Station> {
        self.stations.iter().find(|station| station.code == code)
    }

    /// Metres from a point to the city's outline; 0 inside. The shapes are approximate.
    #[must_use]
    pub fn outside_metres(&self, point: Point) -> f64 {
        // Nearly every place is inside, which is quick to see; measuring to every edge is not.
        if self.outlines.iter().any(|ward| ward.outline.contains(point)) {
            return 0.0;
        }
        self.outlines.iter().map(|ward| ward.outline.metres_to(point)).fold(f64::INFINITY, f64::min)
    }

    /// The ward a point most likely lies in.
    #[must_use]
    pub fn ward_at(&self, point: Point) -> Option<&str> {
        self.outlines.iter().find(|ward| ward.outline.contains(point)).map(|ward| ward.code.as_str())
    }

    /// The shape of a ward or commune; approximate.
    #[must_use]
    pub fn outline(&self, ward_code: &str) -> Option<&Outline> {
        self.outlines.iter().find(|ward| ward.code == ward_code).map(|ward| &ward.outline)
    }

    /// The codes of the wards that any of these rings touches, in their order.
    #[must_use]
    pub fn touched(&self, rings: &[Ring]) -> Vec<String> {
        let touches = |ward: &&WardOutline| rings.iter().any(|ring| polygon::touches(&ward.outline, ring));
        let mut codes: Vec<_> = self.outlines.iter().filter(touches).map(|ward| ward.code.clone()).collect();
        codes.sort();
        codes
    }

    /// The south-west and the north-east corner of the frame around the city.
    #[must_use]
    pub fn frame(&self) -> (Point, Point) {
        let points = self.outlines.iter().flat_map(|ward| ward.outline.rings().flatten());
        let none = (Point { lat: 90.0, long: 180.0 }, Point { lat: -90.0, long: -180.0 });
        points.fold(none, |(low, high), at| {
            let low = Point { lat: low.lat.min(at.lat), long: low.long.min(at.long) };
            (low, Point { lat: high.lat.max(at.lat), long: high.long.max(at.long) })
        })
    }

    /// The agency that usually gets a category's reports from a ward.
    #[must_use]
    pub fn usual_agency(&self, service_code: &str, ward_code: &str) -> Option<String> {
        let agency = &self.categories.get(service_code)?.default_agency;
        Some(if agency == "ward" { format!("ubnd-{ward_code}") } else { agency.clone() })
    }
}

fn names(ward: &Ward) -> impl Iterator<Item = WardName> {
    let today = ward.full_name.text(Language::Vi);
    let all = std::iter::once(today).chain(ward.merged_from.iter().map(String::as_str));
    all.map(|name| WardName::of(&ward.code, name))
}

fn catalogue() -> Result<Catalogue> {
    Ok(read_catalogue(Files {
        services: include_bytes!("../../assets/pack/services.json"),
        life_events: include_bytes!("../../assets/pack/life_events.json"),
        places: include_bytes!("../../assets/pack/places.json"),
        help: include_bytes!("../../assets/pack/help.json"),
        events: include_bytes!("../../assets/pack/events.json"),
    })?)
}

fn stations() -> Result<Vec<Station>> {
    let files: [(StationKind, &[u8]); 4] = [
        (StationKind::River, include_bytes!("../../assets/pack/river_gauges.json")),
        (StationKind::Reservoir, include_bytes!("../../assets/pack/reservoirs.json")),
        (StationKind::Rain, include_bytes!("../../assets/pack/rain_stations.json")),
        (StationKind::FloodPoint, include_bytes!("../../assets/pack/flood_points.json")),
    ];
    let mut all = Vec::new();
    for (kind, json) in files {
        all.extend(read::stations(kind, json)?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::CityPack;
    use hue_model::geo::Point;

    #[test]
    fn the_built_in_pack_is_whole() {
        let pack = CityPack::built_in().unwrap();
        assert_eq!((pack.categories.len(), pack.wards.len(), pack.agencies.len()), (43, 40, 71));
        for category in pack.categories.values() {
            assert!(
                category.default_agency == "ward" || pack.agencies.contains_key(&category.default_agency)
            );
        }
        for ward in pack.wards.keys() {
            assert!(pack.agencies.contains_key(&format!("ubnd-{ward}")), "{ward} has a committee");
        }
    }

    #[test]
    fn every_gauge_has_a_code_of_its_own_and_lies_in_a_ward() {
        let pack = CityPack::built_in().unwrap();
        let codes: std::collections::BTreeSet<_> = pack.stations.iter().map(|it| &it.code).collect();
        assert_eq!((codes.len(), pack.stations.len()), (83, 83));
        assert!(pack.stations.iter().all(|station| pack.wards.contains_key(&station.ward_code)));
        let kim_long = pack.station("river-kim-long").unwrap();
        assert_eq!(kim_long.alarm_m, [Some(1.0), Some(2.0), Some(3.5)]);
        assert_eq!([0.99, 1.0, 3.49, 5.05].map(|level| kim_long.alarm(level)), [0, 1, 2, 3]);
    }

    #[test]
    fn the_citadel_is_inside_and_da_nang_is_far() {
        let pack = CityPack::built_in().unwrap();
        assert!(pack.outside_metres(Point { lat: 16.4698, long: 107.5779 }) < 1.0, "the Citadel");
        let da_nang = pack.outside_metres(Point { lat: 16.0544, long: 108.2022 });
        assert!(da_nang > 5_000.0, "Đà Nẵng is {da_nang} m away");
        let at_sea = pack.outside_metres(Point { lat: 16.62, long: 107.75 });
        assert!(at_sea > 0.0 && at_sea.is_finite());
    }
}
