//! Places to go to when the water rises, ward by ward: near home first, and those that are open first.

mod place;

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::pack::WardCode;
use hue_model::settings::Settings;
use hue_model::shelter::{ListShelters, ListedShelters, Shelter, ShelterState};
use hue_model::text::NameOrder;

use self::place::Place;
use crate::hook::{use_now, use_query, use_settings, use_title, use_ward_names, use_words};
use crate::route::Route;
use crate::ui::{ButtonLink, Empty, Failure, Icon, Skeleton, TopBar};
use crate::words::{copy_text, problem_text, why_empty};

/// The list.
#[component]
pub fn Shelters() -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let mut shelters = use_query(&[Topic::Shelters], || ListShelters {});
    use_title(words.t("shelters-title"));
    let back = move |()| {
        navigator.push(Route::Alerts {});
    };
    rsx! {
        TopBar { title: words.t("shelters-title"), back_label: words.t("back"), onback: back }
        div { class: "report",
            match &*shelters.read() {
                Some(Ok(listed)) => rsx! { Listed { listed: listed.clone() } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("shelters-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| shelters.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
        }
    }
}

#[component]
fn Listed(listed: ListedShelters) -> Element {
    let (words, now) = (use_words(), use_now());
    let settings = use_settings();
    let names = use_ward_names();
    let no_home = settings.read().home_ward.is_none();
    let wards = by_ward(&listed.shelters, &settings.read(), |code| names.of(code));
    let why = why_empty(listed.heard_at, listed.failed);
    rsx! {
        p { class: "heard",
            Icon { name: "clock", size: 16 }
            span { {copy_text(words, listed.heard_at, now)} }
        }
        if wards.is_empty() {
            Empty { icon: "house", title: words.t(&format!("shelters-{why}-title")), text: words.t(&format!("shelters-{why}-text")) }
        } else {
            if listed.failed {
                p { class: "hint", role: "status", {words.t("copy-failed")} }
            }
            p { {words.t("shelters-hint")} }
            if no_home {
                p { class: "hint", {words.t("shelters-choose-ward")} }
                ButtonLink { to: Route::Me {}, icon: "house", {words.t("alerts-choose-ward")} }
            }
        }
        for (index , (code , places)) in wards.into_iter().enumerate() {
            WardPlaces { key: "{code}", near: index == 0, name: names.of(&code).unwrap_or(code), places }
        }
    }
}

type WardList = Vec<(WardCode, Vec<Shelter>)>;

/// The wards with their places: home, then those that the citizen saved, then by name.
fn by_ward(places: &[Shelter], settings: &Settings, name: impl Fn(&str) -> Option<String>) -> WardList {
    let mut wards: WardList = Vec::new();
    for place in places {
        match wards.iter_mut().find(|(code, _)| *code == place.ward_code) {
            Some((_, own)) => own.push(place.clone()),
            None => wards.push((place.ward_code.clone(), vec![place.clone()])),
        }
    }
    let far = |code: &WardCode| match settings.saved_wards.iter().position(|saved| saved == code) {
        _ if settings.home_ward.as_ref() == Some(code) => 0,
        Some(at) => at.saturating_add(1),
        None => usize::MAX,
    };
    wards.sort_by_cached_key(|(code, _)| {
        (far(code), NameOrder::of(&name(code).unwrap_or_else(|| code.clone())))
    });
    wards
}

/// The places of a ward; the nearest ward stands open.
#[component]
fn WardPlaces(near: bool, name: String, places: Vec<Shelter>) -> Element {
    let (words, now) = (use_words(), use_now());
    let mut places = places;
    places.sort_by_key(|place| place.state_at(now));
    let open = places.iter().filter(|place| place.state_at(now) == ShelterState::Open).count();
    let count = words.get("shelters-count", &args! { "all" => places.len(), "open" => open });
    rsx! {
        details { class: "alert-details ward-places", open: near,
            summary {
                span { class: "row-text",
                    span { class: "row-title", "{name}" }
                    span { class: "row-more", "{count}" }
                }
            }
            ul { class: "report-list",
                for place in places {
                    li { key: "{place.id}", Place { place } }
                }
            }
        }
    }
}
