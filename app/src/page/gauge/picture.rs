//! The picture of a day or a week, what was not measured, and the same as a table.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::gauge::plot::{alarms, thin};
use hue_model::gauge::{OpenedGauge, Quantity, Sample, Series};
use hue_model::time::Millis;

use crate::gauge::{Chart, DAY, within};
use crate::hook::{use_language, use_now, use_words};
use crate::ui::{Choice, Choices};
use crate::words::{moment_text, quantity_text, series_text, station_name, value_text};

/// Most lines of the table.
const LINES: usize = 48;
/// Most gaps that are said in words; the picture leaves all of them open.
const GAPS: usize = 10;
/// How much older than the newest reading a picture may be before that is said, in milliseconds.
const OLD: i64 = 10 * 60_000;

/// The picture with its choice of a day or a week.
#[component]
pub(super) fn Picture(opened: OpenedGauge) -> Element {
    let (words, now) = (use_words(), use_now());
    let mut days = use_signal(|| 1_u8);
    let choice = |value, key: &str| Choice { value, label: words.t(key), lang: None };
    let old = opened.series_at.filter(|at| opened.heard_at.is_some_and(|heard| heard.since(*at) > OLD));
    rsx! {
        Choices {
            name: "gauge-days",
            legend: words.t("gauge-period"),
            choices: vec![choice("1", "gauge-day"), choice("7", "gauge-week")],
            chosen: days().to_string(),
            onchoose: move |value| days.set(if value == "7" { 7 } else { 1 }),
        }
        if let Some(series) = opened.series.clone() {
            Drawn { opened, series, span: (now.plus(-DAY * i64::from(days())), now) }
        } else {
            p { class: "doubt", role: "status", {words.t("gauge-series-none")} }
        }
        if let Some(at) = old {
            p { class: "hint", {words.get("gauge-series-at", &args! { "when" => moment_text(words, at, now) })} }
        }
    }
}

#[component]
fn Drawn(opened: OpenedGauge, series: Series, span: (Millis, Millis)) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (quantity, samples) = (opened.quantity, within(&series, span));
    let said = series_text(words, &station_name(language, &opened.gauge.station), quantity, &samples, now);
    let own = opened.thresholds.iter().filter(|level| level.quantity == quantity);
    rsx! {
        Chart {
            series: series.clone(),
            span,
            alarms: alarms(&opened.gauge.station, quantity),
            levels: own.map(|level| level.level).collect::<Vec<_>>(),
            said,
        }
        if samples.is_empty() {
            p { class: "doubt", {words.t("gauge-chart-empty")} }
        }
        for gap in series.gaps.iter().rev().filter(|gap| gap.to > span.0).take(GAPS) {
            p { class: "hint", key: "{gap.from.0}",
                {words.get("gauge-gap", &args! { "from" => moment_text(words, gap.from, now), "to" => moment_text(words, gap.to, now) })}
            }
        }
        Table { quantity, samples }
    }
}

/// The picture as a table, newest first.
#[component]
fn Table(quantity: Quantity, samples: Vec<Sample>) -> Element {
    let (words, now) = (use_words(), use_now());
    let lines = thin(&samples, LINES);
    rsx! {
        if !lines.is_empty() {
            details { class: "alert-details gauge-table",
                summary { {words.t("gauge-table")} }
                table {
                    thead {
                        tr {
                            th { scope: "col", {words.t("gauge-when")} }
                            th { scope: "col", {quantity_text(words, quantity)} }
                        }
                    }
                    tbody {
                        for sample in lines.iter().rev() {
                            tr { key: "{sample.at.0}",
                                td { {moment_text(words, sample.at, now)} }
                                td { {value_text(words, quantity, sample.value)} }
                            }
                        }
                    }
                }
            }
        }
    }
}
