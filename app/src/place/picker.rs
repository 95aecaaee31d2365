//! The sheet in which a place is chosen.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::geo::Point;
use hue_model::place::{Place, PlaceHit, PlaceSource};
use hue_model::shell::ProposePlace;
use hue_model::text::NameOrder;

use super::here::Here;
use super::map::PinMap;
use super::names::PlaceNames;
use super::picking::{Found, Missing, Picking};
use super::use_shapes;
use crate::bridge::dom;
use crate::hook::{SharedPack, use_announcer, use_backend, use_language, use_pack, use_words};
use crate::ui::{Button, ButtonKind, Icon, Select, SelectOption, Sheet};
use crate::words::{distance_text, hit_text, hit_ward_text};

/// A sheet that ends with a place, or is closed without one.
#[component]
pub(crate) fn PlacePicker(
    open: ReadSignal<bool>,
    /// The place chosen before, to be changed.
    place: Option<Place>,
    /// A point that was found elsewhere, to start from.
    found: Option<Found>,
    on_done: EventHandler<Place>,
    on_close: EventHandler<()>,
) -> Element {
    let words = use_words();
    let mut start = place.as_ref().map(Picking::of).unwrap_or_default();
    if let Some(found) = found {
        start.found(found);
    }
    rsx! {
        Sheet {
            id: "place-sheet",
            title: words.t("place-title"),
            open,
            close_label: words.t("close"),
            onclose: on_close,
            Pick { start, on_done }
        }
    }
}

/// Everything in the sheet; made anew each time it opens.
#[component]
fn Pick(start: Picking, on_done: EventHandler<Place>) -> Element {
    let (words, language) = (use_words(), use_language());
    let announcer = use_announcer();
    let backend = use_backend();
    let mut picking = use_signal(|| start);
    let mut missing = use_signal(|| None::<Missing>);
    let ask = use_callback(move |point: Point| {
        let backend = backend.clone();
        spawn(async move {
            // Without an answer the citizen still has every ward to choose from.
            if let Ok(proposal) = backend.call(ProposePlace { point }).await {
                picking.with_mut(|picking| picking.proposed(point, proposal));
            }
        });
    });
    use_hook(|| {
        let found = picking.peek().found;
        if let Some(found) = found {
            ask.call(found.point);
        }
    });
    let mut find = move |found: Found| {
        missing.set(None);
        picking.with_mut(|picking| picking.found(found));
        ask.call(found.point);
    };
    let finish = move |_| {
        let finished = picking.peek().finish();
        match finished {
            Ok(place) => on_done.call(place),
            Err(lack) => {
                missing.set(Some(lack));
                announcer.say_now(words.t(missing_key(lack)));
                dom::focus(if lack == Missing::Point { "place-name" } else { "place-ward-first" });
            }
        }
    };
    rsx! {
        div { class: "pick",
            PlaceNames {
                on_hit: move |hit: PlaceHit| {
                    missing.set(None);
                    announcer.say(hit_ward_text(language, &hit));
                    picking.with_mut(|picking| picking.named(hit));
                }
            }
            PickMap {
                picking,
                on_pin: move |point| find(Found { point, source: PlaceSource::Pin, accuracy: None }),
            }
            Here { on_found: find }
            WardQuestion { picking }
            if let Some(lack) = missing() {
                p { class: "error", role: "alert",
                    Icon { name: "circle-alert", size: 16 }
                    {words.t(missing_key(lack))}
                }
            }
            div { class: "pick-foot",
                Button { kind: ButtonKind::Primary, wide: true, icon: "check", onclick: finish, {words.t("place-done")} }
            }
        }
    }
}

fn missing_key(missing: Missing) -> &'static str {
    match missing {
        Missing::Point => "place-point-missing",
        Missing::Ward => "place-ward-missing",
    }
}

#[component]
fn PickMap(picking: ReadSignal<Picking>, on_pin: EventHandler<Point>) -> Element {
    let words = use_words();
    let shapes = use_shapes();
    let pin = use_memo(move || picking.read().found.map(|found| found.point));
    let ward = use_memo(move || picking.read().ward.clone());
    rsx! {
        match &*shapes.read() {
            Some(Some(shapes)) => rsx! {
                PinMap { shapes: shapes.clone(), pin: pin(), ward: ward(), on_pin }
            },
            Some(None) => rsx! {
                p { class: "hint", {words.t("place-map-failed")} }
            },
            None => rsx! {
                div { class: "map", role: "status",
                    span { class: "hidden", {words.t("place-map-empty")} }
                }
            },
        }
    }
}

/// Which ward the point lies in: the citizen's word, from the likeliest and from all.
#[component]
fn WardQuestion(picking: Signal<Picking>) -> Element {
    let (words, language) = (use_words(), use_language());
    let pack = use_pack();
    let now = picking.read().clone();
    let mut picking = picking;
    if now.found.is_none() {
        return rsx! {};
    }
    let mut confirm = move |code: String| picking.with_mut(|picking| picking.confirm(code));
    let other = now.ward.clone().filter(|ward| now.candidates.iter().all(|hit| hit.ward_code != *ward));
    rsx! {
        fieldset { class: "wards",
            legend { {words.t("place-pin-question")} }
            if now.outside_metres > 0.0 {
                p { class: "hint",
                    {words.get("place-outside", &args! { "distance" => distance_text(words, now.outside_metres) })}
                }
            }
            for (index , hit) in now.candidates.iter().take(4).cloned().enumerate() {
                label { key: "{hit.ward_code}", class: "ward",
                    input {
                        id: if index == 0 { "place-ward-first" },
                        r#type: "radio",
                        name: "place-ward",
                        checked: now.ward.as_ref() == Some(&hit.ward_code),
                        onchange: {
                            let code = hit.ward_code.clone();
                            move |_| confirm(code.clone())
                        },
                    }
                    span { class: "ward-text",
                        span { {hit_ward_text(language, &hit)} }
                        if hit.old {
                            span { class: "hint", {words.get("place-near", &args! { "name" => hit_text(words, language, &hit) })} }
                        }
                    }
                }
            }
            if let Some(Ok(pack)) = &*pack.read() {
                OtherWard { pack: pack.clone(), chosen: other.unwrap_or_default(), on_choose: confirm }
            }
            p { class: "hint", {words.t("place-approximate")} }
        }
    }
}

/// Every ward, for a point whose neighbours were guessed wrong.
#[component]
fn OtherWard(pack: SharedPack, chosen: String, on_choose: EventHandler<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let none = SelectOption { value: String::new(), label: words.t("place-ward-other-none") };
    let wards = pack.wards.iter().map(|ward| SelectOption {
        value: ward.code.clone(),
        label: ward.full_name.text(language).to_owned(),
    });
    let mut options: Vec<SelectOption> = wards.collect();
    options.sort_by_cached_key(|option| NameOrder::of(&option.label));
    options.insert(0, none);
    rsx! {
        Select {
            id: "place-ward-other",
            label: words.t("place-ward-other"),
            options,
            chosen,
            onchoose: move |code: String| {
                if !code.is_empty() {
                    on_choose.call(code);
                }
            },
        }
    }
}
