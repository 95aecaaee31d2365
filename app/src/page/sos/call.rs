//! The phone is one tap away, whatever the app does.

use dioxus::prelude::*;
use hue_i18n::args;

use crate::beside::beside_text;
use crate::hook::{use_about, use_words};
use crate::page::hotline::Call;

/// The number that works everywhere in Việt Nam for search and rescue, where the city's profile is out of reach.
const EMERGENCY: &str = "112";

/// The emergency number and the city's.
#[component]
pub(crate) fn Calls() -> Element {
    let words = use_words();
    let about = use_about();
    let (emergency, hotline) = match &*about.read() {
        Some(about) => (about.city.emergency.clone(), about.city.hotline.clone()),
        None => (EMERGENCY.to_owned(), String::new()),
    };
    rsx! {
        div { class: "buttons",
            Call {
                id: "call-emergency",
                class: "button sos-call",
                icon_size: 20,
                label: beside_text(words, &|words| words.get("sos-call-emergency", &args! { "number" => emergency.as_str() })),
                number: emergency,
            }
            if !hotline.is_empty() {
                Call {
                    id: "call-hotline",
                    class: "button",
                    icon_size: 20,
                    label: beside_text(words, &|words| words.get("sos-call-hotline", &args! { "number" => hotline.as_str() })),
                    number: hotline,
                }
            }
        }
    }
}
