//! An address that leads nowhere.

use dioxus::prelude::*;

use crate::hook::{use_title, use_words};
use crate::route::Route;
use crate::ui::{ButtonKind, ButtonLink, Empty};

/// Says so, and leads home.
#[component]
pub fn Missing(path: Vec<String>) -> Element {
    let words = use_words();
    let _ = path;
    use_title(words.t("missing-title"));
    rsx! {
        h1 { class: "hidden", {words.t("missing-title")} }
        div { class: "page", "data-narrow": "yes",
            Empty { icon: "map-pin-off", title: words.t("missing-title"), text: words.t("missing-text"),
                ButtonLink { to: Route::Home {}, kind: ButtonKind::Primary, icon: "house", {words.t("nav-home")} }
            }
        }
    }
}
