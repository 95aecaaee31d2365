//! The shapes of the wards on a flat map, read once from the pack. They are approximate, as the pack says.

use std::fmt::Write as _;
use std::sync::LazyLock;

use hue_model::geo::{Outline, Point};
use hue_model::pack::read::outlines;

use crate::pack::OUTLINES;

/// The city's middle: where the flat map touches the earth.
const MIDDLE: Point = Point { lat: 16.35, long: 107.6 };
/// Metres a unit of the map.
const UNIT: f64 = 10.0;
/// Metres a degree of latitude.
const DEGREE: f64 = 111_195.0;

/// A place on the map: x to the east, y to the south.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Where a point lies on the map.
pub(super) fn spot(point: Point) -> Spot {
    let shrink = MIDDLE.lat.to_radians().cos();
    Spot {
        x: (point.long - MIDDLE.long) * DEGREE * shrink / UNIT,
        y: (MIDDLE.lat - point.lat) * DEGREE / UNIT,
    }
}

/// The point in the map's middle, and how many degrees of latitude and longitude a unit is.
pub(super) fn scale() -> (Point, f64, f64) {
    let shrink = MIDDLE.lat.to_radians().cos();
    (MIDDLE, UNIT / DEGREE, UNIT / DEGREE / shrink)
}

/// A ward's outline.
pub(super) struct Ward {
    /// Its code.
    pub(super) code: String,
    /// Its outline as SVG path data.
    pub(super) path: String,
}

static WARDS: LazyLock<Vec<Ward>> = LazyLock::new(read);
static WIDE: LazyLock<String> = LazyLock::new(|| draw(16));
static CLOSE: LazyLock<String> = LazyLock::new(|| draw(3));

/// Every ward.
pub(super) fn all() -> &'static [Ward] {
    &WARDS
}

/// The ward of this code.
pub(super) fn find(code: &str) -> Option<&'static Ward> {
    all().iter().find(|ward| ward.code == code)
}

/// The map of every ward as a picture of its own, so that browsers load it once: with lines to be seen from
/// afar, or from close by.
pub(super) fn picture(close: bool) -> &'static str {
    if close { &CLOSE } else { &WIDE }
}

fn read() -> Vec<Ward> {
    // The pack is part of the program and tested; without shapes the map would only be empty.
    let wards = outlines(OUTLINES).unwrap_or_default();
    wards.into_iter().map(|ward| Ward { path: path(&ward.outline), code: ward.code }).collect()
}

fn path(outline: &Outline) -> String {
    let mut path = String::new();
    for ring in outline.rings() {
        for (index, point) in ring.iter().enumerate() {
            let Spot { x, y } = spot(*point);
            let _ = write!(path, "{}{x:.0} {y:.0}", if index == 0 { "M" } else { "L" });
        }
        path.push('Z');
    }
    path
}

/// The map's frame: x, y, width and height in units.
pub(super) const FRAME: (i32, i32, i32, i32) = (-7000, -5000, 14000, 10000);

fn draw(stroke: u8) -> String {
    let (x, y, width, height) = FRAME;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {width} {height}\"><style>\
         path{{fill:#f7f1ea;stroke:#c9bdd3;stroke-width:{stroke}}}\
         @media(prefers-color-scheme:dark){{path{{fill:#221c2b;stroke:#4c4358}}}}</style>"
    );
    for ward in all() {
        let _ = write!(svg, "<path d=\"{}\"/>", ward.path);
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use hue_model::geo::Point;

    use super::{FRAME, all, find, spot};

    #[test]
    fn every_ward_has_a_shape_within_the_frame() {
        assert_eq!(all().len(), 40);
        let (left, top, width, height) = FRAME;
        for ward in all() {
            assert!(ward.path.starts_with('M') && ward.path.ends_with('Z'), "{} has an outline", ward.code);
            for pair in ward.path.trim_end_matches('Z').replace('Z', "L").replace('M', "").split('L') {
                let (x, y) = pair.split_once(' ').unwrap();
                let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
                assert!((left..left + width).contains(&x), "{x} of {} is in the frame", ward.code);
                assert!((top..top + height).contains(&y), "{y} of {} is in the frame", ward.code);
            }
        }
        assert!(find("19753").is_some(), "Phú Xuân is there");
    }

    #[test]
    fn north_is_up_and_a_unit_is_ten_metres() {
        let (south, north) = (Point { lat: 16.46, long: 107.6 }, Point { lat: 16.47, long: 107.6 });
        let up = spot(south).y - spot(north).y;
        assert!((up * 10.0 - south.metres_to(north)).abs() < 5.0);
    }
}
