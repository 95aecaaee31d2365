//! The home ward and others, by name: today's wards, and every old commune under the name people still use.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::pack::WardCode;
use hue_model::place::PlaceHit;
use hue_model::settings::Settings;
use hue_model::shell::SearchPlaces;

use crate::hook::{
    use_home_ward, use_language, use_query, use_save_settings, use_settings, use_ward_names, use_words,
};
use crate::ui::{Icon, Sheet, TextInput};
use crate::words::{hit_text, hit_ward_text, problem_text};

/// The row in the settings, and the sheet behind it.
#[component]
pub fn HomeWard() -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    let mut open = use_signal(|| false);
    let name = use_home_ward().unwrap_or_else(|| words.t("ward-none"));
    let mut choose = move |home_ward: Option<WardCode>| {
        let before = settings.peek().clone();
        save.call(Settings { home_ward, ..before });
        open.set(false);
    };
    rsx! {
        WardRow { icon: "house", title: words.t("ward-title"), text: name, onclick: move |()| open.set(true) }
        Sheet { id: "ward", title: words.t("ward-title"), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            Search { id: "ward-search", onchosen: move |ward| choose(Some(ward)) }
            if settings.read().home_ward.is_some() {
                div { class: "list",
                    button { class: "row", r#type: "button", onclick: move |_| choose(None), Icon { name: "x" } {words.t("ward-clear")} }
                }
            }
        }
    }
}

/// Further wards, such as the parents': a row, and the sheet in which they are added and taken out.
#[component]
pub fn SavedWards() -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let (settings, save) = (use_settings(), use_save_settings());
    let mut open = use_signal(|| false);
    let saved = settings.read().saved_wards.clone();
    let shown: Vec<String> = saved.iter().filter_map(|code| names.of(code)).collect();
    let text = if shown.is_empty() { words.t("saved-wards-none") } else { shown.join(", ") };
    let change = use_callback(move |(ward, wanted): (WardCode, bool)| {
        let before = settings.peek().clone();
        let mut saved_wards = before.saved_wards.clone();
        saved_wards.retain(|code| *code != ward);
        saved_wards.extend(wanted.then_some(ward));
        save.call(Settings { saved_wards, ..before });
    });
    rsx! {
        WardRow { icon: "map-pin", title: words.t("saved-wards-title"), text, onclick: move |()| open.set(true) }
        Sheet { id: "saved-wards", title: words.t("saved-wards-title"), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            ul { class: "list",
                for code in saved {
                    Saved { key: "{code}", name: names.of(&code).unwrap_or_else(|| code.clone()), onremove: move |()| change.call((code.clone(), false)) }
                }
            }
            Search { id: "saved-ward-search", onchosen: move |ward| change.call((ward, true)) }
        }
    }
}

#[component]
fn WardRow(icon: &'static str, title: String, text: String, onclick: EventHandler<()>) -> Element {
    rsx! {
        button { class: "row", r#type: "button", "aria-haspopup": "dialog", onclick: move |_| onclick.call(()),
            span { class: "row-icon", Icon { name: icon } }
            span { class: "row-text",
                span { class: "row-title", "{title}" }
                span { class: "row-more", "{text}" }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}

#[component]
fn Saved(name: String, onremove: EventHandler<()>) -> Element {
    let words = use_words();
    let label = words.get("saved-wards-remove", &args! { "ward" => name.as_str() });
    rsx! {
        li { class: "row",
            Icon { name: "map-pin", size: 20 }
            span { class: "row-text", span { class: "row-title", "{name}" } }
            button { class: "icon-button", r#type: "button", "aria-label": "{label}", onclick: move |_| onremove.call(()),
                Icon { name: "x" }
            }
        }
    }
}

/// Finds a ward by its name or by an old one.
#[component]
fn Search(id: &'static str, onchosen: EventHandler<WardCode>) -> Element {
    let words = use_words();
    let mut text = use_signal(String::new);
    let hits = use_query(&[], move || SearchPlaces { text: text() });
    rsx! {
        TextInput {
            id,
            label: words.t("ward-search"),
            hint: words.t("ward-search-more"),
            value: text(),
            kind: "search",
            autocomplete: "off",
            oninput: move |value| text.set(value),
        }
        div { class: "list", role: "group", "aria-label": words.t("ward-hits"),
            match &*hits.read() {
                Some(Err(problem)) => rsx! { p { class: "row", {problem_text(words, problem)} } },
                Some(Ok(hits)) if hits.is_empty() && !text.read().is_empty() => rsx! {
                    p { class: "row", {words.t("ward-no-hit")} }
                },
                Some(Ok(hits)) => rsx! {
                    for hit in hits.iter().cloned() {
                        Hit { key: "{hit.name}-{hit.ward_code}-{hit.old}", hit, onchosen }
                    }
                },
                None => rsx! {},
            }
        }
    }
}

#[component]
fn Hit(hit: PlaceHit, onchosen: EventHandler<WardCode>) -> Element {
    let (words, language) = (use_words(), use_language());
    let code = hit.ward_code.clone();
    rsx! {
        button { class: "row", r#type: "button", onclick: move |_| onchosen.call(code.clone()),
            Icon { name: "map-pin", size: 20 }
            span { class: "row-text",
                span { class: "row-title", {hit_text(words, language, &hit)} }
                if hit.old {
                    span { class: "row-more", {words.get("ward-now", &args! { "ward" => hit_ward_text(language, &hit) })} }
                }
            }
        }
    }
}
