//! The city's pack, built in: categories, wards with their shapes, agencies, working calendar.

mod calendar;
mod outline;

use std::collections::BTreeMap;

use hue_model::geo::Point;
use hue_model::text::Localized;
use serde::Deserialize;

pub use calendar::Calendar;
use outline::Outline;

use crate::problem::Result;

/// What the city needs of a category.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its name.
    pub name: Localized,
    /// Whether its deadline runs on the clock, day and night.
    pub urgent: bool,
    /// Hours until the city means to be done.
    pub hours: i64,
    /// The agency that usually gets it: an id, or `ward`.
    pub default_agency: String,
    /// Whether it is never published.
    pub private: bool,
}

/// The pack as the city uses it.
#[derive(Clone, Debug)]
pub struct CityPack {
    /// Categories by code.
    pub categories: BTreeMap<String, Category>,
    /// Full names of wards by code.
    pub wards: BTreeMap<String, Localized>,
    /// Names of agencies by id.
    pub agencies: BTreeMap<String, Localized>,
    /// Working hours and holidays.
    pub calendar: Calendar,
    outlines: Vec<Outline>,
}

#[derive(Deserialize)]
struct Services {
    services: Vec<Service>,
}

#[derive(Deserialize)]
struct Service {
    service_code: String,
    service_name: String,
    service_name_en: String,
    x: ServiceExtra,
}

#[derive(Deserialize)]
struct ServiceExtra {
    default_agency: String,
    deadline_working_hours: i64,
    priority: String,
    private_by_default: bool,
}

#[derive(Deserialize)]
struct Wards {
    wards: Vec<Ward>,
}

#[derive(Deserialize)]
struct Ward {
    code: String,
    full_name_vi: String,
    full_name_en: String,
}

#[derive(Deserialize)]
struct Agencies {
    agencies: Vec<Agency>,
}

#[derive(Deserialize)]
struct Agency {
    id: String,
    name_vi: String,
    name_en: Option<String>,
}

impl CityPack {
    /// Reads the pack that is built in.
    ///
    /// # Errors
    /// The pack is not of the form it must have.
    pub fn built_in() -> Result<Self> {
        let services: Services =
            serde_json::from_str(include_str!("../../assets/pack/report_categories.json"))?;
        let wards: Wards = serde_json::from_str(include_str!("../../assets/pack/wards.json"))?;
        let agencies: Agencies = serde_json::from_str(include_str!("../../assets/pack/agencies.json"))?;
        Ok(Self {
            categories: services.services.into_iter().map(category).collect(),
            wards: wards
                .wards
                .into_iter()
                .map(|ward| (ward.code, Localized::vi_en(ward.full_name_vi, ward.full_name_en)))
                .collect(),
            agencies: agencies.agencies.into_iter().map(agency).collect(),
            calendar: Calendar::read(include_str!("../../assets/pack/holidays.json"))?,
            outlines: outline::read(include_str!("../../assets/pack/wards.approx.geojson"))?,
        })
    }

    /// Metres from a point to the city's outline; 0 inside. The shapes are approximate.
    #[must_use]
    pub fn outside_metres(&self, point: Point) -> f64 {
        // Nearly every place is inside, which is quick to see; measuring to every edge is not.
        if self.outlines.iter().any(|outline| outline.contains(point)) {
            return 0.0;
        }
        self.outlines.iter().map(|outline| outline.metres_to(point)).fold(f64::INFINITY, f64::min)
    }

    /// The agency that usually gets a category's reports from a ward.
    #[must_use]
    pub fn usual_agency(&self, service_code: &str, ward_code: &str) -> Option<String> {
        let agency = &self.categories.get(service_code)?.default_agency;
        Some(if agency == "ward" { format!("ubnd-{ward_code}") } else { agency.clone() })
    }
}

fn category(service: Service) -> (String, Category) {
    let category = Category {
        name: Localized::vi_en(service.service_name, service.service_name_en),
        urgent: service.x.priority == "urgent",
        hours: service.x.deadline_working_hours,
        default_agency: service.x.default_agency,
        private: service.x.private_by_default,
    };
    (service.service_code, category)
}

fn agency(agency: Agency) -> (String, Localized) {
    let english = agency.name_en.unwrap_or_else(|| agency.name_vi.clone());
    (agency.id, Localized::vi_en(agency.name_vi, english))
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
    fn the_citadel_is_inside_and_da_nang_is_far() {
        let pack = CityPack::built_in().unwrap();
        assert!(pack.outside_metres(Point { lat: 16.4698, long: 107.5779 }) < 1.0, "the Citadel");
        let da_nang = pack.outside_metres(Point { lat: 16.0544, long: 108.2022 });
        assert!(da_nang > 5_000.0, "Đà Nẵng is {da_nang} m away");
        let at_sea = pack.outside_metres(Point { lat: 16.62, long: 107.75 });
        assert!(at_sea > 0.0 && at_sea.is_finite());
    }
}
