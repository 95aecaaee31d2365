//! Festivals out of a calendar that somebody else keeps (iCalendar, RFC 5545). What is read becomes proposals; nothing of it
//! is published by itself, and what a file says that we cannot keep is said and left out.
//!
//! What has one UID is one festival, and its code comes from the UID: the same file read again says nothing new. A UID of
//! our own export is the festival it was made of.

mod days;
mod entry;
mod lines;

use std::collections::BTreeMap;

use hue_model::text::unprintable;
use icalendar::parser::{Property, unfold};

pub(crate) use entry::Entry;

/// Most events of a file.
pub(crate) const MOST: usize = 300;

/// Why a file is no calendar that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoCalendar {
    /// It is no iCalendar.
    Unreadable,
    /// It has no event.
    Empty,
    /// It has more than [`MOST`].
    TooMany,
}

/// Why an event of a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It has no UID.
    NoUid,
    /// It has no name.
    NoName,
    /// Its days cannot be read.
    NoDays,
    /// It ends before it begins.
    Backwards,
    /// It lasts longer than [`MOST_DAYS`](hue_model::catalogue::MOST_DAYS).
    TooLong,
    /// Its time is told by a zone that is not known here.
    Zone,
    /// It comes back by a rule that cannot be kept.
    Recurs,
    /// It would be held more often than its form takes, which is so often.
    TooOften(usize),
    /// It is called off, and nobody knows it here.
    CalledOff,
    /// It is one of ours, whose days follow a rule: that is changed on its own page.
    OwnRule,
}

impl Why {
    /// Its word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::NoUid => "no-uid",
            Self::NoName => "no-name",
            Self::NoDays => "no-days",
            Self::Backwards => "backwards",
            Self::TooLong => "too-long",
            Self::Zone => "zone",
            Self::Recurs => "recurs",
            Self::TooOften(_) => "too-often",
            Self::CalledOff => "called-off",
            Self::OwnRule => "own-rule",
        }
    }
}

/// An event of a file: what it says, or its name as far as it has one and why it is left out.
pub(crate) type Read = Result<Entry, (String, Why)>;

/// Reads a file: one for each UID, in the order of the file.
///
/// # Errors
/// It is no calendar, or one too large.
pub(crate) fn read(text: &str) -> Result<Vec<Read>, NoCalendar> {
    // A mark at the beginning is not one of RFC 5545, nor is a line end of LF alone; both are common.
    let unfolded = unfold(text.trim_start_matches('\u{feff}').trim());
    let events = lines::events(&unfolded).ok_or(NoCalendar::Unreadable)?;
    match events.len() {
        0 => Err(NoCalendar::Empty),
        more if more > MOST => Err(NoCalendar::TooMany),
        _ => Ok(by_uid(events.iter().map(entry::one))),
    }
}

/// What has the same UID is held several times.
fn by_uid(all: impl Iterator<Item = Read>) -> Vec<Read> {
    let (mut read, mut places) = (Vec::<Read>::new(), BTreeMap::<String, usize>::new());
    for one in all {
        let place = one.as_ref().ok().and_then(|entry| places.get(&entry.id)).copied();
        let before = place.and_then(|place| read.get_mut(place)).and_then(|it| it.as_mut().ok());
        match (before, one) {
            (Some(before), Ok(entry)) => before.join(entry),
            (_, one) => {
                if let Ok(entry) = &one {
                    places.insert(entry.id.clone(), read.len());
                }
                read.push(one);
            }
        }
    }
    read
}

/// A text without what escapes its letters, and in one line.
fn said(property: &Property<'_>) -> String {
    let text = property.val.clone().unescape_text();
    let plain = text.as_str().replace(unprintable, " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So many characters of it.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests;
