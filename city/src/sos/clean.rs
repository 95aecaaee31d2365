//! What a device sent, made into what the desk can work with. Nothing a detail can hold refuses a call for rescue.
//!
//! | what came | what becomes of it |
//! |---|---|
//! | no JSON object, or another device's hash | refused: nobody could ever answer it |
//! | a member nobody knows, a value of the wrong form, an unknown word | left out, and kept as text beside the case |
//! | a text that is too long | cut to its limit; the rest is kept as text |
//! | characters nobody can print | left out |
//! | a point off the earth, or 0° 0°; an accuracy below 0 | left out; the address and the ward stay |
//! | a ward of no pack | left out, and named from the point where there is one |
//! | a place far away | kept: somebody may call for somebody else |
//! | a phone in whatever form | kept as typed, at most 20 characters; its digits serve to find doubles |
//! | a revision that is missing or 0 | 1 |
//! | a time ahead, or more than a week ago | now |

use std::collections::BTreeMap;

use http::StatusCode;
use hue_model::geo::Point;
use hue_model::limits::{ADDRESS_CHARS, SOS_NOTE_CHARS, SOS_PHONE_CHARS};
use hue_model::place::PlaceSource;
use hue_model::problem::{Code, Problem, Rule};
use hue_model::sos::{CancelReason, SosDetails, SosPlace};
use hue_model::text::unprintable;
use hue_model::time::Millis;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::pack::CityPack;
use crate::problem::{Failure, Result};

/// Most characters that are kept of a value nobody can read.
pub(crate) const ODD_CHARS: usize = 200;
/// How long ago a call may have been raised, in milliseconds: a phone may have been without a network for days.
pub(crate) const WEEK: i64 = 7 * 24 * 3_600_000;

/// What could not be read: field and text as it came.
pub type Odd = BTreeMap<String, String>;

/// What was said of a case, from whatever door.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The caller's revision; 0 where it did not come from a device.
    pub revision: i64,
    /// What can be read of it.
    pub details: SosDetails,
    /// Set once the caller took it back.
    pub cancelled: Option<CancelReason>,
    /// When help was asked for.
    pub raised_at: Millis,
    /// Whether it is an exercise.
    pub drill: bool,
    /// What could not be read.
    pub odd: Odd,
}

/// Reads the body of `PUT /api/v1/sos/{id}`.
pub(super) fn read(pack: &CityPack, sent: &[u8], device_hash: &str, now: Millis) -> Result<Heard> {
    let Ok(Value::Object(body)) = serde_json::from_slice(sent) else { return Err(unreadable()) };
    let mut odd = Odd::new();
    let mut body = Members { members: body, path: "", odd: &mut odd };
    if body.take::<String>("device_hash").is_some_and(|named| named != device_hash) {
        return Err(Failure::field("device_hash", Rule::Malformed));
    }
    let revision: u32 = body.take("revision").unwrap_or_default();
    let cancelled = body.take("cancelled");
    let raised_at = body.take("raised_at").unwrap_or(now);
    let drill = body.take("drill").unwrap_or_default();
    let said = body.object("details");
    body.end();
    let mut details = details(said, &mut odd);
    tidy(pack, &mut details, &mut odd);
    let raised_at = if (0..WEEK).contains(&now.since(raised_at)) { raised_at } else { now };
    Ok(Heard { revision: i64::from(revision.max(1)), details, cancelled, raised_at, drill, odd })
}

fn unreadable() -> Failure {
    let problem = Problem { code: Code::Invalid, ..Problem::field("body", Rule::Malformed) };
    Failure::Said {
        status: StatusCode::BAD_REQUEST,
        title: "The body is not a call for rescue",
        problem,
        retry_after: None,
    }
}

/// The members of an object that are still to be read.
struct Members<'a> {
    members: Map<String, Value>,
    path: &'static str,
    odd: &'a mut Odd,
}

impl Members<'_> {
    /// A member, if it is there and has its form.
    fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let value = self.members.remove(name).filter(|value| !value.is_null())?;
        match T::deserialize(&value) {
            Ok(read) => Some(read),
            Err(_) => {
                self.keep(name, &value);
                None
            }
        }
    }

    /// Those entries of a list that have their form.
    fn list<T: DeserializeOwned + Ord>(&mut self, name: &str) -> Vec<T> {
        let values: Vec<Value> = self.take(name).unwrap_or_default();
        let (mut list, mut odd) = (Vec::new(), Vec::new());
        for value in values {
            match T::deserialize(&value) {
                Ok(read) => list.push(read),
                Err(_) => odd.push(value),
            }
        }
        if !odd.is_empty() {
            self.keep(name, &Value::Array(odd));
        }
        list.sort();
        list.dedup();
        list
    }

    fn object(&mut self, name: &str) -> Map<String, Value> {
        self.take(name).unwrap_or_default()
    }

    /// Keeps what nobody asked for.
    fn end(self) {
        for (name, value) in self.members {
            keep(self.odd, &format!("{}{name}", self.path), &value);
        }
    }

    fn keep(&mut self, name: &str, value: &Value) {
        keep(self.odd, &format!("{}{name}", self.path), value);
    }
}

/// Keeps a value that cannot be read, as text.
pub(crate) fn keep(odd: &mut Odd, name: &str, value: &Value) {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    odd.insert(cut(name, ODD_CHARS).0, cut(&text, ODD_CHARS).0);
}

fn details(said: Map<String, Value>, odd: &mut Odd) -> SosDetails {
    let mut said = Members { members: said, path: "", odd };
    let details = SosDetails {
        subject: said.take("subject").unwrap_or_default(),
        place: None,
        phone: said.take("phone").unwrap_or_default(),
        caller_phone: said.take("caller_phone").unwrap_or_default(),
        people: said.take("people"),
        vulnerable: said.list("vulnerable"),
        needs: said.list("needs"),
        water: said.take("water"),
        cannot_talk: said.take("cannot_talk").unwrap_or_default(),
        note: said.take("note").unwrap_or_default(),
    };
    let where_ = said.object("place");
    said.end();
    let place = if where_.is_empty() { None } else { place(where_, odd) };
    SosDetails { place, ..details }
}

fn place(said: Map<String, Value>, odd: &mut Odd) -> Option<SosPlace> {
    let mut said = Members { members: said, path: "place.", odd };
    let place = SosPlace {
        point: said.take("point"),
        accuracy: said.take("accuracy"),
        ward_code: said.take("ward_code"),
        address: said.take("address").unwrap_or_default(),
        source: said.take("source").unwrap_or(PlaceSource::Name),
    };
    said.end();
    Some(place)
}

/// Holds what was said to what the desk can show and store.
pub(crate) fn tidy(pack: &CityPack, details: &mut SosDetails, odd: &mut Odd) {
    for (name, text, most) in [
        ("phone", &mut details.phone, SOS_PHONE_CHARS),
        ("caller_phone", &mut details.caller_phone, SOS_PHONE_CHARS),
        ("note", &mut details.note, SOS_NOTE_CHARS),
    ] {
        shorten(name, text, most, odd);
    }
    let Some(place) = &mut details.place else { return };
    shorten("place.address", &mut place.address, ADDRESS_CHARS, odd);
    let nowhere = |point: &Point| !point.is_valid() || (point.lat == 0.0 && point.long == 0.0);
    if let Some(point) = place.point.take_if(|point| nowhere(point)) {
        odd.insert("place.point".into(), format!("{}, {}", point.lat, point.long));
    }
    if let Some(metres) = place.accuracy.take_if(|metres| !metres.is_finite() || *metres < 0.0) {
        odd.insert("place.accuracy".into(), metres.to_string());
    }
    if let Some(code) = place.ward_code.take_if(|code| !pack.wards.contains_key(code.as_str())) {
        keep(odd, "place.ward_code", &Value::String(code));
    }
    if place.point.is_none() && place.ward_code.is_none() && place.address.is_empty() {
        details.place = None;
    }
}

fn shorten(name: &str, text: &mut String, most: usize, odd: &mut Odd) {
    text.retain(|character| !unprintable(character));
    let (kept, rest) = cut(text.trim(), most);
    if !rest.is_empty() {
        odd.insert(name.to_owned(), cut(&rest, ODD_CHARS).0);
    }
    *text = kept;
}

/// A text without what PostgreSQL or a page cannot hold, in two parts.
fn cut(text: &str, most: usize) -> (String, String) {
    let mut letters = text.chars().filter(|letter| !unprintable(*letter));
    (letters.by_ref().take(most).collect(), letters.collect())
}

/// The digits of a phone, the same however it was typed: `+84 905 123 456` and `0905.123.456` are one. Empty where
/// there are too few to be somebody's.
#[must_use]
pub fn phone_key(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national = match digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84")) {
        Some(rest) if rest.len() >= 8 => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    };
    if national.len() < 8 { String::new() } else { national }
}

#[cfg(test)]
mod tests {
    use super::phone_key;

    #[test]
    fn a_phone_is_the_same_however_it_is_typed() {
        for typed in ["0905123456", "+84 905 123 456", "0905.123.456", "84905123456", "(+84) 0905-123-456"] {
            assert_eq!(phone_key(typed), "0905123456", "{typed}");
        }
        assert_eq!(phone_key("+82 10 1234 5678"), "821012345678", "a visitor's phone stays as it is");
        assert_eq!(phone_key("112"), "", "too short to be somebody's");
    }
}
