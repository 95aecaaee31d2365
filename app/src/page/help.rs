//! Pages of help: on a wide window the list stays while one is read beside it.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::catalogue::HelpTopic;
use hue_model::problem::Code;

use crate::hook::{use_catalogue, use_catalogue_provider, use_language, use_title, use_words};
use crate::page::hotline::Hotline;
use crate::page::services::Waits;
use crate::page::unread::Unread;
use crate::route::Route;
use crate::ui::{Empty, RowLink, Split, SplitHead, TopBar};

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

/// One page.
#[component]
pub fn HelpPage(id: ReadSignal<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let navigator = use_navigator();
    let mut catalogue = use_catalogue();
    let topic = use_memo(move || {
        let read = catalogue.read();
        let Some(Ok(catalogue)) = &*read else { return None };
        catalogue.help.iter().find(|topic| topic.id == id()).cloned()
    });
    let known = matches!(&*catalogue.read(), Some(Ok(_)));
    let title = topic().map_or_else(|| words.t("help-title"), |topic| topic.title.text(language).to_owned());
    use_title(title.clone());
    let back = move |()| {
        navigator.push(Route::HelpList {});
    };
    rsx! {
        TopBar { title, back_label: words.t("help-back"), onback: back }
        match topic() {
            Some(topic) => rsx! { Whole { topic } },
            None if known => rsx! {
                Unread {
                    problem: Problem::new(Code::NotFound),
                    icon: "circle-question-mark",
                    title: "help-missing-title",
                    text: "services-missing-text",
                    list: Route::HelpList {},
                    back: "help-back",
                    failed: "services-error",
                    on_again: move |()| catalogue.restart(),
                }
            },
            None => rsx! { div { class: "report", Waits {} } },
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
