//! What a call for rescue may say, for both sides.

use super::{SosDetails, SosPlace};
use crate::limits;
use crate::problem::{FieldProblem, Rule};
use crate::text::unprintable;

impl SosDetails {
    /// Every rule the details break; `has_ward` knows the codes of the pack. None of them makes a place, a phone or
    /// anything else compulsory.
    #[must_use]
    pub fn broken(&self, has_ward: impl Fn(&str) -> bool) -> Vec<FieldProblem> {
        let mut broken = Vec::new();
        let mut add = |field: &str, rule: Option<Rule>| {
            broken.extend(rule.map(|rule| FieldProblem { field: field.to_owned(), rule }));
        };
        add("phone", letters(&self.phone, limits::SOS_PHONE_CHARS));
        add("caller_phone", letters(&self.caller_phone, limits::SOS_PHONE_CHARS));
        let many = self.people.is_some_and(|people| people > limits::SOS_PEOPLE);
        add("people", many.then_some(Rule::TooMany { max: usize::from(limits::SOS_PEOPLE) }));
        add("note", letters(&self.note, limits::SOS_NOTE_CHARS));
        if let Some(place) = &self.place {
            add("place", (!is_somewhere(place)).then_some(Rule::Malformed));
            let unknown = place.ward_code.as_deref().is_some_and(|code| !has_ward(code));
            add("ward_code", unknown.then_some(Rule::Unknown));
            add("address", letters(&place.address, limits::ADDRESS_CHARS));
        }
        broken
    }

    /// The same details as far as they break no rule: texts are cut, numbers capped, what cannot be is left out.
    #[must_use]
    pub fn mended(mut self, has_ward: impl Fn(&str) -> bool) -> Self {
        self.phone = cut(&self.phone, limits::SOS_PHONE_CHARS);
        self.caller_phone = cut(&self.caller_phone, limits::SOS_PHONE_CHARS);
        self.people = self.people.map(|people| people.min(limits::SOS_PEOPLE));
        self.note = cut(&self.note, limits::SOS_NOTE_CHARS);
        self.place = self.place.map(|place| SosPlace {
            point: place.point.filter(|point| point.is_valid()),
            accuracy: place.accuracy.filter(|metres| is_distance(*metres)),
            ward_code: place.ward_code.filter(|code| has_ward(code)),
            address: cut(&place.address, limits::ADDRESS_CHARS),
            source: place.source,
        });
        self.vulnerable.sort_unstable();
        self.vulnerable.dedup();
        self.needs.sort_unstable();
        self.needs.dedup();
        self
    }
}

fn is_somewhere(place: &SosPlace) -> bool {
    place.point.is_none_or(|point| point.is_valid()) && place.accuracy.is_none_or(is_distance)
}

fn is_distance(metres: f64) -> bool {
    metres.is_finite() && metres >= 0.0
}

fn letters(text: &str, max: usize) -> Option<Rule> {
    let actual = text.chars().count();
    if actual > max {
        return Some(Rule::TooLong { max, actual });
    }
    text.contains(unprintable).then_some(Rule::Malformed)
}

fn cut(text: &str, max: usize) -> String {
    text.chars().filter(|character| !unprintable(*character)).take(max).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Point;
    use crate::place::PlaceSource;

    fn hasty() -> SosDetails {
        SosDetails {
            phone: "0".repeat(21),
            caller_phone: "09\u{0}5".into(),
            people: Some(1_000),
            note: "ơ".repeat(501),
            place: Some(SosPlace {
                point: Some(Point { lat: 91.0, long: 107.5 }),
                accuracy: Some(-1.0),
                ward_code: Some("nowhere".into()),
                address: "x".repeat(301),
                source: PlaceSource::Gps,
            }),
            ..SosDetails::default()
        }
    }

    #[test]
    fn every_broken_rule_is_named() {
        let broken = hasty().broken(|code| code == "19789");
        let named: Vec<_> = broken.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(named, ["phone", "caller_phone", "people", "note", "place", "ward_code", "address"]);
        assert_eq!(broken[3].rule, Rule::TooLong { max: 500, actual: 501 });
        assert!(SosDetails::default().broken(|_| false).is_empty(), "nothing has to be said");
    }

    #[test]
    fn what_is_mended_breaks_no_rule_and_keeps_what_is_good() {
        let mended = hasty().mended(|_| false);
        assert!(mended.broken(|_| false).is_empty());
        assert_eq!((mended.people, mended.note.chars().count()), (Some(999), 500));
        assert_eq!(mended.caller_phone, "095");
        assert_eq!(mended.clone().mended(|_| false), mended);
    }
}
