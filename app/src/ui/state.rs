//! What a list shows while it loads, when it is empty, and when it failed.

use dioxus::prelude::*;

use crate::ui::{Button, Icon};

/// Something turns.
#[component]
pub fn Spinner() -> Element {
    rsx! {
        span { class: "spinner", "aria-hidden": "true" }
    }
}

/// Grey shapes where cards will be; screen readers hear `label`.
#[component]
pub fn Skeleton(label: String, #[props(default = 3)] rows: u32) -> Element {
    rsx! {
        div { class: "skeleton", role: "status",
            span { class: "hidden", "{label}" }
            for row in 0..rows {
                div { key: "{row}", class: "skeleton-row", "aria-hidden": "true" }
            }
        }
    }
}

/// Nothing here yet, and what to do about it.
#[component]
pub fn Empty(icon: &'static str, title: String, text: String, children: Element) -> Element {
    rsx! {
        div { class: "empty",
            span { class: "empty-icon", Icon { name: icon, size: 32 } }
            p { class: "empty-title", "{title}" }
            p { "{text}" }
            {children}
        }
    }
}

/// It did not work: what happened, and the way to try again.
#[component]
pub fn Failure(
    title: String,
    text: String,
    again: Option<String>,
    onagain: Option<EventHandler<()>>,
) -> Element {
    rsx! {
        div { class: "failure", role: "alert",
            Icon { name: "circle-alert" }
            div { class: "failure-text",
                p { class: "failure-title", "{title}" }
                p { "{text}" }
                if let (Some(label), Some(onagain)) = (again, onagain) {
                    Button { icon: "rotate-cw", onclick: move |_| onagain.call(()), "{label}" }
                }
            }
        }
    }
}
