//! The fields of a call for rescue that somebody fills in: at the desk, or on the public page.

use hue_model::geo::Point;
use hue_model::place::PlaceSource;
use hue_model::sos::{Need, SosDetails, SosPlace, Subject, Vulnerable, WaterLevel};
use serde_json::Value;

use crate::sos::clean::{self, Odd};
use crate::store::report::word;

/// Who cannot help themselves, in the order of the form.
pub(crate) const VULNERABLE: [Vulnerable; 5] =
    [Vulnerable::Child, Vulnerable::Elderly, Vulnerable::Pregnant, Vulnerable::Disabled, Vulnerable::Injured];
/// What can be needed.
pub(crate) const NEEDS: [Need; 4] = [Need::Rescue, Need::Medical, Need::FoodWater, Need::Shelter];
/// How high the water can stand.
pub(crate) const WATER: [WaterLevel; 6] = [
    WaterLevel::Dry,
    WaterLevel::Ankle,
    WaterLevel::Knee,
    WaterLevel::Waist,
    WaterLevel::Chest,
    WaterLevel::OverHead,
];

/// What the fields say; `get` answers a field as typed, empty where it is not there. A number or a point that cannot be
/// read is kept in `odd`.
pub(crate) fn details(get: impl Fn(&str) -> String, odd: &mut Odd) -> SosDetails {
    let text = |name: &str| get(name).trim().to_owned();
    let (people, point) = (text("people").parse().ok(), point(&text("point")));
    for (name, typed, is_read) in
        [("people", text("people"), people.is_some()), ("place.point", text("point"), point.is_some())]
    {
        if !is_read && !typed.is_empty() {
            clean::keep(odd, name, &Value::String(typed));
        }
    }
    let ticked = |name: &str, one: String| !get(&format!("{name}-{one}")).is_empty();
    let (phone, caller_phone) = (text("phone"), text("caller_phone"));
    SosDetails {
        subject: if caller_phone.is_empty() { Subject::Myself } else { Subject::Other },
        place: place(&text("address"), &text("ward"), point),
        phone,
        caller_phone,
        people,
        vulnerable: VULNERABLE.into_iter().filter(|one| ticked("vulnerable", word(one))).collect(),
        needs: NEEDS.into_iter().filter(|one| ticked("need", word(one))).collect(),
        water: WATER.into_iter().find(|level| word(level) == text("water")),
        cannot_talk: !text("cannot_talk").is_empty(),
        note: text("note"),
    }
}

fn place(address: &str, ward: &str, point: Option<Point>) -> Option<SosPlace> {
    if address.is_empty() && ward.is_empty() && point.is_none() {
        return None;
    }
    Some(SosPlace {
        point,
        accuracy: None,
        ward_code: Some(ward.to_owned()).filter(|code| !code.is_empty()),
        address: address.to_owned(),
        source: if point.is_some() { PlaceSource::Pin } else { PlaceSource::Name },
    })
}

/// A point as maps give it, `16.4741, 107.5852`, or as it is written here, `16,4741 107,5852`.
pub(crate) fn point(text: &str) -> Option<Point> {
    let decimal = if text.contains('.') { '.' } else { ',' };
    let parts = text
        .split(|letter: char| letter.is_whitespace() || letter == ';' || (letter == ',' && decimal == '.'));
    let parts =
        parts.map(|part| part.trim_matches(',').replace(decimal, ".")).filter(|part| !part.is_empty());
    let mut numbers = parts.map(|part| part.parse::<f64>());
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(lat)), Some(Ok(long)), None) => Some(Point { lat, long }).filter(|point| point.is_valid()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Odd, details, point};

    #[test]
    fn a_point_is_read_however_it_is_written_and_otherwise_kept() {
        for typed in [
            "16.4741, 107.5852",
            "16.4741 107.5852",
            "16,4741 107,5852",
            "16,4741, 107,5852",
            "16,4741;107,5852",
        ] {
            assert_eq!(point(typed).map(|it| (it.lat, it.long)), Some((16.4741, 107.5852)), "{typed}");
        }
        let typed = |name: &str| match name {
            "point" => "16 độ 28 bắc".to_owned(),
            "people" => "khoảng sáu".to_owned(),
            _ => String::new(),
        };
        let mut odd = Odd::new();
        let read = details(typed, &mut odd);
        assert_eq!((read.place, read.people), (None, None));
        assert_eq!((odd["place.point"].as_str(), odd["people"].as_str()), ("16 độ 28 bắc", "khoảng sáu"));
    }
}
