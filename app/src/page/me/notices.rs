//! Whether the system shows warnings while the citizen looks at something else.

use dioxus::prelude::*;

use crate::bridge::{Notifying, ask_to_notify, notifying};
use crate::hook::{use_busy, use_words};
use crate::ui::{Button, Icon};

/// How it stands, and the way to turn it on; nothing where the system shows none.
#[component]
pub fn Notices() -> Element {
    let (words, busy) = (use_words(), use_busy());
    let mut state = use_signal(notifying);
    let ask = move |_| busy.run(async move { state.set(ask_to_notify().await) });
    let text = match state() {
        Notifying::On => "notices-on",
        Notifying::Ask => "notices-ask",
        Notifying::Refused => "notices-refused",
        Notifying::Never => return rsx! {},
    };
    rsx! {
        div { class: "row",
            span { class: "row-icon", Icon { name: "message-square" } }
            span { class: "row-text",
                span { class: "row-title", {words.t("notices-title")} }
                span { class: "row-more", {words.t(text)} }
            }
            if state() == Notifying::Ask {
                Button { busy: busy.is(), onclick: ask, {words.t("notices-turn-on")} }
            }
        }
    }
}
