//! What every screen with a warning shares: the level with its shape, the steps with their pictograms, the facts.

mod aloud;
mod facts;
mod level;
mod ring;
mod steps;

pub(crate) use aloud::{Aloud, ReadAloud};
pub(crate) use facts::Facts;
pub(crate) use level::{LevelLine, LevelMark, LevelWords};
pub(crate) use ring::{use_due, use_ringing};
pub(crate) use steps::Steps;

use dioxus::prelude::*;
use hue_i18n::Words;
use hue_model::alert::{Alert, Status};

use crate::hook::use_words;

/// The mark of a message that is not meant, as it stands on everything that shows it; `None` for one that is.
fn mark_text(words: Words, alert: &Alert) -> Option<String> {
    match alert.status {
        Status::Actual => None,
        Status::Exercise => Some(words.t("exercise-mark")),
        Status::Test => Some(words.t("alert-test")),
    }
}

/// DIỄN TẬP, where it is one.
#[component]
pub(crate) fn Mark(alert: ReadSignal<Alert>) -> Element {
    let words = use_words();
    rsx! {
        if let Some(mark) = mark_text(words, &alert.read()) {
            strong { class: "alert-mark", "{mark}" }
        }
    }
}
