//! Privacy.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};

/// Privacy.
#[component]
pub fn Privacy() -> Element {
    let words = use_words();
    use_title(words.t("privacy-title"));
    rsx! {
        h1 { {words.t("privacy-title")} }
    }
}
