//! One service: what it does, for whom, what it costs, what to bring, and the way to it.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::Problem;
use hue_model::catalogue::{Channel, Service};
use hue_model::problem::Code;
use hue_model::text::Localized;

use super::card::{Action, Needs};
use super::rating::Ratings;
use crate::hook::{
    use_catalogue, use_in_catalogue, use_language, use_mark, use_now, use_pack, use_settings, use_words,
};
use crate::page::hotline::Hotline;
use crate::page::one_of::{OneOf, Said};
use crate::route::Route;
use crate::service::Way;
use crate::ui::{ButtonKind, ButtonLink, Card, Icon, Section, Tone};
use crate::words::{channel_key, paused_text};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "layout-grid",
    back: "services-back",
    missing_title: "services-missing-title",
    missing_text: "services-missing-text",
    failed: "services-error",
};

/// One service.
#[component]
pub fn ServicePage(id: ReadSignal<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut catalogue = use_catalogue();
    let service =
        use_in_catalogue(move |all| all.services.iter().find(|service| service.id == id()).cloned());
    let title = match &*service.read() {
        Some(Ok(service)) => service.name.text(language).to_owned(),
        _ => words.t("services-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Services {},
            title,
            there: service.read().as_ref().map(known),
            on_again: move |()| catalogue.restart(),
            beside: rsx! {
                if let Some(Ok(service)) = service() {
                    Star { id: service.id }
                }
            },
            match service() {
                Some(Ok(service)) if service.is_listed() => rsx! { Whole { service } },
                Some(found) => rsx! { Gone { retired: found.is_ok() } },
                None => rsx! {},
            }
        }
    }
}

/// A service that is not there is an answer too: whoever looks for it is told whom to call.
fn known(answer: &Result<Service, Problem>) -> Result<(), Problem> {
    match answer {
        Err(problem) if problem.code != Code::NotFound => Err(problem.clone()),
        _ => Ok(()),
    }
}

/// In place of a service that was retired or never was.
#[component]
fn Gone(retired: bool) -> Element {
    let words = use_words();
    let title = if retired { "service-retired" } else { SAID.missing_title };
    rsx! {
        article { class: "report service-page",
            Instead { title: words.t(title), text: words.t("service-none-text") }
            ButtonLink { to: Route::Services {}, {words.t(SAID.back)} }
        }
    }
}

/// Marks the service, so that it stands first in the room.
#[component]
fn Star(id: String) -> Element {
    let words = use_words();
    let (settings, mark) = (use_settings(), use_mark());
    let marked = settings.read().favourite_services.contains(&id);
    rsx! {
        button {
            class: "icon-button star",
            r#type: "button",
            "aria-pressed": if marked { "true" } else { "false" },
            "aria-label": words.t("service-mark"),
            onclick: move |_| mark.call(id.clone()),
            Icon { name: "star" }
        }
    }
}

#[component]
fn Whole(service: Service) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (tag, about) = service.description.get(language);
    let way = Way::to(&service, now);
    rsx! {
        article { class: "report service-page",
            p { lang: tag, "{about}" }
            Needs { service: service.clone() }
            match way {
                Way::Paused(until) => rsx! {
                    Instead { title: paused_text(words, until, now), text: words.t("service-paused-text") }
                },
                Way::None => rsx! {
                    Instead { title: words.t(none_key(&service.channel)), text: words.t("service-none-text") }
                },
                Way::Visit(_) => rsx! {},
                _ => rsx! { Action { service: service.clone(), kind: ButtonKind::Primary } },
            }
            Facts { service: service.clone() }
            if let Some(note) = &service.note {
                Words { class: "alert-note", text: note.clone() }
            }
            Questions { service: service.clone() }
            Ratings { service: service.id.clone() }
        }
    }
}

/// Why it cannot be used, and what to do instead.
#[component]
fn Instead(title: String, text: String) -> Element {
    let words = use_words();
    rsx! {
        Card { tone: Tone::Wait,
            p { strong { "{title}" } }
            p { "{text}" }
            Hotline { class: "button", icon_size: 20, label: words.t("home-call") }
        }
    }
}

const fn none_key(channel: &Channel) -> &'static str {
    match channel {
        Channel::Web { .. } => "service-no-address",
        _ => "service-none",
    }
}

/// What is known of it. What is not is left out, but for the cost of what one goes out for.
#[component]
fn Facts(service: Service) -> Element {
    let (words, language) = (use_words(), use_language());
    let pack = use_pack();
    let pack = pack.read();
    let agency = service.competent_authority.as_ref();
    let agency = match &*pack {
        Some(Ok(pack)) => pack.agencies.iter().find(|one| Some(&one.id) == agency).cloned(),
        _ => None,
    };
    let asks = matches!(service.channel, Channel::Visit { .. });
    let works = Way::to(&service, use_now()).works();
    let known = service.cost.is_some() || service.output.is_some() || !service.evidence.is_empty();
    if !works && !known && agency.is_none() {
        return rsx! {};
    }
    rsx! {
        dl { class: "facts",
            if works {
                dt { {words.t("service-channel")} }
                dd { {words.t(channel_key(&service.channel))} }
            }
            if let Channel::Visit { address } = &service.channel {
                dt { {words.t("service-where")} }
                dd { Words { text: address.clone() } }
            }
            if let Some(agency) = agency {
                dt { {words.t("service-authority")} }
                dd { Link { to: Route::AgencyPage { id: agency.id.clone() }, {agency.name.text(language)} } }
            }
            if let Some(cost) = &service.cost {
                dt { {words.t("service-cost")} }
                dd { Words { text: cost.clone() } }
            } else if asks {
                dt { {words.t("service-cost")} }
                dd { {words.t("service-cost-unknown")} }
            }
            if !service.evidence.is_empty() {
                dt { {words.t("service-evidence")} }
                dd {
                    ul { class: "bullets",
                        for (at , paper) in service.evidence.iter().enumerate() {
                            li { key: "{at}", Words { text: paper.clone() } }
                        }
                    }
                }
            }
            if let Some(output) = &service.output {
                dt { {words.t("service-output")} }
                dd { Words { text: output.clone() } }
            }
        }
    }
}

/// A text in the language it really is in.
#[component]
fn Words(text: Localized, class: Option<&'static str>) -> Element {
    let (tag, text) = text.get(use_language());
    rsx! {
        span { class, lang: tag, "{text}" }
    }
}

#[component]
fn Questions(service: Service) -> Element {
    let words = use_words();
    let count = service.faq.len();
    rsx! {
        if count > 0 {
            Section { id: "service-faq", title: words.get("service-faq", &args! { "count" => count }),
                for (at , one) in service.faq.into_iter().enumerate() {
                    details { key: "{at}", class: "alert-details",
                        summary { Words { text: one.question } }
                        p { Words { text: one.answer } }
                    }
                }
            }
        }
    }
}
