//! Calendars as files: iCalendar (RFC 5545), so that any calendar on any device takes what the city plans.
//!
//! Times are written in UTC, which every reader turns into its own wall clock: no file needs a time zone of its own.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::geo::Point;
use crate::time::Millis;

/// The media type of a calendar.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// Octets of a line, without its end.
const LINE: usize = 75;

/// A calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// What calendars call it; may be empty.
    pub name: String,
    /// Its events.
    pub events: Vec<Event>,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id in the whole world, the same for ever: a later one of the same id takes its place.
    pub uid: String,
    /// Its revision: of two with one id the higher counts.
    pub sequence: u32,
    /// When this was written.
    pub stamp: Millis,
    /// When it changed last.
    pub last_modified: Option<Millis>,
    /// When it is.
    pub when: When,
    /// Whether it takes place.
    pub status: Option<Status>,
    /// Its title.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
    /// Where, in words; may be empty.
    pub location: String,
    /// Where, on the map.
    pub geo: Option<Point>,
    /// A page about it; may be empty.
    pub url: String,
    /// What it is about.
    pub categories: Vec<String>,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From a moment until another; without one it has no length.
    Times {
        /// From when.
        start: Millis,
        /// Until when.
        end: Option<Millis>,
    },
    /// Whole days.
    Days {
        /// The first.
        first: NaiveDate,
        /// The last, which belongs to it.
        last: NaiveDate,
    },
}

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Perhaps.
    Tentative,
    /// As far as anybody knows.
    Confirmed,
    /// No more.
    Cancelled,
}

impl Status {
    const fn word(self) -> &'static str {
        match self {
            Self::Tentative => "TENTATIVE",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl Calendar {
    /// The calendar as a file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = Lines::default();
        out.line("BEGIN", "VCALENDAR");
        out.line("VERSION", "2.0");
        out.line("PRODID", "-//Trang Tien//hue//VI");
        out.line("CALSCALE", "GREGORIAN");
        out.line("METHOD", "PUBLISH");
        out.text("X-WR-CALNAME", &self.name);
        for event in &self.events {
            event.write(&mut out);
        }
        out.line("END", "VCALENDAR");
        out.0
    }
}

impl Event {
    fn write(&self, out: &mut Lines) {
        out.line("BEGIN", "VEVENT");
        out.text("UID", &self.uid);
        out.line("SEQUENCE", &self.sequence.to_string());
        out.moment("DTSTAMP", Some(self.stamp));
        out.moment("LAST-MODIFIED", self.last_modified);
        match self.when {
            When::Times { start, end } => {
                out.moment("DTSTART", Some(start));
                // An end that lies before its start is none: readers refuse the whole event.
                out.moment("DTEND", end.filter(|end| *end > start));
            }
            When::Days { first, last } => {
                // The end of whole days is the day after.
                let after = first.max(last).succ_opt().unwrap_or(last);
                out.line("DTSTART;VALUE=DATE", &first.format("%Y%m%d").to_string());
                out.line("DTEND;VALUE=DATE", &after.format("%Y%m%d").to_string());
            }
        }
        if let Some(status) = self.status {
            out.line("STATUS", status.word());
        }
        out.text("SUMMARY", &self.summary);
        out.text("DESCRIPTION", &self.description);
        out.text("LOCATION", &self.location);
        if let Some(Point { lat, long }) = self.geo {
            out.line("GEO", &format!("{lat:.6};{long:.6}"));
        }
        // An address is no text: nothing in it is escaped, so nothing in it may end its line.
        if !self.url.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            out.line("URL", &self.url);
        }
        let categories: Vec<_> = self.categories.iter().map(|category| escaped(category)).collect();
        out.line("CATEGORIES", &categories.join(","));
        out.line("END", "VEVENT");
    }
}

/// Lines as they are written: folded, and ended by CRLF.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property; nothing where its value is empty.
    fn line(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut octets = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if octets + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.line(name, &escaped(text));
    }

    fn moment(&mut self, name: &str, at: Option<Millis>) {
        let at = at.and_then(|at| chrono::DateTime::from_timestamp_millis(at.0));
        let mut written = String::new();
        if let Some(at) = at
            && write!(written, "{}", at.format("%Y%m%dT%H%M%SZ")).is_ok()
        {
            self.line(name, &written);
        }
    }
}

/// A text as a value: no letter of it can end the value, and none that the format cannot carry is in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(letter),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 2026-11-27 08:00 in Huế.
    const EIGHT: Millis = Millis(1_795_741_200_000);

    fn cut(summary: &str, description: &str) -> Event {
        Event {
            uid: "1@hue".into(),
            sequence: 2,
            stamp: EIGHT,
            last_modified: Some(EIGHT),
            when: When::Times { start: EIGHT, end: Some(EIGHT.plus(3_600_000)) },
            status: Some(Status::Cancelled),
            summary: summary.into(),
            description: description.into(),
            location: "Kiệt 1; Lê Lợi".into(),
            geo: Some(Point { lat: 16.4637, long: 107.5909 }),
            url: "https://hue.example/outages".into(),
            categories: vec!["power".into(), "a,b".into()],
        }
    }

    fn write(event: Event) -> String {
        Calendar { name: "Huế".into(), events: vec![event] }.write()
    }

    #[test]
    fn an_event_is_written_as_the_standard_says() {
        let text = write(cut("Cắt điện, nước", "Một\r\nhai\u{7}\\"));
        insta::assert_snapshot!(text.replace('\r', ""), @r"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Trang Tien//hue//VI
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Huế
        BEGIN:VEVENT
        UID:1@hue
        SEQUENCE:2
        DTSTAMP:20261127T010000Z
        LAST-MODIFIED:20261127T010000Z
        DTSTART:20261127T010000Z
        DTEND:20261127T020000Z
        STATUS:CANCELLED
        SUMMARY:Cắt điện\, nước
        DESCRIPTION:Một\nhai\\
        LOCATION:Kiệt 1\; Lê Lợi
        GEO:16.463700;107.590900
        URL:https://hue.example/outages
        CATEGORIES:power,a\,b
        END:VEVENT
        END:VCALENDAR
        ");
    }

    #[test]
    fn whole_days_end_on_the_day_after() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let text = write(Event { when: When::Days { first: day(30), last: day(31) }, ..cut("Lễ", "") });
        assert!(text.contains("DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270101\r\n"), "{text}");
        let backwards = When::Times { start: EIGHT, end: Some(EIGHT.plus(-1)) };
        assert!(!write(Event { when: backwards, ..cut("Lễ", "") }).contains("DTEND"));
        let url = "https://x.example/\r\nSUMMARY:y".to_owned();
        assert!(!write(Event { url, ..cut("Lễ", "") }).contains("SUMMARY:y"));
    }

    /// What a reader makes of a value.
    fn unescaped(value: &str) -> String {
        let (mut out, mut letters) = (String::new(), value.chars());
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n') => out.push('\n'),
                    other => out.extend(other),
                },
                other => out.push(other),
            }
        }
        out
    }

    proptest! {
        #[test]
        fn no_text_breaks_out_of_its_value_and_no_line_is_too_long(summary: String, description: String) {
            let text = write(cut(&summary, &description));
            let lines: Vec<&str> = text.split("\r\n").collect();
            prop_assert!(lines.iter().all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
            let whole = text.replace("\r\n ", "");
            let of = |name: &str| {
                let mut values = whole.split("\r\n").filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
                let value = values.next().map(unescaped).unwrap_or_default();
                (value, values.next().is_none())
            };
            let kept = |text: &str| {
                let text = text.replace("\r\n", "\n");
                text.chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect::<String>()
            };
            prop_assert_eq!(of("SUMMARY"), (kept(&summary), true));
            prop_assert_eq!(of("DESCRIPTION"), (kept(&description), true));
            prop_assert_eq!(whole.matches("BEGIN:VEVENT\r\n").count(), 1);
        }
    }
}
