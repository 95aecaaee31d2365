//! Arranging the tiles: by dragging a row, by its buttons, or with the arrow keys on its handle. Each change is kept at once
//! and can be taken back.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::home::{HomeTiles, Tile};
use hue_model::settings::Settings;

use super::tiles::{icon, label};
use crate::bridge::dom;
use crate::hook::{use_announcer, use_save_settings, use_settings, use_words};
use crate::ui::{Button, ButtonKind, Icon};

/// What is being done to the tiles, shared by their rows.
#[derive(Clone, Copy, PartialEq)]
struct Hand {
    /// The tile that is dragged.
    dragged: Signal<Option<Tile>>,
    keep: Callback<(HomeTiles, String)>,
}

/// The list of all tiles.
#[component]
pub(super) fn Arrange() -> Element {
    let words = use_words();
    let (settings, save, announcer) = (use_settings(), use_save_settings(), use_announcer());
    let mut before = use_signal(Vec::<HomeTiles>::new);
    let put = use_callback(move |(home_tiles, said): (HomeTiles, String)| {
        let now = settings.peek().clone();
        save.call(Settings { home_tiles, ..now });
        announcer.say(said);
    });
    let keep = use_callback(move |(tiles, said): (HomeTiles, String)| {
        let now = settings.peek().home_tiles.clone();
        if now != tiles {
            before.write().push(now);
            put.call((tiles, said));
        }
    });
    let undo = move |_| {
        let last = before.write().pop();
        match last {
            Some(last) => put.call((last, words.t("home-undone"))),
            None => announcer.say(words.t("home-undo-none")),
        }
    };
    let hand = Hand { dragged: use_signal(|| None), keep };
    let tiles = settings.read().home_tiles.clone();
    let all = tiles.arranged();
    let count = all.len();
    rsx! {
        section { class: "arrange", "aria-labelledby": "arrange-title",
            h2 { id: "arrange-title", tabindex: "-1", onmounted: move |_| dom::focus("arrange-title"), {words.t("home-arrange")} }
            p { class: "hint", {words.t("home-arrange-text")} }
            ol { class: "list",
                for (at , tile) in all.into_iter().enumerate() {
                    Row { key: "{tile:?}", at, tile, count, hidden: tiles.hides(tile), hand }
                }
            }
            div { class: "buttons",
                Button { icon: "undo-2", onclick: undo, {words.t("home-undo")} }
                Button { kind: ButtonKind::Quiet, icon: "rotate-cw", onclick: move |_| keep.call((HomeTiles::default(), words.t("home-reset-done"))), {words.t("home-reset")} }
            }
        }
    }
}

/// A place for a tile, and words for the ear that say it.
fn use_move(tile: Tile, count: usize, hand: Hand) -> Callback<usize> {
    let (words, settings) = (use_words(), use_settings());
    use_callback(move |to: usize| {
        let place = to.min(count.saturating_sub(1)) + 1;
        let said = args! { "tile" => words.t(label(tile)), "place" => place, "count" => count };
        let moved = settings.peek().home_tiles.moved(tile, to);
        hand.keep.call((moved, words.get("home-moved", &said)));
    })
}

/// What gets the focus back once its row has been moved: a row that moves loses it.
fn use_refocus(at: usize) -> Signal<Option<String>> {
    let mut refocus = use_signal(|| None::<String>);
    use_effect(use_reactive!(|at| {
        let _ = at;
        if let Some(id) = refocus.take() {
            dom::focus(&id);
        }
    }));
    refocus
}

#[component]
fn Row(at: usize, tile: Tile, count: usize, hidden: bool, hand: Hand) -> Element {
    let (words, settings) = (use_words(), use_settings());
    let mut dragged = hand.dragged;
    let go = use_move(tile, count, hand);
    let name = words.t(label(tile));
    let named = |key: &str| words.get(key, &args! { "tile" => name.as_str() });
    let refocus = use_refocus(at);
    let (eye, key) = if hidden { ("eye", "home-show") } else { ("eye-off", "home-hide") };
    let toggle = move |_| {
        let key = if hidden { "home-shown" } else { "home-hidden" };
        let said = words.get(key, &args! { "tile" => words.t(label(tile)) });
        // What is read is let go before it is written.
        let toggled = settings.peek().home_tiles.toggled(tile);
        hand.keep.call((toggled, said));
    };
    rsx! {
        li {
            class: "row arrange-row",
            "data-hidden": if hidden { "yes" },
            "data-over": if dragged().is_some_and(|other| other != tile) { "yes" },
            draggable: "true",
            ondragstart: move |_| dragged.set(Some(tile)),
            ondragend: move |_| dragged.set(None),
            ondragover: move |event| event.prevent_default(),
            ondrop: move |event| {
                event.prevent_default();
                drop_at(hand, settings, words, at, count);
            },
            Handle { at, tile, go, refocus }
            Icon { name: icon(tile) }
            span { class: "row-text",
                span { class: "row-title", "{name}" }
                if hidden {
                    span { class: "row-more", {words.t("home-is-hidden")} }
                }
            }
            Step { id: "arrange-{tile:?}-up", label: named("home-up"), icon: "chevron-up", to: at.checked_sub(1), go, refocus }
            Step { id: "arrange-{tile:?}-down", label: named("home-down"), icon: "chevron-down", to: Some(at + 1).filter(|to| *to < count), go, refocus }
            button { class: "icon-button", r#type: "button", "aria-label": named(key), onclick: toggle,
                Icon { name: eye }
            }
        }
    }
}

/// A button that moves its row by one place; at the end of the list it goes nowhere and keeps the focus.
#[component]
fn Step(
    id: String,
    label: String,
    icon: &'static str,
    to: Option<usize>,
    go: Callback<usize>,
    refocus: Signal<Option<String>>,
) -> Element {
    let (own, mut refocus) = (id.clone(), refocus);
    let step = move |_| {
        if let Some(to) = to {
            refocus.set(Some(own.clone()));
            go.call(to);
        }
    };
    rsx! {
        button { id, class: "icon-button", r#type: "button", "aria-disabled": if to.is_none() { "true" }, "aria-label": label, onclick: step,
            Icon { name: icon }
        }
    }
}

/// What is held when it is dragged, and what the arrow keys move.
#[component]
fn Handle(at: usize, tile: Tile, go: Callback<usize>, refocus: Signal<Option<String>>) -> Element {
    let words = use_words();
    let id = format!("arrange-{tile:?}");
    let own = id.clone();
    let mut refocus = refocus;
    let walk = move |event: Event<KeyboardData>| {
        let to = match event.key() {
            Key::ArrowUp => at.checked_sub(1),
            Key::ArrowDown => Some(at + 1),
            Key::Home => Some(0),
            Key::End => Some(usize::MAX),
            _ => None,
        };
        if let Some(to) = to {
            event.prevent_default();
            refocus.set(Some(own.clone()));
            go.call(to);
        }
    };
    rsx! {
        button {
            id,
            class: "icon-button",
            r#type: "button",
            "aria-label": words.get("home-handle", &args! { "tile" => words.t(label(tile)) }),
            "aria-describedby": "arrange-title",
            onkeydown: walk,
            Icon { name: "grip-vertical" }
        }
    }
}

/// Puts the tile that is dragged to the place where it was let go.
fn drop_at(hand: Hand, settings: ReadSignal<Settings>, words: hue_i18n::Words, at: usize, count: usize) {
    let mut dragged = hand.dragged;
    let Some(tile) = dragged.take() else { return };
    let said = args! { "tile" => words.t(label(tile)), "place" => at + 1, "count" => count };
    let moved = settings.peek().home_tiles.moved(tile, at);
    hand.keep.call((moved, words.get("home-moved", &said)));
}
