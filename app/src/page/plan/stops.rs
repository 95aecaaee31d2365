//! The stops in their order. It is changed by two buttons on each stop, which keep the focus and say what they did, or by
//! pulling a stop at its handle; and a better order is proposed by hours and nearness.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::catalogue::PointOfInterest;
use hue_model::plan::{PlanContent, Stop, Visit, good_order};

use super::desk::{moved, use_desk};
use super::{Times, stop_name};
use crate::bridge::dom;
use crate::hook::{use_announcer, use_toasts, use_words};
use crate::route::Route;
use crate::ui::{Button, Icon, Section, Select, SelectOption};

/// The id of the list.
const LIST: &str = "plan-stops";
/// How long one may stay, as the chooser offers it, in minutes.
const STAYS: [u16; 9] = [15, 30, 45, 60, 90, 120, 180, 240, 360];

/// A stop that is being pulled: where it was, and where it would go.
type Pulled = Option<(usize, usize)>;

/// The list with its heading.
#[component]
pub(super) fn Stops(content: PlanContent, visits: Vec<Visit>, places: Vec<PointOfInterest>) -> Element {
    let words = use_words();
    let mut pulled = use_signal(|| Pulled::None);
    let shift = use_shift(places.clone());
    let last = content.stops.len().saturating_sub(1);
    rsx! {
        Section { id: "plan-stops-title", title: words.t("plan-stops-title"),
            p { class: "hint", {words.t("plan-estimate")} }
            if last > 0 {
                GoodOrder { content: content.clone(), places: places.clone() }
            }
            ol {
                id: LIST,
                class: "list plan-stops",
                onpointermove: move |event| {
                    let Some((from, _)) = *pulled.peek() else { return };
                    if let Some(to) = dom::row_at(LIST, event.client_coordinates().y) {
                        pulled.set(Some((from, to)));
                    }
                },
                onpointerup: move |_| {
                    if let Some(way) = pulled.take() {
                        shift.call(way);
                    }
                },
                onpointercancel: move |_| pulled.set(None),
                onpointerleave: move |_| pulled.set(None),
                for (index , (stop , visit)) in content.stops.iter().cloned().zip(visits).enumerate() {
                    li {
                        key: "{stop.place}-{occurrence(&content.stops, index)}",
                        class: "plan-stop",
                        "data-pulled": pulled().filter(|(from, _)| *from == index).map(|_| "yes"),
                        "data-drop": pulled().and_then(|(from, to)| drop_side(index, from, to)),
                        Handle { onpull: move |()| pulled.set(Some((index, index))) }
                        div { class: "plan-stop-text",
                            Link { to: Route::PlacePage { id: stop.place.clone() }, class: "plan-stop-name",
                                {words.get("plan-stop-number", &args! { "number" => index + 1, "place" => stop_name(words, &places, &stop.place) })}
                            }
                            Times { visit, travel: content.travel }
                            Stay { index, minutes: stop.minutes }
                        }
                        Move { index, last, name: stop_name(words, &places, &stop.place), shift }
                        Remove { index, name: stop_name(words, &places, &stop.place), stop }
                    }
                }
            }
        }
    }
}

/// How many times the place of a stop comes before it.
fn occurrence(stops: &[Stop], index: usize) -> usize {
    let place = stops.get(index).map(|stop| &stop.place);
    stops.iter().take(index).filter(|stop| Some(&stop.place) == place).count()
}

/// On which side of a row the pulled stop would come to lie.
const fn drop_side(row: usize, from: usize, to: usize) -> Option<&'static str> {
    if row != to || from == to {
        return None;
    }
    Some(if from < to { "after" } else { "before" })
}

/// Moves a stop; the focus stays on it, and screen readers hear where it is now.
fn use_shift(places: Vec<PointOfInterest>) -> Callback<(usize, usize)> {
    let (words, desk, announcer) = (use_words(), use_desk(), use_announcer());
    let mut focus = use_signal(|| None::<String>);
    use_effect(move || {
        if let Some(id) = &*focus.read() {
            dom::focus(id);
        }
    });
    use_callback(move |(from, to): (usize, usize)| {
        if from == to {
            return;
        }
        desk.change(|content| moved(&mut content.stops, from, to));
        let content = desk.content.peek();
        let Some(stop) = content.stops.get(to) else { return };
        let last = content.stops.len().saturating_sub(1);
        focus.set(Some(move_id(to, from > to)));
        announcer.say(words.get(
            "plan-moved",
            &args! { "place" => stop_name(words, &places, &stop.place), "number" => to + 1, "count" => last + 1 },
        ));
    })
}

fn move_id(index: usize, up: bool) -> String {
    format!("plan-{}-{index}", if up { "up" } else { "down" })
}

/// What a finger or a mouse pulls a stop by; keys have the buttons.
#[component]
fn Handle(onpull: EventHandler<()>) -> Element {
    rsx! {
        span { class: "plan-handle", aria_hidden: "true",
            onpointerdown: move |event| {
                event.prevent_default();
                onpull.call(());
            },
            Icon { name: "grip-vertical", size: 20 }
        }
    }
}

#[component]
fn Move(index: usize, last: usize, name: String, shift: Callback<(usize, usize)>) -> Element {
    let words = use_words();
    let label = |key: &str| words.get(key, &args! { "place" => name.as_str() });
    rsx! {
        div { class: "plan-move",
            button {
                id: move_id(index, true),
                class: "icon-button",
                r#type: "button",
                "aria-disabled": if index == 0 { "true" },
                "aria-label": label("plan-up"),
                onclick: move |_| shift.call((index, index.saturating_sub(1))),
                Icon { name: "arrow-up", size: 20 }
            }
            button {
                id: move_id(index, false),
                class: "icon-button",
                r#type: "button",
                "aria-disabled": if index == last { "true" },
                "aria-label": label("plan-down"),
                onclick: move |_| shift.call((index, last.min(index + 1))),
                Icon { name: "arrow-down", size: 20 }
            }
        }
    }
}

#[component]
fn Remove(index: usize, name: String, stop: Stop) -> Element {
    let (words, desk) = (use_words(), use_desk());
    let label = words.get("plan-remove-stop", &args! { "place" => name.as_str() });
    let remove = move |_| {
        desk.change(|content| {
            if index < content.stops.len() {
                content.stops.remove(index);
            }
        });
        let stop = stop.clone();
        let text = words.get("plan-removed-stop", &args! { "place" => name.as_str() });
        desk.offer_back(text, move |content| {
            content.stops.insert(index.min(content.stops.len()), stop.clone());
        });
        dom::focus("plan-name");
    };
    rsx! {
        button { class: "icon-button", r#type: "button", "aria-label": "{label}", onclick: remove,
            Icon { name: "trash-2", size: 20 }
        }
    }
}

#[component]
fn Stay(index: usize, minutes: u16) -> Element {
    let (words, desk) = (use_words(), use_desk());
    let mut stays = STAYS.to_vec();
    if !stays.contains(&minutes) {
        stays.push(minutes);
        stays.sort_unstable();
    }
    let option = |minutes: u16| SelectOption {
        value: minutes.to_string(),
        label: words.get("plan-minutes", &args! { "minutes" => u32::from(minutes) }),
    };
    rsx! {
        Select {
            id: "plan-stay-{index}",
            label: words.t("plan-stay"),
            options: stays.into_iter().map(option).collect::<Vec<_>>(),
            chosen: minutes.to_string(),
            onchoose: move |value: String| {
                let Ok(minutes) = value.parse() else { return };
                desk.change(|content| {
                    if let Some(stop) = content.stops.get_mut(index) {
                        stop.minutes = minutes;
                    }
                });
            },
        }
    }
}

/// Proposes an order by opening hours and nearness, and can be undone.
#[component]
fn GoodOrder(content: PlanContent, places: Vec<PointOfInterest>) -> Element {
    let (words, desk, toasts) = (use_words(), use_desk(), use_toasts());
    let order = move |_| {
        let (before, after) = (content.stops.clone(), good_order(&content, &places));
        if before == after {
            return toasts.say(words.t("plan-order-good"));
        }
        desk.change(|content| content.stops = after);
        desk.offer_back(words.t("plan-ordered"), move |content| content.stops.clone_from(&before));
    };
    rsx! {
        Button { icon: "route", onclick: order, {words.t("plan-order")} }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_twice_in_a_plan_is_two_rows() {
        let stop = |place: &str| Stop { place: place.into(), minutes: 60 };
        let stops = ["a", "b", "a", "a"].map(stop);
        assert_eq!([0, 1, 2, 3].map(|index| occurrence(&stops, index)), [0, 0, 1, 2]);
    }

    #[test]
    fn a_pulled_stop_shows_on_which_side_it_comes_to_lie() {
        assert_eq!((drop_side(2, 0, 2), drop_side(0, 2, 0)), (Some("after"), Some("before")));
        assert_eq!((drop_side(1, 0, 2), drop_side(1, 1, 1)), (None, None));
    }
}
