//! Pages of help: on a wide window the list stays while one is read beside it.

use dioxus::prelude::*;
use hue_model::catalogue::HelpTopic;

use crate::hook::{
    use_catalogue, use_catalogue_provider, use_in_catalogue, use_language, use_title, use_words,
};
use crate::page::hotline::Hotline;
use crate::page::one_of::{OneOf, Said, is_there};
use crate::page::services::Waits;
use crate::route::Route;
use crate::ui::{Empty, RowLink, Split, SplitHead};

/// The list, and beside it (or, on a phone, instead of it) the page that is open.
#[component]
pub fn HelpSplit() -> Element {
    use_catalogue_provider();
    let open = matches!(use_route::<Route>(), Route::HelpPage { .. });
    rsx! {
        Split { open, list: rsx! { List { open } }, Outlet::<Route> {} }
    }
}

/// Beside the list, while no page is open.
#[component]
pub fn HelpList() -> Element {
    let words = use_words();
    use_title(words.t("help-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "circle-question-mark", title: words.t("help-pick-title"), text: words.t("help-pick-text") }
        }
    }
}

#[component]
fn List(open: bool) -> Element {
    let (words, language, catalogue) = (use_words(), use_language(), use_catalogue());
    rsx! {
        div { class: "reports",
            SplitHead { open, title: words.t("help-title") }
            Waits {}
            if let Some(Ok(catalogue)) = &*catalogue.read() {
                div { class: "list",
                    for topic in &catalogue.help {
                        RowLink { key: "{topic.id}", to: Route::HelpPage { id: topic.id.clone() }, title: topic.title.text(language).to_owned() }
                    }
                }
            }
            Ask {}
        }
    }
}

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "circle-question-mark",
    back: "help-back",
    missing_title: "help-missing-title",
    missing_text: "services-missing-text",
    failed: "services-error",
};

/// One page.
#[component]
pub fn HelpPage(id: ReadSignal<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut catalogue = use_catalogue();
    let topic = use_in_catalogue(move |all| all.help.iter().find(|topic| topic.id == id()).cloned());
    let title = match &*topic.read() {
        Some(Ok(topic)) => topic.title.text(language).to_owned(),
        _ => words.t("help-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::HelpList {},
            title,
            there: is_there(topic.read().as_ref()),
            on_again: move |()| catalogue.restart(),
            if let Some(Ok(topic)) = topic() {
                Whole { topic }
            }
        }
    }
}

#[component]
fn Whole(topic: HelpTopic) -> Element {
    let (tag, body) = topic.body.get(use_language());
    rsx! {
        article { class: "report loose",
            for (at , paragraph) in body.split("\n\n").enumerate() {
                p { key: "{at}", lang: tag, "{paragraph}" }
            }
            Ask {}
        }
    }
}

/// Where no page helps, somebody does.
#[component]
fn Ask() -> Element {
    let words = use_words();
    rsx! {
        p { class: "hint", {words.t("help-ask")} }
        Hotline { class: "button", icon_size: 20, label: words.t("home-call") }
    }
}
