//! The Vietnamese lunar calendar, for the small line beside the date. New moons and solar terms are computed for
//! UTC+7 as the calendar of 1967 asks; the series are those of Meeus, "Astronomical Algorithms", shortened to the
//! terms that matter for whole days.

use std::f64::consts::PI;

const ZONE: f64 = 7.0 / 24.0;
const SYNODIC: f64 = 29.530_588_68;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LunarDay {
    /// The day of the month, 1 to 30.
    pub(super) day: u8,
    /// The month, 1 to 12.
    pub(super) month: u8,
    /// Whether it is the second month of its number.
    pub(super) leap: bool,
}

/// The lunar day of a civil date in Vietnam, given as days since 1970-01-01.
#[must_use]
pub(super) fn lunar_day(days: i64) -> LunarDay {
    let today = days + 2_440_588;
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
    let k = (0.5 + (first as f64 - 2_415_021.076_998_695) / SYNODIC).floor() as i64;
    (1..=13).find(|i| sun_sector(new_moon(k + i)) == sun_sector(new_moon(k + i + 1))).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{LunarDay, lunar_day};

    fn on(year: i32, month: u32, day: u32) -> LunarDay {
        let date = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
        lunar_day(date.signed_duration_since(chrono::NaiveDate::default()).num_days())
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
}
