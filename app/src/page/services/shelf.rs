//! What there is to choose from: marked services, those used last, life events, groups.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::catalogue::{Catalogue, LifeEvent, Service, ServiceGroup, ServiceId};

use super::card::{event_icon, group_icon};
use super::waits::Waits;
use crate::hook::{use_catalogue, use_language, use_now, use_remember, use_settings, use_words};
use crate::route::Route;
use crate::service::straight;
use crate::ui::{Icon, RowLink, Section};

/// The shelf.
#[component]
pub(super) fn Shelf() -> Element {
    let words = use_words();
    let catalogue = use_catalogue();
    let settings = use_settings();
    rsx! {
        div { class: "found",
            Waits {}
            if let Some(Ok(catalogue)) = &*catalogue.read() {
                Own { id: "services-marked", title: words.t("services-marked"), services: marked(catalogue, &settings.read().favourite_services) }
                Own { id: "services-recent", title: words.t("services-recent"), services: recent(catalogue, &settings.read().recent_services) }
                Events { events: catalogue.life_events.clone() }
                Groups { groups: counted(catalogue) }
            }
            Section { id: "services-more", title: words.t("services-more"),
                div { class: "list",
                    RowLink { to: Route::Explore {}, icon: "compass", title: words.t("explore-title"), text: words.t("explore-more") }
                    RowLink { to: Route::HelpList {}, icon: "circle-question-mark", title: words.t("help-title"), text: words.t("help-more") }
                }
            }
        }
    }
}

/// The services that the citizen marked, in their order; one that was retired says so until it is marked no longer.
pub(crate) fn marked(catalogue: &Catalogue, ids: &[ServiceId]) -> Vec<Service> {
    let find = |id: &ServiceId| catalogue.services.iter().find(|service| service.id == *id);
    ids.iter().filter_map(find).cloned().collect()
}

/// The services that were used last, the newest first; what was retired is not among them.
pub(crate) fn recent(catalogue: &Catalogue, ids: &[ServiceId]) -> Vec<Service> {
    marked(catalogue, ids).into_iter().filter(Service::is_listed).collect()
}

/// Services under a heading; nothing where there are none. One that is opened is kept in mind as used.
#[component]
pub(crate) fn Own(id: &'static str, title: String, services: Vec<Service>) -> Element {
    rsx! {
        if !services.is_empty() {
            Section { id, title,
                ul { class: "list",
                    for service in services {
                        OwnRow { key: "{service.id}", service }
                    }
                }
            }
        }
    }
}

#[component]
fn OwnRow(service: Service) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let remember = use_remember();
    let id = service.id.clone();
    let to = straight(&service, now);
    let opens = !matches!(to, Route::ServicePage { .. });
    let text = (!service.is_listed()).then(|| words.t("service-retired"));
    rsx! {
        li { onclick: move |_| if opens { remember.call(id.clone()) },
            RowLink { to, icon: group_icon(&service.group), title: service.name.text(language).to_owned(), text }
        }
    }
}

#[component]
fn Events(events: Vec<LifeEvent>) -> Element {
    let (words, language) = (use_words(), use_language());
    rsx! {
        Section { id: "services-events", title: words.t("services-events"),
            div { class: "tiles",
                for event in events {
                    Link { key: "{event.id}", to: Route::LifeEventPage { id: event.id.clone() }, class: "tile",
                        Icon { name: event_icon(&event.id), size: 28 }
                        span { lang: event.name.get(language).0, {event.name.text(language)} }
                    }
                }
            }
        }
    }
}

/// The groups that have services, with how many.
fn counted(catalogue: &Catalogue) -> Vec<(ServiceGroup, usize)> {
    let count = |group: &str| {
        let own = |service: &&Service| service.group == group && service.is_listed();
        catalogue.services.iter().filter(own).count()
    };
    let all = catalogue.groups.iter().map(|group| (group.clone(), count(&group.id)));
    all.filter(|(_, count)| *count > 0).collect()
}

#[component]
fn Groups(groups: Vec<(ServiceGroup, usize)>) -> Element {
    let (words, language) = (use_words(), use_language());
    rsx! {
        Section { id: "services-groups", title: words.t("services-groups"),
            div { class: "list",
                for (group , count) in groups {
                    RowLink {
                        key: "{group.id}",
                        to: Route::ServiceGroupPage { id: group.id.clone() },
                        icon: group_icon(&group.id),
                        title: group.name.text(language).to_owned(),
                        text: words.get("services-count", &args! { "count" => count }),
                    }
                }
            }
        }
    }
}
