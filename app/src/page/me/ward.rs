//! The home ward, by name: today's wards, and every old commune under the name people still use.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::place::PlaceHit;
use hue_model::settings::Settings;
use hue_model::shell::{GetPack, SearchPlaces};

use crate::hook::{use_language, use_query, use_save_settings, use_settings, use_words};
use crate::ui::{Icon, Sheet, TextInput};
use crate::words::problem_text;

/// The row in the settings, and the sheet behind it.
#[component]
pub fn HomeWard() -> Element {
    let (words, language, settings) = (use_words(), use_language(), use_settings());
    let pack = use_query(&[], || GetPack {});
    let mut open = use_signal(|| false);
    let name = match (&settings.read().home_ward, &*pack.read()) {
        (Some(code), Some(Ok(pack))) => pack
            .wards
            .iter()
            .find(|ward| ward.code == *code)
            .map(|ward| ward.full_name.text(language).to_owned()),
        _ => None,
    };
    rsx! {
        button { class: "row", r#type: "button", "aria-haspopup": "dialog", onclick: move |_| open.set(true),
            span { class: "row-icon", Icon { name: "house" } }
            span { class: "row-text",
                span { class: "row-title", {words.t("ward-title")} }
                span { class: "row-more", {name.unwrap_or_else(|| words.t("ward-none"))} }
            }
            Icon { name: "chevron-right", size: 20 }
        }
        Sheet { id: "ward", title: words.t("ward-title"), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            Search { onchosen: move |()| open.set(false) }
        }
    }
}

#[component]
fn Search(onchosen: EventHandler<()>) -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    let mut text = use_signal(String::new);
    let hits = use_query(&[], move || SearchPlaces { text: text() });
    let choose = use_callback(move |home_ward: Option<String>| {
        let before = settings.peek().clone();
        save.call(Settings { home_ward, ..before });
        onchosen.call(());
    });
    rsx! {
        TextInput {
            id: "ward-search",
            label: words.t("ward-search"),
            hint: words.t("ward-search-more"),
            value: text(),
            kind: "search",
            autocomplete: "off",
            oninput: move |value| text.set(value),
        }
        div { class: "list", role: "group", "aria-label": words.t("ward-hits"),
            if let Some(Err(problem)) = &*hits.read() {
                p { class: "row", {problem_text(words, problem)} }
            }
            if let Some(Ok(hits)) = &*hits.read() {
                for hit in hits.iter().cloned() {
                    Hit { key: "{hit.name}-{hit.ward_code}-{hit.old}", hit, choose }
                }
                if hits.is_empty() && !text.read().is_empty() {
                    p { class: "row", {words.t("ward-no-hit")} }
                }
            }
            if settings.read().home_ward.is_some() {
                button { class: "row", r#type: "button", onclick: move |_| choose.call(None), Icon { name: "x" } {words.t("ward-clear")} }
            }
        }
    }
}

#[component]
fn Hit(hit: PlaceHit, choose: Callback<Option<String>>) -> Element {
    let words = use_words();
    let code = hit.ward_code.clone();
    rsx! {
        button { class: "row", r#type: "button", onclick: move |_| choose.call(Some(code.clone())),
            Icon { name: "map-pin", size: 20 }
            span { class: "row-text",
                span { class: "row-title", lang: "vi", "{hit.name}" }
                if hit.old {
                    span { class: "row-more", {words.get("ward-now", &args! { "ward" => hit.ward_name.clone() })} }
                }
            }
        }
    }
}
