//! One place: what it is, where, when it is open and what it costs, as far as anybody knows.

use dioxus::prelude::*;
use hue_model::catalogue::PointOfInterest;
use hue_model::geo::Point;
use hue_model::text::Language;

use super::add::{AddToPlan, InPlans};
use super::facts::Facts;
use super::taxi::Taxi;
use super::{Near, Nearness};
use crate::alert::Aloud;
use crate::bridge::dom;
use crate::hook::{use_catalogue, use_in_catalogue, use_language, use_now, use_words};
use crate::page::one_of::{OneOf, Said, is_there};
use crate::page::services::Outside;
use crate::route::Route;
use crate::ui::{Chip, RowLink, Section, Tone};
use crate::words::{distance_text, interest_icon, interest_key, open_now};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "map-pin-off",
    back: "explore-back",
    missing_title: "explore-missing-title",
    missing_text: "services-missing-text",
    failed: "services-error",
};

/// One place.
#[component]
pub fn PlacePage(id: ReadSignal<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut catalogue = use_catalogue();
    let place =
        use_in_catalogue(move |all| all.points_of_interest.iter().find(|place| place.id == id()).cloned());
    let title = match &*place.read() {
        Some(Ok(place)) => place.name.text(language).to_owned(),
        _ => words.t("explore-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Explore {},
            title,
            there: is_there(place.read().as_ref()),
            on_again: move |()| catalogue.restart(),
            if let Some(Ok(place)) = place() {
                Whole { place }
            }
        }
    }
}

#[component]
fn Whole(place: PointOfInterest) -> Element {
    let (words, language) = (use_words(), use_language());
    let (tag, about) = place.description.get(language);
    let own = place.name.text(Language::Vi).to_owned();
    let label = place.name.text(language).to_owned();
    let spoken = place.clone();
    let aloud = use_callback(move |()| {
        format!("{}. {}", spoken.name.text(language), spoken.description.text(language))
    });
    rsx! {
        article { class: "report place-page",
            if own != label {
                p { class: "place-own", lang: "vi", "{own}" }
            }
            Chips { place: place.clone() }
            p { lang: tag, "{about}" }
            div { class: "buttons",
                Outside { url: map_address(place.point, &label), icon: "navigation", label: words.t("place-go"), kind: "primary" }
                Taxi { place: place.clone() }
                Aloud { about: place.id.clone(), text: aloud, lang: tag, calm: true }
                AddToPlan { place: place.id.clone() }
                Nearness { label: words.t("place-how-far") }
            }
            Facts { place: place.clone() }
            InPlans { place: place.id.clone() }
            Parts { id: place.id }
        }
    }
}

#[component]
fn Chips(place: PointOfInterest) -> Element {
    let (words, now) = (use_words(), use_now());
    let near = use_context::<Near>().0;
    let distance = near().map(|here| distance_text(words, here.metres_to(place.point)));
    rsx! {
        p { class: "chips",
            Chip { icon: interest_icon(place.kind), {words.t(interest_key(place.kind))} }
            if let Some((open, text)) = open_now(words, &place, now) {
                // Hours that nobody confirmed are no good news.
                Chip { tone: if open { Tone::Plain } else { Tone::Wait }, "{text}" }
            }
            if place.ticket.as_ref().is_some_and(|ticket| ticket.adult == 0) {
                Chip { {words.t("place-free")} }
            }
            if let Some(distance) = distance {
                Chip { icon: "locate-fixed", "{distance}" }
            }
        }
    }
}

/// What belongs to it, such as the palaces of the Imperial City.
#[component]
fn Parts(id: String) -> Element {
    let (words, language, catalogue) = (use_words(), use_language(), use_catalogue());
    let part = |place: &&PointOfInterest| place.part_of.as_ref() == Some(&id);
    let parts: Vec<PointOfInterest> = match &*catalogue.read() {
        Some(Ok(catalogue)) => catalogue.points_of_interest.iter().filter(part).cloned().collect(),
        _ => Vec::new(),
    };
    rsx! {
        if !parts.is_empty() {
            Section { id: "place-parts", title: words.t("place-parts"),
                div { class: "list",
                    for place in parts {
                        RowLink { key: "{place.id}", to: Route::PlacePage { id: place.id.clone() }, icon: interest_icon(place.kind), title: place.name.text(language).to_owned() }
                    }
                }
            }
        }
    }
}

/// The address that opens the phone's maps there: RFC 5870 where the system takes it, else a page.
pub(crate) fn map_address(point: Point, label: &str) -> String {
    let Point { lat, long } = point;
    if dom::is_made_by("Android") {
        let label: String =
            label.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect();
        return format!("geo:{lat},{long}?q={lat},{long}({label})");
    }
    if ["iPhone", "iPad"].into_iter().any(dom::is_made_by) {
        return format!("https://maps.apple.com/?ll={lat},{long}&q={lat},{long}");
    }
    format!("https://www.openstreetmap.org/?mlat={lat}&mlon={long}#map=17/{lat}/{long}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_no_phone_is_known_a_page_shows_the_place() {
        let address = map_address(Point { lat: 16.4699, long: 107.57755 }, "Đại Nội");
        assert_eq!(
            address,
            "https://www.openstreetmap.org/?mlat=16.4699&mlon=107.57755#map=17/16.4699/107.57755"
        );
    }
}
