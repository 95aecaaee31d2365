//! Points, how far they lie apart, and the outlines of areas.

mod outline;

use serde::{Deserialize, Serialize};

pub use outline::{Outline, Ring, inside, metres_to_ring, sides};

/// A point on the earth, WGS 84, in degrees; `long` as Open311 spells it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub long: f64,
}

const EARTH_METRES: f64 = 6_371_008.8;

impl Point {
    /// Whether both numbers are degrees on the earth.
    #[must_use]
    pub fn is_valid(self) -> bool {
        (-90.0..=90.0).contains(&self.lat) && (-180.0..=180.0).contains(&self.long)
    }

    /// Metres to `other` along the surface.
    #[must_use]
    pub fn metres_to(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (self.lat.to_radians(), other.lat.to_radians());
        let (d_lat, d_long) = (lat_b - lat_a, (other.long - self.long).to_radians());
        let chord = (d_lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_long / 2.0).sin().powi(2);
        2.0 * EARTH_METRES * chord.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::Point;

    #[test]
    fn the_bridge_is_four_hundred_metres_long() {
        let north = Point { lat: 16.4703, long: 107.5877 };
        let south = Point { lat: 16.4669, long: 107.5892 };
        let metres = north.metres_to(south);
        assert!((350.0..450.0).contains(&metres), "Tràng Tiền is 402 m long, got {metres}");
    }
}
