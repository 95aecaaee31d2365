//! One service in a list: for whom, what it needs, and the way to it.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::catalogue::Service;

use super::outside::Outside;
use crate::hook::{use_language, use_now, use_remember, use_words};
use crate::page::hotline::Call;
use crate::route::Route;
use crate::service::Way;
use crate::ui::{ButtonKind, ButtonLink, Chip, Icon, Tone};
use crate::words::{audience_text, host, paused_text, sign_in_key};

/// The card.
#[component]
pub(super) fn ServiceCard(service: Service) -> Element {
    let language = use_language();
    let (tag, name) = service.name.get(language);
    let (about_tag, about) = service.description.get(language);
    rsx! {
        article { class: "card service-card",
            Link { to: Route::ServicePage { id: service.id.clone() }, class: "service-name",
                span { class: "row-icon", Icon { name: group_icon(&service.group) } }
                span { class: "row-text",
                    span { class: "row-title", lang: tag, "{name}" }
                    span { class: "row-more", lang: about_tag, "{about}" }
                }
                Icon { name: "chevron-right", size: 20 }
            }
            div { class: "service-foot",
                Needs { service: service.clone() }
                Action { service, kind: ButtonKind::Secondary }
            }
        }
    }
}

/// For whom it is, whether it works without a network, whether signing in is needed.
#[component]
pub(super) fn Needs(service: Service) -> Element {
    let (words, now) = (use_words(), use_now());
    let offline = service.works_offline && Way::to(&service, now).works();
    rsx! {
        ul { class: "needs",
            li { Icon { name: "users", size: 16 } {audience_text(words, &service.audience)} }
            if offline {
                li { Icon { name: "wifi-off", size: 16 } {words.t("service-offline")} }
            }
            if let Some(key) = sign_in_key(service.sign_in) {
                li { Icon { name: "log-in", size: 16 } {words.t(key)} }
            }
        }
    }
}

/// The way to it as a button, or why there is none.
#[component]
pub(super) fn Action(service: Service, kind: ButtonKind) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let remember = use_remember();
    let id = service.id.clone();
    let primary = kind == ButtonKind::Primary;
    let look = if primary { "primary" } else { "secondary" };
    let way = Way::to(&service, now);
    let works = way.works();
    let action = match way {
        Way::Screen(to) => {
            let name = service.name.text(language);
            let label = words.get("service-open-name", &args! { "name" => name });
            rsx! { ButtonLink { to, kind, wide: primary, aria_label: label, {words.t("service-open")} } }
        }
        Way::Page(url) => rsx! {
            Outside {
                icon: "external-link",
                label: words.get("service-open-page", &args! { "host" => host(&url) }),
                kind: look,
                url,
            }
        },
        Way::Call(number) => rsx! {
            Call {
                id: "call-{service.id}",
                class: "button",
                icon_size: 20,
                label: words.get("service-call", &args! { "number" => number.as_str() }),
                number,
            }
        },
        Way::Visit(_) => rsx! { Chip { icon: "map-pin", {words.t("service-visit")} } },
        Way::Paused(until) => {
            rsx! { Chip { tone: Tone::Wait, icon: "clock", {paused_text(words, until, now)} } }
        }
        Way::None => rsx! { Chip { icon: "info", {words.t("service-none")} } },
    };
    rsx! {
        div { class: "service-action", onclick: move |_| if works { remember.call(id.clone()) }, {action} }
    }
}

/// The picture of a group.
pub(super) fn group_icon(group: &str) -> &'static str {
    match group {
        "report" => "camera",
        "alerts" => "triangle-alert",
        "support" => "life-buoy",
        "public" => "landmark",
        "payments" => "credit-card",
        "transport" => "bus",
        "health" => "heart-pulse",
        "education" => "school",
        "tourism" => "compass",
        "environment" => "trees",
        "planning" => "map",
        "cameras" => "video",
        "media" => "newspaper",
        "contests" => "trophy",
        "business" => "store",
        _ => "layout-grid",
    }
}

/// The picture of a life event.
pub(super) fn event_icon(event: &str) -> &'static str {
    match event {
        "child" => "baby",
        "moving" => "truck",
        "school" => "school",
        "shop" => "store",
        "house" => "hammer",
        "storm" => "wind",
        "after_flood" => "droplets",
        "ill" => "heart-pulse",
        "street" => "construction",
        "lost_papers" => "file-text",
        "visit" => "compass",
        _ => "layout-grid",
    }
}
