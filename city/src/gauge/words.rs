//! Gauges in words, for the console and the public pages alike.

use hue_i18n::{Words, args};
use hue_model::gauge::{Gauge, GaugeState, Newest, Quantity, Station, StationKind};

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

/// The unit as people write it.
pub(crate) const fn unit(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Discharge | Quantity::Inflow => "m³/s",
        other => other.unit(),
    }
}

/// Digits behind the point that mean something.
const fn places(quantity: Quantity) -> usize {
    match quantity {
        Quantity::WaterLevel => 2,
        Quantity::Rainfall => 1,
        Quantity::Discharge | Quantity::Inflow | Quantity::WaterDepth | Quantity::ReportedDepth => 0,
    }
}

/// A value with its unit: `3,52 m`.
pub(crate) fn value(words: Words, quantity: Quantity, value: f64) -> String {
    format!("{} {}", words.decimal(value, places(quantity)), unit(quantity))
}

/// Which way a value goes, with an arrow that says the same; `None` where nothing can be said, or
/// two readings are no rise, as of rain.
pub(crate) fn trend(words: Words, newest: &Newest) -> Option<String> {
    let goes = !matches!(newest.quantity, Quantity::Rainfall | Quantity::ReportedDepth);
    let trend = newest.trend.filter(|_| goes)?;
    let steady = match newest.quantity {
        Quantity::WaterLevel => 0.02,
        Quantity::WaterDepth => 2.0,
        Quantity::Discharge | Quantity::Inflow | Quantity::Rainfall | Quantity::ReportedDepth => 10.0,
    };
    let by = value(words, newest.quantity, trend.abs());
    Some(if trend.abs() < steady {
        words.t("gauge-trend-steady")
    } else if trend > 0.0 {
        words.get("gauge-trend-up", &args! { "by" => by })
    } else {
        words.get("gauge-trend-down", &args! { "by" => by })
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
