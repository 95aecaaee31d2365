//! The days of an event by Huế's clocks, and the rule by which they come back.

use chrono::{Datelike as _, Duration, NaiveDate, NaiveDateTime};
use hue_model::catalogue::{DateRule, MOST_DAYS, Span};
use icalendar::parser::Property;

use super::Why;
use super::lines::Properties;

/// Huế is so far ahead of UTC.
const HUE: Duration = Duration::hours(7);
/// Names of that time.
const ZONES: [&str; 6] = [
    "Asia/Ho_Chi_Minh",
    "Asia/Saigon",
    "Asia/Bangkok",
    "Asia/Vientiane",
    "Asia/Phnom_Penh",
    "SE Asia Standard Time",
];

/// Each year on the same day; any other rule is none of ours.
pub(super) fn yearly(rule: &str, span: Span) -> Option<DateRule> {
    let parts = rule.split(';').filter(|part| !part.is_empty()).map(|part| part.split_once('='));
    for part in parts {
        let (name, value) = part?;
        let (day, month) = (span.first.format("%-d").to_string(), span.first.format("%-m").to_string());
        let same = match name.to_ascii_uppercase().as_str() {
            "FREQ" => value.eq_ignore_ascii_case("YEARLY"),
            "INTERVAL" => value == "1",
            "BYMONTHDAY" => value == day,
            "BYMONTH" => value == month,
            "WKST" => true,
            _ => false,
        };
        if !same {
            return None;
        }
    }
    let number = |form: &str| span.first.format(form).to_string().parse().ok();
    let (month, day) = (number("%-m")?, number("%-d")?);
    let leap = (month, day) == (2, 29);
    (!leap).then_some(DateRule::Yearly { month, day, days: days(span) })
}

fn days(span: Span) -> u8 {
    let days = span.last.signed_duration_since(span.first).num_days().saturating_add(1);
    u8::try_from(days).unwrap_or(MOST_DAYS)
}

/// The days by Huế's clocks, the last one with them.
pub(super) fn span(event: &Properties<'_>) -> Result<Span, Why> {
    let first = event.find("DTSTART").ok_or(Why::NoDays)?;
    let begins = moment(first)?;
    let ends = match (event.find("DTEND"), event.find("DURATION")) {
        (Some(end), _) => Some(moment(end)?),
        (None, Some(long)) => Some(begins + duration(long.val.as_str())?),
        (None, None) => None,
    };
    let first = begins.date();
    let last = match ends {
        // The end is the first moment, or the first day, that does not belong to it.
        Some(end) if end > begins => (end - Duration::seconds(1)).date(),
        Some(end) if end < begins => return Err(Why::Backwards),
        _ => first,
    };
    if last.signed_duration_since(first).num_days() >= i64::from(MOST_DAYS) {
        return Err(Why::TooLong);
    }
    Ok(Span { first, last })
}

/// A moment by Huế's clocks, in one of these centuries: no reckoning with it leaves the calendar.
fn moment(property: &Property<'_>) -> Result<NaiveDateTime, Why> {
    let text = property.val.as_str().trim();
    let utc = text.strip_suffix('Z');
    let at = match NaiveDate::parse_from_str(text, "%Y%m%d") {
        Ok(day) => return known(day.into()),
        Err(_) => NaiveDateTime::parse_from_str(utc.unwrap_or(text), "%Y%m%dT%H%M%S"),
    };
    let at = known(at.map_err(|_| Why::NoDays)?)?;
    let zone = property.params.iter().find(|it| it.key == "TZID").and_then(|it| it.val.as_ref());
    match (utc, zone) {
        (Some(_), _) => Ok(at + HUE),
        // A time without a zone is that of whoever reads it.
        (None, None) => Ok(at),
        (None, Some(zone)) if ZONES.contains(&zone.as_str().trim_matches('"')) => Ok(at),
        (None, Some(_)) => Err(Why::Zone),
    }
}

pub(super) fn known(at: NaiveDateTime) -> Result<NaiveDateTime, Why> {
    if (1900..=2199).contains(&at.year()) { Ok(at) } else { Err(Why::NoDays) }
}

/// `P3D`, `P1W`, `PT5H`, `P1DT2H30M`.
fn duration(text: &str) -> Result<Duration, Why> {
    let rest = text.trim().trim_start_matches('+').strip_prefix('P').ok_or(Why::NoDays)?;
    let (mut seconds, mut number) = (0_i64, String::new());
    for letter in rest.chars() {
        if letter.is_ascii_digit() {
            number.push(letter);
            continue;
        }
        let unit = match letter {
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'T' if number.is_empty() => continue,
            _ => return Err(Why::NoDays),
        };
        let count: i64 = std::mem::take(&mut number).parse().map_err(|_| Why::NoDays)?;
        seconds = count.checked_mul(unit).and_then(|it| it.checked_add(seconds)).ok_or(Why::NoDays)?;
    }
    // Whatever is longer than that is too long, however long it is.
    let most = i64::from(MOST_DAYS).saturating_add(1).saturating_mul(86_400);
    if number.is_empty() { Ok(Duration::seconds(seconds.min(most))) } else { Err(Why::NoDays) }
}
