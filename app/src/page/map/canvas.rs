//! The map itself. What it draws stands in its attributes; what cannot be drawn is said, and the list has it.

use std::rc::Rc;

use dioxus::prelude::*;
use hue_model::street_map::StreetMap;

use super::list::TITLE;
use super::scene;
use crate::bridge::{MapSaid, dom, listen_to_map, zoom_map};
use crate::hook::{use_backend, use_words};
use crate::ui::{Button, ButtonKind, Empty, Icon};

/// The id of the map's element, and of its first button.
const MAP: &str = "map";
pub(super) const CLOSER: &str = "map-closer";

/// The map with its buttons.
#[component]
pub(super) fn Canvas(
    scene: String,
    pressed: String,
    streets: Option<StreetMap>,
    on_pick: EventHandler<String>,
) -> Element {
    let (words, backend) = (use_words(), use_backend());
    let tiles = streets.as_ref().map(|map| scene::streets(map, &backend.tiles_url()));
    let named = streets.map(|map| map.attribution);
    let mut failed = use_signal(|| false);
    let listen = move || {
        Rc::new(listen_to_map(move |said| match said {
            MapSaid::Picked(id) => on_pick.call(id),
            MapSaid::Failed => failed.set(true),
        }))
    };
    let mut listener = use_signal(listen);
    // To listen is also to ask for the script, if it did not come.
    let again = move |_| {
        failed.set(false);
        listener.set(listen());
    };
    if failed() {
        return rsx! {
            div { class: "map-failed", role: "status",
                Empty { icon: "map-pin-off", title: words.t("map-failed-title"), text: words.t("map-failed-text"),
                    Button { kind: ButtonKind::Quiet, icon: "rotate-cw", onclick: again, {words.t("try-again")} }
                }
            }
        };
    }
    rsx! {
        div { class: "map map-large",
            hue-map { id: MAP, "data-scene": scene, "data-chosen": pressed, "data-streets": tiles, "data-label": words.t("map-label") }
            div { class: "map-zoom",
                button { id: CLOSER, r#type: "button", "aria-label": words.t("map-closer"), onclick: move |_| zoom_map(MAP, 1), Icon { name: "plus" } }
                button { r#type: "button", "aria-label": words.t("map-further"), onclick: move |_| zoom_map(MAP, -1), Icon { name: "minus" } }
            }
            button { class: "button map-to-list", r#type: "button", onclick: move |_| dom::focus(TITLE),
                Icon { name: "list", size: 20 }
                {words.t("map-list")}
            }
            p { class: "map-source",
                {words.t("map-source")}
                if let Some(named) = named {
                    " · {named}"
                }
            }
        }
    }
}
