//! Deadlines in working hours: Monday to Friday, morning and afternoon, without holidays.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Weekday};
use hue_model::pack::Category;
use hue_model::time::{HUE_OFFSET_SECONDS, Millis};
use serde::Deserialize;

use crate::problem::{Failure, Result};

/// Working hours and holidays.
#[derive(Clone, Debug)]
pub struct Calendar {
    hours: Vec<(NaiveTime, NaiveTime)>,
    holidays: BTreeSet<NaiveDate>,
}

#[derive(Deserialize)]
struct File {
    hours: Vec<(String, String)>,
    days: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    date: NaiveDate,
}

/// No deadline is searched further ahead than this; only a calendar without any working hour gets there.
const HORIZON_DAYS: u64 = 3_660;

impl Calendar {
    pub(crate) fn read(json: &str) -> Result<Self> {
        let file: File = serde_json::from_str(json)?;
        let time = |text: &str| {
            NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Failure::Data(format!("not a time: {text}")))
        };
        let hours =
            file.hours.iter().map(|(from, to)| Ok((time(from)?, time(to)?))).collect::<Result<Vec<_>>>()?;
        Ok(Self { hours, holidays: file.days.into_iter().map(|day| day.date).collect() })
    }

    /// Whether offices work on this day at all.
    #[must_use]
    pub fn works_on(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// When a report of this category, received at `from`, is due.
    #[must_use]
    pub fn due_of(&self, category: &Category, from: Millis) -> Millis {
        self.due(from, category.deadline_working_hours.into(), category.urgent)
    }

    /// The moment `hours` after `from`: on the clock when urgent, else in working hours.
    #[must_use]
    pub fn due(&self, from: Millis, hours: i64, urgent: bool) -> Millis {
        let on_the_clock = from.plus(hours.saturating_mul(3_600_000));
        if urgent {
            return on_the_clock;
        }
        from.in_hue().and_then(|start| self.after(start, TimeDelta::hours(hours))).unwrap_or(on_the_clock)
    }

    fn after(&self, start: DateTime<FixedOffset>, mut left: TimeDelta) -> Option<Millis> {
        let zone = FixedOffset::east_opt(HUE_OFFSET_SECONDS)?;
        let start = start.naive_local();
        for ahead in 0..HORIZON_DAYS {
            let day = start.date().checked_add_days(Days::new(ahead))?;
            let spans = if self.works_on(day) { self.hours.as_slice() } else { &[] };
            for (from, to) in spans {
                let (from, to) = (day.and_time(*from).max(start), day.and_time(*to));
                let span = (to - from).max(TimeDelta::zero());
                if span >= left && span > TimeDelta::zero() {
                    let due = (from + left).and_local_timezone(zone).single()?;
                    return Some(Millis(due.timestamp_millis()));
                }
                left -= span;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use hue_model::time::Millis;

    fn at(text: &str) -> Millis {
        Millis(chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
    }

    #[track_caller]
    fn due(from: &str, hours: i64, urgent: bool, expected: &str) {
        let calendar = Calendar::read(include_str!("../../../assets/pack/holidays.json")).unwrap();
        let due = calendar.due(at(from), hours, urgent);
        assert_eq!(due.in_hue().unwrap().to_rfc3339(), expected);
    }

    #[test]
    fn hours_run_only_while_offices_work() {
        due("2026-03-02T08:00:00+07:00", 2, false, "2026-03-02T10:00:00+07:00");
        due("2026-03-02T11:00:00+07:00", 1, false, "2026-03-02T14:00:00+07:00");
        due("2026-03-06T16:00:00+07:00", 2, false, "2026-03-09T08:30:00+07:00");
        due("2026-03-07T22:15:00+07:00", 8, false, "2026-03-10T08:00:00+07:00");
        due("2026-03-02T05:00:00+07:00", 4, false, "2026-03-02T11:30:00+07:00");
    }

    #[test]
    fn tet_stops_the_clock() {
        due("2026-02-13T16:30:00+07:00", 1, false, "2026-02-23T08:00:00+07:00");
        due("2027-02-04T16:30:00+07:00", 1, false, "2027-02-12T08:00:00+07:00");
    }

    #[test]
    fn what_is_urgent_runs_day_and_night() {
        due("2026-02-17T23:30:00+07:00", 2, true, "2026-02-18T01:30:00+07:00");
    }
}
