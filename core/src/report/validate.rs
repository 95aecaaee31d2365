//! What the city would refuse, said before anything leaves the device.

use hue_model::Problem;
use hue_model::limits;
use hue_model::place::Place;
use hue_model::problem::{FieldProblem, Rule};
use hue_model::report::DraftContent;
use hue_model::text::unprintable;

use crate::pack::CityPack;

/// Every rule the content breaks; `outside_confirmed` when the citizen was asked about the place.
pub(super) fn check(
    pack: &CityPack,
    content: &DraftContent,
    photos: usize,
    outside_confirmed: bool,
) -> Result<(), Problem> {
    let mut broken = Vec::new();
    let mut add = |field: &str, rule: Option<Rule>| {
        broken.extend(rule.map(|rule| FieldProblem { field: field.to_owned(), rule }));
    };
    add("service_code", category(pack, content.service_code.as_deref()));
    add("description", text(&content.description));
    match &content.place {
        None => add("place", Some(Rule::Required)),
        Some(place) => {
            add("place", point(pack, place, outside_confirmed));
            add("ward_code", (!pack.has_ward(&place.ward_code)).then_some(Rule::Unknown));
            add("address", letters(&place.address, limits::ADDRESS_CHARS));
        }
    }
    add("photos", (photos > limits::PHOTOS).then_some(Rule::TooMany { max: limits::PHOTOS }));
    if broken.is_empty() { Ok(()) } else { Err(Problem::fields(broken)) }
}

fn category(pack: &CityPack, code: Option<&str>) -> Option<Rule> {
    match code {
        None => Some(Rule::Required),
        Some(code) if pack.category(code).is_none() => Some(Rule::Unknown),
        Some(_) => None,
    }
}

fn text(description: &str) -> Option<Rule> {
    if description.trim().is_empty() {
        return Some(Rule::Required);
    }
    letters(description, limits::DESCRIPTION_CHARS)
}

fn letters(text: &str, max: usize) -> Option<Rule> {
    let actual = text.chars().count();
    if actual > max {
        return Some(Rule::TooLong { max, actual });
    }
    text.contains(unprintable).then_some(Rule::Malformed)
}

fn point(pack: &CityPack, place: &Place, outside_confirmed: bool) -> Option<Rule> {
    let is_number = place.accuracy.is_none_or(|metres| metres.is_finite() && metres >= 0.0);
    if !place.point.is_valid() || !is_number {
        return Some(Rule::Malformed);
    }
    let metres = pack.metres_outside(place.point);
    if metres > limits::OUTSIDE_METRES {
        Some(Rule::TooFar { metres })
    } else if metres > 0.0 && !outside_confirmed {
        Some(Rule::OutsideCity { metres })
    } else {
        None
    }
}
