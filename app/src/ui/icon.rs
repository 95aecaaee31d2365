//! One icon of the sprite.

use dioxus::prelude::*;

/// A Lucide icon by its name, hidden from screen readers: the words beside it say it.
#[component]
pub fn Icon(name: &'static str, #[props(default = 24)] size: u32) -> Element {
    rsx! {
        svg {
            class: "icon",
            width: "{size}",
            height: "{size}",
            "aria-hidden": "true",
            "focusable": "false",
            r#use { href: "/assets/icons.svg#{name}" }
        }
    }
}
