//! Home.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};

/// Home.
#[component]
pub fn Home() -> Element {
    let words = use_words();
    use_title(words.t("nav-home"));
    rsx! {
        h1 { {words.t("nav-home")} }
    }
}
