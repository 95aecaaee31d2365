//! Cameras of the city.

use hue_model::camera::{
    Camera, CameraKind, CameraState, Cameras, FetchedStill, KeptStill, ListedCamera, ListedCameras,
};
use hue_model::geo::Point;
use hue_model::id::CameraId;
use hue_model::problem::{Code, Problem};
use hue_model::text::Localized;

use crate::{MORNING, blob_id, snap};

pub(crate) fn camera_id() -> CameraId {
    CameraId::from_parts(MORNING, [12; 10])
}

#[test]
fn cameras() {
    let flood = Camera {
        id: camera_id(),
        name: Localized::vi_en("Đập Đá", "Đập Đá dam"),
        kind: CameraKind::Flood,
        point: Some(Point { lat: 16.4716, long: 107.5985 }),
        ward_code: "19777".into(),
        agency: "ioc".into(),
        flood: true,
        every_minutes: 5,
        public_since: MORNING,
        taken_at: Some(MORNING),
        state: CameraState::Live,
    };
    let river = Camera { kind: CameraKind::River, state: CameraState::Late, flood: false, ..flood.clone() };
    let dark = Camera {
        kind: CameraKind::Traffic,
        state: CameraState::Dark,
        taken_at: None,
        point: None,
        ..river.clone()
    };
    let kept = KeptStill { blob: blob_id(), taken_at: MORNING };
    snap!(
        "listed_cameras",
        ListedCameras::default(),
        ListedCameras {
            cameras: vec![
                ListedCamera { camera: flood.clone(), kept: Some(kept) },
                ListedCamera { camera: dark.clone(), kept: None }
            ],
            heard_at: Some(MORNING),
            failed: false
        }
    );
    let offline = Problem { retry: true, ..Problem::new(Code::Offline) };
    snap!(
        "fetched_still",
        FetchedStill::default(),
        FetchedStill { still: Some(kept), problem: None },
        FetchedStill { still: Some(kept), problem: Some(offline) },
    );
    snap!("cameras", Cameras { issued_at: MORNING, cameras: vec![flood, river, dark] });
}
