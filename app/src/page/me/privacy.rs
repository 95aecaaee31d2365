//! Privacy: the ten lines again, and the consents to take back.

use dioxus::prelude::*;

use crate::hook::{use_back, use_title, use_words};
use crate::page::me::consents::Consents;
use crate::page::welcome::TenLines;
use crate::ui::{Section, TopBar};

/// The page.
#[component]
pub fn Privacy() -> Element {
    let words = use_words();
    let back = use_back();
    use_title(words.t("privacy-title"));
    rsx! {
        TopBar { title: words.t("privacy-title"), back_label: words.t("back"), onback: move |()| back.call(()) }
        div { class: "page", "data-narrow": "yes",
            Section { id: "privacy-consents", title: words.t("consents-title"),
                p { class: "muted", {words.t("consents-text")} }
                Consents {}
            }
            Section { id: "privacy-lines", title: words.t("welcome-lines-title"), TenLines {} }
        }
    }
}
