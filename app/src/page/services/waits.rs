//! What stands where the catalogue will be: its shape while it comes, or why it does not.

use dioxus::prelude::*;

use crate::hook::{use_catalogue, use_words};
use crate::ui::{Failure, Skeleton};
use crate::words::problem_text;

/// Nothing once the catalogue is there.
#[component]
pub(crate) fn Waits() -> Element {
    let words = use_words();
    let mut catalogue = use_catalogue();
    match &*catalogue.read() {
        Some(Ok(_)) => rsx! {},
        Some(Err(problem)) => rsx! {
            Failure {
                title: words.t("services-error"),
                text: problem_text(words, problem),
                again: words.t("try-again"),
                onagain: move |()| catalogue.restart(),
            }
        },
        None => rsx! { Skeleton { label: words.t("loading") } },
    }
}
