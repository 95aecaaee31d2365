//! Finding a place by name: wards of today and communes of before July 2025.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::place::PlaceHit;
use hue_model::shell::SearchPlaces;
use hue_model::text::Language;

use crate::hook::{use_language, use_query, use_words};
use crate::ui::{Combobox, Suggestion};
use crate::words::{hit_text, hit_ward_text};

/// A search field; nothing is listed before something is typed.
#[component]
pub(crate) fn PlaceNames(on_hit: EventHandler<PlaceHit>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut typed = use_signal(String::new);
    let answer = use_query(&[], move || SearchPlaces { text: typed.read().trim().to_owned() });
    let hits: Vec<PlaceHit> = match &*answer.read() {
        Some(Ok(hits)) if !typed.read().trim().is_empty() => hits.clone(),
        _ => Vec::new(),
    };
    let searched = !typed.read().trim().is_empty() && answer.read().is_some();
    let choices =
        hits.iter().enumerate().map(|(index, hit)| suggestion(words, language, index, hit)).collect();
    let status = if searched {
        words.get("place-search-count", &args! { "count" => hits.len() })
    } else {
        String::new()
    };
    rsx! {
        Combobox {
            id: "place-name",
            label: words.t("place-search-label"),
            example: words.t("place-search-example"),
            typed: typed(),
            choices,
            status,
            nothing: if searched { words.t("place-search-none") } else { String::new() },
            on_type: move |text| typed.set(text),
            on_pick: move |key: String| {
                if let Some(hit) = key.parse().ok().and_then(|index: usize| hits.get(index)) {
                    on_hit.call(hit.clone());
                    typed.set(String::new());
                }
            },
        }
    }
}

fn suggestion(words: Words, language: Language, index: usize, hit: &PlaceHit) -> Suggestion {
    let detail = if hit.old {
        words.get("place-now", &args! { "ward" => hit_ward_text(language, hit) })
    } else {
        String::new()
    };
    let title = hit_text(words, language, hit);
    Suggestion { key: index.to_string(), title, detail, icon: Some("map-pin"), ..Suggestion::default() }
}
