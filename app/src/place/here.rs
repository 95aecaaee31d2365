//! "Here": the device's own position, asked for only when tapped and only with the citizen's consent.

use dioxus::prelude::*;
use hue_model::consent::{ListConsents, Purpose, SetConsent};
use hue_model::event::Topic;
use hue_model::place::PlaceSource;

use super::picking::Found;
use crate::bridge::position;
use crate::hook::{Busy, use_backend, use_busy, use_knows_place, use_query, use_toasts, use_words};
use crate::ui::{Button, ButtonKind, Sheet};

/// A button that finds the device; nothing where no device can be asked.
#[component]
pub(crate) fn Here(
    on_found: EventHandler<Found>,
    /// The button's words; "here" where none are given.
    label: Option<String>,
    /// What it is for here, said before what the consent covers.
    why: Option<String>,
) -> Element {
    let can = use_knows_place();
    rsx! {
        if can {
            HereButton { on_found, label, why }
        }
    }
}

#[component]
fn HereButton(on_found: EventHandler<Found>, label: Option<String>, why: Option<String>) -> Element {
    let words = use_words();
    let busy = use_busy();
    let mut asking = use_signal(|| false);
    let consents = use_query(&[Topic::Consents], || ListConsents {});
    let find = use_find(busy, on_found);
    let allowed = move || {
        let consents = consents.read();
        let granted =
            |consent: &hue_model::consent::Consent| consent.purpose == Purpose::Location && consent.granted;
        matches!(&*consents, Some(Ok(list)) if list.iter().any(granted))
    };
    rsx! {
        Button {
            icon: "locate-fixed",
            busy: busy.is(),
            onclick: move |_| if allowed() { find.call(false) } else { asking.set(true) },
            if busy.is() {
                {words.t("place-here-finding")}
            } else {
                {label.unwrap_or_else(|| words.t("place-here"))}
            }
        }
        Sheet {
            id: "place-consent",
            title: words.t("place-here-consent-title"),
            open: asking,
            close_label: words.t("close"),
            onclose: move |()| asking.set(false),
            if let Some(why) = why {
                p { "{why}" }
            }
            p { {words.t("place-here-consent-text")} }
            div { class: "sheet-actions",
                Button {
                    kind: ButtonKind::Primary,
                    wide: true,
                    onclick: move |_| {
                        asking.set(false);
                        find.call(true);
                    },
                    {words.t("place-here-consent-yes")}
                }
                Button { wide: true, onclick: move |_| asking.set(false), {words.t("cancel")} }
            }
        }
    }
}

/// Finds the device; `true` first writes the consent down that was just given.
fn use_find(busy: Busy, on_found: EventHandler<Found>) -> Callback<bool> {
    let (backend, toasts, words) = (use_backend(), use_toasts(), use_words());
    use_callback(move |consents: bool| {
        let backend = backend.clone();
        busy.run(async move {
            if consents
                && backend.call(SetConsent { purpose: Purpose::Location, granted: true }).await.is_err()
            {
                toasts.say(words.t("report-failed"));
                return;
            }
            match position().await {
                Some(at) => {
                    on_found.call(Found { point: at.point, source: PlaceSource::Gps, accuracy: at.accuracy })
                }
                None => toasts.say(words.t("place-here-failed")),
            }
        });
    })
}
