//! The consents: separate, and as easy to take back as to give.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::alert::{DevicePlace, GetDevicePlace};
use hue_model::consent::{Consent, ListConsents, Purpose, SetConsent};
use hue_model::event::Topic;
use hue_model::time::Millis;

use crate::hook::{
    tell_place, use_backend, use_busy, use_complain, use_knows_place, use_now, use_query, use_toasts,
    use_ward_names, use_words,
};
use crate::ui::{Failure, Skeleton, Toggle};
use crate::words::{moment_text, problem_text};

/// The message keys of a purpose: what it is, and one line on it.
const fn keys(purpose: Purpose) -> (&'static str, &'static str, &'static str) {
    match purpose {
        Purpose::Identity => ("consent-identity", "consent-identity", "consent-identity-more"),
        Purpose::Location => ("consent-location", "consent-location", "consent-location-more"),
        Purpose::PhotoPlace => ("consent-photo-place", "consent-photo-place", "consent-photo-place-more"),
        Purpose::WarnHere => ("consent-warn-here", "consent-warn-here", "consent-warn-here-more"),
        Purpose::AlertReceipts => {
            ("consent-alert-receipts", "consent-alert-receipts", "consent-alert-receipts-more")
        }
    }
}

/// Every purpose with its switch.
#[component]
pub fn Consents() -> Element {
    let words = use_words();
    let can_follow = use_knows_place();
    let mut consents = use_query(&[Topic::Consents], || ListConsents {});
    rsx! {
        match &*consents.read() {
            None => rsx! { Skeleton { label: words.t("loading"), rows: 3 } },
            Some(Err(problem)) => rsx! {
                Failure {
                    title: words.t("failed-title"),
                    text: problem_text(words, problem),
                    again: words.t("try-again"),
                    onagain: move |()| consents.restart(),
                }
            },
            Some(Ok(list)) => rsx! {
                div { class: "list",
                    for purpose in Purpose::ALL.into_iter().filter(|purpose| can_follow || *purpose != Purpose::WarnHere) {
                        One { key: "{purpose:?}", purpose, granted: granted(list, purpose) }
                    }
                }
            },
        }
    }
}

/// Warnings of wherever this device is, beside the wards the citizen chose; nothing where no device can be asked.
#[component]
pub fn WarnHere() -> Element {
    let consents = use_query(&[Topic::Consents], || ListConsents {});
    let can_follow = use_knows_place();
    rsx! {
        match &*consents.read() {
            Some(Ok(list)) if can_follow => rsx! {
                One { purpose: Purpose::WarnHere, granted: granted(list, Purpose::WarnHere) }
                LastPlace {}
            },
            _ => rsx! {},
        }
    }
}

/// Where the device was last, so that nobody has to guess what is known.
#[component]
fn LastPlace() -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let now = use_now();
    let last = use_query(&[Topic::Alerts], || GetDevicePlace {});
    rsx! {
        if let Some(Ok(Some(place))) = &*last.read() {
            p { class: "hint row",
                {last_place(words, place, now, |ward| names.of(ward))}
            }
        }
    }
}

fn last_place(
    words: Words,
    place: &DevicePlace,
    now: Millis,
    name: impl Fn(&str) -> Option<String>,
) -> String {
    let named: Vec<String> = place.wards.iter().filter_map(|ward| name(ward)).collect();
    let when = moment_text(words, place.at, now);
    if named.is_empty() {
        words.get("warn-here-outside", &args! { "when" => when })
    } else {
        words.get("warn-here-last", &args! { "wards" => named.join(", "), "when" => when })
    }
}

/// An agreement to an older text does not count: it is asked for again.
fn granted(list: &[Consent], purpose: Purpose) -> bool {
    list.iter()
        .any(|consent| consent.purpose == purpose && consent.granted && consent.version == purpose.version())
}

#[component]
fn One(purpose: Purpose, granted: bool) -> Element {
    let words = use_words();
    let (backend, complain, toasts, busy) = (use_backend(), use_complain(), use_toasts(), use_busy());
    let (id, title, more) = keys(purpose);
    let set = move |granted: bool| {
        let backend = backend.clone();
        busy.run(async move {
            match backend.call(SetConsent { purpose, granted }).await {
                // The system asks for its own permission now, while the citizen knows why.
                Ok(_) if granted && purpose == Purpose::WarnHere => {
                    if !tell_place(&backend).await {
                        toasts.say(words.t("place-here-failed"));
                    }
                }
                Ok(_) => {}
                Err(problem) => complain.say(&problem),
            }
        });
    };
    rsx! {
        Toggle { id, label: words.t(title), hint: words.t(more), on: granted, disabled: busy.is(), onchange: set }
    }
}
