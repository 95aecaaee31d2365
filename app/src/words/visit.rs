//! Days and times of a visit in words.

use chrono::Datelike as _;
use hue_i18n::{Words, args, when};
use hue_model::catalogue::{DateRule, Span};
use hue_model::lunar::lunar_day;
use hue_model::time::Millis;

use super::when::today_text;

/// "08:30"; after midnight "00:30 hôm sau".
#[must_use]
pub fn clock_text(words: Words, minute: u16) -> String {
    let clock = format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    match minute / (24 * 60) {
        0 => clock,
        days => words.get("clock-days-later", &args! { "time" => clock, "days" => u32::from(days) }),
    }
}

/// "thứ Bảy 28/11", with the year where it is another than now.
#[must_use]
pub fn date_text(words: Words, date: chrono::NaiveDate, now: Millis) -> String {
    let (Some(at), Some(now)) = (Millis::noon_of(date).in_hue(), now.in_hue()) else { return String::new() };
    let text = format!("{} {}", when::weekday(words, at), when::date(words, at));
    if at.format("%Y").to_string() == now.format("%Y").to_string() {
        return text;
    }
    words.get("when-date-year", &args! { "date" => text, "year" => words.year(at.year()) })
}

/// "Thứ Bảy 28/11 · 20/10 âm lịch".
#[must_use]
pub fn both_calendars(words: Words, date: chrono::NaiveDate) -> String {
    today_text(words, Millis::noon_of(date))
}

/// "thứ Năm 26/2 · 10/1 âm lịch", "thứ Năm 26/2 – thứ Sáu 27/2 · từ 10/1 âm lịch"; where the day is made known each
/// year, that it lies between the two.
#[must_use]
pub fn event_days_text(words: Words, span: Span, rule: &DateRule, now: Millis) -> String {
    let (first, last) = (date_text(words, span.first, now), date_text(words, span.last, now));
    if rule.is_rough() {
        return words.get("event-days-rough", &args! { "first" => first, "last" => last });
    }
    let lunar = lunar_day(span.first);
    let leap = if lunar.leap { "yes" } else { "no" };
    let lunar = args! { "day" => lunar.day, "month" => lunar.month, "leap" => leap };
    let lunar = words.get("event-lunar", &lunar);
    if span.first == span.last {
        return format!("{first} · {lunar}");
    }
    let days = words.get("event-days", &args! { "first" => first, "last" => last });
    format!("{days} · {}", words.get("event-from-lunar", &args! { "lunar" => lunar }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_after_midnight_says_so() {
        let vi = Words::new("vi");
        assert_eq!((clock_text(vi, 510), clock_text(vi, 1_439)), ("08:30".into(), "23:59".into()));
        assert_eq!(clock_text(vi, 1_470), "00:30 hôm sau");
    }

    #[test]
    fn a_day_has_its_weekday_and_both_calendars() {
        let (vi, day) = (Words::new("vi"), "2026-11-28".parse().unwrap());
        let now = Millis(1_795_658_400_000);
        assert_eq!(date_text(vi, day, now), "thứ Bảy 28/11");
        assert_eq!(both_calendars(vi, day), "Thứ Bảy 28/11 · 20/10 âm lịch");
        assert!(date_text(vi, "2027-02-06".parse().unwrap(), now).contains("2027"));
    }
}
