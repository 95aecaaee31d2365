//! How every type of `model` looks as JSON, and that it comes back the same: what one version wrote
//! into a database or onto a wire, the next one has to read.

#![cfg(test)]

#[path = "shapes/alerts.rs"]
mod alerts;
#[path = "shapes/cameras.rs"]
mod cameras;
#[path = "shapes/catalogue.rs"]
mod catalogue;
#[path = "shapes/commands.rs"]
mod commands;
#[path = "shapes/dossiers.rs"]
mod dossiers;
#[path = "shapes/gauges.rs"]
mod gauges;
#[path = "shapes/outages.rs"]
mod outages;
#[path = "shapes/people.rs"]
mod people;
#[path = "shapes/plans.rs"]
mod plans;
#[path = "shapes/reports.rs"]
mod reports;
#[path = "shapes/shelters.rs"]
mod shelters;
#[path = "shapes/sos.rs"]
mod sos;
#[path = "shapes/wire.rs"]
mod wire;

use std::fmt::Debug;

use hue_model::geo::Point;
use hue_model::id::{BlobId, PhotoId, ReportId, SupportId};
use hue_model::place::{Place, PlaceSource};
use hue_model::report::{DraftContent, Photo};
use hue_model::text::Localized;
use hue_model::time::Millis;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The examples as JSON, after each came back from it unchanged.
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(examples: &[T]) -> Value {
    for example in examples {
        let json = serde_json::to_string(example).unwrap();
        let back: T = serde_json::from_str(&json).unwrap();
        assert_eq!(&back, example, "what was written must be read back the same: {json}");
    }
    serde_json::to_value(examples).unwrap()
}

/// Compares the examples of one type with what is on record under its name.
macro_rules! snap {
    ($name:literal, $($example:expr),+ $(,)?) => {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots" }, {
            insta::assert_json_snapshot!($name, crate::round_trip(&[$($example),+]));
        })
    };
}
pub(crate) use snap;

/// 25 November 2026, 09:00 in Huế.
const MORNING: Millis = Millis(1_795_572_000_000);

fn report_id() -> ReportId {
    ReportId::from_parts(MORNING, [1; 10])
}

fn photo_id() -> PhotoId {
    PhotoId::from_parts(MORNING, [2; 10])
}

fn blob_id() -> BlobId {
    BlobId::from_parts(MORNING, [3; 10])
}

fn support_id() -> SupportId {
    SupportId::from_parts(MORNING, [4; 10])
}

fn point() -> Point {
    Point { lat: 16.4678, long: 107.5905 }
}

fn place() -> Place {
    Place {
        point: point(),
        ward_code: "19789".into(),
        address: "kiệt 12 Lê Lợi, trước quán cô Ba".into(),
        source: PlaceSource::Gps,
        accuracy: Some(18.0),
    }
}

fn content() -> DraftContent {
    DraftContent {
        service_code: Some("road.pothole".into()),
        description: "Ổ gà sâu trước cổng trường.".into(),
        place: Some(place()),
        anonymous: true,
    }
}

fn photo() -> Photo {
    Photo { id: photo_id(), blob: blob_id(), width: 2_048, height: 1_536, bytes: 412_345 }
}

fn name() -> Localized {
    Localized::vi_en("Ổ gà, mặt đường hỏng", "Pothole, broken surface")
}
