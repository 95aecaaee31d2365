//! The search box, and below it what it finds; while it is empty, what there is to choose from.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::search::{Found, Search};

use super::found::{Results, first_route, hit_id};
use super::shelf::Shelf;
use crate::bridge::dom;
use crate::hook::{use_query, use_words};
use crate::ui::{Failure, Icon, SplitHead};
use crate::words::problem_text;

/// The id of the box.
pub(super) const BOX: &str = "services-search";
/// Most hits of one kind at first, and when more are asked for.
const HITS: u32 = 4;
const MORE: u32 = 50;

/// The room's own column.
#[component]
pub(super) fn Index(open: bool) -> Element {
    let words = use_words();
    let mut typed = use_signal(String::new);
    let mut limit = use_signal(|| HITS);
    let topics = [Topic::Catalogue, Topic::Reports, Topic::Drafts];
    // A new keystroke drops the question before it, so no older answer comes after a newer one.
    let mut found = use_query(&topics, move || Search { text: typed(), limit: limit() });
    let asked = !typed.read().trim().is_empty();
    let mut set = move |text: String| {
        limit.set(HITS);
        typed.set(text);
    };
    rsx! {
        div { class: "reports services",
            SplitHead { open, title: words.t("services-title") }
            div { onkeydown: move |event| if event.key() == Key::Escape { set(String::new()); dom::focus(BOX); },
                SearchBox { typed: typed(), found: answer(&found.read()), on_type: set }
                if asked {
                    match &*found.read() {
                        Some(Ok(found)) => rsx! {
                            Results { found: found.clone(), typed: typed(), on_more: move |()| limit.set(MORE) }
                        },
                        Some(Err(problem)) => rsx! {
                            Failure {
                                title: words.t("search-error"),
                                text: problem_text(words, problem),
                                again: words.t("try-again"),
                                onagain: move |()| found.restart(),
                            }
                        },
                        None => rsx! {},
                    }
                } else {
                    Shelf {}
                }
            }
        }
    }
}

fn answer(found: &Option<Result<Found, hue_model::Problem>>) -> Option<Found> {
    found.as_ref()?.as_ref().ok().cloned()
}

#[component]
fn SearchBox(typed: String, found: Option<Found>, on_type: EventHandler<String>) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let asked = !typed.trim().is_empty();
    let count: u32 = found.iter().flat_map(|found| &found.groups).map(|group| group.total).sum();
    let status = if asked { words.get("search-count", &args! { "count" => count }) } else { String::new() };
    let first = found.as_ref().filter(|_| asked).and_then(first_route);
    let on_key = move |event: Event<KeyboardData>| {
        if event.is_composing() {
            return;
        }
        match (event.key(), &first) {
            (Key::ArrowDown, Some(_)) => {
                event.prevent_default();
                dom::focus(&hit_id(0));
            }
            (Key::Enter, Some(route)) => {
                navigator.push(route.clone());
            }
            _ => {}
        }
    };
    rsx! {
        div { class: "combobox-field", role: "search",
            Icon { name: "search" }
            label { class: "hidden", r#for: BOX, {words.t("search-label")} }
            input {
                id: BOX,
                r#type: "search",
                autocomplete: "off",
                autocapitalize: "off",
                spellcheck: "false",
                enterkeyhint: "search",
                placeholder: words.t("search-example"),
                value: "{typed}",
                oninput: move |event| on_type.call(event.value()),
                onkeydown: on_key,
            }
            if asked {
                button { class: "icon-button", r#type: "button", "aria-label": words.t("search-clear"), onclick: move |_| { on_type.call(String::new()); dom::focus(BOX); },
                    Icon { name: "x", size: 20 }
                }
            }
        }
        p { class: "hidden", role: "status", "{status}" }
    }
}
