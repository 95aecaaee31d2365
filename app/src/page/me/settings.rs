//! Language, theme and simple mode: each works at once.

use dioxus::prelude::*;
use hue_model::settings::{Settings, Theme};
use hue_model::text::Language;

use crate::beside::beside_key;
use crate::hook::{use_language, use_save_settings, use_settings, use_words};
use crate::ui::{Choice, Choices, Toggle};

/// The language, each called by its own name.
#[component]
pub fn LanguageChoice() -> Element {
    let words = use_words();
    let (settings, save, language) = (use_settings(), use_save_settings(), use_language());
    let choices = Language::ALL.map(|language| Choice {
        value: language.tag(),
        label: language.own_name().to_owned(),
        lang: Some(language.tag()),
    });
    rsx! {
        Choices {
            name: "language",
            legend: words.t("settings-language"),
            choices: choices.to_vec(),
            chosen: language.tag(),
            onchoose: move |tag| {
                let before = settings.peek().clone();
                save.call(Settings { language: Language::from_tag(tag), ..before });
            },
        }
        NotReviewed {}
    }
}

/// That no native speaker has read the words of this language yet; nothing where somebody has.
#[component]
pub fn NotReviewed() -> Element {
    let words = use_words();
    rsx! {
        if words.beside().is_some() {
            p { class: "hint", {beside_key(words, "settings-not-reviewed")} }
        }
    }
}

/// Light, dark, or as the system says.
#[component]
pub fn ThemeChoice() -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    let choice = |value, key: &str| Choice { value, label: words.t(key), lang: None };
    let chosen = match settings.read().theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    rsx! {
        Choices {
            name: "theme",
            legend: words.t("settings-theme"),
            choices: vec![
                choice("system", "settings-theme-system"),
                choice("light", "settings-theme-light"),
                choice("dark", "settings-theme-dark"),
            ],
            chosen,
            onchoose: move |value| {
                let theme = match value {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    _ => Theme::System,
                };
                let before = settings.peek().clone();
                save.call(Settings { theme, ..before });
            },
        }
    }
}

/// Few large buttons and larger text.
#[component]
pub fn SimpleToggle(simple: bool) -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    rsx! {
        Toggle {
            id: "simple-mode",
            label: words.t("settings-simple"),
            hint: words.t("settings-simple-more"),
            on: simple,
            onchange: move |simple_mode| {
                let before = settings.peek().clone();
                save.call(Settings { simple_mode, ..before });
            },
        }
    }
}
