//! Welcome.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};

/// Welcome.
#[component]
pub fn Welcome() -> Element {
    let words = use_words();
    use_title(words.t("welcome-title"));
    rsx! {
        h1 { {words.t("welcome-title")} }
    }
}
