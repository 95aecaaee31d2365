//! An area drawn by hand: read from what people type or paste, and held to what a warning can carry. Latitude comes first, as
//! in CAP; in GeoJSON longitude does.

use std::cmp::Ordering;
use std::slice;

use hue_model::geo::{Outline, Point, Ring, inside, sides};
use serde_json::Value;

use crate::pack::CityPack;

/// Most corners of all rings together: a warning is sent whole to everybody.
pub const MOST: usize = 100;
/// How far outside the city's frame a corner may lie, in degrees: 5 km, for an area that reaches out to sea.
const MARGIN: f64 = 0.05;

/// Twice the area, in square degrees, of a triangle that is as good as a line: a hundredth of a square metre.
const FLAT: f64 = 1e-12;

/// Why an area is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A line is no point, or the text no GeoJSON area.
    Unreadable,
    /// Fewer than three corners.
    Few,
    /// More than [`MOST`] corners.
    Many,
    /// It has a hole, which CAP cannot say.
    Hole,
    /// Sides cross or touch each other.
    Crosses,
    /// A corner lies outside the city.
    Outside,
}

impl Fault {
    /// The end of the key of its sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Few => "few",
            Self::Many => "many",
            Self::Hole => "hole",
            Self::Crosses => "crosses",
            Self::Outside => "outside",
        }
    }
}

/// The closed rings of a text: lines `latitude, longitude` (also with decimal commas, also CAP's pairs side by side), rings
/// parted by an empty line; or GeoJSON. None where nothing was written.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str, pack: &CityPack) -> Result<Vec<Ring>, Fault> {
    let text = text.trim();
    let rings = if text.starts_with(['{', '[']) { geojson(text)? } else { lines(text)? };
    let rings: Vec<Ring> = rings.into_iter().map(open).collect();
    if rings.iter().map(Vec::len).sum::<usize>() > MOST {
        return Err(Fault::Many);
    }
    let (low, high) = pack.frame();
    let near = |point: &Point| {
        (low.lat - MARGIN..=high.lat + MARGIN).contains(&point.lat)
            && (low.long - MARGIN..=high.long + MARGIN).contains(&point.long)
    };
    for ring in &rings {
        if ring.len() < 3 {
            return Err(Fault::Few);
        }
        if !ring.iter().all(near) {
            return Err(Fault::Outside);
        }
        if crosses_itself(ring) {
            return Err(Fault::Crosses);
        }
    }
    Ok(rings.into_iter().map(closed).collect())
}

/// The rings as lines, one corner a line, without the one that closes them.
#[must_use]
pub fn write(rings: &[Ring]) -> String {
    let line = |point: &Point| format!("{}, {}", point.lat, point.long);
    let ring = |ring: &Ring| open(ring.clone()).iter().map(line).collect::<Vec<_>>().join("\n");
    rings.iter().map(ring).collect::<Vec<_>>().join("\n\n")
}

/// Whether any of the outline lies in the ring, or any of the ring in the outline.
#[must_use]
pub fn touches(outline: &Outline, ring: &Ring) -> bool {
    ring.iter().any(|point| outline.contains(*point))
        || outline.rings().flatten().any(|point| inside(slice::from_ref(ring), *point))
        || outline.rings().any(|other| sides(other).any(|(a, b)| sides(ring).any(|(c, d)| meet(a, b, c, d))))
}

fn lines(text: &str) -> Result<Vec<Ring>, Fault> {
    let (mut rings, mut ring) = (Vec::new(), Ring::new());
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            if !ring.is_empty() {
                rings.push(std::mem::take(&mut ring));
            }
        } else {
            ring.extend(points(line).ok_or(Fault::Unreadable)?);
        }
    }
    Ok(rings)
}

/// The points of a line: pairs as CAP has them, or two numbers.
fn points(line: &str) -> Option<Ring> {
    let parts: Vec<&str> =
        line.split(|it: char| it.is_whitespace() || it == ';').filter(|it| !it.is_empty()).collect();
    let pair = |part: &&str| {
        let (lat, long) = part.split_once(',')?;
        point(lat.parse().ok()?, long.parse().ok()?)
    };
    if let Some(pairs) = parts.iter().map(pair).collect() {
        return Some(pairs);
    }
    let [lat, long] = parts.as_slice() else { return None };
    let number = |text: &str| text.trim_end_matches(',').replace(',', ".").parse().ok();
    point(number(lat)?, number(long)?).map(|it| vec![it])
}

fn point(lat: f64, long: f64) -> Option<Point> {
    Some(Point { lat, long }).filter(|point| point.is_valid())
}

fn geojson(text: &str) -> Result<Vec<Ring>, Fault> {
    let value: Value = serde_json::from_str(text).map_err(|_| Fault::Unreadable)?;
    let mut rings = Vec::new();
    shape(&value, &mut rings)?;
    if rings.is_empty() { Err(Fault::Unreadable) } else { Ok(rings) }
}

fn shape(value: &Value, rings: &mut Vec<Ring>) -> Result<(), Fault> {
    let list = |name: &str| value.get(name).and_then(Value::as_array).ok_or(Fault::Unreadable);
    match value.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => list("features")?.iter().try_for_each(|it| shape(it, rings)),
        Some("Feature") => shape(value.get("geometry").ok_or(Fault::Unreadable)?, rings),
        Some("Polygon") => polygon(list("coordinates")?, rings),
        Some("MultiPolygon") => list("coordinates")?
            .iter()
            .try_for_each(|it| polygon(it.as_array().ok_or(Fault::Unreadable)?, rings)),
        _ => Err(Fault::Unreadable),
    }
}

fn polygon(parts: &[Value], rings: &mut Vec<Ring>) -> Result<(), Fault> {
    let [outside] = parts else { return Err(if parts.is_empty() { Fault::Unreadable } else { Fault::Hole }) };
    let position = |it: &Value| point(it.get(1)?.as_f64()?, it.get(0)?.as_f64()?);
    let ring = outside.as_array().and_then(|ring| ring.iter().map(position).collect());
    rings.push(ring.ok_or(Fault::Unreadable)?);
    Ok(())
}

/// Without the corner that closes it.
fn open(mut ring: Ring) -> Ring {
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

/// With the corner that closes it.
pub(crate) fn closed(mut ring: Ring) -> Ring {
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    ring
}

/// Whether two sides of an open ring meet anywhere but at the corner they share.
fn crosses_itself(ring: &Ring) -> bool {
    let sides: Vec<_> = sides(ring).collect();
    let last = sides.len().saturating_sub(1);
    sides.iter().enumerate().any(|(i, (a, b))| {
        sides.iter().enumerate().skip(i.saturating_add(1)).any(|(j, (c, d))| {
            if j == i.saturating_add(1) {
                // Neighbours: the second must not go back along the first.
                on(*a, *b, *d) || on(*c, *d, *a)
            } else if i == 0 && j == last {
                on(*a, *b, *c) || on(*c, *d, *b)
            } else {
                meet(*a, *b, *c, *d)
            }
        })
    })
}

/// Whether two segments have a point in common.
fn meet(a: Point, b: Point, c: Point, d: Point) -> bool {
    let parted = |p: Point, q: Point, r: Point, s: Point| side(p, q, r) == side(p, q, s).reverse();
    let apart = |p, q, r| side(p, q, r) != Ordering::Equal;
    let proper = parted(a, b, c, d) && parted(c, d, a, b) && apart(a, b, c) && apart(c, d, a);
    proper || on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)
}

/// Whether `c` lies on the segment from `a` to `b`.
fn on(a: Point, b: Point, c: Point) -> bool {
    let between = |x: f64, y: f64, z: f64| x.min(y) <= z && z <= x.max(y);
    side(a, b, c) == Ordering::Equal && between(a.lat, b.lat, c.lat) && between(a.long, b.long, c.long)
}

/// On which side of the line from `a` to `b` a point lies; what is only rounding lies on it.
fn side(a: Point, b: Point, c: Point) -> Ordering {
    let turn = (b.long - a.long) * (c.lat - a.lat) - (b.lat - a.lat) * (c.long - a.long);
    if turn.abs() < FLAT { Ordering::Equal } else { turn.total_cmp(&0.0) }
}

#[cfg(test)]
mod tests {
    use hue_model::geo::Point;

    use super::{Fault, MOST, read, write};
    use crate::pack::CityPack;

    /// A square around the bridge.
    const SQUARE: &str = "16.46, 107.58\n16.46, 107.60\n16.48, 107.60\n16.48, 107.58";

    #[test]
    fn the_same_area_is_read_from_whatever_was_pasted() {
        let pack = CityPack::built_in().unwrap();
        let square = read(SQUARE, &pack).unwrap();
        assert_eq!(square.len(), 1);
        assert_eq!(
            (square[0].len(), square[0].first()),
            (5, square[0].last()),
            "closed, whether or not it was"
        );
        for text in [
            "16,46 107,58\n16,46 107,60\n16,48 107,60\n16,48 107,58\n",
            "16.46,107.58 16.46,107.60 16.48,107.60 16.48,107.58 16.46,107.58",
            r#"{"type":"Polygon","coordinates":[[[107.58,16.46],[107.6,16.46],[107.6,16.48],[107.58,16.48],[107.58,16.46]]]}"#,
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
               {"type":"MultiPolygon","coordinates":[[[[107.58,16.46],[107.6,16.46],[107.6,16.48],[107.58,16.48]]]]}}]}"#,
        ] {
            assert_eq!(read(text, &pack).as_ref(), Ok(&square), "{text}");
        }
        assert_eq!(read(&write(&square), &pack), Ok(square), "and from what the form shows");
        assert_eq!(read(" \n", &pack), Ok(Vec::new()));
        let two = format!("{SQUARE}\n\n16.50, 107.50\n16.51, 107.50\n16.51, 107.51");
        assert_eq!(read(&two, &pack).unwrap().len(), 2, "an empty line begins another one");
    }

    #[test]
    fn what_is_no_area_is_named() {
        let pack = CityPack::built_in().unwrap();
        let ring = |count: usize| {
            let corner = |at: usize| {
                let turn = at as f64 / count as f64 * std::f64::consts::TAU;
                format!("{}, {}", 16.46 + turn.sin() / 100.0, 107.58 + turn.cos() / 100.0)
            };
            (0..count).map(corner).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(read(&ring(MOST), &pack).unwrap()[0].len(), MOST + 1);
        for (text, fault) in [
            ("ngã ba Sình", Fault::Unreadable),
            ("107.58, 16.46", Fault::Unreadable),
            (r#"{"type":"Point","coordinates":[107.58,16.46]}"#, Fault::Unreadable),
            ("{", Fault::Unreadable),
            ("16.46, 107.58\n16.48, 107.60\n16.46, 107.58", Fault::Few),
            (ring(MOST + 1).as_str(), Fault::Many),
            ("16.46, 107.58\n16.48, 107.60\n16.46, 107.60\n16.48, 107.58", Fault::Crosses),
            ("16.46, 107.58\n16.47, 107.59\n16.48, 107.60", Fault::Crosses),
            ("16.46, 107.58\n16.48, 107.58\n16.46, 107.58\n16.46, 107.60", Fault::Crosses),
            ("15.90, 108.30\n15.91, 108.30\n15.91, 108.31", Fault::Outside),
            (
                r#"{"type":"Polygon","coordinates":[[[107.5,16.4],[107.7,16.4],[107.7,16.5]],[[107.6,16.42],[107.61,16.42],[107.61,16.43]]]}"#,
                Fault::Hole,
            ),
        ] {
            assert_eq!(read(text, &pack), Err(fault), "{text}");
        }
    }

    #[test]
    fn it_touches_the_wards_it_lies_in_lies_around_or_crosses() {
        let pack = CityPack::built_in().unwrap();
        let wards = |text: &str| pack.touched(&read(text, &pack).unwrap());
        let here = pack.ward_at(Point { lat: 16.4698, long: 107.5779 }).unwrap();
        let small = "16.4697, 107.5778\n16.4699, 107.5778\n16.4699, 107.5780";
        assert_eq!(wards(small), [here], "a house lies in one ward");
        assert!(wards(SQUARE).len() > 1, "{:?}", wards(SQUARE));
        let all = "16.0, 107.0\n16.0, 108.2\n16.77, 108.2\n16.77, 107.0";
        assert_eq!(wards(all).len(), 40, "around all of it");
        let line = "16.00, 107.5779\n16.75, 107.57790\n16.75, 107.57791";
        assert!(wards(line).len() > 3, "a strip across the city has no corner in most of them");
    }
}
