//! Which kinds of cuts the citizen wants to hear of.

use dioxus::prelude::*;
use hue_model::outage::OutageKind;
use hue_model::settings::Settings;

use crate::bridge::ask_to_notify;
use crate::hook::{use_save_settings, use_settings, use_words};
use crate::ui::{Section, Toggle};

/// A switch for each kind. Switching one on asks the system too, where it has not been asked.
#[component]
pub(super) fn OutageNotices() -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    let set = use_callback(move |(kind, on): (OutageKind, bool)| {
        let before = settings.peek().clone();
        let outage_notices = before.outage_notices.with(kind, on);
        save.call(Settings { outage_notices, ..before });
        if on {
            spawn(async move {
                ask_to_notify().await;
            });
        }
    });
    let wanted = settings.read().outage_notices;
    rsx! {
        Section { id: "outage-notices", title: words.t("outage-notices-title"),
            p { class: "hint", {words.t("outage-notices-hint")} }
            for kind in OutageKind::ALL {
                Toggle {
                    key: "{kind.word()}",
                    id: "outage-notices-{kind.word()}",
                    label: words.t(&format!("outage-notices-{}", kind.word())),
                    on: wanted.has(kind),
                    onchange: move |on| set.call((kind, on)),
                }
            }
        }
    }
}
