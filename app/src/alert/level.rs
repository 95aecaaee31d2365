//! The disaster risk level: number, word, a shape of its own and an outline, never colour alone.

use dioxus::prelude::*;
use hue_model::alert::RiskLevel;

use crate::beside::beside_key;
use crate::hook::use_words;
use crate::ui::Icon;
use crate::words::level_text;

/// The shape of a level in a box of 32, and the foot of the number in it.
const fn shape(level: u8) -> (&'static str, u8) {
    match level {
        1 => ("M16 2a14 14 0 1 1 0 28a14 14 0 1 1 0-28Z", 22),
        2 => ("M5 3h22a2 2 0 0 1 2 2v22a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z", 22),
        3 => ("M16 1.5 30.5 16 16 30.5 1.5 16Z", 22),
        4 => ("M16 2 31 29H1Z", 26),
        _ => ("M10 2h12l8 8v12l-8 8H10l-8-8V10Z", 22),
    }
}

/// The shape with the number in it; the words beside it say the same to screen readers.
#[component]
pub(crate) fn LevelMark(level: Option<RiskLevel>, #[props(default = 32)] size: u32) -> Element {
    let Some(level) = level.map(RiskLevel::get) else {
        return rsx! {
            span { class: "level-none", Icon { name: "triangle-alert", size } }
        };
    };
    let (path, foot) = shape(level);
    rsx! {
        svg {
            class: "level",
            "data-level": "{level}",
            width: "{size}",
            height: "{size}",
            view_box: "0 0 32 32",
            "aria-hidden": "true",
            path { d: path }
            text { x: "16", y: "{foot}", text_anchor: "middle", "{level}" }
        }
    }
}

/// "Cấp độ rủi ro 3 lớn", with its shape.
#[component]
pub(crate) fn LevelLine(level: Option<RiskLevel>, #[props(default = 32)] size: u32) -> Element {
    rsx! {
        p { class: "level-line",
            LevelMark { level, size }
            span { LevelWords { level } }
        }
    }
}

/// "Cấp độ rủi ro 3 lớn", or that the bulletin gives none.
#[component]
pub(crate) fn LevelWords(level: Option<RiskLevel>) -> Element {
    let words = use_words();
    let Some((number, word)) = level_text(words, level) else {
        return beside_key(words, "alert-no-level");
    };
    rsx! {
        strong { "{number}" }
        " {word}"
        if let Some((number, word)) = words.beside().and_then(|english| level_text(english, level)) {
            span { class: "beside", lang: "en", "{number}, {word}" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn every_level_has_a_shape_of_its_own() {
        let shapes: std::collections::BTreeSet<_> = (1..=5).map(|level| shape(level).0).collect();
        assert_eq!(shapes.len(), 5);
    }
}
