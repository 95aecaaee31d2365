//! Places worth a visit: the list with its filters, which says all that a map would, and beside it the one that is open.

mod add;
mod facts;
mod filter;
pub mod place;
mod taxi;

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::catalogue::PointOfInterest;
use hue_model::geo::Point;

use self::filter::{Filter, Filters};
use crate::bridge::dom;
use crate::hook::{
    use_catalogue, use_catalogue_provider, use_language, use_now, use_title, use_ward_names, use_words,
};
use crate::page::map::MapLayer;
use crate::page::services::Waits;
use crate::place::{Found, Here};
use crate::route::Route;
use crate::ui::{Button, ButtonLink, Empty, Icon, RowLink, Split, SplitHead};
use crate::words::{distance_text, interest_icon, interest_key, open_now};

/// Where the device is, once the citizen let it be asked.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Near(pub(super) Signal<Option<Point>>);

/// The list, and beside it (or, on a phone, instead of it) the place that is open.
#[component]
pub fn ExploreSplit() -> Element {
    use_catalogue_provider();
    use_context_provider(|| Near(Signal::new(None)));
    let open = matches!(use_route::<Route>(), Route::PlacePage { .. });
    rsx! {
        Split { open, list: rsx! { List { open } }, Outlet::<Route> {} }
    }
}

/// Beside the list, while no place is open.
#[component]
pub fn Explore() -> Element {
    let words = use_words();
    use_title(words.t("explore-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "compass", title: words.t("explore-pick-title"), text: words.t("explore-pick-text") }
        }
    }
}

#[component]
fn List(open: bool) -> Element {
    let (words, catalogue) = (use_words(), use_catalogue());
    let filter = use_signal(Filter::default);
    let near = use_context::<Near>().0;
    rsx! {
        div { class: "reports",
            SplitHead { open, title: words.t("explore-title"),
                ButtonLink { to: Route::MapOf { layer: MapLayer::Places }, icon: "map", {words.t("map-title")} }
            }
            Waits {}
            if let Some(Ok(catalogue)) = &*catalogue.read() {
                Filters { filter, themes: catalogue.themes.clone() }
                Nearness { label: words.t("explore-near") }
                Ways {}
                Places { places: shown(&catalogue.points_of_interest, &filter.read(), near()), filter }
            }
        }
    }
}

/// What a visitor may also look for.
#[component]
fn Ways() -> Element {
    let words = use_words();
    rsx! {
        div { class: "list",
            RowLink { to: Route::Events {}, icon: "calendar-days", title: words.t("events-title"), text: words.t("events-more") }
            RowLink { to: Route::Plans {}, icon: "route", title: words.t("plans-title"), text: words.t("plans-more") }
            RowLink { to: Route::EmergencyCardPage {}, icon: "heart-pulse", title: words.t("card-title"), text: words.t("card-more") }
        }
    }
}

/// Asks where the device is, and again when it has moved: the button stays, and the focus on it.
#[component]
fn Nearness(label: String) -> Element {
    let words = use_words();
    let mut near = use_context::<Near>().0;
    let label = if near.read().is_none() { label } else { words.t("explore-near-again") };
    rsx! {
        Here { on_found: move |found: Found| near.set(Some(found.point)), label, why: words.t("explore-near-why") }
    }
}

/// Those that the filter lets through, the nearest first where it is known where the device is.
fn shown(all: &[PointOfInterest], filter: &Filter, near: Option<Point>) -> Vec<PointOfInterest> {
    let mut places: Vec<_> = all.iter().filter(|place| filter.takes(place)).cloned().collect();
    if let Some(here) = near {
        places.sort_by(|one, other| here.metres_to(one.point).total_cmp(&here.metres_to(other.point)));
    }
    places
}

#[component]
fn Places(places: Vec<PointOfInterest>, filter: Signal<Filter>) -> Element {
    let words = use_words();
    let mut filter = filter;
    rsx! {
        p { class: "hint", role: "status", {words.get("explore-count", &args! { "count" => places.len() })} }
        if places.is_empty() && *filter.read() == Filter::default() {
            Empty { icon: "compass", title: words.t("explore-none-title"), text: words.t("explore-none-text") }
        } else if places.is_empty() {
            // The button goes with what it changes, so the focus goes to what changed.
            Button { onclick: move |_| { filter.set(Filter::default()); dom::focus(filter::KIND); }, {words.t("explore-all")} }
        }
        ul { class: "list",
            for place in places {
                li { key: "{place.id}", Row { place } }
            }
        }
    }
}

#[component]
fn Row(place: PointOfInterest) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let names = use_ward_names();
    let near = use_context::<Near>().0;
    let (tag, name) = place.name.get(language);
    let distance = near().map(|here| distance_text(words, here.metres_to(place.point)));
    let facts = [Some(words.t(interest_key(place.kind))), names.of(&place.ward_code), distance];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    rsx! {
        Link { to: Route::PlacePage { id: place.id.clone() }, class: "row",
            span { class: "row-icon", Icon { name: interest_icon(place.kind) } }
            span { class: "row-text",
                span { class: "row-title", lang: tag, "{name}" }
                span { class: "row-more", {facts.join(" · ")} }
                if let Some((_, text)) = open_now(words, &place, now) {
                    span { class: "row-more", "{text}" }
                }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}
