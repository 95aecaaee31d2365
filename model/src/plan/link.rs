//! A plan as a link: all of it stands in the link's fragment, which no browser sends to a server.
//!
//! `https://app.hue.gov.vn/plan#1…`: a digit for the form, then base64url of one line each for the name, the day, the start
//! with how one goes, and every stop, and of a checksum, as chats cut long links.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use crc::{CRC_24_OPENPGP, Crc};

use super::{PlanContent, Stop, Travel};
use crate::limits::PLAN_LINK_CHARS;
use crate::text::unprintable;

/// The form that is written and read.
const FORM: char = '1';
/// Bytes of the checksum.
const SUM: usize = 3;

/// Why a text is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is longer than any plan.
    TooLong,
    /// It is of a form that a later app writes.
    Newer,
    /// It is cut off, changed, or of something else.
    Broken,
}

/// What stands behind the `#` of a link to this plan.
#[must_use]
pub fn link_data(content: &PlanContent) -> String {
    let name: String = content.name.chars().filter(|letter| !letter.is_control()).collect();
    let day = content.day.map(|day| day.to_string()).unwrap_or_default();
    let travel = match content.travel {
        Travel::Walk => 'w',
        Travel::Ride => 'r',
    };
    let mut text = format!("{name}\n{day}\n{}{travel}", content.start);
    for Stop { place, minutes } in &content.stops {
        let _ = write!(text, "\n{place} {minutes}");
    }
    let mut bytes = text.into_bytes();
    bytes.extend(checksum(&bytes));
    format!("{FORM}{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// The plan of a link, of what stands behind its `#`, or of what follows `/plans/shared/`.
///
/// # Errors
/// Why it is none. The content was checked against the limits; places that nobody knows may be in it.
pub fn read_link(link: &str) -> Result<PlanContent, LinkError> {
    let link = link.trim();
    let data = link.rsplit(['#', '/']).next().unwrap_or_default();
    if data.len() > PLAN_LINK_CHARS {
        return Err(LinkError::TooLong);
    }
    let coded = match data.chars().next() {
        Some(FORM) => data.strip_prefix(FORM).unwrap_or_default(),
        Some('2'..='9') => return Err(LinkError::Newer),
        _ => return Err(LinkError::Broken),
    };
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(coded).map_err(|_| LinkError::Broken)?;
    let (text, sum) = bytes.split_at_checked(bytes.len().saturating_sub(SUM)).ok_or(LinkError::Broken)?;
    if checksum(text) != sum {
        return Err(LinkError::Broken);
    }
    let text = std::str::from_utf8(text).map_err(|_| LinkError::Broken)?;
    let content = content(text).ok_or(LinkError::Broken)?;
    content.check().map_err(|_| LinkError::Broken)?;
    Ok(content)
}

fn content(text: &str) -> Option<PlanContent> {
    let mut lines = text.split('\n');
    let (name, day, start) = (lines.next()?, lines.next()?, lines.next()?);
    let day = if day.is_empty() { None } else { Some(day.parse::<NaiveDate>().ok()?) };
    let (start, travel) = match (start.strip_suffix('w'), start.strip_suffix('r')) {
        (Some(start), _) => (start.parse().ok()?, Travel::Walk),
        (_, Some(start)) => (start.parse().ok()?, Travel::Ride),
        _ => return None,
    };
    let stop = |line: &str| {
        let (place, minutes) = line.split_once(' ')?;
        Some(Stop { place: place.to_owned(), minutes: minutes.parse().ok()? })
    };
    let name: String = name.chars().filter(|letter| !unprintable(*letter)).collect();
    Some(PlanContent { name, day, start, travel, stops: lines.map(stop).collect::<Option<_>>()? })
}

fn checksum(bytes: &[u8]) -> [u8; SUM] {
    const CRC: Crc<u32> = Crc::<u32>::new(&CRC_24_OPENPGP);
    let [_, sum @ ..] = CRC.checksum(bytes).to_be_bytes();
    sum
}
