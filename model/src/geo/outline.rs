//! The outline of an area: whether a point lies inside, and how many metres away it is.

use serde::Deserialize;

use super::Point;

/// Metres of one degree of latitude.
const DEGREE_METRES: f64 = 111_195.0;

/// The corners of a ring in their order.
pub type Ring = Vec<Point>;

/// The outline of an area, read from a GeoJSON geometry: polygons of rings, the first ring of each
/// outside, the others holes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "Geometry")]
pub struct Outline {
    polygons: Vec<Vec<Ring>>,
}

/// A position of GeoJSON: longitude first.
type Position = (f64, f64);

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Position>>),
    MultiPolygon(Vec<Vec<Vec<Position>>>),
}

impl From<Geometry> for Outline {
    fn from(geometry: Geometry) -> Self {
        let polygons = match geometry {
            Geometry::Polygon(one) => vec![one],
            Geometry::MultiPolygon(many) => many,
        };
        let ring = |ring: Vec<Position>| ring.into_iter().map(|(long, lat)| Point { lat, long }).collect();
        Self { polygons: polygons.into_iter().map(|rings| rings.into_iter().map(ring).collect()).collect() }
    }
}

impl Outline {
    /// Its polygons: of each the first ring is the outside, the others holes.
    #[must_use]
    pub fn polygons(&self) -> &[Vec<Ring>] {
        &self.polygons
    }

    /// Every ring, for drawing.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flatten()
    }

    /// Whether the point lies inside and in no hole.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        self.polygons.iter().any(|rings| inside(rings, point))
    }

    /// Metres from the point to the area; 0 inside. Flat over a city's size.
    #[must_use]
    pub fn metres_to(&self, point: Point) -> f64 {
        if self.contains(point) {
            return 0.0;
        }
        self.rings().map(|ring| metres_to_ring(ring, point)).fold(f64::INFINITY, f64::min)
    }
}

/// The sides of a ring, closed whether or not its last corner is its first.
pub fn sides(ring: &Ring) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)).take(ring.len())
}

/// Whether the point lies in these rings, by the even-odd rule over all of them, so that holes are outside.
#[must_use]
pub fn inside(rings: &[Ring], point: Point) -> bool {
    rings.iter().flat_map(sides).filter(|(a, b)| crosses(*a, *b, point)).count() % 2 == 1
}

/// Whether a ray eastwards from `point` crosses the side.
fn crosses(a: Point, b: Point, point: Point) -> bool {
    (a.lat > point.lat) != (b.lat > point.lat)
        && point.long < (b.long - a.long) * (point.lat - a.lat) / (b.lat - a.lat) + a.long
}

/// Metres from the point to the nearest side of a ring. Flat over a city's size.
#[must_use]
pub fn metres_to_ring(ring: &Ring, point: Point) -> f64 {
    let along = DEGREE_METRES * point.lat.to_radians().cos();
    let flat = |at: Point| ((at.long - point.long) * along, (at.lat - point.lat) * DEGREE_METRES);
    sides(ring).map(|(a, b)| metres_from_origin(flat(a), flat(b))).fold(f64::INFINITY, f64::min)
}

fn metres_from_origin((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let part = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (ax + part * dx).hypot(ay + part * dy)
}

#[cfg(test)]
mod tests {
    use super::{Outline, Point};

    /// A square of a tenth of a degree with a hole in its middle, and an island to its east.
    fn lagoon() -> Outline {
        serde_json::from_str(
            r#"{"type":"MultiPolygon","coordinates":[
                [[[107.5,16.4],[107.6,16.4],[107.6,16.5],[107.5,16.5],[107.5,16.4]],
                 [[107.54,16.44],[107.56,16.44],[107.56,16.46],[107.54,16.46],[107.54,16.44]]],
                [[[107.8,16.4],[107.9,16.4],[107.9,16.5],[107.8,16.5]]]]}"#,
        )
        .unwrap()
    }

    #[test]
    fn a_hole_is_outside_and_an_island_inside() {
        let lagoon = lagoon();
        assert!(lagoon.contains(Point { lat: 16.42, long: 107.52 }), "on the shore");
        assert!(!lagoon.contains(Point { lat: 16.45, long: 107.55 }), "in the water");
        assert!(lagoon.contains(Point { lat: 16.45, long: 107.85 }), "on the island");
        assert!(!lagoon.contains(Point { lat: 16.45, long: 107.7 }), "between them");
        assert_eq!(lagoon.rings().count(), 3);
    }

    #[test]
    fn metres_are_those_along_the_surface() {
        let lagoon = lagoon();
        let inside = lagoon.metres_to(Point { lat: 16.42, long: 107.52 });
        assert!(inside.abs() < f64::EPSILON);
        for (from, nearest) in [
            (Point { lat: 16.45, long: 107.63 }, Point { lat: 16.45, long: 107.6 }),
            (Point { lat: 16.52, long: 107.62 }, Point { lat: 16.5, long: 107.6 }),
            (Point { lat: 16.45, long: 107.558 }, Point { lat: 16.45, long: 107.56 }),
        ] {
            let (got, real) = (lagoon.metres_to(from), from.metres_to(nearest));
            assert!((got - real).abs() < real / 1_000.0, "{got} m instead of {real} m from {from:?}");
        }
    }

    #[test]
    fn a_line_is_no_outline() {
        let line = r#"{"type":"LineString","coordinates":[[107.5,16.4],[107.6,16.4]]}"#;
        assert!(serde_json::from_str::<Outline>(line).is_err());
    }
}
