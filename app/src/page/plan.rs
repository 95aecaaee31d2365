//! One plan: its name and day, its stops with the times they come to, and the ways to hand it on.
//!
//! Every change is saved at once (`desk`); the order is changed by buttons, keys or by pulling (`stops`).

mod desk;
mod head;
mod share;
mod stops;

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::catalogue::PointOfInterest;
use hue_model::event::Topic;
use hue_model::id::PlanId;
use hue_model::plan::{GetPlan, Opening, Plan, Travel, Visit, visits};

use self::desk::use_desk_provider;
use self::head::Head;
use self::share::Actions;
use self::stops::Stops;
use crate::hook::{use_catalogue, use_query, use_words};
use crate::page::one_of::{OneOf, Said, is_there};
use crate::page::services::Waits;
use crate::route::Route;
use crate::ui::{ButtonLink, Empty, Icon};
use crate::words::{clock_text, distance_text};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "route",
    back: "plans-back",
    missing_title: "plan-missing-title",
    missing_text: "plan-missing-text",
    failed: "plans-error",
};

/// The page.
#[component]
pub fn PlanPage(id: ReadSignal<PlanId>) -> Element {
    let id = id();
    rsx! {
        // A list of one: another plan gets a page of its own, and what was typed into this one stays with it.
        for id in [id] {
            Open { key: "{id}", id }
        }
    }
}

#[component]
fn Open(id: PlanId) -> Element {
    let words = use_words();
    let mut plan = use_query(&[Topic::Plans], move || GetPlan { id });
    let title = match &*plan.read() {
        Some(Ok(plan)) => plan.content.name.clone(),
        _ => words.t("plans-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Plans {},
            title,
            there: is_there(plan.read().as_ref()),
            on_again: move |()| plan.restart(),
            if let Some(Ok(plan)) = &*plan.read() {
                Whole { plan: plan.clone() }
            }
        }
    }
}

#[component]
fn Whole(plan: Plan) -> Element {
    let (words, catalogue) = (use_words(), use_catalogue());
    let desk = use_desk_provider(&plan);
    let content = desk.content.read().clone();
    let places = match &*catalogue.read() {
        Some(Ok(catalogue)) => catalogue.points_of_interest.clone(),
        _ => Vec::new(),
    };
    let visits = visits(&content, &places);
    let closed = visits.iter().filter(|visit| visit.is_closed()).count();
    rsx! {
        article { class: "report plan-page",
            Head {}
            Waits {}
            if content.stops.is_empty() {
                Empty { icon: "map-pin", title: words.t("plan-empty-title"), text: words.t("plan-empty-text"),
                    ButtonLink { to: Route::Explore {}, icon: "compass", {words.t("explore-title")} }
                }
            } else {
                if closed > 0 {
                    p { class: "plan-closed", role: "status", Icon { name: "clock", size: 20 } {words.get("plan-closed-count", &args! { "count" => closed })} }
                }
                Stops { content, visits, places }
                ButtonLink { to: Route::Explore {}, icon: "plus", {words.t("plan-more")} }
            }
            Actions { id: plan.id }
        }
    }
}

/// The name of a place in the language of the screen; one that the catalogue does not know is said to be unknown.
pub(super) fn stop_name(words: Words, places: &[PointOfInterest], id: &str) -> String {
    let language = hue_model::text::Language::from_tag(words.tag()).unwrap_or_default();
    let known = places.iter().find(|place| place.id == id);
    known.map_or_else(
        || words.get("plan-unknown-place", &args! { "id" => id }),
        |place| place.name.text(language).to_owned(),
    )
}

/// When one is there, how one comes there, and whether it is open then. All of it is an estimate, and says so.
#[component]
pub(super) fn Times(visit: Visit, travel: Travel) -> Element {
    let words = use_words();
    let times = args! { "from" => clock_text(words, visit.arrive), "to" => clock_text(words, visit.leave) };
    let way = visit.leg.map(|leg| {
        let key = if travel == Travel::Walk { "plan-leg-walk" } else { "plan-leg-ride" };
        let distance = distance_text(words, leg.metres);
        words.get(key, &args! { "distance" => distance, "minutes" => u32::from(leg.minutes) })
    });
    let opening = match visit.opening {
        Opening::Open => None,
        Opening::Unknown => Some((false, words.t("plan-hours-unknown"))),
        Opening::Closed { from, to } => {
            let hours = args! { "from" => clock_text(words, from), "to" => clock_text(words, to) };
            let key = if visit.is_closed_throughout() { "plan-closed-all" } else { "plan-closed-then" };
            Some((true, words.get(key, &hours)))
        }
    };
    rsx! {
        if let Some(way) = way {
            p { class: "row-more", "{way}" }
        }
        p { class: "numbers", {words.get("plan-times", &times)} }
        if let Some((closed, text)) = opening {
            p { class: if closed { "plan-closed" } else { "row-more" },
                if closed {
                    Icon { name: "circle-alert", size: 16 }
                }
                "{text}"
            }
        }
    }
}
