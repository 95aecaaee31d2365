//! Gauges in words: values with their unit, which way they go, how far they are to be trusted.

use hue_i18n::{Words, args};
use hue_model::gauge::{Gauge, GaugeState, Newest, Quantity, Sample, Station, StationKind, Way};
use hue_model::text::Language;
use hue_model::time::Millis;

use crate::words::moment_text;

/// The name of a station.
#[must_use]
pub fn station_name(language: Language, station: &Station) -> String {
    station.name.text(language).to_owned()
}

/// A kind of stations.
#[must_use]
pub fn station_kind_text(words: Words, kind: StationKind) -> String {
    words.t(&format!("gauge-kind-{}", kind.word().replace('_', "-")))
}

/// What is measured.
#[must_use]
pub fn quantity_text(words: Words, quantity: Quantity) -> String {
    words.t(&format!("gauge-quantity-{}", quantity.word().replace('_', "-")))
}

/// A value without its unit: "3,52".
#[must_use]
pub fn figure_text(words: Words, quantity: Quantity, value: f64) -> String {
    words.decimal(value, quantity.places())
}

/// A value with its unit: "3,52 m".
#[must_use]
pub fn value_text(words: Words, quantity: Quantity, value: f64) -> String {
    format!("{} {}", figure_text(words, quantity, value), quantity.sign())
}

/// "↑ lên 0,18 m mỗi giờ"; `None` where nothing can be said.
#[must_use]
pub fn trend_text(words: Words, newest: &Newest) -> Option<String> {
    let by = args! { "by" => value_text(words, newest.quantity, newest.trend.unwrap_or_default().abs()) };
    Some(match newest.way()? {
        Way::Steady => words.t("gauge-trend-steady"),
        Way::Up => words.get("gauge-trend-up", &by),
        Way::Down => words.get("gauge-trend-down", &by),
    })
}

/// "Trên báo động 2"; `None` where nothing can be said.
#[must_use]
pub fn river_alarm_text(words: Words, gauge: &Gauge) -> Option<String> {
    gauge.alarm.map(|stage| match stage {
        0 => words.t("gauge-alarm-none"),
        stage => words.get("gauge-alarm-above", &args! { "stage" => stage }),
    })
}

/// "Báo động 3: 3,50 m".
#[must_use]
pub fn alarm_line_text(words: Words, stage: u8, metres: f64) -> String {
    words.get("gauge-alarm-line", &args! { "stage" => stage, "level" => words.decimal(metres, 2) })
}

/// What is wrong with a gauge's readings, in a word or two, and in a sentence; `None` where nothing is.
#[must_use]
pub fn doubt_text(words: Words, state: GaugeState) -> Option<(String, String)> {
    let (word, why) = match state {
        GaugeState::Fresh => return None,
        GaugeState::Late => ("gauge-state-late", words.t("gauge-why-late")),
        GaugeState::Stuck => ("gauge-state-stuck", words.t("gauge-why-stuck")),
        GaugeState::NoData => ("gauge-state-no-data", String::new()),
    };
    Some((words.t(word), why))
}

/// What a picture of these samples says, in a sentence.
#[must_use]
pub fn series_text(words: Words, name: &str, quantity: Quantity, samples: &[Sample], now: Millis) -> String {
    let most = samples.iter().max_by(|one, other| one.value.total_cmp(&other.value));
    let (Some(last), Some(most)) = (samples.last(), most) else { return words.t("gauge-chart-empty") };
    words.get(
        "gauge-chart-said",
        &args! {
            "station" => name, "quantity" => quantity_text(words, quantity),
            "last" => value_text(words, quantity, last.value), "at" => moment_text(words, last.at, now),
            "most" => value_text(words, quantity, most.value), "when" => moment_text(words, most.at, now)
        },
    )
}

/// When the city was heard last of what this device keeps: an old copy must not look like a new one.
#[must_use]
pub fn copy_text(words: Words, heard_at: Option<Millis>, now: Millis) -> String {
    match heard_at {
        Some(at) => words.get("alert-heard-at", &args! { "when" => moment_text(words, at, now) }),
        None => words.t("alert-heard-never"),
    }
}

/// Why a list of what the city publishes is empty, as the middle of its keys: it was heard and has none, it was asked in vain,
/// or it has not said anything yet.
#[must_use]
pub const fn why_empty(heard_at: Option<Millis>, failed: bool) -> &'static str {
    match (heard_at, failed) {
        (Some(_), _) => "none",
        (None, true) => "failed",
        (None, false) => "empty",
    }
}

/// A level as somebody types it, with a comma or a point; `None` where it is no number of what is measured.
#[must_use]
pub fn typed_level(quantity: Quantity, text: &str) -> Option<f64> {
    let (least, most) = quantity.range();
    let plain = if quantity.places() == 0 { whole(text.trim())? } else { text.trim().replace(',', ".") };
    let level = decimal(&plain)?;
    (least..=most).contains(&level).then_some(level)
}

/// A plain decimal number of at most 15 digits, such as `-0.52`. Rust's own way reads every number there is, for which a
/// phone would download a table of 10 kB.
fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let plain = all.len() <= 15 && all.bytes().all(|digit| digit.is_ascii_digit());
    let number: u64 = plain.then(|| all.parse().ok())??;
    let scale = (0..fraction.len()).fold(1.0, |scale, _| scale * 10.0);
    Some(sign * number as f64 / scale)
}

/// A whole number without what parts its thousands; `None` where a comma or a point stands elsewhere.
fn whole(text: &str) -> Option<String> {
    let mut parts = text.split(['.', ',']);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let parted = first.len() <= 3 && rest.iter().all(|part| part.len() == 3);
    (rest.is_empty() || parted).then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_number_is_read_as_rust_reads_it() {
        for text in
            ["0", "3.52", "-0.52", "5.1", "0.07", "4.", ".5", "1234567.12345678", "99999.9", "0.1", "2.675"]
        {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["", ".", "-", "1e3", "+-1", "3.5.2", "inf", "NaN", "3 m", "１"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn a_level_is_typed_with_a_comma_or_a_point() {
        let typed = |text| typed_level(Quantity::WaterLevel, text);
        assert_eq!((typed("3,05"), typed(" 3.05 "), typed("-0,4")), (Some(3.05), Some(3.05), Some(-0.4)));
        let flow = |text| typed_level(Quantity::Discharge, text);
        assert_eq!(
            (flow("1.500"), flow("1,500"), flow("1500")),
            (Some(1_500.0), Some(1_500.0), Some(1_500.0))
        );
        assert_eq!([flow("1,5"), flow("1500.000"), flow("1.50.0")], [None; 3]);
        assert_eq!([typed(""), typed("3,0,5"), typed("cao"), typed("NaN"), typed("1001")], [None; 5]);
    }
}
