//! Where on the screen a point of the earth lies: one small map view, pure sums.
//!
//! World units are Web Mercator, one unit per degree of longitude, with y growing downwards, counted from
//! a point in Huế: a picture's numbers stay small enough for the 32 bits a renderer works with. A view is a
//! centre in world units and a scale in pixels per unit.

use hue_model::geo::Point;

/// Where world units start: longitude and Mercator northing, in degrees.
const ORIGIN: (f64, f64) = (107.5, 16.5);
/// Pixels per degree of longitude at which the whole city fits a phone.
const FAR: f64 = 250.0;
/// Pixels per degree of longitude at which a pin stands on a house.
const NEAR: f64 = 400_000.0;
/// How far outside the city the centre may be moved, in world units.
const MARGIN: f64 = 0.1;

/// A position in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct World {
    /// To the east.
    pub(crate) x: f64,
    /// To the south.
    pub(crate) y: f64,
}

impl From<Point> for World {
    fn from(point: Point) -> Self {
        let lat = point.lat.clamp(-85.0, 85.0).to_radians();
        let north = (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan().ln().to_degrees();
        Self { x: point.long - ORIGIN.0, y: ORIGIN.1 - north }
    }
}

impl From<World> for Point {
    fn from(world: World) -> Self {
        let north = ORIGIN.1 - world.y;
        let lat = 2.0 * north.to_radians().exp().atan() - std::f64::consts::FRAC_PI_2;
        Self { lat: lat.to_degrees(), long: world.x + ORIGIN.0 }
    }
}

/// A rectangle in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    /// The north-western corner.
    pub(crate) min: World,
    /// The south-eastern corner.
    pub(crate) max: World,
}

impl Bounds {
    /// The smallest rectangle around all of `points`; `None` when there are none.
    pub(crate) fn around(points: impl IntoIterator<Item = World>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, at| {
            let Self { min, max } = bounds.unwrap_or(Self { min: at, max: at });
            Some(Self {
                min: World { x: min.x.min(at.x), y: min.y.min(at.y) },
                max: World { x: max.x.max(at.x), y: max.y.max(at.y) },
            })
        })
    }

    /// Its middle.
    pub(crate) fn middle(&self) -> World {
        World { x: f64::midpoint(self.min.x, self.max.x), y: f64::midpoint(self.min.y, self.max.y) }
    }
}

/// What part of the world a picture of some size shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct View {
    /// The middle of the picture.
    pub(crate) centre: World,
    /// Pixels per world unit.
    pub(crate) scale: f64,
    /// Width of the picture in pixels.
    pub(crate) width: f64,
    /// Height of the picture in pixels.
    pub(crate) height: f64,
}

impl View {
    /// All of `bounds` with a little air around.
    pub(crate) fn fitting(bounds: Bounds, width: f64, height: f64) -> Self {
        let across = width / (bounds.max.x - bounds.min.x).max(1e-6);
        let down = height / (bounds.max.y - bounds.min.y).max(1e-6);
        let scale = (across.min(down) * 0.92).clamp(FAR, NEAR);
        Self { centre: bounds.middle(), scale, width, height }
    }

    /// The same middle, at most as near as `scale`.
    pub(crate) fn at_most(self, scale: f64) -> Self {
        Self { scale: self.scale.min(scale), ..self }
    }

    /// The same middle and scale in a picture of another size.
    pub(crate) fn resized(self, width: f64, height: f64) -> Self {
        Self { width, height, ..self }
    }

    /// Looking at `point`, at least as near as `scale`.
    pub(crate) fn looking_at(self, point: Point, scale: f64) -> Self {
        Self { centre: point.into(), scale: self.scale.max(scale).min(NEAR), ..self }
    }

    /// Moved, if need be, so far that `point` stays in sight.
    pub(crate) fn following(self, point: Point) -> Self {
        const EDGE: f64 = 32.0;
        let (x, y) = self.to_screen(point);
        let over = |at: f64, size: f64| (at - (size - EDGE)).max(0.0) + (at - EDGE).min(0.0);
        let centre = World {
            x: self.centre.x + over(x, self.width) / self.scale,
            y: self.centre.y + over(y, self.height) / self.scale,
        };
        Self { centre, ..self }
    }

    /// Where on the picture `point` lies, in pixels from the top left.
    pub(crate) fn to_screen(self, at: impl Into<World>) -> (f64, f64) {
        let at = at.into();
        (
            (at.x - self.centre.x) * self.scale + self.width / 2.0,
            (at.y - self.centre.y) * self.scale + self.height / 2.0,
        )
    }

    /// What lies under the pixel `x`, `y`.
    pub(crate) fn to_point(self, x: f64, y: f64) -> Point {
        self.to_world(x, y).into()
    }

    fn to_world(self, x: f64, y: f64) -> World {
        World {
            x: self.centre.x + (x - self.width / 2.0) / self.scale,
            y: self.centre.y + (y - self.height / 2.0) / self.scale,
        }
    }

    /// Moved so that the picture follows a finger by `dx`, `dy` pixels, never far outside `bounds`.
    pub(crate) fn panned(self, dx: f64, dy: f64, bounds: Bounds) -> Self {
        let x = self.centre.x - dx / self.scale;
        let y = self.centre.y - dy / self.scale;
        let centre = World {
            x: x.clamp(bounds.min.x - MARGIN, bounds.max.x + MARGIN),
            y: y.clamp(bounds.min.y - MARGIN, bounds.max.y + MARGIN),
        };
        Self { centre, ..self }
    }

    /// Nearer (`factor` above 1) or farther, while what lies under `x`, `y` stays there.
    pub(crate) fn zoomed(self, factor: f64, x: f64, y: f64) -> Self {
        let scale = (self.scale * factor).clamp(FAR, NEAR);
        let fixed = self.to_world(x, y);
        let centre = World {
            x: fixed.x - (x - self.width / 2.0) / scale,
            y: fixed.y - (y - self.height / 2.0) / scale,
        };
        Self { centre, scale, ..self }
    }

    /// Nearer or farther around the middle.
    pub(crate) fn zoomed_middle(self, factor: f64) -> Self {
        self.zoomed(factor, self.width / 2.0, self.height / 2.0)
    }

    /// The SVG transform that puts world units onto the picture.
    pub(crate) fn transform(self) -> String {
        let (x, y) = self.to_screen(World { x: 0.0, y: 0.0 });
        format!("translate({x:.2} {y:.2}) scale({:.4})", self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRIDGE: Point = Point { lat: 16.4686, long: 107.5885 };

    fn city() -> View {
        let corners = [Point { lat: 16.8, long: 107.0 }, Point { lat: 15.98, long: 108.2 }].map(World::from);
        View::fitting(Bounds::around(corners).unwrap(), 390.0, 300.0)
    }

    fn bounds() -> Bounds {
        Bounds { min: World { x: -0.5, y: -0.7 }, max: World { x: 0.7, y: 0.3 } }
    }

    #[test]
    fn a_point_comes_back_from_the_screen() {
        let (x, y) = city().to_screen(BRIDGE);
        let back = city().to_point(x, y);
        assert!(back.metres_to(BRIDGE) < 0.01, "the pin must not creep when it is drawn, got {back:?}");
    }

    #[test]
    fn north_is_up() {
        let (_, bridge) = city().to_screen(BRIDGE);
        let (_, bach_ma) = city().to_screen(Point { lat: 16.2, long: 107.86 });
        assert!(bridge < bach_ma, "Bạch Mã lies south of the bridge");
    }

    #[test]
    fn zooming_keeps_what_is_under_the_finger() {
        let before = city().to_point(30.0, 40.0);
        let after = city().zoomed(8.0, 30.0, 40.0).to_point(30.0, 40.0);
        assert!(before.metres_to(after) < 0.01, "the point under the finger moved");
    }

    #[test]
    fn zooming_stops_at_a_house_and_at_the_city() {
        assert!((city().zoomed_middle(1e9).scale - NEAR).abs() < 1.0);
        assert!((city().zoomed_middle(1e-9).scale - FAR).abs() < 1.0);
    }

    #[test]
    fn the_city_cannot_be_lost_by_panning() {
        let lost = city().panned(-1e9, 1e9, bounds());
        assert!(lost.centre.x <= 0.8 + 1e-9 && lost.centre.y >= -0.8 - 1e-9, "{:?}", lost.centre);
    }

    #[test]
    fn a_pin_moved_by_keys_stays_in_sight() {
        let outside = city().to_point(420.0, 150.0);
        let (x, y) = city().following(outside).to_screen(outside);
        assert!((x - 358.0).abs() < 1e-6 && (y - 150.0).abs() < 1e-6, "{x}, {y}");
    }

    #[test]
    fn the_whole_city_fits_a_phone() {
        let (x, y) = city().to_screen(Point { lat: 16.8, long: 107.0 });
        assert!(x >= 0.0 && y >= 0.0, "the north-western corner is cut off at {x}, {y}");
    }
}
