//! The approximate shapes of the wards: inside or not, and how many metres away.

use hue_model::geo::Point;
use hue_model::pack::WardCode;

/// Metres of one degree of latitude.
const DEGREE_METRES: f64 = 111_195.0;

type Ring = Vec<[f64; 2]>;

/// The shape of one ward: polygons of rings, the first ring outside, the others holes; `[long, lat]`.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) code: WardCode,
    pub(super) polygons: Vec<Vec<Ring>>,
}

impl Shape {
    /// Metres from the point to this shape; 0 inside. Flat over a city's size.
    pub(super) fn metres_to(&self, point: Point) -> f64 {
        if self.polygons.iter().any(|rings| inside(rings, point)) {
            return 0.0;
        }
        self.polygons.iter().flatten().map(|ring| metres_to_ring(ring, point)).fold(f64::INFINITY, f64::min)
    }
}

/// The sides of a ring.
fn sides(ring: &Ring) -> impl Iterator<Item = ([f64; 2], [f64; 2])> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)).take(ring.len())
}

/// Even-odd rule over all rings, so that holes are outside.
fn inside(rings: &[Ring], point: Point) -> bool {
    let crossings = rings
        .iter()
        .flat_map(sides)
        .filter(|([x1, y1], [x2, y2])| {
            (*y1 > point.lat) != (*y2 > point.lat)
                && point.long < (x2 - x1) * (point.lat - y1) / (y2 - y1) + x1
        })
        .count();
    crossings % 2 == 1
}

fn metres_to_ring(ring: &Ring, point: Point) -> f64 {
    let along = DEGREE_METRES * point.lat.to_radians().cos();
    let flat = |[long, lat]: [f64; 2]| ((long - point.long) * along, (lat - point.lat) * DEGREE_METRES);
    sides(ring).map(|(a, b)| metres_from_origin(flat(a), flat(b))).fold(f64::INFINITY, f64::min)
}

fn metres_from_origin((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let part = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (ax + part * dx).hypot(ay + part * dy)
}
