//! What the element `<hue-map>` draws, as it reads it.

use hue_model::alert::Area;
use hue_model::geo::Point;
use hue_model::street_map::StreetMap;
use serde::Serialize;

use super::layer::MapLayer;
use super::thing::Thing;

/// Everything that is drawn.
#[derive(Serialize)]
struct Scene<'a> {
    points: Vec<Sign<'a>>,
    areas: Vec<Warned<'a>>,
    /// Whether wards can be pressed.
    wards: bool,
    /// Whether the map begins with the whole city.
    whole: bool,
    here: Option<Point>,
}

#[derive(Serialize)]
struct Sign<'a> {
    id: &'a str,
    name: &'a str,
    note: &'a str,
    icon: &'a str,
    /// `square` for what goes on, `round` for what stands there.
    shape: &'a str,
    tone: &'a str,
    /// Where two signs do not fit, the lower stays.
    order: usize,
    lat: f64,
    long: f64,
}

#[derive(Serialize)]
struct Warned<'a> {
    id: &'a str,
    tone: &'a str,
    /// Whether every ward is meant.
    all: bool,
    wards: &'a [String],
    /// Closed rings of longitude and latitude.
    rings: Vec<Vec<(f64, f64)>>,
}

/// What is pressed.
#[derive(Serialize)]
struct Chosen<'a> {
    id: &'a str,
    lat: Option<f64>,
    long: Option<f64>,
}

/// The scene as JSON.
pub(super) fn scene(things: &[&Thing], whole: bool, here: Option<Point>) -> String {
    let points = things.iter().filter_map(|thing| sign(thing)).collect();
    let areas = things.iter().filter_map(|thing| Some(warned(thing, thing.area.as_ref()?))).collect();
    let wards = things.iter().any(|thing| thing.layer == MapLayer::Wards);
    json(&Scene { points, areas, wards, whole, here })
}

/// The sign of a thing that stands somewhere; a ward's name stands on the map by itself.
fn sign(thing: &Thing) -> Option<Sign<'_>> {
    let Thing { id, name, note, icon, tone, layer, .. } = thing;
    let Point { lat, long } = thing.point.filter(|_| *layer != MapLayer::Wards)?;
    let square = matches!(layer, MapLayer::Warnings | MapLayer::Shelters);
    let shape = if square { "square" } else { "round" };
    Some(Sign { id, name, note, icon, shape, tone, order: layer.order(), lat, long })
}

fn warned<'a>(thing: &'a Thing, area: &'a Area) -> Warned<'a> {
    let ring = |ring: &Vec<Point>| ring.iter().map(|point| (point.long, point.lat)).collect();
    let ground = thing.tone.split(' ').next().unwrap_or_default();
    Warned {
        id: &thing.id,
        tone: ground,
        all: area.whole_city,
        wards: &area.wards,
        rings: area.polygons.iter().map(ring).collect(),
    }
}

/// The pressed thing as JSON.
pub(super) fn chosen(thing: Option<&Thing>) -> String {
    let id = thing.map_or("", |thing| thing.id.as_str());
    let at = thing.and_then(|thing| thing.point);
    json(&Chosen { id, lat: at.map(|at| at.lat), long: at.map(|at| at.long) })
}

/// Where the tiles of the street map are; another archive has other addresses, so that no old tile stays.
pub(super) fn streets(map: &StreetMap, address: &str) -> String {
    let version = map.sha256.get(..8).unwrap_or_default();
    json(&Streets { tiles: format!("{address}?{version}"), max: map.max_zoom })
}

#[derive(Serialize)]
struct Streets {
    tiles: String,
    max: u8,
}

fn json(value: &impl Serialize) -> String {
    // Text, numbers and lists can always be written.
    serde_json::to_string(value).unwrap_or_default()
}
