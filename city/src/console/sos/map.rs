//! The map of the board: every open case; those that lie on each other are one point with their count.

use hue_i18n::Words;
use maud::{Markup, html};

use super::row::Row;
use crate::console::map::{frame_of, ground};
use crate::console::rows::Urgency;
use crate::console::wards::Spot;

/// A point of the map: one case or several.
struct Group<'r> {
    spot: Spot,
    /// The first is the most urgent.
    rows: Vec<&'r Row>,
}

/// The case that is open.
pub(super) struct Here<'a> {
    /// Its id.
    pub(super) id: &'a str,
    /// Where it is.
    pub(super) spot: Spot,
    /// How many metres that may be off.
    pub(super) off: Option<f64>,
}

/// The map of these cases; `here` is the one that is open, with how far off it may be.
pub(super) fn overview(words: Words, rows: &[Row], query: &str, here: Option<Here<'_>>) -> Markup {
    let mut spots: Vec<Spot> = rows.iter().filter_map(|row| row.spot).collect();
    if let Some(here) = &here {
        spots = vec![here.spot];
    }
    // The pin is the case: it has no dot of its own under it.
    let others = rows.iter().filter(|row| here.as_ref().is_none_or(|here| here.id != row.id));
    let (x, y, width, height) = frame_of(&spots);
    let dot = width / 44.0;
    html! {
        svg.map viewBox=(format!("{x:.0} {y:.0} {width:.0} {height:.0}")) preserveAspectRatio="xMidYMid meet"
            role="group" aria-label=(words.t("console-sos-map")) {
            (ground(width))
            @for group in groups(others, dot * 1.6) { (group.draw(words, query, dot)) }
            @if let Some(here) = &here { (pin(here.spot, here.off)) }
        }
    }
}

/// What the colours mean.
pub(super) fn legend(words: Words) -> Markup {
    html! {
        ul.legend {
            @for urgency in Urgency::ALL {
                li data-urgency=(urgency.word()) { (words.t(&format!("console-sos-urgency-{}", urgency.word()))) }
            }
        }
    }
}

fn groups<'r>(rows: impl Iterator<Item = &'r Row>, near: f64) -> Vec<Group<'r>> {
    let mut groups: Vec<Group<'r>> = Vec::new();
    for row in rows {
        let Some(spot) = row.spot else { continue };
        let close = |group: &&mut Group<'r>| (group.spot.x - spot.x).hypot(group.spot.y - spot.y) < near;
        match groups.iter_mut().find(close) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { spot, rows: vec![row] }),
        }
    }
    groups
}

impl Group<'_> {
    fn draw(&self, words: Words, query: &str, dot: f64) -> Markup {
        let Some(first) = self.rows.first() else { return html! {} };
        let (count, Spot { x, y }) = (self.rows.len(), self.spot);
        let radius = if count > 1 { dot * 1.5 } else { dot };
        html! {
            a.dot href=(first.href(query)) data-urgency=(first.urgency.word()) data-drill[self.rows.iter().all(|row| row.drill)] tabindex="-1" {
                title { (self.rows.iter().map(|row| row.title(words)).collect::<Vec<_>>().join("\n")) }
                circle cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(format!("{radius:.1}")) {}
                @if count > 1 {
                    text x=(format!("{x:.1}")) y=(format!("{:.1}", y + dot * 0.55)) font-size=(format!("{:.1}", dot * 1.6)) {
                        (words.number(i64::try_from(count).unwrap_or(0)))
                    }
                }
            }
        }
    }
}

fn pin(Spot { x, y }: Spot, off: Option<f64>) -> Markup {
    let off = off.map(|metres| metres / 10.0).filter(|radius| *radius > 8.0);
    html! {
        @if let Some(radius) = off { circle.off cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(format!("{radius:.0}")) {} }
        g.pin transform=(format!("translate({x:.1} {y:.1})")) {
            path d="M0 0 C-10 -22 -30 -36 -30 -60 A30 30 0 1 1 30 -60 C30 -36 10 -22 0 0 Z" {}
            circle cy="-60" r="11" {}
        }
    }
}
