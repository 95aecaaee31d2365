//! One report.

use dioxus::prelude::*;
use hue_model::id::ReportId;

use crate::hook::{use_title, use_words};

/// One report.
#[component]
pub fn ReportPage(id: ReadSignal<ReportId>) -> Element {
    let words = use_words();
    use_title(words.t("report-title"));
    rsx! {
        h1 { {words.t("report-title")} }
        p { "{id}" }
    }
}
