//! Gauges at the desk: all of them with what they say and whether to trust it, and a page each.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::Words;
use hue_model::gauge::{Gauge, GaugeState, StationKind};
use maud::{Markup, html};

use super::layout::{self, Frame, Room};
use super::map;
use super::officer::Officer;
use super::unsaved::{self, Why};
use super::wards::spot;
use crate::gauge::board;
use crate::gauge::sheet::{Asked, Sheet};
use crate::gauge::words::{alarm, doubt, kind, name, trend, urgency, value};
use crate::problem::Result;
use crate::state::App;
use crate::web::{self, moment, ward_name};

/// `GET /console/gauges`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    let words = layout::words(&headers);
    let desk = Desk { app: &app, officer: &officer, words };
    let main = html! {
        main.case.none id="main" tabindex="-1" {
            h1 { (words.t("console-gauge-choose-title")) }
            p { (words.t("console-gauge-choose")) }
        }
    };
    let title = words.t("console-nav-gauges");
    desk.page(&title, "queue", "/console/gauges", "", &main).await
}

/// `GET /console/gauges/{code}`.
pub(super) async fn gauge(
    State(app): State<App>,
    officer: Officer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(sheet) = Sheet::read(&app, words, &code, &asked).await? else {
        return Ok(unsaved::page(words, &Why::NoGauge, ""));
    };
    let here = format!("/console/gauges/{code}");
    let main = html! {
        main.case.gauge id="main" tabindex="-1" data-version=(sheet.version()) {
            a.back href="/console/gauges" { "‹ " (words.t("console-gauge-list")) }
            p.changed id="changed" role="status" hidden {
                (words.t("console-gauge-changed")) " " a href=(here) { (words.t("console-changed-reload")) }
            }
            h1 { (sheet.title()) }
            (sheet.body("/console/gauges"))
        }
    };
    let desk = Desk { app: &app, officer: &officer, words };
    desk.page(&sheet.title(), "case", &here, &code, &main).await
}

struct Desk<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
}

impl Desk<'_> {
    async fn page(
        &self,
        title: &str,
        view: &str,
        here: &str,
        chosen: &str,
        main: &Markup,
    ) -> Result<Response> {
        let (app, officer, words) = (self.app, self.officer, self.words);
        let gauges = board::all(app).await?.gauges;
        let frame = Frame::of(app, officer, words, Room::Gauges).await?;
        let content = html! {
            (self.list(&gauges, chosen))
            (main)
            aside.ground aria-label=(words.t("console-map")) { (picture(words, &gauges, chosen)) }
        };
        Ok(frame.page(title, view, here, &content).into_response())
    }

    fn list(&self, gauges: &[Gauge], chosen: &str) -> Markup {
        let words = self.words;
        html! {
            section.queue.alerts aria-label=(words.t("console-gauge-list")) {
                div id="list" {
                    @for of in StationKind::ALL {
                        h2 { (kind(words, of)) }
                        ol.rows {
                            @for gauge in gauges.iter().filter(|gauge| gauge.station.kind == of) {
                                (self.row(gauge, chosen))
                            }
                        }
                    }
                }
            }
        }
    }

    fn row(&self, gauge: &Gauge, chosen: &str) -> Markup {
        let (words, station) = (self.words, &gauge.station);
        let newest = gauge.newest.first();
        html! {
            li {
                a.row href=(format!("/console/gauges/{}", station.code)) data-urgency=(urgency(gauge))
                    aria-current=[(station.code == chosen).then_some("true")] {
                    span.first {
                        b { (name(words, station)) }
                        @if let Some(alarm) = alarm(words, gauge) { span.chip { (alarm) } }
                        @if gauge.state != GaugeState::NoData { @if let Some(doubt) = doubt(words, gauge.state) { span.chip { (doubt) } } }
                    }
                    span.second {
                        @if let Some(river) = &station.river { (river.text(web::language(words))) } @else { (ward_name(self.app, words, &station.ward_code)) }
                    }
                    @if let Some(newest) = newest {
                        span.third { @if let Some(trend) = trend(words, newest) { (trend) " · " } (moment(words, newest.at, self.app.now())) }
                        span.due { (value(words, newest.quantity, newest.value)) }
                    } @else {
                        span.third { (words.t("gauge-state-no-data")) }
                    }
                }
            }
        }
    }
}

/// The map of every gauge, each leading to its page.
fn picture(words: Words, gauges: &[Gauge], chosen: &str) -> Markup {
    let spots: Vec<_> = gauges.iter().map(|gauge| spot(gauge.station.point)).collect();
    let (x, y, width, height) = map::frame_of(&spots);
    html! {
        svg.map viewBox=(format!("{x:.0} {y:.0} {width:.0} {height:.0}")) role="group" aria-label=(words.t("console-gauge-map")) {
            (map::ground(width))
            @for (gauge, spot) in gauges.iter().zip(&spots) {
                @let wide = if gauge.station.code == chosen { 30.0 } else { 60.0 };
                a.dot href=(format!("/console/gauges/{}", gauge.station.code)) data-urgency=(urgency(gauge)) tabindex="-1" {
                    title { (name(words, &gauge.station)) }
                    circle cx=(format!("{:.1}", spot.x)) cy=(format!("{:.1}", spot.y)) r=(format!("{:.1}", width / wide)) {}
                }
            }
        }
    }
}
