//! Hospitals: search, open now, how far, the way there, a call. All of it ships with the app and works offline.

mod data;

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::geo::Point;
use hue_model::problem::Code;

use self::data::{Facility, facilities};
use super::Top;
use crate::hook::{use_language, use_now, use_ward_names, use_words};
use crate::page::explore::place::map_address;
use crate::page::hotline::Call;
use crate::page::one_of::{OneOf, Said};
use crate::page::services::Outside;
use crate::place::{Found, Here};
use crate::route::Route;
use crate::ui::{Chip, Empty, Icon, TextInput, Tone};
use crate::words::{distance_text, hours_text, open_text};

/// The service of the catalogue.
const SERVICE: &str = "health.facilities";
/// What it says when it has not got one.
const SAID: Said = Said {
    icon: "heart-pulse",
    back: "facilities-back",
    missing_title: "facilities-missing-title",
    missing_text: "facilities-missing-text",
    failed: "facilities-missing-title",
};

/// All of them, by name or by distance.
#[component]
pub(super) fn List() -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let mut text = use_signal(String::new);
    let mut near = use_signal(|| None::<Point>);
    let mut found: Vec<Facility> = facilities()
        .into_iter()
        .filter(|one| one.says(&text.read(), names.of(&one.ward_code).as_deref()))
        .collect();
    if let Some(here) = near() {
        found.sort_by(|one, other| one.metres(here).total_cmp(&other.metres(here)));
    }
    rsx! {
        Top { service: SERVICE, title: words.t("facilities-title") }
        div { class: "report",
            p { {words.t("facilities-text")} }
            Call { id: "facilities-115", class: "button", icon_size: 20, label: words.t("facilities-emergency-call"), number: "115" }
            TextInput {
                id: "facilities-search",
                label: words.t("facilities-search"),
                value: text(),
                kind: "search",
                autocomplete: "off",
                oninput: move |value| text.set(value),
            }
            Here { on_found: move |found: Found| near.set(Some(found.point)), label: words.t("explore-near"), why: words.t("explore-near-why") }
            p { class: "hint", role: "status", {words.get("facilities-count", &args! { "count" => found.len() })} }
            if found.is_empty() {
                Empty { icon: "search", title: words.t("facilities-none-title"), text: words.t("facilities-none-text") }
            }
            ul { class: "list",
                for facility in found {
                    li { key: "{facility.id}", Row { facility, near: near() } }
                }
            }
        }
    }
}

#[component]
fn Row(facility: Facility, near: Option<Point>) -> Element {
    let (words, names, language) = (use_words(), use_ward_names(), use_language());
    let (tag, name) = facility.name.get(language);
    let ward = names.of(&facility.ward_code);
    let distance = near.zip(facility.point).map(|(here, there)| distance_text(words, here.metres_to(there)));
    let facts: Vec<String> = [facility.address.clone(), ward, distance].into_iter().flatten().collect();
    let item = facility.id.clone();
    rsx! {
        Link { to: Route::ServiceUseItem { id: SERVICE.into(), item }, class: "row",
            span { class: "row-icon", Icon { name: "heart-pulse" } }
            span { class: "row-text",
                span { class: "row-title", lang: tag, "{name}" }
                span { class: "row-more", {facts.join(" · ")} }
                span { class: "chips", Open { facility: facility.clone() } }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}

/// Whether it is open at this hour; words also where nobody knows.
#[component]
fn Open(facility: Facility) -> Element {
    let (words, now) = (use_words(), use_now());
    let open = facility.opening_hours.as_deref().and_then(|hours| open_text(words, hours, now));
    let (tone, text) = match open {
        // Hours that nobody confirmed are no good news.
        Some((true, text)) => (Tone::Plain, text),
        Some((false, text)) => (Tone::Wait, text),
        None => (Tone::Plain, words.t("place-hours-unknown")),
    };
    rsx! {
        Chip { tone, icon: "clock", "{text}" }
        if facility.emergency {
            Chip { tone: Tone::Brand, {words.t("facilities-emergency")} }
        }
    }
}

/// One of them.
#[component]
pub(super) fn Item(id: String) -> Element {
    let (words, language) = (use_words(), use_language());
    let facility = facilities().into_iter().find(|one| one.id == id);
    let title = match &facility {
        Some(facility) => facility.name.text(language).to_owned(),
        None => words.t("facilities-title"),
    };
    let there = Some(facility.as_ref().map(|_| ()).ok_or_else(|| Problem::new(Code::NotFound)));
    rsx! {
        OneOf { said: SAID, list: Route::ServiceUse { id: SERVICE.into() }, title, there, on_again: |()| {},
            if let Some(facility) = facility {
                Whole { facility }
            }
        }
    }
}

#[component]
fn Whole(facility: Facility) -> Element {
    let (words, language) = (use_words(), use_language());
    let label = facility.name.text(language).to_owned();
    rsx! {
        article { class: "report place-page",
            p { class: "chips", Open { facility: facility.clone() } }
            div { class: "buttons",
                if let Some(phone) = &facility.phone {
                    Call {
                        id: "call-{facility.id}",
                        class: "button",
                        icon_size: 20,
                        label: words.get("facilities-call", &args! { "number" => phone.as_str() }),
                        number: phone.replace(' ', ""),
                    }
                }
                if let Some(point) = facility.point {
                    Outside { url: map_address(point, &label), icon: "navigation", label: words.t("place-go"), kind: "primary" }
                }
            }
            Facts { facility: facility.clone() }
            p { class: "hint", {words.t("facilities-unverified")} }
        }
    }
}

#[component]
fn Facts(facility: Facility) -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let hours = facility.opening_hours.as_deref().map(|hours| hours_text(words, hours));
    rsx! {
        dl { class: "facts",
            if let Some(address) = &facility.address {
                dt { {words.t("place-address")} }
                dd { lang: "vi", "{address}" }
            }
            if let Some(ward) = names.of(&facility.ward_code) {
                dt { {words.t("place-ward")} }
                dd { Link { to: Route::WardPage { code: facility.ward_code.clone() }, "{ward}" } }
            }
            dt { {words.t("place-hours")} }
            dd { {hours.unwrap_or_else(|| words.t("place-hours-unknown"))} }
            dt { {words.t("facilities-phone")} }
            dd { {facility.phone.clone().unwrap_or_else(|| words.t("facilities-phone-unknown"))} }
            dt { {words.t("place-point")} }
            dd { {accuracy(words, &facility)} }
            dt { {words.t("place-source")} }
            dd { class: "hint", lang: "en", "{facility.source}" }
        }
    }
}

fn accuracy(words: Words, facility: &Facility) -> String {
    match facility.accuracy_metres {
        Some(metres) => {
            words.get("place-accuracy", &args! { "distance" => distance_text(words, f64::from(metres)) })
        }
        None => words.t("facilities-place-unknown"),
    }
}
