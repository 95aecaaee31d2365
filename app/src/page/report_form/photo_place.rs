//! "May the app read where the photo was taken?": asked once, beside the place it would propose.

use dioxus::prelude::*;
use hue_model::consent::{Consent, ListConsents, Purpose, SetConsent};
use hue_model::event::Topic;
use hue_model::place::PlaceSource;
use hue_model::report::ReadPhotoPlace;

use super::form::{Form, use_form};
use crate::bridge::Backend;
use crate::hook::{Busy, use_backend, use_busy, use_complain, use_query, use_toasts, use_words};
use crate::place::Found;
use crate::ui::{Button, Icon};

/// The question; nothing when there is no photo to ask about, or an answer was given before.
#[component]
pub(crate) fn PhotoPlaceQuestion() -> Element {
    let words = use_words();
    let form = use_form();
    let busy = use_busy();
    let consents = use_query(&[Topic::Consents], || ListConsents {});
    let answer = use_answer(form, busy);
    let open = matches!(&*consents.read(), Some(Ok(list)) if is_open(list)) || busy.is();
    let asked = open && form.unread.read().is_some();
    rsx! {
        if asked {
            div { class: "photo-place", role: "group", "aria-labelledby": "photo-place-title",
                Icon { name: "image" }
                div { class: "photo-place-text",
                    p { class: "notice-title", id: "photo-place-title", {words.t("report-photo-place-title")} }
                    p { class: "hint", {words.t("report-photo-place-text")} }
                    div { class: "photo-place-answers",
                        Button { busy: busy.is(), onclick: move |_| answer.call(true), {words.t("place-here-consent-yes")} }
                        Button { busy: busy.is(), onclick: move |_| answer.call(false), {words.t("report-photo-place-no")} }
                    }
                }
            }
        }
    }
}

/// Nothing was said to the text that is shown today.
fn is_open(list: &[Consent]) -> bool {
    let said = |consent: &Consent| {
        consent.purpose == Purpose::PhotoPlace && consent.version == Purpose::PhotoPlace.version()
    };
    !list.iter().any(said)
}

/// Writes the answer down, and after a yes reads the place of the photo that is already there.
fn use_answer(form: Form, busy: Busy) -> Callback<bool> {
    let (backend, complain, toasts, words) = (use_backend(), use_complain(), use_toasts(), use_words());
    use_callback(move |granted: bool| {
        let backend = backend.clone();
        let (mut unread, mut proposed) = (form.unread, form.proposed);
        busy.run(async move {
            let said = backend.call(SetConsent { purpose: Purpose::PhotoPlace, granted }).await;
            if let Err(problem) = said {
                complain.say(&problem);
                return;
            }
            let found = if granted { read(&backend, form).await } else { None };
            unread.set(None);
            if granted && found.is_none() {
                toasts.say(words.t("report-photo-place-none"));
            }
            if found.is_some() {
                proposed.set(found);
            }
        });
    })
}

async fn read(backend: &Backend, form: Form) -> Option<Found> {
    let chosen = form.unread.peek().clone()?;
    let blob = backend.put(chosen).await.ok()?;
    let point = backend.call(ReadPhotoPlace { blob }).await.ok()??;
    Some(Found { point, source: PlaceSource::Photo, accuracy: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_asked_once_and_again_only_for_a_newer_text() {
        let said = |version| Consent { purpose: Purpose::PhotoPlace, granted: false, version, at: None };
        assert!(is_open(&[]) && is_open(&[said(0)]));
        assert!(!is_open(&[said(Purpose::PhotoPlace.version())]), "a no is an answer");
        let other = Consent { purpose: Purpose::Location, ..said(1) };
        assert!(is_open(&[other]), "each purpose has its own answer");
    }
}
