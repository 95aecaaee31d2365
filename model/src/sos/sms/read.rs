//! Reads the message.

use super::{
    CANCELLED, CANNOT_TALK, DRILL, HEAD, NEEDS, SOMEBODY_ELSE, SOURCES, SUM_CHARS, SmsError, SosSms,
    VULNERABLE, ascii, base32, checksum,
};
use crate::geo::Point;
use crate::id::SosId;
use crate::place::PlaceSource;
use crate::sos::{SosDetails, SosPlace, Subject, WaterLevel};

/// Reads a text message.
///
/// # Errors
/// `OtherForm` for what does not begin like one, `UnknownVersion` for another version of the form, `Damaged` when
/// the checksum does not fit.
pub fn read(text: &str) -> Result<SosSms, SmsError> {
    let dense: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let from = head(&dense)?;
    let (before, after) = from.split_once('*').ok_or(SmsError::Damaged)?;
    let sum = after.get(..SUM_CHARS).ok_or(SmsError::Damaged)?;
    if !sum.eq_ignore_ascii_case(&checksum(before)) {
        return Err(SmsError::Damaged);
    }
    fields(before).ok_or(SmsError::Damaged)
}

/// The message from its head on, which may stand within other words.
fn head(dense: &str) -> Result<&str, SmsError> {
    let upper = dense.to_ascii_uppercase();
    for (at, begin) in upper.match_indices("SOS") {
        let rest = upper.get(at + begin.len()..).unwrap_or_default();
        let Some((version, _)) = rest.split_once('/') else { continue };
        let is_number = !version.starts_with('0') && version.len() <= 3;
        match version.parse::<u32>().ok().filter(|_| is_number) {
            Some(1) => return dense.get(at..).ok_or(SmsError::Damaged),
            Some(other) => return Err(SmsError::UnknownVersion(other)),
            None => {}
        }
    }
    Err(SmsError::OtherForm)
}

/// The fields of a message whose checksum fits; `None` without an id.
fn fields(before: &str) -> Option<SosSms> {
    let mut parts = before.get(HEAD.len()..)?.split('/');
    let id = base32::read::<26>(&parts.next()?.to_ascii_uppercase())?;
    let mut sms = SosSms {
        id: SosId::from_u128(id),
        revision: 0,
        details: SosDetails::default(),
        cancelled: None,
        drill: false,
    };
    for part in parts {
        let mut letters = part.chars();
        if let Some(name) = letters.next() {
            take(&mut sms, name.to_ascii_uppercase(), letters.as_str());
        }
    }
    Some(sms)
}

/// Takes one field over; one that is not known or not readable is passed over.
fn take(sms: &mut SosSms, name: char, value: &str) {
    let details = &mut sms.details;
    match name {
        'R' => sms.revision = value.parse().unwrap_or_default(),
        'N' => details.people = value.parse().ok(),
        'F' => value.chars().for_each(|flag| raise(sms, flag.to_ascii_uppercase())),
        'H' => details.water = height(value),
        'T' => details.phone = ascii::phone(value),
        'C' => details.caller_phone = ascii::phone(value),
        'M' => details.note = ascii::read(value),
        'D' => somewhere(details).address = ascii::read(value),
        'W' => somewhere(details).ward_code = Some(value.to_ascii_uppercase()),
        'A' => somewhere(details).accuracy = value.parse().ok(),
        _ => {
            let source = SOURCES.iter().find_map(|(letter, source)| (*letter == name).then_some(*source));
            if let (Some(source), Some(point)) = (source, point(value)) {
                let place = somewhere(details);
                (place.source, place.point) = (source, Some(point));
            }
        }
    }
}

fn somewhere(details: &mut SosDetails) -> &mut SosPlace {
    details.place.get_or_insert_with(|| SosPlace {
        point: None,
        accuracy: None,
        ward_code: None,
        address: String::new(),
        source: PlaceSource::Name,
    })
}

fn point(value: &str) -> Option<Point> {
    let (lat, long) = value.split_once(',')?;
    let point = Point { lat: lat.parse().ok()?, long: long.parse().ok()? };
    point.is_valid().then_some(point)
}

fn raise(sms: &mut SosSms, flag: char) {
    let details = &mut sms.details;
    match flag {
        CANNOT_TALK => details.cannot_talk = true,
        SOMEBODY_ELSE => details.subject = Subject::Other,
        DRILL => sms.drill = true,
        _ => {
            details.vulnerable.extend(VULNERABLE.iter().filter(|(it, _)| *it == flag).map(|(_, who)| *who));
            details.needs.extend(NEEDS.iter().filter(|(it, _)| *it == flag).map(|(_, need)| *need));
            sms.cancelled =
                CANCELLED.iter().find_map(|(it, why)| (*it == flag).then_some(*why)).or(sms.cancelled);
        }
    }
}

fn height(value: &str) -> Option<WaterLevel> {
    Some(match value {
        "0" => WaterLevel::Dry,
        "1" => WaterLevel::Ankle,
        "2" => WaterLevel::Knee,
        "3" => WaterLevel::Waist,
        "4" => WaterLevel::Chest,
        "5" => WaterLevel::OverHead,
        _ => return None,
    })
}
