//! The big things to do, as the citizen arranged them.

use dioxus::prelude::*;
use hue_model::home::Tile;

use super::arrange::Arrange;
use crate::hook::{use_settings, use_words};
use crate::page::hotline::Hotline;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Icon};

/// The tiles, or while they are arranged the list of all.
#[component]
pub fn Tiles() -> Element {
    let words = use_words();
    let settings = use_settings();
    let mut arranging = use_signal(|| false);
    let shown = settings.read().home_tiles.shown();
    let (kind, icon, key) = if arranging() {
        (ButtonKind::Primary, "check", "home-arrange-done")
    } else {
        (ButtonKind::Quiet, "layout-grid", "home-arrange")
    };
    rsx! {
        if arranging() {
            Arrange {}
        } else {
            div { class: "tiles",
                for tile in shown {
                    TileLink { key: "{tile:?}", tile }
                }
            }
        }
        // One button that stays: the focus stays on it.
        Button {
            kind,
            icon,
            aria_expanded: "{arranging}",
            onclick: move |_| arranging.toggle(),
            {words.t(key)}
        }
    }
}

#[component]
fn TileLink(tile: Tile) -> Element {
    let words = use_words();
    let label = words.t(label(tile));
    match tile {
        Tile::Report => rsx! {
            Link { to: Route::NewReport {}, class: "tile-main",
                span { class: "tile-main-icon", Icon { name: "camera", size: 28 } }
                span { class: "row-text",
                    span { class: "tile-main-title", "{label}" }
                    span { {words.t("home-report-more")} }
                }
                Icon { name: "chevron-right" }
            }
        },
        Tile::Call => rsx! { Hotline { class: "tile", icon_size: 28, label } },
        _ => rsx! {
            Link { to: route(tile), class: "tile", Icon { name: icon(tile), size: 28 } "{label}" }
        },
    }
}

fn route(tile: Tile) -> Route {
    match tile {
        Tile::Report => Route::NewReport {},
        Tile::MyReports => Route::MyReports {},
        Tile::Services => Route::Services {},
        Tile::Explore => Route::Explore {},
        Tile::Me => Route::Me {},
        Tile::Alerts => Route::Alerts {},
        Tile::Gauges => Route::Gauges {},
        Tile::Shelters => Route::Shelters {},
        Tile::Help => Route::HelpList {},
        Tile::Call | Tile::Unknown => Route::Home {},
    }
}

/// The key of a tile's name.
pub(super) const fn label(tile: Tile) -> &'static str {
    match tile {
        Tile::Report => "home-report",
        Tile::MyReports => "home-my-reports",
        Tile::Call => "home-call",
        Tile::Services => "services-title",
        Tile::Explore => "explore-title",
        Tile::Me => "nav-me",
        Tile::Alerts => "home-alerts",
        Tile::Gauges => "gauge-list-title",
        Tile::Shelters => "shelters-title",
        Tile::Help => "help-title",
        Tile::Unknown => "app-name",
    }
}

pub(super) const fn icon(tile: Tile) -> &'static str {
    match tile {
        Tile::Report => "camera",
        Tile::MyReports => "list",
        Tile::Call => "phone",
        Tile::Services | Tile::Unknown => "layout-grid",
        Tile::Explore => "compass",
        Tile::Me => "user",
        Tile::Alerts => "triangle-alert",
        Tile::Gauges => "waves",
        Tile::Shelters => "house",
        Tile::Help => "circle-question-mark",
    }
}
