//! A list that stays while one of its things is read beside it.

use dioxus::prelude::*;

/// The id of what is open beside a list.
pub const OPENED: &str = "opened";

/// The list and, beside it (on a phone instead of it), the one that is open.
#[component]
pub fn Split(open: bool, list: Element, children: Element) -> Element {
    rsx! {
        div { class: "reports-split", "data-open": open.then_some("yes"),
            {list}
            div { class: "reports-side", id: if open { OPENED }, tabindex: "-1", {children} }
        }
    }
}

/// The head of the list. One main heading a screen: beside one that is open, that one has it.
#[component]
pub fn SplitHead(open: bool, title: String, children: Element) -> Element {
    rsx! {
        div { class: "reports-head",
            if open {
                h2 { "{title}" }
            } else {
                h1 { "{title}" }
            }
            {children}
        }
    }
}
