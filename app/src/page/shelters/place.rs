//! One place: whether there is room and who says so, what it is like, whom to call.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::shelter::Shelter;

use crate::hook::{use_language, use_now, use_words};
use crate::page::hotline::Call;
use crate::ui::{Card, Chip};
use crate::words::{shelter_facts, shelter_kind_text, shelter_state_text, shelter_word_text};

/// The card of a place.
#[component]
pub(super) fn Place(place: Shelter) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (tone, state) = shelter_state_text(words, &place, now);
    let said = shelter_word_text(words, language, &place, now);
    let facts = shelter_facts(words, &place).join(" · ");
    rsx! {
        Card {
            if place.demo {
                strong { class: "alert-mark shelter-demo", {words.t("shelter-demo")} }
            }
            h3 { lang: "vi", "{place.name}" }
            p { class: "chips", Chip { tone, "{state}" } }
            if let Some(said) = said {
                p { class: "row-more", "{said}" }
            }
            p { class: "row-more", {shelter_kind_text(words, place.kind)} }
            if !place.address.is_empty() {
                p { lang: "vi", "{place.address}" }
            }
            if !facts.is_empty() {
                p { "{facts}" }
            }
            if !place.note.is_empty() {
                p { class: "alert-note", lang: "vi", "{place.note}" }
            }
            Contact { place }
        }
    }
}

/// Whom to call; words alone where no number is known.
#[component]
fn Contact(place: Shelter) -> Element {
    let words = use_words();
    let whom = [place.contact.as_str(), place.phone.as_str()].join(" ");
    let number: String =
        place.phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    let label = words.get("shelter-call", &args! { "whom" => whom.trim() });
    rsx! {
        if !number.is_empty() {
            Call { id: "call-{place.id}", class: "button", icon_size: 20, label, number }
        } else if !whom.trim().is_empty() {
            p { "{label}" }
        }
    }
}
