//! The search box, and below it what it finds; while it is empty, what there is to choose from.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::search::{Found, Search};

use super::found::{Results, first, hit_id, use_open};
use super::shelf::Shelf;
use crate::bridge::dom;
use crate::hook::{Query, use_told_query, use_words};
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
    let found = use_told_query(&topics, move || Search { text: typed(), limit: limit() });
    let asked = !typed.read().trim().is_empty();
    let mut set = move |text: String| {
        limit.set(HITS);
        typed.set(text);
    };
    rsx! {
        div { class: "reports services",
            SplitHead { open, title: words.t("services-title") }
            div {
                SearchBox { typed, found, on_type: set }
                if asked {
                    Answer { typed, found, limit, on_clear: move |()| { set(String::new()); dom::focus(BOX); } }
                } else {
                    Shelf {}
                }
            }
        }
    }
}

/// The answer, once it is one to what is typed.
fn current(typed: Signal<String>, found: Query<(Search, Found)>) -> Option<Found> {
    match &*found.read() {
        Some(Ok((asked, found))) if asked.text == *typed.read() => Some(found.clone()),
        _ => None,
    }
}

/// What was found; the answer to an earlier text stays until the one to this text is there.
#[component]
fn Answer(
    typed: Signal<String>,
    found: Query<(Search, Found)>,
    limit: Signal<u32>,
    on_clear: EventHandler<()>,
) -> Element {
    let words = use_words();
    let (mut limit, mut found) = (limit, found);
    let settled = current(typed, found).is_some();
    let more = (limit() < MORE).then(|| EventHandler::new(move |()| limit.set(MORE)));
    match &*found.read() {
        Some(Ok((asked, found))) => rsx! {
            Results { found: found.clone(), typed: asked.text.clone(), settled, on_more: more, on_clear }
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
}

/// Opens the best hit, at once or as soon as what is typed is answered.
fn use_enter(typed: Signal<String>, found: Query<(Search, Found)>) -> Callback<()> {
    let open = use_open();
    // The text for which Enter was pressed before its answer came.
    let mut waits = use_signal(|| None::<String>);
    use_effect(move || {
        let Some(found) = current(typed, found) else { return };
        let wanted = waits.read().as_ref() == Some(&*typed.read());
        if wanted {
            waits.set(None);
            if let Some(hit) = first(&found) {
                open.call(hit);
            }
        }
    });
    use_callback(move |()| waits.set(Some(typed.peek().clone())))
}

#[component]
fn SearchBox(typed: Signal<String>, found: Query<(Search, Found)>, on_type: EventHandler<String>) -> Element {
    let words = use_words();
    let enter = use_enter(typed, found);
    let asked = !typed.read().trim().is_empty();
    let found = current(typed, found).filter(|_| asked);
    let count = |found: &Found| found.groups.iter().map(|group| group.total).sum::<u32>();
    let status = found.as_ref().map(|found| words.get("search-count", &args! { "count" => count(found) }));
    let clear = move || {
        on_type.call(String::new());
        dom::focus(BOX);
    };
    let on_key = move |event: Event<KeyboardData>| match event.key() {
        _ if event.is_composing() || !asked => {}
        Key::ArrowDown => {
            event.prevent_default();
            dom::focus(&hit_id(0));
        }
        Key::Enter => enter.call(()),
        Key::Escape => clear(),
        _ => {}
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
                button { class: "icon-button", r#type: "button", "aria-label": words.t("search-clear"), onclick: move |_| clear(),
                    Icon { name: "x", size: 20 }
                }
            }
        }
        p { class: "hidden", role: "status", {status.unwrap_or_default()} }
    }
}
