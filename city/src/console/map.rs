//! The map: the wards as they are in the pack, and where the cases are. Drawn on the server, no tiles, no script.

use std::fmt::Write as _;

use hue_i18n::Words;
use hue_model::alert::Area;
use hue_model::geo::Ring;
use maud::{Markup, html};

use super::rows::{Row, Urgency};
use super::wards::{self, FRAME, Spot, spot};
use crate::store::report::Report;

/// The frame of the city's wards, in units of 10 m: left, top, width, height.
const CITY: (i32, i32, i32, i32) = (-6200, -4550, 12500, 8700);
/// Units (of 10 m) across the map of one case: about 9 km.
const CLOSE: f64 = 900.0;
/// Height of the map for its width.
const TALL: f64 = 1.5;

/// The map around one case.
pub(super) fn around(words: Words, report: &Report, ward_name: &str) -> Markup {
    let Spot { x, y } = spot(report.place.point);
    let (width, height) = (CLOSE, CLOSE * TALL);
    let frame = format!("{:.0} {:.0} {width:.0} {height:.0}", x - width / 2.0, y - height / 2.0);
    let off = report.place.accuracy.map(|metres| metres / 10.0).filter(|radius| *radius > 8.0);
    let label = words.get("console-map-of", &hue_i18n::args! { "ward" => ward_name });
    html! {
        svg.map viewBox=(frame) preserveAspectRatio="xMidYMid slice" role="img" aria-label=(label) {
            (ground(width))
            @if let Some(ward) = wards::find(&report.place.ward_code) { path.ward d=(ward.path) {} }
            @if let Some(radius) = off { circle.off cx=(x) cy=(y) r=(format!("{radius:.0}")) {} }
            g.pin transform=(format!("translate({x:.1} {y:.1})")) {
                path d="M0 0 C-10 -22 -30 -36 -30 -60 A30 30 0 1 1 30 -60 C30 -36 10 -22 0 0 Z" {}
                circle cy="-60" r="11" {}
            }
        }
    }
}

/// The map of every case of a page of the queue, each leading to its case.
pub(super) fn overview(words: Words, rows: &[Row], query: &str) -> Markup {
    let (x, y, width, height) = frame_of(&rows.iter().map(|row| row.spot).collect::<Vec<_>>());
    let dot = width / 48.0;
    html! {
        svg.map viewBox=(format!("{x:.0} {y:.0} {width:.0} {height:.0}")) preserveAspectRatio="xMidYMid meet"
            role="group" aria-label=(words.t("console-map-all")) {
            (ground(width))
            @for row in rows {
                a.dot href=(row.href(query)) data-urgency=(row.urgency.word()) tabindex="-1" {
                    title { (row.number) " · " (row.place) }
                    circle cx=(format!("{:.1}", row.spot.x)) cy=(format!("{:.1}", row.spot.y)) r=(format!("{dot:.1}")) {}
                }
            }
        }
    }
}

/// The whole city with the wards of a warning on it, and what was drawn.
pub(super) fn area(words: Words, area: &Area) -> Markup {
    let (x, y, width, height) = CITY;
    html! {
        svg.map viewBox=(format!("{x} {y} {width} {height}")) role="img" aria-label=(words.t("console-alert-map")) {
            (ground(f64::from(width)))
            @for ward in wards::all().iter().filter(|ward| area.names(&ward.code)) { path.warned d=(ward.path) {} }
            path.shape d=(shape(&area.polygons)) {}
        }
    }
}

/// The whole city to draw on: what the script needs to know of it stands beside it.
pub(super) fn drawing(words: Words, area: &Area) -> Markup {
    let (x, y, width, height) = CITY;
    let (middle, lat, long) = wards::scale();
    html! {
        svg.map viewBox=(format!("{x} {y} {width} {height}")) role="img" aria-label=(words.t("console-polygon-map"))
            data-lat=(middle.lat) data-long=(middle.long) data-unit-lat=(lat) data-unit-long=(long) {
            (ground(f64::from(width)))
            path.shape d=(shape(&area.polygons)) {}
            g.cursor { path d="M-400 0 H400 M0 -400 V400" {} }
        }
    }
}

fn shape(polygons: &[Ring]) -> String {
    let mut path = String::new();
    for ring in polygons {
        for (index, point) in ring.iter().enumerate() {
            let Spot { x, y } = spot(*point);
            let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { "M" } else { "L" });
        }
        path.push('Z');
    }
    path
}

/// What the urgencies look like, in words.
pub(super) fn legend(words: Words) -> Markup {
    html! {
        ul.legend {
            @for urgency in Urgency::ALL {
                li data-urgency=(urgency.word()) { (words.t(&format!("console-urgency-{}", urgency.word()))) }
            }
        }
    }
}

/// The wards behind a map this many units wide.
pub(super) fn ground(shown: f64) -> Markup {
    let (x, y, width, height) = FRAME;
    let file = if shown < CLOSE * 4.0 { "wards-close.svg" } else { "wards.svg" };
    html! { image href=(format!("/console/assets/{file}")) x=(x) y=(y) width=(width) height=(height) {} }
}

/// A frame with every case in it and some ground around; the whole city when there is none.
pub(super) fn frame_of(spots: &[Spot]) -> (f64, f64, f64, f64) {
    let (left, top, width, height) = FRAME;
    if spots.is_empty() {
        return (f64::from(left), f64::from(top), f64::from(width), f64::from(height));
    }
    let all = |pick: fn(&Spot) -> f64| spots.iter().map(pick);
    let (min_x, max_x) = (all(|s| s.x).fold(f64::MAX, f64::min), all(|s| s.x).fold(f64::MIN, f64::max));
    let (min_y, max_y) = (all(|s| s.y).fold(f64::MAX, f64::min), all(|s| s.y).fold(f64::MIN, f64::max));
    let width = ((max_x - min_x) * 1.25).max((max_y - min_y) * 1.25 / TALL).max(CLOSE);
    let height = width * TALL;
    ((min_x + max_x - width) / 2.0, (min_y + max_y - height) / 2.0, width, height)
}
