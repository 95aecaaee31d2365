//! A call for rescue that waits for help stands above everything.

use dioxus::prelude::*;
use hue_model::event::Topic;
use hue_model::sos::ListSos;

use crate::beside::beside;
use crate::hook::{use_query, use_words};
use crate::route::Route;
use crate::ui::Icon;
use crate::words::{sos_is_over, sos_look, sos_title};

/// The newest call that is not over, with its true state.
#[component]
pub fn Rescue() -> Element {
    let words = use_words();
    let calls = use_query(&[Topic::Sos], || ListSos {});
    let open = match &*calls.read() {
        Some(Ok(calls)) => calls.iter().find(|call| !sos_is_over(&call.state)).cloned(),
        _ => None,
    };
    let Some(call) = open else { return rsx! {} };
    let (tone, icon) = sos_look(&call);
    rsx! {
        Link { to: Route::SosPage {}, class: "sos-line", "data-tone": tone.name(),
            Icon { name: icon }
            span { class: "row-text",
                span { class: "row-more", {words.t("home-sos")} }
                span { class: "row-title", {beside(words, &|words| sos_title(words, &call))} }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}
