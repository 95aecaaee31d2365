//! A still map on which an area stands out: wards by their code, and polygons.

use dioxus::prelude::*;
use hue_model::alert::Area;
use hue_model::geo::Point;

use super::labels::{Labels, labels};
use super::map::SharedShapes;
use super::shapes::{Shapes, trace};
use super::view::{Bounds, View, World};

/// Pixels per degree beyond which an area is not looked at more closely: its neighbours belong to the picture.
const NEAREST: f64 = 3_000.0;

/// The map with the area in it, in the colour of the warning's level (0 where it has none).
#[component]
pub(crate) fn AreaPreview(shapes: SharedShapes, area: Area, level: u8, label: String) -> Element {
    let mut size = use_signal(|| (358.0, 220.0));
    let (width, height) = size();
    let view = View::fitting(bounds_of(&shapes.0, &area), width, height).at_most(NEAREST);
    let labels = labels(&shapes.0, view, None);
    let transform = view.transform();
    rsx! {
        div {
            class: "map map-area",
            "data-level": "{level}",
            role: "img",
            "aria-label": "{label}",
            onresize: move |event| {
                if let Ok(new) = event.get_content_box_size() && new.width > 1.0 {
                    size.set((new.width, new.height));
                }
            },
            svg {
                class: "map-picture",
                view_box: "0 0 {view.width:.0} {view.height:.0}",
                preserve_aspect_ratio: "xMidYMid slice",
                "aria-hidden": "true",
                g { class: "map-wards", transform: "{transform}",
                    for shape in shapes.0.wards.iter() {
                        path { key: "{shape.code}", d: "{shape.path}", "data-warned": area.names(&shape.code).then_some("yes") }
                    }
                    for ring in area.polygons.iter() {
                        path { d: path_of(ring), "data-warned": "drawn" }
                    }
                }
                Labels { labels }
            }
        }
    }
}

/// The rectangle around the area; the whole city where it is, or where nothing of it is known.
fn bounds_of(shapes: &Shapes, area: &Area) -> Bounds {
    if area.whole_city {
        return shapes.bounds;
    }
    let wards = shapes.wards.iter().filter(|shape| area.names(&shape.code));
    let corners = wards.flat_map(|shape| [shape.bounds.min, shape.bounds.max]);
    let drawn = area.polygons.iter().flatten().map(|point| World::from(*point));
    Bounds::around(corners.chain(drawn)).unwrap_or(shapes.bounds)
}

fn path_of(ring: &[Point]) -> String {
    let mut path = String::new();
    trace(&mut path, ring.iter().map(|point| (*point).into()));
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes() -> Shapes {
        Shapes::read(include_bytes!("../../../assets/pack/wards.approx.geojson")).unwrap()
    }

    #[test]
    fn one_ward_is_looked_at_and_not_the_whole_city() {
        let shapes = shapes();
        let area = Area { wards: vec!["19753".into()], ..Area::default() };
        let (ward, city) = (bounds_of(&shapes, &area), shapes.bounds);
        assert!(ward.max.x - ward.min.x < (city.max.x - city.min.x) / 4.0, "{ward:?}");
    }

    #[test]
    fn an_area_nobody_knows_is_the_whole_city() {
        let shapes = shapes();
        assert_eq!(bounds_of(&shapes, &Area { wards: vec!["0".into()], ..Area::default() }), shapes.bounds);
        assert_eq!(bounds_of(&shapes, &Area { whole_city: true, ..Area::default() }), shapes.bounds);
    }

    #[test]
    fn a_drawn_area_is_drawn_where_it_lies() {
        let ring = [
            Point { lat: 16.47, long: 107.57 },
            Point { lat: 16.48, long: 107.58 },
            Point { lat: 16.47, long: 107.57 },
        ];
        let area = Area { polygons: vec![ring.to_vec()], ..Area::default() };
        let bounds = bounds_of(&shapes(), &area);
        assert!((bounds.max.x - bounds.min.x - 0.01).abs() < 1e-9, "{bounds:?}");
        assert!(path_of(&ring).starts_with("M0.07000 ") && path_of(&ring).ends_with('Z'));
    }
}
