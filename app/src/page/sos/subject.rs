//! Who is in danger: asked before the call and after it.

use dioxus::prelude::*;
use hue_model::sos::Subject;

use crate::beside::beside_text;
use crate::hook::use_words;
use crate::ui::{Choice, Choices};

/// The choice between me and somebody else.
#[component]
pub(super) fn SubjectChoice(subject: Subject, onchoose: EventHandler<Subject>) -> Element {
    let words = use_words();
    let choice =
        |value, key: &str| Choice { value, label: beside_text(words, &|words| words.t(key)), lang: None };
    rsx! {
        Choices {
            name: "sos-for",
            legend: words.t("sos-for"),
            choices: vec![choice("me", "sos-for-me"), choice("other", "sos-for-other")],
            chosen: if subject == Subject::Other { "other" } else { "me" },
            onchoose: move |value| onchoose.call(if value == "other" { Subject::Other } else { Subject::Myself }),
        }
    }
}
