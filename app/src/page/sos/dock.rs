//! The SOS button: on every screen, in one fixed place, and nothing can hide or move it.

use dioxus::prelude::*;

use crate::beside::beside_text;
use crate::hook::use_words;
use crate::route::Route;
use crate::ui::Icon;

/// The button.
#[component]
pub(crate) fn SosDock() -> Element {
    let words = use_words();
    rsx! {
        div { class: "sos-dock",
            Link { to: Route::SosPage {}, class: "sos", aria_label: beside_text(words, &|words| words.t("sos-button-label")),
                Icon { name: "life-buoy", size: 20 }
                {words.t("sos-button")}
            }
        }
    }
}
