//! Dates and times as people say them: "hôm nay 14:02".

use chrono::{DateTime, Datelike, FixedOffset};

use crate::args;
use crate::words::Words;

/// A moment, seen from `now`: "hôm nay 14:02", "hôm qua 09:30", "thứ Tư 14:02", "20/11 14:02".
#[must_use]
pub fn moment(words: Words, at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let time = at.format("%H:%M").to_string();
    words.get("when-day-time", &args! { "day" => day(words, at, now), "time" => time })
}

/// A stretch of time, seen from `now`: "ngày mai 08:00–11:30", "ngày mai 22:00 – thứ Tư 04:00".
#[must_use]
pub fn span(
    words: Words,
    from: DateTime<FixedOffset>,
    to: DateTime<FixedOffset>,
    now: DateTime<FixedOffset>,
) -> String {
    let first = moment(words, from, now);
    if from.date_naive() == to.date_naive() {
        format!("{first}–{}", to.format("%H:%M"))
    } else {
        format!("{first} – {}", moment(words, to, now))
    }
}

/// A day, seen from `now`: "hôm nay", "ngày mai", "thứ Tư", "20/11", "20/11/2025".
#[must_use]
pub fn day(words: Words, at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    match at.date_naive().signed_duration_since(now.date_naive()).num_days() {
        0 => words.t("when-today"),
        1 => words.t("when-tomorrow"),
        -1 => words.t("when-yesterday"),
        2..=6 => weekday(words, at),
        _ if at.year() == now.year() => date(words, at),
        _ => {
            words.get("when-date-year", &args! { "date" => date(words, at), "year" => words.year(at.year()) })
        }
    }
}

/// The day of the week: "thứ Tư".
#[must_use]
pub fn weekday(words: Words, at: DateTime<FixedOffset>) -> String {
    let number = at.weekday().num_days_from_monday();
    words.get("when-weekday", &args! { "number" => number })
}

/// The day and month: "20/11".
#[must_use]
pub fn date(words: Words, at: DateTime<FixedOffset>) -> String {
    let month = words.get("when-month", &args! { "month" => at.month() });
    words.get("when-date", &args! { "day" => at.day(), "month" => month })
}
