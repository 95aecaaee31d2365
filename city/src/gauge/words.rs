//! Gauges in words, for the console and the public pages alike.

use hue_i18n::{Words, args};
use hue_model::gauge::{Gauge, GaugeState, Newest, Quantity, Station, StationKind, Way};

use crate::web;

/// A station's name.
pub(crate) fn name(words: Words, station: &Station) -> String {
    station.name.text(web::language(words)).to_owned()
}

/// A kind of stations.
pub(crate) fn kind(words: Words, kind: StationKind) -> String {
    words.t(&format!("gauge-kind-{}", kind.word().replace('_', "-")))
}

/// What is measured.
pub(crate) fn quantity(words: Words, quantity: Quantity) -> String {
    words.t(&format!("gauge-quantity-{}", quantity.word().replace('_', "-")))
}

/// A value with its unit: `3,52 m`.
pub(crate) fn value(words: Words, quantity: Quantity, value: f64) -> String {
    format!("{} {}", words.decimal(value, quantity.places()), quantity.sign())
}

/// Which way a value goes, with an arrow that says the same; `None` where nothing can be said, or
/// two readings are no rise, as of rain.
pub(crate) fn trend(words: Words, newest: &Newest) -> Option<String> {
    let by = args! { "by" => value(words, newest.quantity, newest.trend.unwrap_or_default().abs()) };
    Some(match newest.way()? {
        Way::Steady => words.t("gauge-trend-steady"),
        Way::Up => words.get("gauge-trend-up", &by),
        Way::Down => words.get("gauge-trend-down", &by),
    })
}

/// Where a river stands against its alarm levels; `None` where nothing can be said.
pub(crate) fn alarm(words: Words, gauge: &Gauge) -> Option<String> {
    gauge.alarm.map(|stage| match stage {
        0 => words.t("gauge-alarm-none"),
        stage => words.get("gauge-alarm-above", &args! { "stage" => stage }),
    })
}

/// What is wrong with a gauge's readings; `None` where nothing is.
pub(crate) fn doubt(words: Words, state: GaugeState) -> Option<String> {
    let key = match state {
        GaugeState::Fresh => return None,
        GaugeState::Late => "gauge-state-late",
        GaugeState::Stuck => "gauge-state-stuck",
        GaugeState::NoData => "gauge-state-no-data",
    };
    Some(words.t(key))
}

/// How much a gauge needs to be looked at, in the words of the console's lines.
pub(crate) fn urgency(gauge: &Gauge) -> &'static str {
    match (gauge.state, gauge.alarm) {
        (GaugeState::NoData, _) => "done",
        (_, Some(3)) => "late",
        (_, Some(1 | 2)) | (GaugeState::Stuck | GaugeState::Late, _) => "soon",
        (GaugeState::Fresh, _) => "calm",
    }
}
