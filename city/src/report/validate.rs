//! What a report must be like; the engine asked the same before, and the city does not trust it.

use std::collections::BTreeSet;

use hue_model::limits::{ADDRESS_CHARS, DESCRIPTION_CHARS, OUTSIDE_METRES, PHOTO_BYTES, PHOTOS};
use hue_model::place::Place;
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::unprintable;
use hue_model::wire::{PutPhoto, PutReport};

use crate::caller::Caller;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};

/// Every broken rule at once, so that the citizen mends all of them in one go.
pub(super) fn body(pack: &CityPack, caller: &Caller, body: &PutReport) -> Result<()> {
    owner(caller, body)?;
    let mut found = Vec::new();
    let mut say = |field: &str, rule: Option<Rule>| {
        found.extend(rule.map(|rule| FieldProblem { field: field.to_owned(), rule }));
    };
    say("service_code", (!pack.categories.contains_key(&body.service_code)).then_some(Rule::Unknown));
    say("description", text(&body.description, DESCRIPTION_CHARS, true));
    say("address", text(&body.place.address, ADDRESS_CHARS, false));
    say("place", place(pack, &body.place));
    say("ward_code", (!pack.wards.contains_key(&body.place.ward_code)).then_some(Rule::Unknown));
    say("photos", photos(&body.photos));
    if found.is_empty() { Ok(()) } else { Err(Failure::invalid(found)) }
}

/// A guest's body names the device that shows its secret; a person's names none.
fn owner(caller: &Caller, body: &PutReport) -> Result<()> {
    let named = body.device_hash.as_deref();
    let right = match caller {
        Caller::Guest { device_hash } => named == Some(device_hash.as_str()),
        Caller::Person(_) => named.is_none(),
        Caller::Nobody => false,
    };
    if right { Ok(()) } else { Err(Failure::field("device_hash", Rule::Malformed)) }
}

fn text(text: &str, max: usize, required: bool) -> Option<Rule> {
    let actual = text.chars().count();
    if required && text.trim().is_empty() {
        return Some(Rule::Required);
    }
    if actual > max {
        return Some(Rule::TooLong { max, actual });
    }
    text.chars().any(unprintable).then_some(Rule::Malformed)
}

fn place(pack: &CityPack, place: &Place) -> Option<Rule> {
    let accurate = place.accuracy.is_none_or(|metres| metres.is_finite() && metres >= 0.0);
    if !place.point.is_valid() || !accurate {
        return Some(Rule::Malformed);
    }
    let metres = pack.outside_metres(place.point);
    (metres > OUTSIDE_METRES).then_some(Rule::TooFar { metres })
}

fn photos(photos: &[PutPhoto]) -> Option<Rule> {
    if photos.len() > PHOTOS {
        return Some(Rule::TooMany { max: PHOTOS });
    }
    if photos.iter().any(|photo| photo.length > PHOTO_BYTES) {
        return Some(Rule::TooManyBytes { max: PHOTO_BYTES });
    }
    let distinct = photos.iter().map(|photo| photo.id).collect::<BTreeSet<_>>().len() == photos.len();
    let whole = photos.iter().all(|photo| photo.length > 0 && is_sha256(&photo.sha256));
    (!distinct || !whole).then_some(Rule::Malformed)
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
