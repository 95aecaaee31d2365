//! Cameras over a scripted engine: what chị Lan sees, how old it is, and what comes first in a flood.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::camera::{
    Camera, CameraKind, CameraState, FetchedStill, KeptStill, ListedCamera, ListedCameras,
};
use hue_model::id::{BlobId, CameraId};
use hue_model::problem::{Code, Problem};
use hue_model::text::Localized;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/wards.rs"]
mod wards;

use stage::{NOW, Stage};
use wards::{PHU_XUAN, wards};

const MINUTE: i64 = 60_000;
const RIVER: &str = "/services/cam.river/use";
const TRAFFIC: &str = "/services/cam.traffic/use";

/// A camera whose still was taken so many minutes ago, and is kept here.
fn camera(number: u8, kind: CameraKind, ago: Option<i64>) -> ListedCamera {
    let taken_at = ago.map(|ago| NOW.plus(-ago * MINUTE));
    let camera = Camera {
        id: CameraId::from_parts(NOW, [number; 10]),
        name: Localized::vi_en(format!("⟦Máy {number}⟧"), format!("⟦Máy {number}⟧")),
        kind,
        point: None,
        ward_code: PHU_XUAN.into(),
        agency: String::new(),
        flood: kind == CameraKind::Flood,
        every_minutes: 5,
        public_since: NOW,
        taken_at,
        state: CameraState::Live,
    };
    let kept = taken_at.map(|taken_at| KeptStill { blob: BlobId::from_parts(NOW, [number; 10]), taken_at });
    ListedCamera { camera, kept }
}

fn stage(cameras: Vec<ListedCamera>) -> Stage {
    let listed = ListedCameras { cameras, heard_at: Some(NOW), failed: false };
    let none = FetchedStill::default();
    Stage::lan().reply("camera.list", &listed).reply("camera.still", &none).reply("pack.get", &wards())
}

fn usual() -> Vec<ListedCamera> {
    vec![
        camera(1, CameraKind::Flood, Some(4)),
        camera(2, CameraKind::River, Some(40)),
        camera(3, CameraKind::Traffic, Some(1)),
        camera(4, CameraKind::River, None),
    ]
}

#[test]
fn each_still_says_when_it_was_taken_and_whether_it_is_late() {
    let html = stage(usual()).render(RIVER);
    for text in
        ["Chụp 4 phút trước", "Chụp 40 phút trước", "Ảnh cũ hơn lịch hẹn", "Camera này chưa gửi ảnh nào"]
    {
        assert!(html.contains(text), "{text}: {html}");
    }
    let blob = BlobId::from_parts(NOW, [1; 10]);
    assert!(html.contains(&format!("src=\"/blob/{blob}\" alt=\"⟦Máy 1⟧. Chụp 4 phút trước.\"")), "{html}");
    assert!(html.contains("aria-label=\"Xem ảnh lớn: ⟦Máy 1⟧\"") && !html.contains("⟦Máy 3⟧"), "{html}");
    let html = stage(usual()).render(TRAFFIC);
    assert!(html.contains("⟦Máy 3⟧") && !html.contains("⟦Máy 1⟧"), "{html}");
}

#[test]
fn while_data_is_saved_a_still_waits_for_a_touch() {
    let mut cameras = usual();
    cameras[0].kept = None;
    // The script has no reply to the question for a still: it would fail if it was asked.
    let listed = ListedCameras { cameras, heard_at: Some(NOW), failed: false };
    let mut saver = Stage::lan().reply("camera.list", &listed).reply("pack.get", &wards());
    saver.settings.storm_saver = true;
    let html = saver.render(RIVER);
    assert!(html.contains("Tải ảnh") && html.contains("ảnh chỉ tải khi bạn chạm"), "{html}");
}

#[test]
fn a_still_that_cannot_be_fetched_says_why_and_can_be_asked_for_again() {
    let mut cameras = usual();
    cameras[0].kept = None;
    let html = stage(cameras).fail("camera.still", Code::Offline).render(RIVER);
    assert!(html.contains("Thử lại"), "{html}");
}

#[test]
fn beside_a_still_that_is_kept_it_says_why_no_newer_one_came() {
    let mut cameras = usual();
    cameras.truncate(1);
    let kept = KeptStill { blob: BlobId::from_parts(NOW, [9; 10]), taken_at: NOW.plus(-30 * MINUTE) };
    cameras[0].kept = Some(kept);
    let problem = Some(Problem { retry: true, ..Problem::new(Code::Offline) });
    let answer = FetchedStill { still: Some(kept), problem };
    let html = stage(cameras).reply("camera.still", &answer).render(RIVER);
    for text in ["Chụp 30 phút trước", "Thành phố có ảnh mới hơn", "Không có mạng", "Thử lại"]
    {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert!(html.contains(&format!("src=\"/blob/{}\"", kept.blob)) && !html.contains("aria-busy"), "{html}");
}

#[test]
fn empty_failed_and_gone_say_which_they_are() {
    assert!(stage(Vec::new()).render(RIVER).contains("Chưa có camera nào"));
    let failed = stage(usual()).fail("camera.list", Code::Storage).render(TRAFFIC);
    assert!(failed.contains("Chưa đọc được danh sách camera"), "{failed}");
    let one = CameraId::from_parts(NOW, [2; 10]);
    assert!(stage(usual()).render(&format!("{RIVER}/{one}")).contains("⟦Máy 2⟧"));
    assert!(stage(usual()).render(&format!("{RIVER}/x")).contains("Camera này không còn trong danh sách"));
}

#[test]
fn every_word_of_it_is_translated() {
    let mut pseudo = stage(usual());
    pseudo.words = Some(Words::pseudo());
    let html = pseudo.render(RIVER);
    assert_eq!(texts::untranslated(&html), [""; 0], "{html}");
}
