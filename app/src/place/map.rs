//! The map of the city's wards, with one pin: moved by finger, mouse, wheel, buttons and keys.

use std::rc::Rc;

use dioxus::html::geometry::WheelDelta;
use dioxus::html::input_data::MouseButton;
use dioxus::prelude::*;
use hue_model::geo::Point;

use super::fingers::Fingers;
use super::labels::{Labels, labels};
use super::shapes::Shapes;
use super::view::View;
use crate::hook::use_words;
use crate::ui::Icon;

/// Pixels per degree at which a pin put by hand or found by the device is looked at.
pub(crate) const STREET: f64 = 9_000.0;
const STEP: f64 = 2.0;
/// How far an arrow key moves the pin, in pixels.
const ARROW: f64 = 24.0;
const ARROW_SMALL: f64 = 4.0;

/// Shapes that are compared by where they are kept, not by every corner.
#[derive(Clone, Debug)]
pub(crate) struct SharedShapes(pub(crate) Rc<Shapes>);

impl PartialEq for SharedShapes {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A map on which the citizen puts a pin.
#[component]
pub(crate) fn PinMap(
    shapes: SharedShapes,
    pin: Option<Point>,
    ward: Option<String>,
    on_pin: EventHandler<Point>,
) -> Element {
    let words = use_words();
    let bounds = shapes.0.bounds;
    let mut view = use_signal(|| start(&shapes.0, pin));
    let mut fingers = use_signal(Fingers::default);
    let mut shown = use_signal(|| pin);
    use_pin_in_sight(pin, shown, view);
    let mut put = move |point: Point| {
        shown.set(Some(point));
        on_pin.call(point);
    };
    let on_key = move |event: Event<KeyboardData>| {
        let now = *view.peek();
        match key_move(&event, now, pin) {
            Some(KeyMove::Pin(point)) => {
                put(point);
                view.set(now.following(point));
            }
            Some(KeyMove::Zoom(factor)) => view.set(now.zoomed_middle(factor)),
            None => return,
        }
        event.prevent_default();
    };
    rsx! {
        div {
            class: "map",
            onresize: move |event| {
                if let Ok(size) = event.get_content_box_size() && size.width > 1.0 {
                    let now = *view.peek();
                    view.set(now.resized(size.width, size.height));
                }
            },
            Picture { shapes: shapes.clone(), view: view(), pin, ward }
            div {
                class: "map-surface",
                id: "place-map",
                role: "application",
                tabindex: "0",
                aria_label: words.t("place-map-label"),
                onkeydown: on_key,
                onwheel: move |event| {
                    event.prevent_default();
                    let at = event.element_coordinates();
                    let factor = if down(event.delta()) { 1.0 / 1.25 } else { 1.25 };
                    view.with_mut(|view| *view = view.zoomed(factor, at.x, at.y));
                },
                onpointerdown: move |event| {
                    if event.trigger_button().is_none_or(|button| button == MouseButton::Primary) {
                        let at = event.element_coordinates();
                        fingers.write().press(event.pointer_id(), at.x, at.y);
                    }
                },
                onpointermove: move |event| {
                    let at = event.element_coordinates();
                    let now = *view.peek();
                    let moved = fingers.write().drag(event.pointer_id(), at.x, at.y, now, bounds);
                    if let Some(moved) = moved {
                        view.set(moved);
                    }
                },
                onpointerup: move |event| {
                    if fingers.write().lift(event.pointer_id()) {
                        let at = event.element_coordinates();
                        let now = *view.peek();
                        put(now.to_point(at.x, at.y));
                    }
                },
                onpointercancel: move |_| fingers.write().forget(),
                onpointerleave: move |_| fingers.write().forget(),
            }
            Zoom { on_zoom: move |factor| view.with_mut(|view| *view = view.zoomed_middle(factor)) }
        }
    }
}

/// Looks at a pin that was moved from outside: a name, the device's place.
fn use_pin_in_sight(pin: Option<Point>, mut shown: Signal<Option<Point>>, mut view: Signal<View>) {
    use_effect(use_reactive((&pin,), move |(pin,)| {
        if *shown.peek() != pin {
            shown.set(pin);
            if let Some(point) = pin {
                view.with_mut(|view| *view = view.looking_at(point, STREET));
            }
        }
    }));
}

fn start(shapes: &Shapes, pin: Option<Point>) -> View {
    let whole = View::fitting(shapes.bounds, 358.0, 300.0);
    pin.map_or(whole, |point| whole.looking_at(point, STREET))
}

fn down(delta: WheelDelta) -> bool {
    delta.strip_units().y > 0.0
}

enum KeyMove {
    Pin(Point),
    Zoom(f64),
}

fn key_move(event: &Event<KeyboardData>, view: View, pin: Option<Point>) -> Option<KeyMove> {
    let far = if event.modifiers().shift() { ARROW_SMALL } else { ARROW };
    let (x, y) = pin.map_or((view.width / 2.0, view.height / 2.0), |pin| view.to_screen(pin));
    let (dx, dy) = match event.key() {
        Key::ArrowLeft => (-far, 0.0),
        Key::ArrowRight => (far, 0.0),
        Key::ArrowUp => (0.0, -far),
        Key::ArrowDown => (0.0, far),
        Key::Enter => (0.0, 0.0),
        Key::Character(key) if key == "+" || key == "=" => return Some(KeyMove::Zoom(STEP)),
        Key::Character(key) if key == "-" => return Some(KeyMove::Zoom(1.0 / STEP)),
        _ => return None,
    };
    // The first key only brings the pin to the middle.
    let (dx, dy) = if pin.is_some() { (dx, dy) } else { (0.0, 0.0) };
    Some(KeyMove::Pin(view.to_point(x + dx, y + dy)))
}

#[component]
fn Zoom(on_zoom: EventHandler<f64>) -> Element {
    let words = use_words();
    rsx! {
        div { class: "map-zoom",
            button { r#type: "button", aria_label: words.t("place-zoom-in"), onclick: move |_| on_zoom.call(STEP),
                Icon { name: "plus" }
            }
            button { r#type: "button", aria_label: words.t("place-zoom-out"), onclick: move |_| on_zoom.call(1.0 / STEP),
                Icon { name: "minus" }
            }
        }
    }
}

/// A small still map with a pin, for a form or a page.
#[component]
pub(crate) fn MapPreview(
    shapes: SharedShapes,
    pin: Option<Point>,
    ward: Option<String>,
    label: String,
) -> Element {
    let mut size = use_signal(|| (358.0, 116.0));
    let (width, height) = size();
    let whole = View::fitting(shapes.0.bounds, width, height);
    let view = pin.map_or(whole, |point| whole.looking_at(point, STREET / 2.0));
    rsx! {
        div {
            class: "map map-still",
            role: "img",
            aria_label: "{label}",
            onresize: move |event| {
                if let Ok(new) = event.get_content_box_size() && new.width > 1.0 {
                    size.set((new.width, new.height));
                }
            },
            Picture { shapes, view, pin, ward }
        }
    }
}

#[component]
fn Picture(shapes: SharedShapes, view: View, pin: Option<Point>, ward: Option<String>) -> Element {
    let labels = labels(&shapes.0, view, pin);
    let transform = view.transform();
    let pin = pin.map(|pin| view.to_screen(pin));
    rsx! {
        svg {
            class: "map-picture",
            view_box: "0 0 {view.width:.0} {view.height:.0}",
            preserve_aspect_ratio: "xMidYMid slice",
            "aria-hidden": "true",
            g { class: "map-wards", transform: "{transform}",
                Outlines { shapes, ward }
            }
            Labels { labels }
            if let Some((x, y)) = pin {
                g { class: "map-pin", transform: "translate({x:.1} {y:.1})",
                    path { d: "M0 0C-3-6-12-12-12-21a12 12 0 0 1 24 0C12-12 3-6 0 0Z" }
                    circle { cx: "0", cy: "-21", r: "4.5" }
                }
            }
        }
    }
}

/// The outlines are drawn once; moving the map only changes the transform around them.
#[component]
fn Outlines(shapes: SharedShapes, ward: Option<String>) -> Element {
    rsx! {
        for shape in shapes.0.wards.iter() {
            path { key: "{shape.code}", d: "{shape.path}", "data-chosen": ward.as_ref() == Some(&shape.code) }
        }
    }
}
