//! Which names stand on the map: wards first, then old communes, none over another and none over the pin.

use dioxus::prelude::*;
use hue_model::geo::Point;

use super::shapes::Shapes;
use super::view::View;

/// Pixels per degree from which on old communes are named.
const OLD_FROM: f64 = 3_500.0;
/// Half of a letter's width and of a line's height, in pixels.
const LETTER: f64 = 3.8;
const LINE: f64 = 8.0;
/// The pin's half width and height, in pixels.
const PIN: (f64, f64) = (14.0, 38.0);

/// A name with its middle, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    /// The name.
    pub(crate) name: String,
    /// Whether it is an old commune's.
    pub(crate) small: bool,
    /// From the left.
    pub(crate) x: f64,
    /// From the top, to the foot of the letters.
    pub(crate) y: f64,
}

/// The names as they stand on a map's picture.
#[component]
pub(super) fn Labels(labels: Vec<Label>) -> Element {
    rsx! {
        for label in labels {
            text {
                key: "{label.small}{label.name}",
                class: "map-label",
                "data-small": label.small.then_some("yes"),
                x: "{label.x:.1}",
                y: "{label.y:.1}",
                text_anchor: "middle",
                "{label.name}"
            }
        }
    }
}

/// The names that fit.
pub(crate) fn labels(shapes: &Shapes, view: View, pin: Option<Point>) -> Vec<Label> {
    let label = |name: &str, small: bool, at| {
        let (x, y) = view.to_screen(at);
        Label { name: name.to_owned(), small, x, y }
    };
    let wide = |width: f64, name: &str| width * view.scale > name.chars().count() as f64 * LETTER * 2.0;
    let wards = shapes
        .wards
        .iter()
        .filter(|ward| wide(ward.width, &ward.name))
        .map(|ward| label(&ward.name, false, ward.label));
    let old =
        shapes.old_names.iter().filter(|_| view.scale > OLD_FROM).map(|(name, at)| label(name, true, *at));
    let pin = pin.map(|pin| view.to_screen(pin));
    wards.chain(old).filter(|label| inside(label, view)).fold(Vec::new(), |mut kept: Vec<Label>, label| {
        let twice = kept.iter().any(|other| other.name == label.name);
        let free = !twice
            && kept.iter().all(|other| !touch(other, &label))
            && pin.is_none_or(|pin| !under(pin, &label));
        if free {
            kept.push(label);
        }
        kept
    })
}

fn half(label: &Label) -> f64 {
    label.name.chars().count() as f64 * LETTER + 2.0
}

fn inside(label: &Label, view: View) -> bool {
    let half = half(label);
    label.x > half && label.x < view.width - half && label.y > LINE * 2.0 && label.y < view.height - 4.0
}

fn touch(one: &Label, other: &Label) -> bool {
    (one.x - other.x).abs() < half(one) + half(other) && (one.y - other.y).abs() < LINE * 2.0
}

fn under((x, y): (f64, f64), label: &Label) -> bool {
    (label.x - x).abs() < half(label) + PIN.0 && label.y > y - PIN.1 && label.y < y + LINE * 2.0
}

#[cfg(test)]
mod tests {
    use super::super::shapes::read_old_names;
    use super::*;

    fn city() -> (Shapes, View) {
        let mut shapes = Shapes::read(include_bytes!("../../../assets/pack/wards.approx.geojson")).unwrap();
        shapes.old_names = read_old_names(include_bytes!("../../../assets/pack/old_wards.json"));
        let view = View::fitting(shapes.bounds, 390.0, 300.0);
        (shapes, view)
    }

    const BRIDGE: Point = Point { lat: 16.4686, long: 107.5885 };

    #[test]
    fn no_name_lies_over_another_or_over_the_pin() {
        let (shapes, view) = city();
        for scale in [300.0, 2_000.0, 9_000.0, 40_000.0] {
            let view = View { scale, ..view.looking_at(BRIDGE, scale) };
            let shown = labels(&shapes, view, Some(BRIDGE));
            for (index, one) in shown.iter().enumerate() {
                assert!(shown.iter().skip(index + 1).all(|other| !touch(one, other)), "{one:?} at {scale}");
                assert!(!under(view.to_screen(BRIDGE), one), "{one:?} at {scale}");
            }
        }
    }

    #[test]
    fn old_names_come_when_one_is_near() {
        let (shapes, view) = city();
        assert!(labels(&shapes, view, None).iter().all(|label| !label.small));
        let near = view.looking_at(BRIDGE, 9_000.0);
        assert!(labels(&shapes, near, None).iter().any(|label| label.small));
    }
}
