//! About.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};

/// About.
#[component]
pub fn About() -> Element {
    let words = use_words();
    use_title(words.t("about-title"));
    rsx! {
        h1 { {words.t("about-title")} }
    }
}
