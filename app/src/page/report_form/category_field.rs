//! What it is about: one category of the pack, found by typing.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::pack::Category;
use hue_model::problem::Rule;
use hue_model::text::Language;

use super::check::Field;
use super::form::use_form;
use super::search::{by_group, matching};
use crate::hook::{SharedPack, use_language, use_pack, use_words};
use crate::ui::{Combobox, Failure, Icon, Sheet, Skeleton, Suggestion};
use crate::words::{problem_text, rule_text};

/// The category of the draft.
#[component]
pub(crate) fn CategoryField() -> Element {
    let (words, language) = (use_words(), use_language());
    let form = use_form();
    let mut pack = use_pack();
    let mut choosing = use_signal(|| false);
    let chosen = use_memo(move || form.content.read().service_code.clone());
    let category = match (&*pack.read(), chosen()) {
        (Some(Ok(pack)), Some(code)) => pack.category(&code).cloned(),
        _ => None,
    };
    let error = form.wrong_with(Field::Category).map(|rule| match rule {
        Rule::Required => words.t("report-missing-category"),
        rule => rule_text(words, &rule),
    });
    let take = move |code: String| {
        choosing.set(false);
        form.change(|content| content.service_code = Some(code));
    };
    rsx! {
        section { class: "form-part", "data-error": error.as_ref().map(|_| "yes"),
            h2 { id: "report-category-title", {words.t("report-category-label")} }
            button {
                class: "field-button",
                r#type: "button",
                id: Field::Category.id(),
                "aria-haspopup": "dialog",
                "aria-labelledby": "report-category-title report-category-value",
                "aria-describedby": error.as_ref().map(|_| Field::Category.error_id()),
                onclick: move |_| choosing.set(true),
                Icon { name: icon(chosen.read().as_deref().unwrap_or_default()) }
                Value { id: "report-category-value", category, language }
                Icon { name: "chevron-right", size: 20 }
            }
            if let Some(error) = &error {
                p { class: "error", id: Field::Category.error_id(), role: "alert",
                    Icon { name: "circle-alert", size: 16 }
                    "{error}"
                }
            }
            Sheet {
                id: "category-sheet",
                title: words.t("report-category-label"),
                open: choosing,
                close_label: words.t("close"),
                onclose: move |()| choosing.set(false),
                match &*pack.read() {
                    Some(Ok(pack)) => rsx! {
                        Search { pack: pack.clone(), chosen: chosen(), on_pick: take }
                    },
                    Some(Err(problem)) => rsx! {
                        Failure {
                            title: words.t("failed-title"),
                            text: problem_text(words, problem),
                            again: words.t("try-again"),
                            onagain: move |()| pack.restart(),
                        }
                    },
                    None => rsx! {
                        Skeleton { label: words.t("loading") }
                    },
                }
            }
        }
    }
}

#[component]
fn Value(id: String, category: Option<Category>, language: Language) -> Element {
    let words = use_words();
    rsx! {
        span { class: "field-value", id: "{id}", "data-empty": category.is_none().then_some("yes"),
            if let Some(category) = &category {
                span { lang: category.service_name.get(language).0.to_owned(), {category.service_name.text(language)} }
                if category.urgent {
                    span { class: "hint", {words.t("report-category-urgent")} }
                }
            } else {
                {words.t("report-category-choose")}
            }
        }
    }
}

#[component]
fn Search(pack: SharedPack, chosen: Option<String>, on_pick: EventHandler<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut typed = use_signal(String::new);
    let grouped = typed.read().trim().is_empty();
    let hits = matching(&pack.categories, &typed.read(), language);
    let hits = if grouped { by_group(hits) } else { hits };
    let choices: Vec<Suggestion> = hits.iter().map(|hit| suggestion(words, hit, language, grouped)).collect();
    let status = words.get("report-category-count", &args! { "count" => choices.len() });
    rsx! {
        Combobox {
            id: "report-category-search",
            label: words.t("report-category-choose"),
            example: words.t("report-category-search"),
            typed: typed(),
            choices,
            status,
            nothing: words.t("report-category-none"),
            chosen,
            first: true,
            on_type: move |text| typed.set(text),
            on_pick,
        }
    }
}

fn suggestion(words: Words, category: &Category, language: Language, grouped: bool) -> Suggestion {
    let (tag, title) = category.service_name.get(language);
    let mut detail = category.description.text(language).to_owned();
    if category.urgent {
        detail = format!("{} · {detail}", words.t("report-category-urgent"));
    }
    Suggestion {
        key: category.service_code.clone(),
        title: title.to_owned(),
        detail,
        group: if grouped { category.group.text(language).to_owned() } else { String::new() },
        icon: Some(icon(&category.service_code)),
        lang: (tag != language.tag()).then(|| tag.to_owned()),
    }
}

/// The picture of a category, by its code or the first part of it.
pub(crate) fn icon(service_code: &str) -> &'static str {
    match service_code.split('.').next().unwrap_or_default() {
        "" => "list",
        "road" => "construction",
        "light" => "lightbulb",
        "power" => "zap",
        "water" | "drain" => "droplets",
        "telecom" => "cable",
        "traffic" => "traffic-cone",
        "waste" | "env" => "trash-2",
        "tree" => "trees",
        "flood" | "dam" => "waves",
        "landslide" => "mountain",
        "storm" => "wind",
        "fire" => "flame",
        "food" | "health" => "heart-pulse",
        "tourism" | "heritage" => "landmark",
        "consumer" => "shopping-bag",
        "admin" | "digital" => "file-text",
        "order" => "shield",
        "school" => "school",
        _ => "message-square",
    }
}
