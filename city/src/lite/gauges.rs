//! `/gauges`: rivers, reservoirs, rain and flooded places for everybody, and `/gauges/{code}`: one of them, with a
//! picture of a day or a week. Without script.

use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::gauge::{Gauge, GaugeState, StationKind};
use maud::{Markup, html};
use serde::Deserialize;

use super::{public, site};
use crate::gauge;
use crate::gauge::board;
use crate::gauge::sheet::{Asked, Sheet};
use crate::gauge::words::{alarm, doubt, kind, name, trend, value};
use crate::http::address::Address;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::web::{self, moment};

/// Depths of one place that may come from one address in a minute; many may be behind one.
const DEPTHS_A_MINUTE: u32 = 12;

/// `GET /gauges`.
pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let words = web::words(&headers);
    let gauges = board::all(&app).await?.gauges;
    let (heard, silent): (Vec<_>, Vec<_>) =
        gauges.iter().partition(|gauge| gauge.state != GaugeState::NoData);
    let main = html! {
        link rel="stylesheet" href="/console/assets/gauges.css";
        h1 { (words.t("gauge-list-title")) }
        p.muted { (words.t("gauge-hint")) }
        @for of in StationKind::ALL {
            @let own: Vec<_> = heard.iter().filter(|gauge| gauge.station.kind == of).collect();
            @if !own.is_empty() {
                h2 { (kind(words, of)) }
                ul.gauges { @for gauge in own { (row(&app, words, gauge)) } }
            }
        }
        @if !silent.is_empty() { p.muted { (words.get("gauge-silent", &args! { "count" => silent.len() })) } }
    };
    Ok(public(site(&app, words, &words.t("gauge-list-title"), &main), &headers))
}

fn row(app: &App, words: Words, gauge: &Gauge) -> Markup {
    html! {
        li data-stage=[gauge.alarm] {
            a href=(format!("/gauges/{}", gauge.station.code)) { (name(words, &gauge.station)) }
            @if let Some(newest) = gauge.newest.first() {
                " " b { (value(words, newest.quantity, newest.value)) }
                small {
                    @if let Some(alarm) = alarm(words, gauge) { (alarm) " · " }
                    @if let Some(trend) = trend(words, newest) { (trend) " · " }
                    @if let Some(doubt) = doubt(words, gauge.state) { (doubt) " · " }
                    (moment(words, newest.at, app.now()))
                }
            }
        }
    }
}

/// `GET /gauges/{code}`.
pub(super) async fn page(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = web::words(&headers);
    let back = html! { p { a href="/gauges" { "‹ " (words.t("gauge-list-title")) } } };
    let Some(sheet) = Sheet::read(&app, words, &code, &asked).await? else {
        let main = html! { (back) h1 { (words.t("gauge-none")) } };
        return Ok((StatusCode::NOT_FOUND, site(&app, words, &words.t("gauge-none"), &main)).into_response());
    };
    let main = html! {
        link rel="stylesheet" href="/console/assets/gauges.css";
        (back)
        h1 { (sheet.title()) }
        (sheet.body("/gauges"))
        @if sheet.gauge.station.kind == StationKind::FloodPoint { (ask(words, &code)) }
    };
    Ok(public(site(&app, words, &sheet.title(), &main), &headers))
}

/// How deep water can stand, as people see it: the word, and the cm that are kept.
const DEPTHS: [(&str, u16); 6] =
    [("dry", 0), ("ankle", 15), ("knee", 45), ("waist", 90), ("chest", 125), ("over_head", 180)];

/// The form for somebody who is there.
fn ask(words: Words, code: &str) -> Markup {
    html! {
        form.ask.card method="post" action=(format!("/gauges/{code}/depth")) {
            h2 { (words.t("gauge-depth-ask")) }
            p.muted { (words.t("gauge-depth-hint")) }
            label for="depth" { (words.t("gauge-quantity-water-depth")) }
            select id="depth" name="depth" {
                @for (word, cm) in DEPTHS {
                    option value=(cm) { (words.t(&format!("lite-water-{word}"))) " (" (cm) " cm)" }
                }
            }
            button { (words.t("gauge-depth-send")) }
        }
    }
}

/// What the form says.
#[derive(Deserialize)]
pub(super) struct Depth {
    depth: u16,
}

/// `POST /gauges/{code}/depth`.
pub(super) async fn depth(
    State(app): State<App>,
    Path(code): Path<String>,
    address: Address,
    headers: HeaderMap,
    Form(said): Form<Depth>,
) -> Result<Response> {
    if !web::same_origin(&headers, &app.profile.base_url) {
        return Err(Failure::forbidden());
    }
    app.rate.count(&format!("depth {address:?} {code}"), app.now(), DEPTHS_A_MINUTE)?;
    gauge::report_depth(&app, &code, f64::from(said.depth)).await?;
    Ok(Redirect::to(&format!("/gauges/{code}?quantity=reported_depth")).into_response())
}
