//! The emergency card: written once, on this device only, and shown to whoever helps (`show`).

pub mod show;

use dioxus::dioxus_core::spawn_forever;
use dioxus::prelude::*;
use hue_model::emergency_card::{EmergencyCard, GetEmergencyCard, SaveEmergencyCard};
use hue_model::event::Topic;

use crate::bridge::{Backend, dom};
use crate::hook::{use_back, use_backend, use_query, use_title, use_toasts, use_words};
use crate::route::Route;
use crate::saver::{Saved, Saver};
use crate::ui::{Button, ButtonKind, ButtonLink, Failure, Section, Skeleton, TextArea, TextInput, TopBar};
use crate::words::{problem_text, rule_text};

/// The groups of fields, each with the key of its heading.
const GROUPS: [(&str, &[&str]); 4] = [
    ("card-group-me", &["name", "nationality", "languages"]),
    ("card-group-health", &["blood_type", "allergies", "medicine"]),
    ("card-group-stay", &["hotel_name", "hotel_address", "hotel_phone"]),
    ("card-group-contact", &["contact_name", "contact_phone", "consulate_name", "consulate_phone", "note"]),
];

/// The key of a field's label.
fn label_key(field: &str) -> String {
    format!("card-{}", field.replace('_', "-"))
}

/// The page.
#[component]
pub fn EmergencyCardPage() -> Element {
    let (words, back) = (use_words(), use_back());
    let mut card = use_query(&[Topic::EmergencyCard], || GetEmergencyCard {});
    use_title(words.t("card-title"));
    rsx! {
        TopBar { title: words.t("card-title"), back_label: words.t("back"), onback: move |()| back.call(()) }
        div { class: "page", "data-narrow": "yes",
            p { {words.t("card-why")} }
            match &*card.read() {
                Some(Ok(card)) => rsx! { Form { stored: card.clone() } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("card-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| card.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
        }
    }
}

/// The card on screen: every keystroke is kept at once.
#[derive(Clone, Copy, PartialEq)]
struct Desk {
    card: Signal<EmergencyCard>,
    /// What of it has room, and is kept: of a field that is too long, what stood there before.
    fits: CopyValue<EmergencyCard>,
    saved: Signal<Saved>,
    keep: CopyValue<(Backend, Saver<EmergencyCard>)>,
}

impl Desk {
    fn change(mut self, edit: impl FnOnce(&mut EmergencyCard)) {
        self.card.with_mut(edit);
        self.fits.write().take_fitting(&self.card.peek());
        let (backend, saver) = self.keep.read().clone();
        saver.write(self.fits.peek().clone());
        let mut saved = self.saved;
        saved.set(saver.saved());
        spawn_forever(async move {
            let save = |card| {
                let backend = backend.clone();
                async move { backend.call(SaveEmergencyCard { card }).await.map(drop) }
            };
            let _ = saver.drain(save).await;
            // The page may have gone meanwhile.
            if let Ok(mut saved) = saved.try_write() {
                *saved = saver.saved();
            }
        });
    }
}

#[component]
fn Form(stored: EmergencyCard) -> Element {
    let (words, backend) = (use_words(), use_backend());
    let mut desk = use_hook(|| Desk {
        card: Signal::new(stored.clone()),
        fits: CopyValue::new(stored.clone()),
        saved: Signal::new(Saved::Nothing),
        keep: CopyValue::new((backend, Saver::default())),
    });
    use_effect(use_reactive!(|(stored,)| {
        if desk.keep.read().1.unsaved().is_none() && *desk.fits.peek() != stored {
            desk.fits.set(stored.clone());
            desk.card.set(stored);
        }
    }));
    let (written, too_long) = (!desk.card.read().is_empty(), desk.card.read().check().is_err());
    rsx! {
        if written {
            ButtonLink { to: Route::EmergencyCardShow {}, kind: ButtonKind::Primary, icon: "life-buoy", wide: true, {words.t("card-show")} }
        }
        for (title , fields) in GROUPS {
            Section { key: "{title}", id: title, title: words.t(title),
                div { class: "card",
                    for field in fields.iter().copied() {
                        OneField { key: "{field}", desk, field }
                    }
                }
            }
        }
        p { class: "hint", role: "status",
            match &*desk.saved.read() {
                Saved::Nothing => words.t("card-kept-here"),
                Saved::Saving => words.t("card-saving"),
                Saved::Yes if too_long => words.t("card-saved-but"),
                Saved::Yes => words.t("card-saved"),
                Saved::No(problem) => problem_text(words, problem),
            }
        }
        if written {
            Delete { desk }
        }
    }
}

#[component]
fn OneField(desk: Desk, field: &'static str) -> Element {
    let words = use_words();
    let (value, wrong) = {
        let card = desk.card.read();
        let value = card.fields().into_iter().find(|(name, _)| *name == field);
        let wrong = card.check().err().and_then(|problem| {
            problem.fields.into_iter().find(|one| one.field == field).map(|one| rule_text(words, &one.rule))
        });
        (value.map(|(_, text)| text.to_owned()).unwrap_or_default(), wrong)
    };
    let id = label_key(field);
    let label = words.t(&id);
    let write = move |text: String| desk.change(|card| card.set(field, text));
    if field == "note" {
        return rsx! {
            TextArea { id, label, value, error: wrong, oninput: write }
        };
    }
    let kind = if field.ends_with("phone") { "tel" } else { "text" };
    let hint = (field == "consulate_phone").then(|| words.t("card-consulate-hint"));
    rsx! {
        TextInput { id, label, value, kind, hint, error: wrong, autocomplete: "off", oninput: write }
    }
}

/// Throws the card away; for a while a message offers to bring it back.
#[component]
fn Delete(desk: Desk) -> Element {
    let (words, toasts, backend) = (use_words(), use_toasts(), use_backend());
    let delete = move |_| {
        let before = desk.fits.peek().clone();
        desk.change(|card| *card = EmergencyCard::default());
        // The button goes with the card.
        dom::focus(&label_key("name"));
        let backend = backend.clone();
        toasts.offer_back(words, words.t("card-deleted"), move || {
            let (backend, card) = (backend.clone(), before.clone());
            async move { backend.call(SaveEmergencyCard { card }).await.map(drop) }
        });
    };
    rsx! {
        Button { kind: ButtonKind::Danger, icon: "trash-2", onclick: delete, {words.t("card-delete")} }
    }
}
