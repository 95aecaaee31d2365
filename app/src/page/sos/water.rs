//! How high the water stands, shown on a grown-up: a finger is quicker than a number, and needs no language.

use dioxus::prelude::*;
use hue_model::sos::WaterLevel;

use super::desk::use_sheet;
use crate::hook::use_words;

/// Every level with its words and the height of the water in a picture 64 high, from the top.
const LEVELS: [(WaterLevel, &str, u8); 6] = [
    (WaterLevel::Dry, "sos-water-dry", 64),
    (WaterLevel::Ankle, "sos-water-ankle", 56),
    (WaterLevel::Knee, "sos-water-knee", 47),
    (WaterLevel::Waist, "sos-water-waist", 35),
    (WaterLevel::Chest, "sos-water-chest", 24),
    (WaterLevel::OverHead, "sos-water-over-head", 3),
];

/// One of six.
#[component]
pub(crate) fn Water() -> Element {
    let words = use_words();
    let sheet = use_sheet();
    let chosen = sheet.content.read().water;
    rsx! {
        fieldset { class: "sos-water",
            legend { {words.t("sos-water")} }
            div { class: "sos-water-row",
                for (level , key , top) in LEVELS {
                    label { key: "{key}",
                        input {
                            r#type: "radio",
                            name: "sos-water",
                            checked: chosen == Some(level),
                            onchange: {
                                let sheet = sheet.clone();
                                move |_| sheet.change(|details| details.water = Some(level))
                            },
                        }
                        Person { top }
                        span { {words.t(key)} }
                    }
                }
            }
        }
    }
}

#[component]
fn Person(top: u8) -> Element {
    rsx! {
        svg { class: "sos-person", view_box: "0 0 48 64", width: "48", height: "64", "aria-hidden": "true",
            path { class: "sos-body", d: "M24 5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11ZM24 18v20M24 21l-9 12M24 21l9 12M24 38l-6 23M24 38l6 23" }
            if top < 64 {
                path { class: "sos-wave", d: "M0 {top}q6-4 12 0t12 0t12 0t12 0V64H0Z" }
            }
        }
    }
}
