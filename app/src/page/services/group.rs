//! The services of a group, and those of a life event in the order in which they are needed.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::catalogue::Service;
use hue_model::text::Localized;

use super::card::ServiceCard;
use crate::hook::{use_catalogue, use_in_catalogue, use_language, use_now, use_words};
use crate::page::hotline::Hotline;
use crate::page::one_of::{OneOf, Said, is_there};
use crate::route::Route;
use crate::service::listed;
use crate::ui::{Empty, Section};

/// A list of services under a name, with what it is about.
type Opened = (Localized, Option<Localized>, Vec<Service>);

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "layout-grid",
    back: "services-back",
    missing_title: "services-missing-title",
    missing_text: "services-missing-text",
    failed: "services-error",
};

/// The services of a group.
#[component]
pub fn ServiceGroupPage(id: ReadSignal<String>) -> Element {
    let opened = use_in_catalogue(move |all| {
        let group = all.groups.iter().find(|group| group.id == id())?;
        let own = all.services.iter().filter(|service| service.group == group.id).cloned();
        Some((group.name.clone(), None, own.collect()))
    });
    rsx! {
        Listed { opened: opened() }
    }
}

/// The services of a life event.
#[component]
pub fn LifeEventPage(id: ReadSignal<String>) -> Element {
    let opened = use_in_catalogue(move |all| {
        let event = all.life_events.iter().find(|event| event.id == id())?;
        let find = |id: &String| all.services.iter().find(|service| service.id == *id).cloned();
        let needed = event.services.iter().filter_map(find).collect();
        Some((event.name.clone(), Some(event.description.clone()), needed))
    });
    rsx! {
        Listed { opened: opened() }
    }
}

#[component]
fn Listed(opened: Option<Result<Opened, Problem>>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut catalogue = use_catalogue();
    let title = match &opened {
        Some(Ok((name, ..))) => name.text(language).to_owned(),
        _ => words.t("services-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Services {},
            title,
            there: is_there(opened.as_ref()),
            on_again: move |()| catalogue.restart(),
            if let Some(Ok((_, about, services))) = opened {
                Cards { about, services }
            }
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
            if works.is_empty() && others.is_empty() {
                Empty { icon: SAID.icon, title: words.t("services-empty-title"), text: words.t("services-empty-text"),
                    Hotline { class: "button", icon_size: 20, label: words.t("home-call") }
                }
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
