//! Me.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};

pub mod about;
pub mod privacy;

/// Me.
#[component]
pub fn Me() -> Element {
    let words = use_words();
    use_title(words.t("me-title"));
    rsx! {
        h1 { {words.t("me-title")} }
    }
}
