//! A point that a photo or the device found, as a question with a short answer.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::place::{Place, PlaceHit, PlaceSource};
use hue_model::shell::ProposePlace;

use super::map::MapPreview;
use super::picking::{Found, one_each};
use super::use_shapes;
use crate::hook::{use_language, use_query, use_words};
use crate::ui::{Button, ButtonKind, Skeleton};
use crate::words::{distance_text, hit_text, hit_ward_text};

/// Asks which ward a found point lies in; one tap says yes.
#[component]
pub(crate) fn Proposal(
    found: ReadSignal<Found>,
    on_place: EventHandler<Place>,
    on_elsewhere: EventHandler<()>,
) -> Element {
    let words = use_words();
    let shapes = use_shapes();
    let answer = use_query(&[], move || ProposePlace { point: found().point });
    let content = match &*answer.read() {
        None => rsx! {
            Skeleton { label: words.t("loading"), rows: 1 }
        },
        Some(Ok(proposal)) => rsx! {
            Question {
                found: found(),
                candidates: one_each(proposal.candidates.clone()),
                outside_metres: proposal.outside_metres,
                on_place,
                on_elsewhere,
            }
        },
        Some(Err(_)) => rsx! {
            Question { found: found(), candidates: Vec::new(), outside_metres: 0.0, on_place, on_elsewhere }
        },
    };
    rsx! {
        if let Some(Some(shapes)) = &*shapes.read() {
            MapPreview { shapes: shapes.clone(), pin: Some(found().point), ward: None, label: words.t("place-preview") }
        }
        div { class: "proposal", role: "group", "aria-live": "polite", {content} }
    }
}

#[component]
fn Question(
    found: Found,
    candidates: Vec<PlaceHit>,
    outside_metres: f64,
    on_place: EventHandler<Place>,
    on_elsewhere: EventHandler<()>,
) -> Element {
    let (words, language) = (use_words(), use_language());
    let first = candidates.first().cloned();
    let question = match (&first, found.source) {
        (None, _) => words.t("place-pin-question"),
        (Some(hit), PlaceSource::Photo) => {
            words.get("place-photo-question", &args! { "ward" => hit_ward_text(language, hit) })
        }
        (Some(hit), _) => words.get("place-here-question", &args! { "ward" => hit_ward_text(language, hit) }),
    };
    let say = move |hit: &PlaceHit| {
        on_place.call(Place {
            point: found.point,
            ward_code: hit.ward_code.clone(),
            address: String::new(),
            source: found.source,
            accuracy: found.accuracy,
        });
    };
    rsx! {
        p { class: "proposal-question", "{question}" }
        if let Some(hit) = first.as_ref().filter(|hit| hit.old) {
            p { class: "hint", {words.get("place-near", &args! { "name" => hit_text(words, language, hit) })} }
        }
        if outside_metres > 0.0 {
            p { class: "hint", {words.get("place-outside", &args! { "distance" => distance_text(words, outside_metres) })} }
        }
        div { class: "proposal-answers",
            if let Some(hit) = first {
                Button { kind: ButtonKind::Primary, icon: "check", onclick: move |_| say(&hit), {words.t("place-yes")} }
            }
            for hit in candidates.into_iter().skip(1).take(2) {
                Button {
                    key: "{hit.ward_code}",
                    onclick: {
                        let hit = hit.clone();
                        move |_| say(&hit)
                    },
                    {hit_ward_text(language, &hit)}
                }
            }
            Button { kind: ButtonKind::Quiet, onclick: move |_| on_elsewhere.call(()), {words.t("place-elsewhere")} }
        }
    }
}
