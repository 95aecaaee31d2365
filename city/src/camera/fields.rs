//! A camera as somebody writes it in a form.

use hue_model::camera::{Camera, CameraKind, CameraState};
use hue_model::geo::Point;
use hue_model::id::CameraId;
use hue_model::limits::OUTSIDE_METRES;
use hue_model::text::{Localized, unprintable};
use hue_model::time::Millis;

use crate::clock::read_local;
use crate::pack::CityPack;

/// The fields that are typed, in the order of the form, with their longest length in characters.
pub(crate) const TEXTS: [(&str, usize); 5] =
    [("name_vi", 100), ("name_en", 100), ("lat", 12), ("long", 12), ("every_minutes", 4)];
/// Every field's name.
pub(crate) const ALL: [&str; 10] =
    ["kind", "name_vi", "name_en", "ward", "agency", "lat", "long", "every_minutes", "flood", "public_since"];

/// The most minutes between two stills: half a day.
const SLOWEST: u32 = 720;

/// The camera that these fields say, or the names of those that cannot be taken. Nothing is said of its still.
pub(crate) fn read(
    pack: &CityPack,
    id: CameraId,
    now: Millis,
    get: impl Fn(&str) -> String,
) -> Result<Camera, Vec<&'static str>> {
    let text = |name: &str| get(name).trim().to_owned();
    let long = |(name, most): (&'static str, usize)| {
        let text = text(name);
        (text.chars().count() > most || text.chars().any(unprintable)).then_some(name)
    };
    let mut wrong: Vec<&'static str> = TEXTS.into_iter().filter_map(long).collect();
    let kind = CameraKind::ALL.into_iter().find(|kind| kind.word() == text("kind"));
    let point = place(pack, &text("lat"), &text("long"));
    let every = text("every_minutes").parse().ok().filter(|minutes| (1..=SLOWEST).contains(minutes));
    let since = match text("public_since").as_str() {
        "" => Some(now),
        written => read_local(written),
    };
    let checks = [
        ("kind", kind.is_some()),
        ("name_vi", !text("name_vi").is_empty()),
        ("ward", pack.wards.contains_key(&text("ward"))),
        ("agency", text("agency").is_empty() || pack.agencies.contains_key(&text("agency"))),
        ("lat", point.is_some()),
        ("every_minutes", every.is_some()),
        ("public_since", since.is_some()),
    ];
    wrong.extend(checks.into_iter().filter(|(_, good)| !good).map(|(name, _)| name));
    let (Some(kind), Some(every_minutes), Some(public_since), true) = (kind, every, since, wrong.is_empty())
    else {
        wrong.dedup();
        return Err(wrong);
    };
    let (vi, en) = (text("name_vi"), text("name_en"));
    let en = if en.is_empty() { vi.clone() } else { en };
    Ok(Camera {
        id,
        name: Localized::vi_en(vi, en),
        kind,
        point: point.flatten(),
        ward_code: text("ward"),
        agency: text("agency"),
        flood: !text("flood").is_empty(),
        every_minutes,
        public_since,
        taken_at: None,
        state: CameraState::Dark,
    })
}

/// A place in or near the city, or none where nothing is written; `None` for anything else.
fn place(pack: &CityPack, lat: &str, long: &str) -> Option<Option<Point>> {
    if lat.is_empty() && long.is_empty() {
        return Some(None);
    }
    let point = Point { lat: lat.parse().ok()?, long: long.parse().ok()? };
    let near = point.is_valid() && pack.outside_metres(point) <= OUTSIDE_METRES;
    near.then_some(Some(point))
}
