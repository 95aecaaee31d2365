//! The approximate ward shapes of the pack, ready to be drawn.

use std::fmt::Write as _;

use hue_model::pack::{WardOutline, read};

use super::view::{Bounds, World};

/// The address of the shapes; fetched when a screen with a map opens, not before.
pub(crate) const ADDRESS: &str = "/assets/pack/wards.approx.geojson";

/// The address of the communes of before July 2025, whose names people still find their way by.
pub(crate) const OLD_NAMES: &str = "/assets/pack/old_wards.json";

/// All ward shapes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shapes {
    /// One a ward.
    pub(crate) wards: Vec<WardShape>,
    /// The rectangle around the city.
    pub(crate) bounds: Bounds,
    /// The names of the old communes, each with a point inside it.
    pub(crate) old_names: Vec<(String, World)>,
}

/// One ward, drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WardShape {
    /// Its code.
    pub(crate) code: String,
    /// Its name without "Phường".
    pub(crate) name: String,
    /// The outline as SVG path data in world units.
    pub(crate) path: String,
    /// The middle of its largest part, for the label.
    pub(crate) label: World,
    /// How wide its largest part is, in world units.
    pub(crate) width: f64,
    /// The rectangle around all its parts.
    pub(crate) bounds: Bounds,
}

impl Shapes {
    /// Reads the pack's GeoJSON; `None` when it is not one.
    pub(crate) fn read(geojson: &[u8]) -> Option<Self> {
        let mut wards = Vec::new();
        let mut corners = Vec::new();
        for ward in read::outlines(geojson).ok()? {
            let shape = draw(ward)?;
            corners.extend([shape.bounds.min, shape.bounds.max]);
            wards.push(shape);
        }
        Some(Self { wards, bounds: Bounds::around(corners)?, old_names: Vec::new() })
    }
}

/// Reads the pack's list of old communes: their names without "Phường", and where they were.
pub(crate) fn read_old_names(json: &[u8]) -> Vec<(String, World)> {
    let communes = read::old_communes(json).unwrap_or_default();
    communes.into_iter().map(|commune| (commune.name().to_owned(), commune.point.into())).collect()
}

fn draw(ward: WardOutline) -> Option<WardShape> {
    let mut path = String::new();
    let mut parts = Vec::new();
    for ring in ward.outline.rings() {
        let points: Vec<World> = ring.iter().map(|point| (*point).into()).collect();
        trace(&mut path, points.iter().copied());
        parts.extend(Bounds::around(points));
    }
    let largest = parts.iter().max_by(|a, b| area(a).total_cmp(&area(b)))?;
    Some(WardShape {
        code: ward.code,
        name: ward.name,
        path,
        label: largest.middle(),
        width: largest.max.x - largest.min.x,
        bounds: Bounds::around(parts.iter().flat_map(|part| [part.min, part.max]))?,
    })
}

/// A closed ring as SVG path data, after what `path` has already.
pub(crate) fn trace(path: &mut String, points: impl Iterator<Item = World>) {
    for (index, at) in points.enumerate() {
        let pen = if index == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(path, "{pen}{:.5} {:.5}", at.x, at.y);
    }
    path.push('Z');
}

fn area(bounds: &Bounds) -> f64 {
    (bounds.max.x - bounds.min.x) * (bounds.max.y - bounds.min.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &[u8] = include_bytes!("../../../assets/pack/wards.approx.geojson");

    #[test]
    fn the_pack_has_forty_wards_to_draw() {
        let shapes = Shapes::read(PACK).unwrap();
        assert_eq!(shapes.wards.len(), 40, "Huế has 40 wards and communes since July 2025");
        assert!(shapes.wards.iter().all(|ward| ward.path.starts_with('M') && ward.path.ends_with('Z')));
    }

    #[test]
    fn every_label_lies_inside_the_city() {
        let Shapes { wards, bounds, .. } = Shapes::read(PACK).unwrap();
        for ward in wards {
            let inside = (bounds.min.x..=bounds.max.x).contains(&ward.label.x)
                && (bounds.min.y..=bounds.max.y).contains(&ward.label.y);
            assert!(inside, "{} has its label in the sea", ward.name);
        }
    }

    #[test]
    fn old_communes_are_called_as_people_call_them() {
        let names = read_old_names(include_bytes!("../../../assets/pack/old_wards.json"));
        assert_eq!(names.len(), 133);
        assert!(names.iter().any(|(name, _)| name == "Thuận Lộc"));
        assert_eq!(read_old_names(b"[]"), []);
    }

    #[test]
    fn something_else_is_not_drawn() {
        assert_eq!(Shapes::read(b"<!doctype html>"), None);
        assert_eq!(Shapes::read(br#"{"features":[]}"#), None);
    }
}
