//! One gauge on a page, for the console and for everybody: what it says now, a picture of a day or a week, and the same
//! as a table.

use hue_i18n::{Words, args};
use hue_model::gauge::plot::thin;
use hue_model::gauge::{Gauge, GaugeState, Newest, Quantity, Sample, Series};
use hue_model::time::Millis;
use maud::{Markup, html};
use serde::Deserialize;

use super::chart::Chart;
use super::words::{alarm, doubt, kind, name, quantity, trend, value};
use super::{Span, board, series};
use crate::problem::Result;
use crate::state::App;
use crate::web::{self, moment, ward_name};

const DAY: i64 = 24 * 3_600_000;
/// Most lines of the table; all of them are in the file.
const LINES: usize = 48;

/// What an address asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// `7d` for a week, else a day.
    span: String,
    /// What was measured; the station's first quantity if empty or unknown.
    quantity: String,
}

/// A gauge and a stretch of its readings.
pub(crate) struct Sheet<'a> {
    app: &'a App,
    words: Words,
    /// The gauge as it stands.
    pub(crate) gauge: Gauge,
    series: Series,
    week: bool,
    now: Millis,
}

impl<'a> Sheet<'a> {
    /// Reads it; `None` where the pack has no such gauge.
    pub(crate) async fn read(app: &'a App, words: Words, code: &str, asked: &Asked) -> Result<Option<Self>> {
        let Some(gauge) = board::one(app, code).await? else { return Ok(None) };
        let measured = gauge.station.kind.quantities();
        let quantity = Quantity::from_word(&asked.quantity).filter(|it| measured.contains(it));
        let (week, now) = (asked.span == "7d", app.now());
        let from = now.plus(if week { -7 * DAY } else { -DAY });
        let span = Span { quantity, from: Some(from.0), to: Some(now.0), hours: None };
        let series = series(app, code, span).await?;
        Ok(Some(Self { app, words, gauge, series, week, now }))
    }

    /// What it is called.
    pub(crate) fn title(&self) -> String {
        name(self.words, &self.gauge.station)
    }

    /// The moment of its newest reading, as the version of the page.
    pub(crate) fn version(&self) -> i64 {
        self.gauge.newest.iter().map(|newest| newest.at.0).max().unwrap_or_default()
    }

    /// Everything below the title; `base` is the address of the list it belongs to.
    pub(crate) fn body(&self, base: &str) -> Markup {
        let (words, station) = (self.words, &self.gauge.station);
        html! {
            p.muted {
                @if let Some((tag, river)) = station.river.as_ref().map(|river| river.get(web::language(words))) { span lang=(tag) { (river) } } @else { (kind(words, station.kind)) }
                " · " (ward_name(self.app, words, &station.ward_code))
            }
            (self.state())
            dl.facts { @for newest in &self.gauge.newest { (self.fact(newest)) } }
            (self.ways(base))
            (Chart { words, station, series: &self.series, span: self.span() }.svg())
            (self.gaps())
            (self.table())
            p { a.button href=(self.file()) download { (words.t("gauge-csv")) } }
            p.muted { (words.t("gauge-hint")) }
        }
    }

    /// Where it stands against the alarm, and whether it is to be trusted.
    fn state(&self) -> Markup {
        let (words, gauge) = (self.words, &self.gauge);
        html! {
            @if let Some(alarm) = alarm(words, gauge) { p.state.alarm data-stage=[gauge.alarm] { (alarm) } }
            @if let Some(doubt) = doubt(words, gauge.state) {
                p.doubt { b { (doubt) } @if let Some(why) = self.why() { ". " (why) } }
            }
        }
    }

    fn why(&self) -> Option<String> {
        match self.gauge.state {
            GaugeState::Stuck => Some(self.words.t("gauge-why-stuck")),
            GaugeState::Late => Some(self.words.t("gauge-why-late")),
            GaugeState::Fresh | GaugeState::NoData => None,
        }
    }

    fn fact(&self, newest: &Newest) -> Markup {
        let words = self.words;
        html! {
            div {
                dt { (quantity(words, newest.quantity)) }
                dd {
                    (value(words, newest.quantity, newest.value))
                    @if let Some(trend) = trend(words, newest) { " · " (trend) }
                    " · " (moment(words, newest.at, self.now))
                }
            }
        }
    }

    /// The ways to a day or a week, and to whatever else it measures.
    fn ways(&self, base: &str) -> Markup {
        let (words, gauge) = (self.words, &self.gauge);
        let at = |quantity: Quantity, week: bool| {
            let span = if week { "7d" } else { "24h" };
            format!("{base}/{}?quantity={}&span={span}", gauge.station.code, quantity.word())
        };
        let measured = gauge.station.kind.quantities();
        html! {
            nav.ways aria-label=(words.t("gauge-ways")) {
                @for (week, key) in [(false, "gauge-day"), (true, "gauge-week")] {
                    a href=(at(self.series.quantity, week)) aria-current=[(week == self.week).then_some("true")] { (words.t(key)) }
                }
                @if measured.len() > 1 {
                    @for one in measured {
                        a href=(at(*one, self.week)) aria-current=[(*one == self.series.quantity).then_some("true")] { (quantity(words, *one)) }
                    }
                }
            }
        }
    }

    fn span(&self) -> (Millis, Millis) {
        (self.now.plus(if self.week { -7 * DAY } else { -DAY }), self.now)
    }

    fn gaps(&self) -> Markup {
        let words = self.words;
        let said = |at: Millis| moment(words, at, self.now);
        html! {
            @for gap in &self.series.gaps {
                p.doubt { (words.get("gauge-gap", &args! { "from" => said(gap.from), "to" => said(gap.to) })) }
            }
        }
    }

    /// The picture as a table, newest first.
    fn table(&self) -> Markup {
        let (words, measured) = (self.words, self.series.quantity);
        let samples = thin(&self.series.samples, LINES);
        let row = |sample: &Sample| html! { tr { td { (moment(words, sample.at, self.now)) } td { (value(words, measured, sample.value)) } } };
        html! {
            @if !samples.is_empty() {
                details.table {
                    summary { (words.t("gauge-table")) }
                    table {
                        thead { tr { th scope="col" { (words.t("gauge-when")) } th scope="col" { (quantity(words, measured)) } } }
                        tbody { @for sample in samples.iter().rev() { (row(sample)) } }
                    }
                }
            }
        }
    }

    fn file(&self) -> String {
        let (from, to) = self.span();
        let (code, measured) = (&self.gauge.station.code, self.series.quantity.word());
        format!("/api/v1/gauges/{code}/readings.csv?quantity={measured}&from={}&to={}", from.0, to.0)
    }
}
