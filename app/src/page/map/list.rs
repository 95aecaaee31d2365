//! Everything that the map shows, as a list: the nearest first where it is known where the device is.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::geo::Point;
use hue_model::street_map::KnownStreetMap;
use hue_model::text::NameOrder;

use super::gather::Answers;
use super::layer::MapLayer;
use super::street::Streets;
use super::thing::Thing;
use crate::hook::{use_now, use_words};
use crate::place::{Found, Here};
use crate::ui::{Empty, Failure, Icon, Skeleton};
use crate::words::{copy_text, distance_text, problem_text};

/// The id of the list's heading.
pub(super) const TITLE: &str = "map-list";

/// The id of a thing's row.
pub(super) fn row_id(id: &str) -> String {
    format!("row-{id}")
}

/// The list with its heading.
#[component]
pub(super) fn List(
    things: Vec<Thing>,
    answers: Answers,
    streets: KnownStreetMap,
    here: Signal<Option<Point>>,
    opened: Option<String>,
    on_open: EventHandler<String>,
) -> Element {
    let (words, now) = (use_words(), use_now());
    let mut here = here;
    let near = if here.read().is_none() { "explore-near" } else { "explore-near-again" };
    let things = sorted(things, here());
    let water = things.iter().any(|thing| matches!(thing.layer, MapLayer::Gauges | MapLayer::FloodPoints));
    rsx! {
        section { class: "map-list", "aria-labelledby": TITLE,
            h2 { id: TITLE, tabindex: "-1", {words.t("map-list-title")} }
            p { class: "hint", role: "status", {words.get("map-count", &args! { "count" => things.len() })} }
            Here { on_found: move |found: Found| here.set(Some(found.point)), label: words.t(near), why: words.t("explore-near-why") }
            if water {
                p { class: "heard",
                    Icon { name: "clock", size: 16 }
                    span { {copy_text(words, answers.water_heard(), now)} }
                }
            }
            Troubles { answers }
            if things.is_empty() && !answers.wait() {
                Empty { icon: "map", title: words.t("map-empty-title"), text: words.t("map-empty-text") }
            }
            Streets { known: streets }
            ul { class: "list",
                for thing in things {
                    li { key: "{thing.id}", Row { open: opened.as_ref() == Some(&thing.id), here: here(), thing, on_open } }
                }
            }
        }
    }
}

/// What is still on its way, and what did not come.
#[component]
fn Troubles(answers: Answers) -> Element {
    let words = use_words();
    match answers.problem() {
        Some((layer, problem)) => rsx! {
            Failure {
                title: words.get("map-error", &args! { "name" => words.t(layer.key()) }),
                text: problem_text(words, &problem),
                again: words.t("try-again"),
                onagain: move |()| answers.again(layer),
            }
        },
        None if answers.wait() => rsx! { Skeleton { label: words.t("loading") } },
        None => rsx! {},
    }
}

/// Warnings first; then the nearest, or without a place of the device layer by layer by name.
fn sorted(mut things: Vec<Thing>, here: Option<Point>) -> Vec<Thing> {
    things.sort_by_cached_key(|thing| {
        let first = usize::from(thing.layer != MapLayer::Warnings);
        // A thing that stands nowhere comes after everything that does.
        let away = |here: Point| thing.point.map_or(u32::MAX, |at| here.metres_to(at) as u32);
        // A warning is no spot that lies so far away: it comes first.
        let metres = here.map(|here| if thing.layer.is_spot() { away(here) } else { 0 });
        let layer = if metres.is_some() { first } else { thing.layer.order() };
        (layer, metres, NameOrder::of(&thing.name))
    });
    things
}

#[component]
fn Row(thing: Thing, here: Option<Point>, open: bool, on_open: EventHandler<String>) -> Element {
    let words = use_words();
    let id = thing.id.clone();
    let away = here
        .zip(thing.point.filter(|_| thing.layer.is_spot()))
        .map(|(here, at)| distance_text(words, here.metres_to(at)));
    let more: Vec<String> = std::iter::once(thing.kind.clone()).chain(away).collect();
    rsx! {
        button { id: row_id(&thing.id), class: "row", r#type: "button", "aria-pressed": open, onclick: move |_| on_open.call(id.clone()),
            span { class: "row-icon", Icon { name: thing.icon } }
            span { class: "row-text",
                span { class: "row-title", lang: thing.lang.clone(), "{thing.name}" }
                span { class: "row-more", {more.join(" · ")} }
                if let Some(fact) = thing.facts.first() {
                    span { class: "row-more", "{fact}" }
                }
            }
            Icon { name: "map-pin", size: 20 }
        }
    }
}
