//! Festivals and events: what happens in the city again and again, by one calendar or the other, and on which days.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::geo::Point;
use crate::text::{Language, Localized};
use crate::time::Millis;
use crate::{ical, lunar};

/// Longest event, in days.
pub const MOST_DAYS: u8 = 60;

/// A festival, a ceremony, another event that comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// Its code, such as `vat-lang-sinh`.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// What happens, in a sentence or two.
    pub description: Localized,
    /// When.
    pub dates: DateRule,
    /// Where, in words; may be empty.
    #[serde(default)]
    pub venue: Localized,
    /// The point of interest where it is, if there is one.
    #[serde(default)]
    pub place: Option<String>,
    /// Where the dates come from.
    pub source: String,
    /// With how many independent public sources the dates were compared; with 0 they rest on one alone.
    pub checked_against: u32,
    /// Whether it is no longer listed; its code stays taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// On which days an event is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DateRule {
    /// From a day of the lunar calendar on.
    Lunar {
        /// The month, 1 to 12.
        month: u8,
        /// The day, 1 to 30.
        day: u8,
        /// How many days.
        days: u8,
        /// Every so many years; 1 for each.
        #[serde(default = "each")]
        every: u8,
        /// The civil year in which a lunar year began that had it; counts where it is not each year.
        #[serde(default)]
        since: i32,
    },
    /// On a day of a lunar month that is made known each year.
    LunarMonth {
        /// The month, 1 to 12.
        month: u8,
    },
    /// From a day of the civil calendar on, each year.
    Yearly {
        /// The month, 1 to 12.
        month: u8,
        /// The day, 1 to 31.
        day: u8,
        /// How many days.
        days: u8,
    },
    /// On these days only.
    Spans {
        /// Each from its first day to its last.
        spans: Vec<Span>,
    },
    /// On days that are made known each time.
    Announced {},
}

const fn each() -> u8 {
    1
}

/// Days that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    /// The first day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub first: NaiveDate,
    /// The last day, which belongs to it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub last: NaiveDate,
}

impl Span {
    fn of(first: NaiveDate, days: u8) -> Option<Self> {
        let more = u64::from(days.clamp(1, MOST_DAYS)) - 1;
        Some(Self { first, last: first.checked_add_days(chrono::Days::new(more))? })
    }

    /// Whether some day of it lies between two others, which count.
    #[must_use]
    pub fn meets(self, from: NaiveDate, to: NaiveDate) -> bool {
        self.first <= to && self.last >= from
    }
}

impl Event {
    /// Whether its days are known for certain enough to go there without asking again.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.checked_against > 0
            && !matches!(self.dates, DateRule::LunarMonth { .. } | DateRule::Announced {})
    }

    /// One time of it in a calendar. `check` says that its days are to be asked for again, where they are not sure.
    #[must_use]
    pub fn in_calendar(
        &self,
        span: Span,
        point: Option<Point>,
        language: Language,
        check: &str,
        now: Millis,
    ) -> ical::Event {
        let sure = self.is_sure();
        let about = self.description.text(language);
        ical::Event {
            uid: format!("{}-{}@hue", self.id, span.first.format("%Y%m%d")),
            sequence: 0,
            stamp: now,
            last_modified: None,
            when: ical::When::Days { first: span.first, last: span.last },
            status: Some(if sure { ical::Status::Confirmed } else { ical::Status::Tentative }),
            summary: self.name.text(language).to_owned(),
            description: if sure { about.to_owned() } else { format!("{check}. {about}") },
            location: self.venue.text(language).to_owned(),
            geo: point,
            url: String::new(),
            categories: Vec::new(),
        }
    }
}

impl DateRule {
    /// Its days that lie between two others, the earliest first.
    #[must_use]
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> Vec<Span> {
        // A lunar year ends in the civil year after the one in which it began.
        let years = (from.year() - 1)..=to.year();
        let all: Vec<Span> = match self {
            Self::Spans { spans } => spans.clone(),
            _ => years.filter_map(|year| self.in_year(year)).collect(),
        };
        let mut met: Vec<Span> = all.into_iter().filter(|span| span.meets(from, to)).collect();
        met.sort_unstable();
        met
    }

    /// Its days in the lunar or civil year that begins in this civil year.
    fn in_year(&self, year: i32) -> Option<Span> {
        match *self {
            Self::Lunar { month, day, days, every, since } => {
                let held = every <= 1 || (year - since).rem_euclid(i32::from(every)) == 0;
                Span::of(lunar::civil_day(year, month, day).filter(|_| held)?, days)
            }
            Self::LunarMonth { month } => Some(Span {
                first: lunar::civil_day(year, month, 1)?,
                last: lunar::civil_day(year, month, 30)?,
            }),
            Self::Yearly { month, day, days } => {
                Span::of(NaiveDate::from_ymd_opt(year, month.into(), day.into())?, days)
            }
            Self::Spans { .. } | Self::Announced {} => None,
        }
    }

    /// Whether the days are only bounds within which one will be made known.
    #[must_use]
    pub const fn is_rough(&self) -> bool {
        matches!(self, Self::LunarMonth { .. })
    }
}

/// The events with the days on which they are between two days, the earliest first, one for each time.
#[must_use]
pub fn coming(events: &[Event], from: NaiveDate, to: NaiveDate) -> Vec<(Span, &Event)> {
    let mut all: Vec<(Span, &Event)> = events
        .iter()
        .flat_map(|event| event.dates.between(from, to).into_iter().map(move |span| (span, event)))
        .collect();
    all.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.id.cmp(&b.id)));
    all
}

#[cfg(test)]
mod tests {
    use super::{DateRule, NaiveDate, Span};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(first: &str, last: &str) -> Span {
        Span { first: day(first), last: day(last) }
    }

    #[test]
    fn the_wrestling_of_sinh_was_on_26_february_2026() {
        let rule = DateRule::Lunar { month: 1, day: 10, days: 1, every: 1, since: 0 };
        assert_eq!(rule.between(day("2026-01-01"), day("2026-12-31")), [span("2026-02-26", "2026-02-26")]);
    }

    #[test]
    fn what_is_every_three_years_is_left_out_in_between() {
        let rule = DateRule::Lunar { month: 1, day: 10, days: 2, every: 3, since: 2026 };
        let held = rule.between(day("2022-01-01"), day("2030-12-31"));
        assert_eq!(
            held,
            [
                span("2023-01-31", "2023-02-01"),
                span("2026-02-26", "2026-02-27"),
                span("2029-02-22", "2029-02-23")
            ]
        );
    }

    #[test]
    fn the_end_of_a_lunar_year_lies_in_the_next_civil_one() {
        let rule = DateRule::Lunar { month: 12, day: 23, days: 1, every: 1, since: 0 };
        assert_eq!(rule.between(day("2026-02-01"), day("2026-02-28")), [span("2026-02-10", "2026-02-10")]);
        let month = DateRule::LunarMonth { month: 2 };
        assert_eq!(month.between(day("2026-01-01"), day("2026-12-31")), [span("2026-03-19", "2026-04-16")]);
    }

    #[test]
    fn a_span_counts_while_one_of_its_days_is_asked_for() {
        let rule = DateRule::Spans {
            spans: vec![span("2027-05-02", "2027-05-05"), span("2027-04-28", "2027-05-01")],
        };
        let all = rule.between(day("2027-05-01"), day("2027-05-02"));
        assert_eq!(all, [span("2027-04-28", "2027-05-01"), span("2027-05-02", "2027-05-05")]);
        assert!(DateRule::Announced {}.between(day("2020-01-01"), day("2030-01-01")).is_empty());
    }
}
