//! Where they are: by the one picker of the app, and in their own words.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::limits::ADDRESS_CHARS;
use hue_model::place::{Place, PlaceSource};
use hue_model::sos::{SosPlace, Subject};

use super::desk::use_sheet;
use crate::hook::{use_ward_names, use_words};
use crate::place::{Found, PlacePicker};
use crate::ui::{Icon, TextInput};
use crate::words::distance_text;

/// The place of the call.
#[component]
pub(crate) fn PlaceField() -> Element {
    let words = use_words();
    let sheet = use_sheet();
    let mut choosing = use_signal(|| false);
    let content = sheet.content;
    let place = use_memo(move || content.read().place.clone());
    let address = place().map(|place| place.address).unwrap_or_default();
    let (picked, typed) = (sheet.clone(), sheet);
    let done = move |new: Place| {
        choosing.set(false);
        picked.change(|details| {
            let address = details.place.take().map(|old| old.address).unwrap_or_default();
            details.place = Some(SosPlace { address, ..of(new) });
        });
    };
    rsx! {
        section { class: "form-part", "aria-labelledby": "sos-place",
            h2 { id: "sos-place", {words.t("sos-place")} }
            div { class: "place-card",
                div { class: "place-row",
                    Chosen { place: place() }
                    button { class: "button", r#type: "button", onclick: move |_| choosing.set(true),
                        {words.t(if place().is_some_and(|place| place.point.is_some()) { "place-change" } else { "place-choose" })}
                    }
                }
            }
            TextInput {
                id: "sos-address",
                label: words.t("sos-address"),
                value: address,
                autocomplete: "off",
                maxlength: "{ADDRESS_CHARS}",
                oninput: move |text: String| typed.type_in(|details| address_to(&mut details.place, text)),
            }
            PlacePicker {
                open: choosing,
                place: place().and_then(known),
                found: place().and_then(found),
                on_done: done,
                on_close: move |()| choosing.set(false),
            }
        }
    }
}

#[component]
fn Chosen(place: Option<SosPlace>) -> Element {
    let (words, names) = (use_words(), use_ward_names());
    let other = use_sheet().content.read().subject == Subject::Other;
    let none = words.t(if other { "sos-place-none-other" } else { "sos-place-none" });
    let known = place.filter(|place| place.point.is_some() || place.ward_code.is_some());
    let title = known.as_ref().map(|place| {
        let ward = place.ward_code.as_deref().and_then(|code| names.of(code));
        let point = if place.source == PlaceSource::Gps { "sos-place-gps" } else { "sos-place-pin" };
        ward.unwrap_or_else(|| words.t(point))
    });
    let accuracy = known
        .and_then(|place| place.accuracy)
        .map(|metres| words.get("sos-place-accuracy", &args! { "distance" => distance_text(words, metres) }));
    rsx! {
        Icon { name: "map-pin" }
        div { class: "place-words",
            p { class: "place-name", {title.unwrap_or(none)} }
            if let Some(accuracy) = accuracy {
                p { class: "hint", "{accuracy}" }
            }
        }
    }
}

fn of(place: Place) -> SosPlace {
    SosPlace {
        point: Some(place.point),
        accuracy: place.accuracy,
        ward_code: Some(place.ward_code),
        address: place.address,
        source: place.source,
    }
}

/// Puts the words of a place in; a place of which nothing is known any more is none.
fn address_to(place: &mut Option<SosPlace>, address: String) {
    let mut known = place.take().unwrap_or_else(nowhere);
    known.address = address;
    let somewhere = known.point.is_some() || known.ward_code.is_some() || !known.address.trim().is_empty();
    *place = somewhere.then_some(known);
}

fn nowhere() -> SosPlace {
    SosPlace {
        point: None,
        accuracy: None,
        ward_code: None,
        address: String::new(),
        source: PlaceSource::Name,
    }
}

/// The place as the picker goes on from it, where the ward is known as well.
fn known(place: SosPlace) -> Option<Place> {
    let (point, ward_code) = (place.point?, place.ward_code?);
    Some(Place { point, ward_code, address: place.address, source: place.source, accuracy: place.accuracy })
}

/// The bare point, where no ward is known.
fn found(place: SosPlace) -> Option<Found> {
    let point = place.point.filter(|_| place.ward_code.is_none())?;
    Some(Found { point, source: place.source, accuracy: place.accuracy })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone_are_a_place_and_no_words_are_none() {
        let mut place = None;
        address_to(&mut place, "Sau chùa Diệu Đế".into());
        assert_eq!(place.as_ref().map(|place| place.address.as_str()), Some("Sau chùa Diệu Đế"));
        address_to(&mut place, String::new());
        assert_eq!(place, None, "the city refuses a place that is nowhere");
    }
}
