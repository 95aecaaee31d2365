//! The map of the city with its layers, and beside it everything that stands on it as a list: what cannot be seen or
//! drawn is read there.

mod canvas;
mod card;
mod gather;
mod layer;
mod list;
mod scene;
mod street;
mod thing;

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::geo::Point;

use self::canvas::Canvas;
use self::card::ThingCard;
use self::gather::use_answers;
pub use self::layer::{MapLayer, NoLayer};
use self::list::{List, TITLE};
use self::street::use_street_map;
use self::thing::{Thing, use_teller};
use crate::bridge::dom;
use crate::hook::{use_back, use_catalogue_provider, use_title, use_words};
use crate::ui::{Pick, Picks, TopBar};

/// The map with what it usually shows.
#[component]
pub fn MapPage() -> Element {
    rsx! {
        Screen { only: None, at: None }
    }
}

/// The map with one layer; the others can be added.
#[component]
pub fn MapOf(layer: MapLayer) -> Element {
    rsx! {
        Screen { only: Some(layer), at: None }
    }
}

/// The map with one layer, and one thing on it that is open.
#[component]
pub fn MapAt(layer: MapLayer, id: String) -> Element {
    rsx! {
        Screen { only: Some(layer), at: Some(layer.id(&id)) }
    }
}

/// What is open, and whether it was opened in the list.
#[derive(Clone, Debug, PartialEq)]
struct Opened {
    id: String,
    in_list: bool,
}

fn begun(only: Option<MapLayer>) -> Vec<MapLayer> {
    only.map_or_else(|| MapLayer::USUAL.to_vec(), |layer| vec![layer])
}

fn opened_at(at: Option<String>) -> Option<Opened> {
    at.map(|id| Opened { id, in_list: false })
}

#[component]
fn Screen(only: Option<MapLayer>, at: Option<String>) -> Element {
    use_catalogue_provider();
    let (words, back) = (use_words(), use_back());
    let (answers, tell, streets) = (use_answers(), use_teller(), use_street_map());
    let mut layers = use_signal(|| begun(only));
    let mut opened = use_signal(|| opened_at(at.clone()));
    let here = use_signal(|| None::<Point>);
    use_effect(use_reactive!(|(only, at)| {
        layers.set(begun(only));
        opened.set(opened_at(at));
    }));
    use_title(words.t("map-title"));
    let all = answers.things(&tell);
    let chosen = layers.read();
    let shown: Vec<&Thing> = all.iter().filter(|thing| chosen.contains(&thing.layer)).collect();
    let open = opened.read().clone();
    let open = open.and_then(|open| Some((shown.iter().find(|thing| thing.id == open.id)?, open.in_list)));
    let (scene, pressed) = (
        scene::scene(&shown, only.is_some_and(MapLayer::is_wide), here()),
        scene::chosen(open.map(|(thing, _)| *thing)),
    );
    let known = streets.read().as_ref().and_then(|known| known.as_ref().ok()).cloned().unwrap_or_default();
    let kept = known.kept.clone();
    let things: Vec<Thing> = shown.iter().map(|thing| (*thing).clone()).collect();
    rsx! {
        TopBar { title: words.t("map-title"), back_label: words.t("back"), onback: move |()| back.call(()),
            a { class: "skip", href: "#{TITLE}", onclick: move |event| { event.prevent_default(); dom::focus(TITLE); }, {words.t("map-skip")} }
        }
        div { class: "map-page",
            Layers { layers, counts: MapLayer::ALL.map(|layer| all.iter().filter(|thing| thing.layer == layer).count()).to_vec() }
            div { class: "map-view",
                Canvas { scene, pressed, streets: kept, on_pick: move |id: String| opened.set((!id.is_empty()).then_some(Opened { id, in_list: false })) }
                if let Some((thing, in_list)) = open {
                    ThingCard { thing: (*thing).clone(), here: here(), in_list, on_close: move |()| opened.set(None) }
                }
            }
            List { things, answers, streets: known, here, opened: open.map(|(thing, _)| thing.id.clone()), on_open: move |id| opened.set(Some(Opened { id, in_list: true })) }
        }
    }
}

/// Which layers are shown: on the map and in the list at once.
#[component]
fn Layers(layers: Signal<Vec<MapLayer>>, counts: Vec<usize>) -> Element {
    let words = use_words();
    let mut layers = layers;
    let on = layers.read().clone();
    let pick = |(layer, count): (MapLayer, usize)| Pick {
        label: words.get("map-layer", &args! { "name" => words.t(layer.key()), "count" => count }),
        on: on.contains(&layer),
    };
    let picks: Vec<Pick> = MapLayer::ALL.into_iter().zip(counts).map(pick).collect();
    rsx! {
        Picks {
            legend: words.t("map-layers"),
            picks,
            onpick: move |index: usize| {
                let Some(layer) = MapLayer::ALL.get(index) else { return };
                let mut layers = layers.write();
                if layers.contains(layer) {
                    layers.retain(|other| other != layer);
                } else {
                    layers.push(*layer);
                }
            },
        }
    }
}
