//! MyReports.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};

/// MyReports.
#[component]
pub fn MyReports() -> Element {
    let words = use_words();
    use_title(words.t("my-reports-title"));
    rsx! {
        h1 { {words.t("my-reports-title")} }
    }
}
