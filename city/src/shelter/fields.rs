//! A place as somebody writes it, in a form or a line of a CSV.

use hue_model::geo::Point;
use hue_model::id::ShelterId;
use hue_model::limits::{ADDRESS_CHARS, OUTSIDE_METRES, SOS_PHONE_CHARS};
use hue_model::shelter::{Shelter, ShelterKind, ShelterState};
use hue_model::text::unprintable;

use crate::pack::CityPack;
use crate::store::report::word;

/// The texts with their longest length in characters, in the order of the form.
pub(crate) const TEXTS: [(&str, usize); 5] =
    [("name", 120), ("address", ADDRESS_CHARS), ("contact", 100), ("phone", SOS_PHONE_CHARS), ("note", 300)];
/// The numbers with the most that each may be.
pub(crate) const NUMBERS: [(&str, u32); 3] = [("capacity", 100_000), ("floor_cm", 2_000), ("toilets", 500)];
/// Every field's name; a CSV has them as columns.
pub(crate) const ALL: [&str; 12] = [
    "kind", "name", "ward", "address", "lat", "long", "capacity", "contact", "phone", "floor_cm", "ramp",
    "toilets",
];

/// The place that these fields say, or the names of those that cannot be taken. Nothing is said of its room.
pub(crate) fn read(
    pack: &CityPack,
    id: ShelterId,
    demo: bool,
    get: impl Fn(&str) -> String,
) -> Result<Shelter, Vec<&'static str>> {
    let text = |name: &str| get(name).trim().to_owned();
    let mut wrong: Vec<&'static str> = Vec::new();
    for (name, most) in TEXTS {
        let text = text(name);
        if text.chars().count() > most || text.chars().any(unprintable) {
            wrong.push(name);
        }
    }
    let kind = ShelterKind::ALL.into_iter().find(|kind| word(kind) == text("kind"));
    let known = pack.wards.contains_key(&text("ward"));
    let (lat, long) = (text("lat"), text("long"));
    let point = point(&lat, &long).filter(|point| pack.outside_metres(*point) <= OUTSIDE_METRES);
    let ramp = ramp(&text("ramp"));
    let checks = [
        ("name", !text("name").is_empty()),
        ("kind", kind.is_some()),
        ("ward", known),
        ("lat", point.is_some() || (lat.is_empty() && long.is_empty())),
        ("ramp", ramp.is_some()),
    ];
    wrong.extend(checks.into_iter().filter(|(_, good)| !good).map(|(name, _)| name));
    let numbers = NUMBERS.map(|(name, most)| number(&text(name), most).map_err(|()| wrong.push(name)));
    let (Some(kind), Some(ramp), true, [Ok(capacity), Ok(floor_cm), Ok(toilets)]) =
        (kind, ramp, wrong.is_empty(), numbers)
    else {
        return Err(wrong);
    };
    Ok(Shelter {
        id,
        kind,
        name: text("name"),
        ward_code: text("ward"),
        address: text("address"),
        point,
        capacity,
        contact: text("contact"),
        phone: text("phone"),
        floor_cm,
        ramp,
        toilets,
        note: text("note"),
        demo,
        state: ShelterState::Unconfirmed,
        confirmed_at: None,
        confirmed_by: None,
    })
}

fn point(lat: &str, long: &str) -> Option<Point> {
    let point = Point { lat: lat.parse().ok()?, long: long.parse().ok()? };
    Some(point).filter(|point| point.is_valid())
}

/// Yes, no, or not known.
fn ramp(text: &str) -> Option<Option<bool>> {
    match text {
        "" => Some(None),
        "yes" => Some(Some(true)),
        "no" => Some(Some(false)),
        _ => None,
    }
}

fn number(text: &str, most: u32) -> Result<Option<u32>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().ok().filter(|number| *number <= most).map(Some).ok_or(())
}
