//! The consents: separate, and as easy to take back as to give.

use dioxus::prelude::*;
use hue_model::consent::{Consent, ListConsents, Purpose, SetConsent};
use hue_model::event::Topic;

use crate::hook::{use_backend, use_busy, use_complain, use_query, use_words};
use crate::ui::{Failure, Skeleton, Toggle};
use crate::words::problem_text;

/// The message keys of a purpose: what it is, and one line on it.
const fn keys(purpose: Purpose) -> (&'static str, &'static str, &'static str) {
    match purpose {
        Purpose::Identity => ("consent-identity", "consent-identity", "consent-identity-more"),
        Purpose::Location => ("consent-location", "consent-location", "consent-location-more"),
        Purpose::PhotoPlace => ("consent-photo-place", "consent-photo-place", "consent-photo-place-more"),
    }
}

/// Every purpose with its switch.
#[component]
pub fn Consents() -> Element {
    let words = use_words();
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
                    for purpose in Purpose::ALL {
                        One { key: "{purpose:?}", purpose, granted: granted(list, purpose) }
                    }
                }
            },
        }
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
    let (backend, complain, busy) = (use_backend(), use_complain(), use_busy());
    let (id, title, more) = keys(purpose);
    let set = move |granted: bool| {
        let backend = backend.clone();
        busy.run(async move {
            if let Err(problem) = backend.call(SetConsent { purpose, granted }).await {
                complain.call(problem);
            }
        });
    };
    rsx! {
        Toggle { id, label: words.t(title), hint: words.t(more), on: granted, disabled: busy.is(), onchange: set }
    }
}
