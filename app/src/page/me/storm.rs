//! Saving data and battery in a storm: in Me, and offered on Home while a grave warning is in force.

use dioxus::prelude::*;
use hue_model::alert::{AlertSummary, Loudness, Status};
use hue_model::settings::Settings;

use crate::hook::{use_alerts, use_save_settings, use_settings, use_words};
use crate::ui::{Button, Card, Icon, Toggle};

/// The level from which it is offered.
const GRAVE: u8 = 3;

/// On or off.
#[component]
pub fn StormSaver() -> Element {
    let words = use_words();
    let set = use_set();
    let on = use_settings().read().storm_saver;
    rsx! {
        Toggle { id: "storm-saver", label: words.t("saver-title"), hint: words.t("saver-more"), on, onchange: move |on| set.call(on) }
    }
}

/// The offer, while it is off: it is never switched on by itself.
#[component]
pub fn StormOffer() -> Element {
    let (words, alerts, settings) = (use_words(), use_alerts(), use_settings());
    let set = use_set();
    let grave = matches!(&*alerts.read(), Some(Ok(listed)) if listed.alerts.iter().any(is_grave));
    rsx! {
        if grave && !settings.read().storm_saver {
            Card {
                p { class: "saver-offer", Icon { name: "battery-charging" } strong { {words.t("saver-offer-title")} } }
                p { {words.t("saver-offer-text")} }
                Button { icon: "check", onclick: move |_| set.call(true), {words.t("saver-offer-on")} }
            }
        }
    }
}

fn use_set() -> Callback<bool> {
    let (settings, save) = (use_settings(), use_save_settings());
    use_callback(move |storm_saver| {
        let before = settings.peek().clone();
        save.call(Settings { storm_saver, ..before });
    })
}

fn is_grave(summary: &AlertSummary) -> bool {
    let alert = &summary.alert;
    let high = alert.level.is_some_and(|level| level.get() >= GRAVE);
    summary.is_here()
        && alert.status == Status::Actual
        && (high || alert.loudness() == Loudness::Breakthrough)
}
