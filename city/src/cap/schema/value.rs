//! The datatypes of XML Schema that CAP uses.

use chrono::NaiveDate;

use super::uri;
use crate::cap::tree::blank;

/// What a text must be.
#[derive(Clone, Copy)]
pub(super) enum Datatype {
    /// Anything.
    String,
    /// `xs:dateTime` in the one form that CAP allows.
    Time,
    /// `xs:language`; an empty element means the default.
    Language,
    /// `xs:anyURI`.
    Uri,
    /// `xs:integer`.
    Integer,
    /// `xs:decimal`.
    Decimal,
    /// One of a list, blanks and case included.
    OneOf(&'static str, fn(&str) -> bool),
}

impl Datatype {
    /// What is wanted, for the fault.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::String => "a text",
            Self::Time => "a time of the form 2026-10-12T06:30:00+07:00",
            Self::Language => "a language tag",
            Self::Uri => "a URI",
            Self::Integer => "a whole number",
            Self::Decimal => "a number",
            Self::OneOf(name, _) => name,
        }
    }

    /// Whether a text is a value of this type.
    pub(super) fn admits(self, text: &str) -> bool {
        match self {
            Self::String => true,
            Self::Time => is_time(text.trim_matches(blank)),
            Self::Language => text.is_empty() || is_language(text.trim_matches(blank)),
            Self::Uri => uri::is_reference(&collapsed(text)),
            Self::Integer => is_digits(unsigned(text.trim_matches(blank))),
            Self::Decimal => is_decimal(unsigned(text.trim_matches(blank))),
            Self::OneOf(_, knows) => knows(text),
        }
    }
}

/// The text without blanks at its ends, and one space for every run of blanks inside.
fn collapsed(text: &str) -> String {
    text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `YYYY-MM-DDThh:mm:ss±hh:mm`: a day of the calendar, no year 0, no leap second, and 24:00:00 as its end.
fn is_time(text: &str) -> bool {
    parts(text).is_some_and(|(date, time, zone)| {
        let (year, month, day) = date;
        let calendar = year != 0 && NaiveDate::from_ymd_opt(year, month, day).is_some();
        let clock = matches!(time, (0..=23, 0..=59, 0..=59) | (24, 0, 0));
        calendar && clock && matches!(zone, (0..=13, 0..=59) | (14, 0))
    })
}

/// Year, month and day; hour, minute and second; hours and minutes of the zone.
type Parts = ((i32, u32, u32), (u32, u32, u32), (u32, u32));

fn parts(text: &str) -> Option<Parts> {
    let form = "dddd-dd-ddTdd:dd:dd±dd:dd";
    let fits = |(got, wanted): (char, char)| match wanted {
        'd' => got.is_ascii_digit(),
        '±' => matches!(got, '+' | '-'),
        other => got == other,
    };
    if text.len() != 25 || !text.chars().zip(form.chars()).all(fits) {
        return None;
    }
    let number = |from: usize| text.get(from..from.checked_add(2)?)?.parse::<u32>().ok();
    let year = text.get(..4)?.parse().ok()?;
    let date = (year, number(5)?, number(8)?);
    Some((date, (number(11)?, number(14)?, number(17)?), (number(20)?, number(23)?)))
}

/// RFC 3066: `vi-VN`.
fn is_language(text: &str) -> bool {
    text.split('-').enumerate().all(|(index, part)| {
        let letters = part.bytes().all(|it| it.is_ascii_alphabetic() || (index > 0 && it.is_ascii_digit()));
        (1..=8).contains(&part.len()) && letters
    })
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.is_empty() || is_digits(part);
    digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Datatype;

    #[test]
    fn a_time_has_one_form_and_lies_on_the_calendar() {
        for good in ["2026-10-12T06:30:00+07:00", "2024-02-29T24:00:00-00:00", " 2026-10-12T06:30:00-14:00\n"]
        {
            assert!(Datatype::Time.admits(good), "{good}");
        }
        for bad in [
            "2026-10-12T06:30:00Z",
            "2026-10-12T06:30:00.5+07:00",
            "2026-10-12T06:30:00,07:00",
            "2025-02-29T06:30:00+07:00",
            "0000-10-12T06:30:00+07:00",
            "2026-10-12T06:30:60+07:00",
            "2026-10-12T24:00:01+07:00",
            "2026-10-12T06:30:00+14:01",
            "2026-10-12 06:30:00+07:00",
            "２026-10-12T06:30:00+07:00",
            "",
        ] {
            assert!(!Datatype::Time.admits(bad), "{bad}");
        }
    }

    #[test]
    fn numbers_and_tags_are_held_to_their_form() {
        for (datatype, good, bad) in [
            (Datatype::Integer, ["-1", " +012 ", "0"], ["1.0", "", "1 2"]),
            (Datatype::Decimal, ["-1.5", ".5", "5."], [".", "1e3", "1,5"]),
            (Datatype::Language, ["", "vi-VN", " zh-Hant-TW "], [" ", "vietnamese-", "vi_VN"]),
            (Datatype::Uri, ["", "/a", "https://hue.example/?q=<ũ>"], ["%zz", "http://a:/", "1:2"]),
        ] {
            for text in good {
                assert!(datatype.admits(text), "{text} is {}", datatype.name());
            }
            for text in bad {
                assert!(!datatype.admits(text), "{text} is not {}", datatype.name());
            }
        }
    }
}
