//! A place while the citizen chooses it: a point from somewhere, wards it may lie in, and their word.

use hue_model::geo::Point;
use hue_model::pack::WardCode;
use hue_model::place::{Place, PlaceHit, PlaceProposal, PlaceSource};

/// A point with the reason it is proposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// The point.
    pub(crate) point: Point,
    /// Where it came from.
    pub(crate) source: PlaceSource,
    /// How far off it may be, in metres.
    pub(crate) accuracy: Option<f64>,
}

/// What is still missing in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// No point yet.
    Point,
    /// No ward said yet.
    Ward,
}

/// A place while it is being chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Picking {
    /// The point, once there is one.
    pub(crate) found: Option<Found>,
    /// Wards it may lie in, likeliest first, each once.
    pub(crate) candidates: Vec<PlaceHit>,
    /// The ward the citizen said.
    pub(crate) ward: Option<WardCode>,
    /// The citizen's own words for it.
    pub(crate) address: String,
    /// Metres to the city's outline; 0 inside.
    pub(crate) outside_metres: f64,
}

impl Picking {
    /// Starting from a place that was chosen before.
    pub(crate) fn of(place: &Place) -> Self {
        Self {
            found: Some(Found { point: place.point, source: place.source, accuracy: place.accuracy }),
            ward: Some(place.ward_code.clone()),
            address: place.address.clone(),
            ..Self::default()
        }
    }

    /// A point was found: what was known of the one before no longer counts, the address stays.
    pub(crate) fn found(&mut self, found: Found) {
        let address = std::mem::take(&mut self.address);
        *self = Self { found: Some(found), address, ..Self::default() };
    }

    /// A ward or an old commune was chosen by name, which also says the ward.
    pub(crate) fn named(&mut self, hit: PlaceHit) {
        self.found(Found { point: hit.point, source: PlaceSource::Name, accuracy: None });
        self.ward = Some(hit.ward_code.clone());
        self.candidates = vec![hit];
    }

    /// What the engine knows of `point` arrived; too late if another point was found meanwhile.
    pub(crate) fn proposed(&mut self, point: Point, proposal: PlaceProposal) {
        if self.found.is_none_or(|found| found.point != point) {
            return;
        }
        self.outside_metres = proposal.outside_metres;
        self.candidates = one_each(proposal.candidates);
    }

    /// The citizen says which ward it is.
    pub(crate) fn confirm(&mut self, ward: WardCode) {
        self.ward = Some(ward);
    }

    /// The place, once the citizen said everything it needs.
    pub(crate) fn finish(&self) -> Result<Place, Missing> {
        let found = self.found.ok_or(Missing::Point)?;
        let ward_code = self.ward.clone().ok_or(Missing::Ward)?;
        let address = self.address.trim().to_owned();
        Ok(Place { point: found.point, ward_code, address, source: found.source, accuracy: found.accuracy })
    }
}

/// The likeliest hit of each ward, in their order.
pub(crate) fn one_each(hits: Vec<PlaceHit>) -> Vec<PlaceHit> {
    hits.into_iter().fold(Vec::new(), |mut kept: Vec<PlaceHit>, hit| {
        if kept.iter().all(|other| other.ward_code != hit.ward_code) {
            kept.push(hit);
        }
        kept
    })
}

#[cfg(test)]
mod tests {
    use hue_model::text::Localized;

    use super::*;

    const HERE: Point = Point { lat: 16.4836, long: 107.5740 };
    const THERE: Point = Point { lat: 16.4600, long: 107.5900 };

    fn hit(name: &str, ward: &str) -> PlaceHit {
        PlaceHit {
            name: name.into(),
            old: true,
            ward_code: ward.into(),
            ward_name: Localized::vi_en(format!("Phường {ward}"), format!("{ward} Ward")),
            point: HERE,
        }
    }

    fn pin(point: Point) -> Found {
        Found { point, source: PlaceSource::Pin, accuracy: None }
    }

    fn proposal(wards: &[&str]) -> PlaceProposal {
        PlaceProposal { candidates: wards.iter().map(|ward| hit(ward, ward)).collect(), outside_metres: 0.0 }
    }

    #[test]
    fn a_pin_alone_never_says_the_ward() {
        let mut picking = Picking::default();
        picking.found(pin(HERE));
        picking.proposed(HERE, proposal(&["19753"]));
        assert_eq!(picking.finish(), Err(Missing::Ward), "even a single candidate is a question");
        picking.confirm("19753".into());
        assert_eq!(picking.finish().map(|place| place.ward_code), Ok("19753".into()));
    }

    #[test]
    fn a_name_says_the_ward() {
        let mut picking = Picking::default();
        picking.named(hit("Phường Thuận Lộc", "19753"));
        let place = picking.finish().unwrap();
        assert_eq!((place.ward_code.as_str(), place.source), ("19753", PlaceSource::Name));
    }

    #[test]
    fn a_moved_pin_asks_again_and_keeps_the_address() {
        let mut picking = Picking::default();
        picking.named(hit("Phường Thuận Lộc", "19753"));
        picking.address = "Kiệt 42".into();
        picking.found(pin(THERE));
        assert_eq!(picking.finish(), Err(Missing::Ward));
        assert_eq!(picking.address, "Kiệt 42");
    }

    #[test]
    fn an_answer_about_an_older_pin_is_not_taken() {
        let mut picking = Picking::default();
        picking.found(pin(HERE));
        picking.found(pin(THERE));
        picking.proposed(HERE, proposal(&["19753"]));
        assert_eq!(picking.candidates, []);
    }

    #[test]
    fn a_ward_is_asked_about_once() {
        let hits = vec![hit("Thuận Lộc", "19753"), hit("Tây Lộc", "19753"), hit("An Cựu", "19800")];
        let wards: Vec<String> = one_each(hits).into_iter().map(|hit| hit.name).collect();
        assert_eq!(wards, ["Thuận Lộc", "An Cựu"]);
    }

    #[test]
    fn nothing_chosen_is_no_place() {
        assert_eq!(Picking::default().finish(), Err(Missing::Point));
    }
}
