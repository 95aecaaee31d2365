//! Where it is: chosen, proposed or still missing.

use dioxus::prelude::*;
use hue_model::limits::ADDRESS_CHARS;
use hue_model::place::Place;
use hue_model::problem::Rule;

use super::check::Field;
use super::form::use_form;
use super::photo_place::PhotoPlaceQuestion;
use crate::bridge::dom;
use crate::hook::{use_language, use_pack, use_words};
use crate::place::{Found, Here, MapPreview, PlacePicker, Proposal, use_shapes};
use crate::ui::{Icon, TextInput};
use crate::words::rule_text;

/// The place of the draft.
#[component]
pub(crate) fn PlaceField() -> Element {
    let words = use_words();
    let form = use_form();
    let mut choosing = use_signal(|| false);
    let mut proposed = form.proposed;
    let place = use_memo(move || form.content.read().place.clone());
    let take = move |new: Place| {
        choosing.set(false);
        proposed.set(None);
        form.change(|content| {
            let address = content.place.take().map(|old| old.address).filter(|_| new.address.is_empty());
            content.place = Some(Place { address: address.unwrap_or(new.address.clone()), ..new });
        });
        dom::focus("report-address");
    };
    let error = form.wrong_with(Field::Place).map(|rule| match rule {
        Rule::Required => words.t("report-missing-place"),
        rule => rule_text(words, &rule),
    });
    let current = place();
    let asked = proposed().filter(|_| current.is_none());
    rsx! {
        section { class: "form-part", "aria-labelledby": "report-place-title", "data-error": error.as_ref().map(|_| "yes"),
            h2 { id: "report-place-title", {words.t("place-title")} }
            div { class: "place-card",
                if let Some(place) = current.clone() {
                    Chosen { place, on_change: move |()| choosing.set(true) }
                } else if let Some(found) = asked {
                    Proposal { found, on_place: take, on_elsewhere: move |()| choosing.set(true) }
                } else {
                    PhotoPlaceQuestion {}
                    Unplaced { on_choose: move |()| choosing.set(true), on_found: move |found| proposed.set(Some(found)) }
                }
            }
            if let Some(error) = &error {
                p { class: "error", id: Field::Place.error_id(), role: "alert",
                    Icon { name: "circle-alert", size: 16 }
                    "{error}"
                }
            }
            if current.is_some() {
                Address {}
            }
            PlacePicker {
                open: choosing,
                place: current,
                found: asked,
                on_done: take,
                on_close: move |()| choosing.set(false),
            }
        }
    }
}

#[component]
fn Chosen(place: Place, on_change: EventHandler<()>) -> Element {
    let (words, language) = (use_words(), use_language());
    let (shapes, pack) = (use_shapes(), use_pack());
    let ward = match &*pack.read() {
        Some(Ok(pack)) => pack.ward(&place.ward_code).map(|ward| ward.full_name.text(language).to_owned()),
        _ => None,
    };
    let ward = ward.unwrap_or_default();
    let title = if place.address.is_empty() { ward.clone() } else { place.address.clone() };
    rsx! {
        if let Some(Some(shapes)) = &*shapes.read() {
            MapPreview {
                shapes: shapes.clone(),
                pin: Some(place.point),
                ward: Some(place.ward_code.clone()),
                label: words.t("place-preview"),
            }
        }
        div { class: "place-row",
            div { class: "place-words",
                p { class: "place-name", "{title}" }
                if !place.address.is_empty() {
                    p { class: "hint", "{ward}" }
                }
            }
            button { class: "button", r#type: "button", id: Field::Place.id(), onclick: move |_| on_change.call(()),
                {words.t("place-change")}
            }
        }
    }
}

#[component]
fn Unplaced(on_choose: EventHandler<()>, on_found: EventHandler<Found>) -> Element {
    let words = use_words();
    let form = use_form();
    let wrong = form.wrong_with(Field::Place).is_some();
    rsx! {
        div { class: "place-ways",
            button {
                class: "button",
                r#type: "button",
                id: Field::Place.id(),
                "aria-describedby": wrong.then_some(Field::Place.error_id()),
                onclick: move |_| on_choose.call(()),
                Icon { name: "map-pin", size: 20 }
                {words.t("place-choose")}
            }
            Here { on_found }
        }
    }
}

/// The place in the citizen's own words.
#[component]
fn Address() -> Element {
    let words = use_words();
    let form = use_form();
    let address = use_memo(move || form.content.read().place.as_ref().map(|place| place.address.clone()));
    let label = words.t("place-address-label");
    rsx! {
        TextInput {
            id: "report-address",
            label,
            value: address().unwrap_or_default(),
            hint: words.t("place-address-hint"),
            autocomplete: "off",
            maxlength: "{ADDRESS_CHARS}",
            oninput: move |text: String| form.change(|content| {
                if let Some(place) = &mut content.place {
                    place.address = text;
                }
            }),
        }
    }
}
