//! How far a point lies outside a ward's approximate shape.

use hue_model::geo::Point;
use serde::Deserialize;

use crate::problem::Result;

/// The outer rings of a ward.
#[derive(Clone, Debug)]
pub(crate) struct Outline {
    rings: Vec<Vec<Point>>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
}

type Ring = Vec<(f64, f64)>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

pub(crate) fn read(geojson: &str) -> Result<Vec<Outline>> {
    let collection: Collection = serde_json::from_str(geojson)?;
    Ok(collection.features.into_iter().map(|feature| outline(feature.geometry)).collect())
}

fn outline(geometry: Geometry) -> Outline {
    let polygons = match geometry {
        Geometry::Polygon(rings) => vec![rings],
        Geometry::MultiPolygon(polygons) => polygons,
    };
    let outer = polygons.into_iter().filter_map(|rings| rings.into_iter().next());
    let point = |(long, lat)| Point { lat, long };
    Outline { rings: outer.map(|ring| ring.into_iter().map(point).collect()).collect() }
}

impl Outline {
    pub(crate) fn contains(&self, point: Point) -> bool {
        self.rings.iter().any(|ring| ring_contains(ring, point))
    }

    /// Metres from a point outside to the nearest edge.
    pub(crate) fn metres_to(&self, point: Point) -> f64 {
        self.rings.iter().map(|ring| ring_metres(ring, point)).fold(f64::INFINITY, f64::min)
    }
}

fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().skip(1))
}

fn ring_contains(ring: &[Point], point: Point) -> bool {
    edges(ring).filter(|(a, b)| crosses(*a, *b, point)).count() % 2 == 1
}

fn ring_metres(ring: &[Point], point: Point) -> f64 {
    edges(ring).map(|(a, b)| edge_metres(a, b, point)).fold(f64::INFINITY, f64::min)
}

/// Whether a ray eastwards from `point` crosses the edge.
fn crosses(a: Point, b: Point, point: Point) -> bool {
    (a.lat > point.lat) != (b.lat > point.lat)
        && point.long < (b.long - a.long) * (point.lat - a.lat) / (b.lat - a.lat) + a.long
}

/// Metres from `point` to the nearest place of an edge, on a plane that fits a city.
fn edge_metres(a: Point, b: Point, point: Point) -> f64 {
    let shrink = point.lat.to_radians().cos();
    let flat = |at: Point| ((at.long - point.long) * shrink, at.lat - point.lat);
    let ((ax, ay), (bx, by)) = (flat(a), flat(b));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length == 0.0 { 0.0 } else { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) };
    let nearest = Point { lat: a.lat + along * (b.lat - a.lat), long: a.long + along * (b.long - a.long) };
    point.metres_to(nearest)
}
