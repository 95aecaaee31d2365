//! SignIn.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};

/// SignIn.
#[component]
pub fn SignIn() -> Element {
    let words = use_words();
    use_title(words.t("sign-in-title"));
    rsx! {
        h1 { {words.t("sign-in-title")} }
    }
}
