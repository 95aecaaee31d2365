//! `area`: shapes that can be used, and those that cannot named.

use hue_model::geo::Point;
use roxmltree::Node;

use super::fields::{Fields, child, children, named, text, trimmed};
use crate::cap::fault::{Refusal, Rule};
use crate::cap::message::{Area, Circle};
use crate::cap::tree::text_of;

const NUMBERS: &str = "not numbers of the form `lat,lon`";
const RANGE: &str = "not on the earth";
const SHORT: &str = "a ring needs four points";
const OPEN: &str = "the ring is not closed";
const RADIUS: &str = "the radius is not a number of kilometres";

/// Reads an area; `None` when it had shapes and nothing of it can be used.
pub(super) fn read(area: Node<'_, '_>, fields: &mut Fields<'_>) -> Result<Option<Area>, Refusal> {
    fields.take_area()?;
    let mut polygons = Vec::new();
    let mut circles = Vec::new();
    let mut broken = false;
    for node in children(area, "polygon") {
        let text = text_of(node);
        fields.take_points(text.split_whitespace().count())?;
        keep(polygon(&text), node, fields, &mut polygons, &mut broken);
    }
    for node in children(area, "circle") {
        fields.take_points(1)?;
        keep(circle(&trimmed(node)), node, fields, &mut circles, &mut broken);
    }
    let geocodes = named(area, "geocode");
    if broken && polygons.is_empty() && circles.is_empty() && geocodes.is_empty() {
        fields.note(area, Rule::Area);
        return Ok(None);
    }
    let (altitude, ceiling) = (height(area, "altitude", fields), height(area, "ceiling", fields));
    let description = text(area, "areaDesc").unwrap_or_default();
    Ok(Some(Area { description, polygons, circles, geocodes, altitude, ceiling }))
}

/// A shape, and whether its pairs had to be turned round.
type Shape<T> = Result<(T, bool), &'static str>;

fn keep<T>(
    shape: Shape<T>,
    node: Node<'_, '_>,
    fields: &mut Fields<'_>,
    kept: &mut Vec<T>,
    broken: &mut bool,
) {
    match shape {
        Ok((shape, swapped)) => {
            if swapped {
                fields.note(node, Rule::Swapped);
            }
            kept.push(shape);
        }
        Err(why) => {
            *broken = true;
            fields.note(node, Rule::Shape(why));
        }
    }
}

fn polygon(text: &str) -> Shape<Vec<Point>> {
    let pairs = text.split_whitespace().map(pair).collect::<Option<Vec<_>>>().ok_or(NUMBERS)?;
    let (ring, swapped) = turned(pairs)?;
    if ring.len() < 4 {
        return Err(SHORT);
    }
    if ring.first() != ring.last() {
        return Err(OPEN);
    }
    Ok((ring, swapped))
}

fn circle(text: &str) -> Shape<Circle> {
    let (centre, radius) = text.split_once(char::is_whitespace).ok_or(RADIUS)?;
    let radius_km = number(radius.trim()).filter(|radius| *radius >= 0.0).ok_or(RADIUS)?;
    let (points, swapped) = turned(vec![pair(centre).ok_or(NUMBERS)?])?;
    let centre = points.first().copied().ok_or(NUMBERS)?;
    Ok((Circle { centre, radius_km }, swapped))
}

/// Points on the earth. Where a first number is beyond any latitude and the other way round all are on the
/// earth, longitude was written first: so it is with every place in Vietnam.
fn turned(pairs: Vec<Point>) -> Result<(Vec<Point>, bool), &'static str> {
    if pairs.iter().all(|point| point.is_valid()) {
        return Ok((pairs, false));
    }
    let turn = |point: Point| Point { lat: point.long, long: point.lat };
    let turned: Vec<Point> = pairs.into_iter().map(turn).collect();
    if turned.iter().all(|point| point.is_valid() && point.long.abs() > 90.0) {
        return Ok((turned, true));
    }
    Err(RANGE)
}

fn pair(text: &str) -> Option<Point> {
    let (lat, long) = text.split_once(',')?;
    Some(Point { lat: number(lat)?, long: number(long)? })
}

/// A finite number; `f64` would also read words.
fn number(text: &str) -> Option<f64> {
    let digits = text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    text.parse().ok().filter(|number: &f64| digits && number.is_finite())
}

fn height(area: Node<'_, '_>, name: &str, fields: &mut Fields<'_>) -> Option<f64> {
    let node = child(area, name)?;
    let height = number(&trimmed(node));
    if height.is_none() {
        fields.note(node, Rule::Height);
    }
    height
}
