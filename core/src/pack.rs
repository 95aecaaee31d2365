//! The city's pack as it ships inside the engine: categories, wards, names of old communes, shapes.

mod fold;
mod load;
mod search;

use hue_model::pack::{Category, Pack, WardCode, WardOutline};
use hue_model::place::{PlaceHit, PlaceProposal};

use search::Name;

pub(crate) use fold::fold;

/// The pack with what searching it needs.
pub(crate) struct CityPack {
    pub(crate) pack: Pack,
    names: Vec<Name>,
    outlines: Vec<WardOutline>,
}

/// Metres within which a neighbour is proposed as well, as the shipped shapes are approximate.
const NEIGHBOUR_METRES: f64 = 1_500.0;
/// Most wards proposed for one point.
const CANDIDATES: usize = 6;

impl CityPack {
    /// The ward of that code.
    pub(crate) fn has_ward(&self, code: &str) -> bool {
        self.pack.wards.iter().any(|ward| ward.code == code)
    }

    /// The category of that code.
    pub(crate) fn category(&self, code: &str) -> Option<&Category> {
        self.pack.categories.iter().find(|category| category.service_code == code)
    }

    /// The communes of before July 2025, each with the ward of today that it went into.
    pub(crate) fn old_communes(&self) -> impl Iterator<Item = &PlaceHit> {
        self.names.iter().map(|name| &name.hit).filter(|hit| hit.old)
    }

    /// Wards and old communes by name, best first.
    pub(crate) fn search(&self, text: &str) -> Vec<PlaceHit> {
        search::search(&self.names, text)
    }

    /// What is known of a point: where it may lie, and how far outside the city.
    pub(crate) fn propose(&self, point: hue_model::geo::Point) -> PlaceProposal {
        let mut near: Vec<(f64, &WardOutline)> =
            self.outlines.iter().map(|ward| (ward.outline.metres_to(point), ward)).collect();
        near.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let outside_metres = near.first().map_or(f64::INFINITY, |(metres, _)| *metres);
        let candidates = near
            .iter()
            .filter(|(metres, _)| *metres <= outside_metres + NEIGHBOUR_METRES)
            .take(CANDIDATES)
            .filter_map(|(_, ward)| self.hit(&ward.code))
            .collect();
        PlaceProposal { candidates, outside_metres }
    }

    /// Every ward that a device may be in that gave this position: within its error, and neighbours, as the shapes are
    /// approximate.
    pub(crate) fn around(&self, point: hue_model::geo::Point, error_metres: f64) -> Vec<WardCode> {
        let reach = error_metres + NEIGHBOUR_METRES;
        let near = self.outlines.iter().filter(|ward| ward.outline.metres_to(point) <= reach);
        near.map(|ward| ward.code.clone()).collect()
    }

    /// Metres from a point to the city's outline; 0 inside.
    pub(crate) fn metres_outside(&self, point: hue_model::geo::Point) -> f64 {
        self.outlines.iter().map(|ward| ward.outline.metres_to(point)).fold(f64::INFINITY, f64::min)
    }

    fn hit(&self, code: &str) -> Option<PlaceHit> {
        self.names
            .iter()
            .find(|name| !name.hit.old && name.hit.ward_code == code)
            .map(|name| name.hit.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::CityPack;
    use hue_model::geo::Point;
    use hue_model::text::Language;

    #[test]
    fn the_shipped_pack_is_whole() {
        let pack = CityPack::load().unwrap();
        assert_eq!(pack.pack.wards.len(), 40);
        assert_eq!(pack.pack.categories.len(), 43);
        assert_eq!(pack.names.iter().filter(|name| name.hit.old).count(), 133);
        assert_eq!(pack.outlines.len(), 40);
        for name in &pack.names {
            assert!(pack.has_ward(&name.hit.ward_code), "{name:?} belongs to a ward of today");
        }
    }

    #[test]
    fn chi_lan_finds_an_old_commune_without_tone_marks() {
        let pack = CityPack::load().unwrap();
        for typed in ["tay loc", "Tây Lộc", "TÂY LỘC", "phường tây lộc", "tay l"] {
            let hits = pack.search(typed);
            let first = hits.first().expect(typed);
            assert_eq!((first.name.as_str(), first.old), ("Phường Tây Lộc", true), "typed {typed}");
            assert_eq!(first.ward_name.text(Language::Vi), "Phường Phú Xuân");
        }
        assert_eq!(pack.search("duong no").first().unwrap().name, "Phường Dương Nỗ");
        assert!(pack.search("  ").is_empty());
        assert!(pack.search("Paris").is_empty());
        assert!(pack.search("a").len() <= 20);
    }

    #[test]
    fn d_with_and_without_bar_are_one_letter() {
        let pack = CityPack::load().unwrap();
        let with: Vec<_> = pack.search("đông ba").into_iter().map(|hit| hit.name).collect();
        let without: Vec<_> = pack.search("dong ba").into_iter().map(|hit| hit.name).collect();
        assert_eq!(with.first().map(String::as_str), Some("Phường Đông Ba"));
        assert_eq!(with, without);
    }

    #[test]
    fn a_point_in_the_citadel_proposes_phu_xuan_first() {
        let pack = CityPack::load().unwrap();
        let proposal = pack.propose(Point { lat: 16.4785, long: 107.5772 });
        assert_eq!(proposal.candidates.first().unwrap().ward_code, "19753");
        assert!(proposal.outside_metres.abs() < f64::EPSILON);
        let border = pack.propose(Point { lat: 16.475, long: 107.5553 });
        assert!(border.candidates.len() > 1, "neighbours are proposed at a border: {border:?}");
    }

    #[test]
    fn da_nang_is_far_and_a_boat_off_thuan_an_is_near() {
        let pack = CityPack::load().unwrap();
        let da_nang = pack.metres_outside(Point { lat: 16.06, long: 108.21 });
        assert!((10_000.0..60_000.0).contains(&da_nang), "got {da_nang}");
        let mut lat = 16.5;
        while pack.metres_outside(Point { lat, long: 107.65 }) == 0.0 {
            lat += 0.001;
        }
        let boat = pack.metres_outside(Point { lat: lat + 0.018, long: 107.65 });
        assert!((100.0..2_300.0).contains(&boat), "two kilometres north of the shore, got {boat}");
    }
}
