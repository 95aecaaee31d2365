//! A new report, or a draft taken up again.

use dioxus::prelude::*;
use hue_model::id::ReportId;

use crate::hook::{use_title, use_words};

/// Makes a draft and goes on to it.
#[component]
pub fn NewReport() -> Element {
    let words = use_words();
    use_title(words.t("report-form-title"));
    rsx! {
        h1 { {words.t("report-form-title")} }
    }
}

/// A draft.
#[component]
pub fn EditDraft(id: ReadSignal<ReportId>) -> Element {
    let words = use_words();
    use_title(words.t("report-form-title"));
    rsx! {
        h1 { {words.t("report-form-title")} }
        p { "{id}" }
    }
}
