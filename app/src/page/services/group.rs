//! The services of a group, and those of a life event in the order in which they are needed.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::catalogue::Service;
use hue_model::problem::Code;
use hue_model::text::Localized;

use super::card::ServiceCard;
use super::waits::Waits;
use crate::hook::{use_catalogue, use_language, use_now, use_title, use_words};
use crate::page::unread::Unread;
use crate::route::Route;
use crate::service::listed;
use crate::ui::{Section, TopBar};

/// A list of services under a name, with what it is about.
type Opened = (Localized, Option<Localized>, Vec<Service>);

/// The services of a group.
#[component]
pub fn ServiceGroupPage(id: ReadSignal<String>) -> Element {
    let catalogue = use_catalogue();
    let opened = use_memo(move || {
        let read = catalogue.read();
        let Some(Ok(catalogue)) = &*read else { return None };
        let group = catalogue.groups.iter().find(|group| group.id == id())?;
        let own = catalogue.services.iter().filter(|service| service.group == group.id).cloned();
        Some((group.name.clone(), None, own.collect()))
    });
    rsx! {
        Listed { opened: opened() }
    }
}

/// The services of a life event.
#[component]
pub fn LifeEventPage(id: ReadSignal<String>) -> Element {
    let catalogue = use_catalogue();
    let opened = use_memo(move || {
        let read = catalogue.read();
        let Some(Ok(catalogue)) = &*read else { return None };
        let event = catalogue.life_events.iter().find(|event| event.id == id())?;
        let find = |id: &String| catalogue.services.iter().find(|service| service.id == *id).cloned();
        let needed = event.services.iter().filter_map(find).collect();
        Some((event.name.clone(), Some(event.description.clone()), needed))
    });
    rsx! {
        Listed { opened: opened() }
    }
}

#[component]
fn Listed(opened: Option<Opened>) -> Element {
    let (words, language) = (use_words(), use_language());
    let navigator = use_navigator();
    let mut catalogue = use_catalogue();
    let known = matches!(&*catalogue.read(), Some(Ok(_)));
    let title = opened
        .as_ref()
        .map_or_else(|| words.t("services-title"), |(name, ..)| name.text(language).to_owned());
    use_title(title.clone());
    let back = move |()| {
        navigator.push(Route::Services {});
    };
    rsx! {
        TopBar { title, back_label: words.t("services-back"), onback: back }
        match opened {
            Some((_, about, services)) => rsx! { Cards { about, services } },
            None if known => rsx! {
                Unread {
                    problem: Problem::new(Code::NotFound),
                    icon: "layout-grid",
                    title: "services-missing-title",
                    text: "services-missing-text",
                    list: Route::Services {},
                    back: "services-back",
                    failed: "services-error",
                    on_again: move |()| catalogue.restart(),
                }
            },
            None => rsx! { div { class: "report", Waits {} } },
        }
    }
}

#[component]
fn Cards(about: Option<Localized>, services: Vec<Service>) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (works, others) = listed(services, now);
    rsx! {
        div { class: "report",
            if let Some(about) = about {
                p { lang: about.get(language).0, {about.text(language)} }
            }
            ul { class: "report-list",
                for service in works {
                    li { key: "{service.id}", ServiceCard { service } }
                }
            }
            if !others.is_empty() {
                Section { id: "services-not-here", title: words.t("services-not-here"),
                    p { class: "hint", {words.t("services-not-here-text")} }
                    ul { class: "report-list",
                        for service in others {
                            li { key: "{service.id}", ServiceCard { service } }
                        }
                    }
                }
            }
        }
    }
}
