//! The Vietnamese lunar calendar. New moons and solar terms are computed for UTC+7 as the calendar of 1967 asks; the series
//! are those of Meeus, "Astronomical Algorithms", shortened to the terms that matter for whole days.

use std::f64::consts::PI;

use chrono::{Datelike as _, NaiveDate};

const ZONE: f64 = 7.0 / 24.0;
const SYNODIC: f64 = 29.530_588_68;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarDay {
    /// The day of the month, 1 to 30.
    pub day: u8,
    /// The month, 1 to 12.
    pub month: u8,
    /// Whether it is the second month of its number.
    pub leap: bool,
}

/// The lunar day of a civil date in Vietnam.
#[must_use]
pub fn lunar_day(date: NaiveDate) -> LunarDay {
    let today = julian_day(date);
    let index = ((today as f64 - 2_415_021.076_998_695) / SYNODIC).floor() as i64;
    let begins = (index - 1..=index + 1).rev().map(new_moon).find(|begin| *begin <= today).unwrap_or(today);
    // The month that holds the winter solstice is the eleventh: count from the one before today's month.
    let first = eleventh_before(today);
    let next = eleventh_before(first + 400);
    let passed = ((begins - first) as f64 / 29.0).floor() as i64;
    let thirteen = next - first > 365;
    let leap = if thirteen { leap_after(first) } else { i64::MAX };
    let number = if passed >= leap { passed + 10 } else { passed + 11 };
    LunarDay {
        day: u8::try_from(today - begins + 1).unwrap_or(1),
        month: u8::try_from((number - 1).rem_euclid(12) + 1).unwrap_or(1),
        leap: passed == leap,
    }
}

/// The civil date of a day of the lunar year that begins in the civil year `year`; a day after a month's last is its last.
/// In a month that comes twice it is the first of the two, as festivals are held.
#[must_use]
pub fn civil_day(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    // The eleventh month lies before the winter solstice's end of its civil year: the lunar year's first ten months are
    // counted from the one of the year before, its last two from its own.
    let anchor = if month > 10 { year } else { year - 1 };
    let first = eleventh_before(julian_day(NaiveDate::from_ymd_opt(anchor, 12, 31)?));
    let next = eleventh_before(first + 400);
    let plain = if month > 10 { i64::from(month) - 11 } else { i64::from(month) + 1 };
    let leap = if next - first > 365 { leap_after(first) } else { i64::MAX };
    let k = index_of(first) + if plain >= leap { plain + 1 } else { plain };
    let (begin, end) = (new_moon(k), new_moon(k + 1));
    date_of((begin + i64::from(day) - 1).min(end - 1))
}

/// The lunar year that a civil date lies in: the civil year in which it began.
#[must_use]
pub fn lunar_year(date: NaiveDate) -> i32 {
    let begun = civil_day(date.year(), 1, 1).is_some_and(|first| first <= date);
    if begun { date.year() } else { date.year() - 1 }
}

fn julian_day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) + 1_721_425
}

fn date_of(julian_day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(julian_day - 1_721_425).ok()?)
}

/// The number of the new moon that a month begins with.
fn index_of(first: i64) -> i64 {
    (0.5 + (first as f64 - 2_415_021.076_998_695) / SYNODIC).floor() as i64
}

/// The Julian day number on which the `k`-th new moon since 1900 falls in Vietnam.
fn new_moon(k: i64) -> i64 {
    let k = k as f64;
    let t = k / 1_236.85;
    let degrees = PI / 180.0;
    let sun = (359.2242 + 29.105_356_08 * k - 0.000_033_3 * t * t - 0.000_003_47 * t.powi(3)) * degrees;
    let moon = (306.0253 + 385.816_918_06 * k + 0.010_730_6 * t * t + 0.000_012_36 * t.powi(3)) * degrees;
    let node = (21.2964 + 390.670_506_46 * k - 0.001_652_8 * t * t - 0.000_002_39 * t.powi(3)) * degrees;
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t * t - 0.000_000_155 * t.powi(3)
        + 0.000_33 * ((166.56 + 132.87 * t - 0.009_173 * t * t) * degrees).sin();
    let shift = (0.1734 - 0.000_393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin() - 0.4068 * moon.sin()
        + 0.0161 * (2.0 * moon).sin()
        - 0.0004 * (3.0 * moon).sin()
        + 0.0104 * (2.0 * node).sin()
        - 0.0051 * (sun + moon).sin()
        - 0.0074 * (sun - moon).sin()
        + 0.0004 * (2.0 * node + sun).sin()
        - 0.0004 * (2.0 * node - sun).sin()
        - 0.0006 * (2.0 * node + moon).sin()
        + 0.0010 * (2.0 * node - moon).sin()
        + 0.0005 * (2.0 * moon + sun).sin();
    let delta = -0.000_278 + 0.000_265 * t + 0.000_262 * t * t;
    (mean + shift - delta + 0.5 + ZONE).floor() as i64
}

/// Which twelfth of its yearly way the sun has reached at midnight in Vietnam: 9 from the winter solstice on.
fn sun_sector(julian_day: i64) -> i64 {
    let t = (julian_day as f64 - 2_451_545.5 - ZONE) / 36_525.0;
    let degrees = PI / 180.0;
    let anomaly = (357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t * t) * degrees;
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_290 * (3.0 * anomaly).sin();
    ((mean + centre).rem_euclid(360.0) / 30.0).floor() as i64
}

/// The first day of the last eleventh month that began on or before a day.
fn eleventh_before(julian_day: i64) -> i64 {
    let newest = ((julian_day as f64 - 2_415_021.076_998_695) / SYNODIC).floor() as i64 + 1;
    let eleventh = |k: &i64| {
        let (begin, end) = (new_moon(*k), new_moon(k + 1));
        begin <= julian_day && sun_sector(begin) < 9 && sun_sector(end) >= 9 && sun_sector(begin) >= 7
    };
    (newest - 15..=newest).rev().find(eleventh).map_or(julian_day, new_moon)
}

/// How many months after an eleventh month the one without a principal term stands.
fn leap_after(first: i64) -> i64 {
    let k = index_of(first);
    (1..=13).find(|i| sun_sector(new_moon(k + i)) == sun_sector(new_moon(k + i + 1))).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{LunarDay, civil_day, lunar_day, lunar_year};

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn on(year: i32, month: u32, day: u32) -> LunarDay {
        lunar_day(date(year, month, day))
    }

    fn plain(day: u8, month: u8) -> LunarDay {
        LunarDay { day, month, leap: false }
    }

    #[test]
    fn tet_falls_where_the_calendar_says() {
        for (year, month, day) in [
            (1985, 1, 21), // a month before China's
            (2000, 2, 5),
            (2007, 2, 17), // a day before China's
            (2020, 1, 25),
            (2023, 1, 22),
            (2024, 2, 10),
            (2025, 1, 29),
            (2026, 2, 17),
            (2027, 2, 6),
            (2028, 1, 26),
            (2030, 2, 2), // a day before China's
            (2033, 1, 31),
            (2034, 2, 19),
        ] {
            assert_eq!(on(year, month, day), plain(1, 1), "Tết {year}");
            assert_eq!(civil_day(year, 1, 1), Some(date(year, month, day)), "Tết {year}");
        }
    }

    #[test]
    fn leap_months_repeat_their_number() {
        assert_eq!(on(2025, 7, 25), LunarDay { day: 1, month: 6, leap: true });
        assert_eq!(on(2023, 3, 22), LunarDay { day: 1, month: 2, leap: true });
        assert_eq!(on(2020, 5, 23), LunarDay { day: 1, month: 4, leap: true });
        assert_eq!(on(2025, 8, 23), plain(1, 7));
    }

    #[test]
    fn full_moons_are_on_the_fifteenth() {
        assert_eq!(on(2026, 11, 23), plain(15, 10));
        assert_eq!(on(2025, 10, 6), plain(15, 8), "mid-autumn 2025");
        assert_eq!(on(2026, 9, 25), plain(15, 8), "mid-autumn 2026");
        assert_eq!(on(2025, 12, 31), plain(12, 11));
    }
    #[test]
    fn every_day_of_a_century_comes_back() {
        let mut day = date(1990, 1, 1);
        while day < date(2060, 1, 1) {
            let lunar = lunar_day(day);
            let back = civil_day(lunar_year(day), lunar.month, lunar.day).unwrap();
            // Of a month that comes twice, only the first is found.
            assert!(lunar.leap || back == day, "{day} is {lunar:?} of {}", lunar_year(day));
            assert!(!lunar.leap || back < day);
            day = day.succ_opt().unwrap();
        }
    }

    #[test]
    fn the_last_day_of_a_short_month_stands_for_the_thirtieth() {
        // The twelfth month of the year that began in 2024 has 29 days.
        assert_eq!(civil_day(2024, 12, 30), Some(date(2025, 1, 28)));
        assert_eq!(civil_day(2025, 6, 1), Some(date(2025, 6, 25)), "the first of the two sixth months");
    }
}
