//! Writes the message.

use std::fmt::Write as _;

use super::{
    CANCELLED, CANNOT_TALK, DRILL, HEAD, MOST_CHARS, NEEDS, SOMEBODY_ELSE, SOURCES, SUM_CHARS, VULNERABLE,
    ascii, base32, checksum, letter,
};
use crate::id::SosId;
use crate::sos::{PutSos, SosPlace, Subject, WaterLevel};

/// Longest code of a ward that goes along.
const WARD_CHARS: usize = 8;
/// What one field of words takes beside its words.
const FRAME: usize = 2;

/// The message for a case, at most [`MOST_CHARS`] characters. Address and note are cut where they do not fit; all
/// else always fits.
#[must_use]
pub fn write(id: SosId, put: &PutSos) -> String {
    let details = &put.details;
    let mut text = format!("{HEAD}{}/R{}", base32::write::<26>(id.as_u128()), put.revision);
    if let Some(place) = &details.place {
        text.push_str(&where_exactly(place));
    }
    if let Some(people) = details.people {
        field(&mut text, 'N', &people.to_string());
    }
    field(&mut text, 'F', &flags(put));
    if let Some(water) = details.water {
        field(&mut text, 'H', height(water));
    }
    field(&mut text, 'T', &ascii::phone(&details.phone));
    field(&mut text, 'C', &ascii::phone(&details.caller_phone));
    words(&mut text, details.place.as_ref().map_or("", |place| &place.address), &details.note);
    let sum = checksum(&text);
    text + "*" + &sum
}

/// One field, if it says anything.
fn field(text: &mut String, name: char, value: &str) {
    if !value.is_empty() {
        text.push('/');
        text.push(name);
        text.push_str(value);
    }
}

fn where_exactly(place: &SosPlace) -> String {
    let mut text = String::new();
    if let Some(point) = place.point.filter(|point| point.is_valid()) {
        let name = letter(&SOURCES, &place.source).unwrap_or('P');
        write!(text, "/{name}{:.5},{:.5}", point.lat, point.long).ok();
    }
    if let Some(metres) = place.accuracy.filter(|metres| metres.is_finite()) {
        write!(text, "/A{:.0}", metres.clamp(0.0, 99_999.0)).ok();
    }
    let is_short = |code: &&str| {
        code.len() <= WARD_CHARS
            && code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    field(&mut text, 'W', place.ward_code.as_deref().filter(is_short).unwrap_or_default());
    text
}

fn flags(put: &PutSos) -> String {
    let details = &put.details;
    let vulnerable =
        VULNERABLE.iter().filter(|(_, who)| details.vulnerable.contains(who)).map(|(letter, _)| *letter);
    let needs = NEEDS.iter().filter(|(_, need)| details.needs.contains(need)).map(|(letter, _)| *letter);
    let rest = [
        details.cannot_talk.then_some(CANNOT_TALK),
        (details.subject == Subject::Other).then_some(SOMEBODY_ELSE),
        put.drill.then_some(DRILL),
        put.cancelled.and_then(|reason| letter(&CANCELLED, &reason)),
    ];
    vulnerable.chain(needs).chain(rest.into_iter().flatten()).collect()
}

const fn height(water: WaterLevel) -> &'static str {
    match water {
        WaterLevel::Dry => "0",
        WaterLevel::Ankle => "1",
        WaterLevel::Knee => "2",
        WaterLevel::Waist => "3",
        WaterLevel::Chest => "4",
        WaterLevel::OverHead => "5",
    }
}

/// Address and note in the room that is left: the note may take half of it, and all that the address leaves.
fn words(text: &mut String, address: &str, note: &str) {
    let (address, note) = (ascii::write(address), ascii::write(note));
    let taken = |words: &str| if words.is_empty() { 0 } else { FRAME + words.len() };
    let room = MOST_CHARS.saturating_sub(text.len() + 1 + SUM_CHARS);
    let for_address = room.saturating_sub(taken(&note).min(room / 2));
    let address = ascii::cut(&address, for_address.saturating_sub(FRAME));
    let for_note = room.saturating_sub(taken(address));
    field(text, 'D', address);
    field(text, 'M', ascii::cut(&note, for_note.saturating_sub(FRAME)));
}
