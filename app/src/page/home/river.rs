//! River and rain at a glance: the city's main gauge and the first place that says how much it rained.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::gauge::plot::alarms;
use hue_model::gauge::{
    Gauge, GaugeState, ListedGauges, OpenGauge, OpenedGauge, Quantity, Sample, Series, StationKind, Way,
};
use hue_model::time::Millis;

use crate::gauge::{DAY, Spark, within};
use crate::hook::{Query, use_language, use_now, use_query, use_settings, use_words};
use crate::route::Route;
use crate::ui::Icon;
use crate::words::{
    alarm_line_text, copy_text, doubt_text, figure_text, moment_text, quantity_text, series_text,
    station_name, trend_text,
};

/// The least time between two hourly readings, in milliseconds: clocks of stations are not exact.
const NEARLY_AN_HOUR: i64 = 55 * 60_000;

/// The cards; one quiet line that leads to all gauges while nothing was heard of them.
#[component]
pub fn River(gauges: Query<ListedGauges>) -> Element {
    let (words, now) = (use_words(), use_now());
    let listed = gauges.read();
    let Some(Ok(listed)) = &*listed else { return rsx! {} };
    let shown = [StationKind::River, StationKind::Rain].into_iter().filter_map(|kind| first(listed, kind));
    let shown: Vec<Gauge> = shown.collect();
    rsx! {
        section { class: "glance", "aria-label": words.t("gauge-home"),
            for gauge in shown.iter().cloned() {
                Glance { key: "{gauge.station.code}", gauge }
            }
            if shown.is_empty() {
                Link { to: Route::Gauges {}, class: "warning-quiet",
                    Icon { name: "waves" }
                    span { class: "row-text",
                        span { class: "row-title", {words.t("gauge-list-title")} }
                        span { class: "row-more", {copy_text(words, listed.heard_at, now)} }
                    }
                    Icon { name: "chevron-right", size: 20 }
                }
            }
        }
    }
}

/// The first that has said something: the pack lists the main ones first.
fn first(listed: &ListedGauges, kind: StationKind) -> Option<Gauge> {
    let own = |gauge: &&Gauge| gauge.station.kind == kind && gauge.state != GaugeState::NoData;
    listed.gauges.iter().find(own).cloned()
}

#[component]
fn Glance(gauge: Gauge) -> Element {
    let saves = use_settings().read().storm_saver;
    rsx! {
        if saves {
            GlanceCard { gauge, opened: None }
        } else {
            WithCourse { gauge }
        }
    }
}

/// With a week of its readings, which is more than everything else on Home: not while data is saved.
#[component]
fn WithCourse(gauge: Gauge) -> Element {
    let code = gauge.station.code.clone();
    let opened = use_query(&[Topic::Gauges], move || OpenGauge { station: code.clone(), quantity: None });
    let opened = match &*opened.read() {
        Some(Ok(opened)) => Some(opened.clone()),
        _ => None,
    };
    rsx! {
        GlanceCard { gauge, opened }
    }
}

#[component]
fn GlanceCard(gauge: Gauge, opened: Option<OpenedGauge>) -> Element {
    let (words, now) = (use_words(), use_now());
    let saves = use_settings().read().storm_saver;
    let rains = gauge.station.kind == StationKind::Rain;
    let doubt = doubt_text(words, gauge.state).map(|(doubt, _)| doubt);
    let at = gauge.newest.first().map(|newest| moment_text(words, newest.at, now));
    rsx! {
        Link { to: Route::GaugePage { station: gauge.station.code.clone() }, class: "glance-card",
            if rains && !saves {
                Rained { gauge: gauge.clone(), opened: opened.clone() }
            } else {
                Stands { gauge: gauge.clone() }
            }
            if let Some(OpenedGauge { gauge, series: Some(series), .. }) = opened {
                Course { gauge, series }
            }
            span { class: "row-more",
                if let Some(doubt) = doubt {
                    strong { class: "late", "{doubt}" }
                    " · "
                }
                if let Some(at) = at {
                    "{at}"
                }
            }
        }
    }
}

/// How high the water stands and which way it goes; of rain the last hour.
#[component]
fn Stands(gauge: Gauge) -> Element {
    let (words, language) = (use_words(), use_language());
    let newest = gauge.newest.first().cloned();
    let name = station_name(language, &gauge.station);
    let rain = gauge.station.kind == StationKind::Rain;
    let title = if rain { format!("{} · {name}", quantity_text(words, Quantity::Rainfall)) } else { name };
    rsx! {
        span { class: "row-more", "{title}" }
        if let Some(newest) = newest {
            span { class: "glance-value",
                strong { {figure_text(words, newest.quantity, newest.value)} }
                " {newest.quantity.sign()}"
            }
            if let Some(trend) = trend_text(words, &newest) {
                span { class: "glance-trend", "data-up": (newest.way() == Some(Way::Up)).then_some("yes"), "{trend}" }
            }
        }
    }
}

/// How much it rained within a day, and whether hours are missing in that.
#[component]
fn Rained(gauge: Gauge, opened: Option<OpenedGauge>) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let name = station_name(language, &gauge.station);
    let series = opened.and_then(|opened| opened.series);
    let rained = series.and_then(|series| rained(&within(&series, (now.plus(-DAY), now))));
    let part = rained.is_some_and(|(_, hours)| hours < 24);
    rsx! {
        span { class: "row-more", {words.get("gauge-rain-day", &args! { "station" => name })} }
        if let Some((rained, _)) = rained {
            span { class: "glance-value",
                strong { {words.decimal(rained, 0)} }
                " {Quantity::Rainfall.sign()}"
            }
        }
        if part {
            span { class: "glance-trend", {words.t("gauge-rain-part")} }
        }
    }
}

/// The rain of these readings in mm, and of how many hours it is; `None` where nothing was measured. Each is of the hour that
/// ends at it: one that comes sooner after another is of hours that were counted.
fn rained(samples: &[Sample]) -> Option<(f64, u8)> {
    let (mut sum, mut hours, mut last) = (0.0, 0_u8, None::<Millis>);
    for sample in samples {
        if last.is_none_or(|last| sample.at.since(last) >= NEARLY_AN_HOUR) {
            sum += sample.value;
            hours = hours.saturating_add(1);
            last = Some(sample.at);
        }
    }
    (hours > 0).then_some((sum, hours))
}

/// The last day as a small picture, with the next alarm level above the water, or the highest that it passed.
#[component]
fn Course(gauge: Gauge, series: Series) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let span = (now.plus(-DAY), now);
    let value = gauge.newest_of(series.quantity).map_or(0.0, |newest| newest.value);
    let levels = alarms(&gauge.station, series.quantity);
    let level = levels.iter().find(|(_, metres)| *metres > value).or(levels.last()).copied();
    let name = station_name(language, &gauge.station);
    let said = series_text(words, &name, series.quantity, &within(&series, span), now);
    rsx! {
        Spark { series, span, level, said }
        if let Some((stage, metres)) = level {
            span { class: "glance-level", "data-stage": "{stage}", {alarm_line_text(words, stage, metres)} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Millis, Sample, rained};

    fn every(minutes: i64, count: i64) -> Vec<Sample> {
        (0..count).map(|n| Sample { at: Millis(n * minutes * 60_000), value: 2.0 }).collect()
    }

    #[test]
    fn rain_is_counted_once_however_often_a_station_reports() {
        assert_eq!(rained(&every(60, 24)), Some((48.0, 24)));
        assert_eq!(rained(&every(10, 6 * 23 + 1)), Some((48.0, 24)), "each is of the hour before it");
        assert_eq!(rained(&every(59, 3)), Some((6.0, 3)), "a clock that is not exact");
        assert_eq!(rained(&[]), None, "an empty day is no dry day");
    }
}
