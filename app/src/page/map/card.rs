//! What is known of the thing that is open: below the map, whether it was pressed there or in the list.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::geo::Point;

use super::canvas::CLOSER;
use super::list::row_id;
use super::thing::Thing;
use crate::bridge::dom;
use crate::hook::use_words;
use crate::page::explore::place::map_address;
use crate::page::services::Outside;
use crate::ui::{ButtonLink, Icon};
use crate::words::distance_text;

/// The id of the card's heading, where the focus goes.
const NAME: &str = "map-card-name";

/// The card.
#[component]
pub(super) fn ThingCard(
    thing: Thing,
    here: Option<Point>,
    in_list: bool,
    on_close: EventHandler<()>,
) -> Element {
    let words = use_words();
    let id = thing.id.clone();
    use_effect(use_reactive!(|(id,)| {
        let _ = id;
        dom::focus(NAME);
    }));
    let back = if in_list { row_id(&thing.id) } else { CLOSER.to_owned() };
    let facts: Vec<String> = std::iter::once(thing.kind.clone()).chain(thing.facts.clone()).collect();
    rsx! {
        section { class: "card map-card", "aria-labelledby": NAME,
            div { class: "map-card-head",
                h2 { id: NAME, tabindex: "-1", lang: thing.lang.clone(), "{thing.name}" }
                button {
                    class: "icon-button",
                    r#type: "button",
                    "aria-label": words.t("close"),
                    onclick: move |_| {
                        on_close.call(());
                        dom::focus(&back);
                    },
                    Icon { name: "x" }
                }
            }
            p { {facts.join(" · ")} }
            if let (Some(here), Some(point)) = (here, thing.point.filter(|_| thing.layer.is_spot())) {
                p { class: "hint", {words.get("map-away", &args! { "distance" => distance_text(words, here.metres_to(point)) })} }
            }
            if thing.point.is_none() {
                p { class: "hint", {words.t("map-no-point")} }
            }
            div { class: "buttons",
                ButtonLink { to: thing.page.clone(), icon: "chevron-right", {words.t("map-page")} }
                if let Some(point) = thing.point.filter(|_| thing.layer.is_goal()) {
                    Outside { url: map_address(point, &thing.name), icon: "navigation", label: words.t("place-go") }
                }
            }
        }
    }
}
