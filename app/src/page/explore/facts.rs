//! What is known of a place, with where it comes from and how sure it is.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::catalogue::{PointOfInterest, Ticket};

use crate::hook::{use_catalogue, use_language, use_ward_names, use_words};
use crate::page::map::MapLayer;
use crate::route::Route;
use crate::words::{hours_text, money_text};

/// The list.
#[component]
pub(super) fn Facts(place: PointOfInterest) -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let ward = names.of(&place.ward_code);
    rsx! {
        dl { class: "facts",
            if let Some(address) = &place.address {
                dt { {words.t("place-address")} }
                dd { lang: "vi", "{address}" }
            }
            if let Some(ward) = ward {
                dt { {words.t("place-ward")} }
                dd { Link { to: Route::WardPage { code: place.ward_code.clone() }, "{ward}" } }
            }
            PartOf { place: place.clone() }
            Hours { place: place.clone() }
            if let Some(ticket) = place.ticket.clone().filter(|ticket| ticket.adult > 0) {
                Price { ticket }
            }
            dt { {words.t("place-point")} }
            dd {
                p { {accuracy(&place, words)} }
                Link { to: Route::MapAt { layer: MapLayer::Places, id: place.id.clone() }, {words.t("map-show")} }
            }
        }
    }
}

/// How far off the point may be, and whether anybody compared it.
fn accuracy(place: &PointOfInterest, words: hue_i18n::Words) -> String {
    let metres = crate::words::distance_text(words, f64::from(place.accuracy_metres));
    let how = words.get("place-accuracy", &args! { "distance" => metres });
    let compared = words.get("place-compared", &args! { "count" => place.checked_against });
    format!("{how} {compared}")
}

#[component]
fn PartOf(place: PointOfInterest) -> Element {
    let (words, language, catalogue) = (use_words(), use_language(), use_catalogue());
    let whole = match (&*catalogue.read(), &place.part_of) {
        (Some(Ok(catalogue)), Some(id)) => {
            catalogue.points_of_interest.iter().find(|whole| whole.id == *id).cloned()
        }
        _ => None,
    };
    rsx! {
        if let Some(whole) = whole {
            dt { {words.t("place-part-of")} }
            dd { Link { to: Route::PlacePage { id: whole.id.clone() }, {whole.name.text(language)} } }
        }
    }
}

#[component]
fn Hours(place: PointOfInterest) -> Element {
    let (words, language) = (use_words(), use_language());
    let known = place.opening_hours.as_deref().map(|hours| hours_text(words, hours));
    rsx! {
        dt { {words.t("place-hours")} }
        dd {
            if let Some(hours) = known {
                p { "{hours}" }
                if place.opening_hours_reported {
                    p { class: "hint", {words.t("place-hours-reported")} }
                }
            } else {
                {words.t("place-hours-unknown")}
            }
        }
        if let Some((lang, source)) = place.opening_hours_source.as_ref().map(|source| source.get(language)) {
            dt { {words.t("place-source")} }
            dd { class: "hint", lang, "{source}" }
        }
    }
}

#[component]
fn Price(ticket: Ticket) -> Element {
    let words = use_words();
    let adult = words.get("place-ticket-adult", &args! { "amount" => money_text(words, ticket.adult) });
    let child = match ticket.child {
        Some(0) => Some(words.t("place-ticket-child-free")),
        Some(child) => Some(words.get("place-ticket-child", &args! { "amount" => money_text(words, child) })),
        None => None,
    };
    rsx! {
        dt { {words.t("place-ticket")} }
        dd {
            p { class: "numbers", "{adult}" }
            if let Some(child) = child {
                p { class: "numbers", "{child}" }
            }
            p { class: "hint", {words.t("place-ticket-reported")} }
        }
    }
}
