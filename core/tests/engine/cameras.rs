//! Cameras against the real city: a still is fetched when it is wanted, and kept with its time.

use futures_util::StreamExt as _;
use hue_city::case::Actor;
use hue_city::store::role::Role;
use hue_core::Handle;
use hue_model::camera::{
    Camera, CameraKind, CameraState, FetchStill, KeptStill, ListCameras, ListedCamera, TAKEN_AT,
};
use hue_model::id::CameraId;
use hue_model::problem::Code;
use hue_model::text::Localized;
use hue_model::time::Millis;

use super::gauges::City;
use super::kit::{CEILING, Device};

const MINUTE: i64 = 60_000;

/// A camera at a ford, with the key of its source.
async fn ford(city: &City) -> (CameraId, String) {
    let (app, ha) = (city.running.app(), Actor { id: "p-ha".to_owned(), role: Role::Operator });
    let id = CameraId::from_parts(city.now(), [7; 10]);
    let camera = Camera {
        id,
        name: Localized::vi_en("Cầu ngầm mẫu", "Sample ford"),
        kind: CameraKind::Flood,
        point: None,
        ward_code: "19753".into(),
        agency: String::new(),
        flood: true,
        every_minutes: 5,
        public_since: city.now(),
        taken_at: None,
        state: CameraState::Dark,
    };
    hue_city::camera::save(app, &ha, camera, 0, false).await.unwrap();
    (id, hue_city::camera::make_key(app, &ha, id).await.unwrap())
}

/// Pushes a still, and answers when it was taken.
async fn push(city: &City, id: CameraId, key: &str, grey: u8) -> Millis {
    let taken_at = city.now();
    let mut jpeg = Vec::new();
    let picture = image::RgbImage::from_pixel(64, 48, image::Rgb([grey; 3]));
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg).encode_image(&picture).unwrap();
    let url = format!("{}/api/v1/cameras/{id}/still", city.running.base_url);
    let put = reqwest::Client::builder().build().unwrap().put(url).bearer_auth(key);
    let answer = put.header(TAKEN_AT, taken_at.0.to_string()).body(jpeg).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    taken_at
}

impl Device {
    async fn camera(&self, id: CameraId) -> Option<ListedCamera> {
        let listed = self.engine.handle(ListCameras {}).await.unwrap();
        listed.cameras.into_iter().find(|one| one.camera.id == id)
    }

    /// Waits until the list has the camera with a still of its own time.
    async fn camera_shows(&self, id: CameraId, is: impl Fn(&ListedCamera) -> bool) -> ListedCamera {
        let mut events = self.engine.overhear();
        let wait = async {
            loop {
                if let Some(camera) = self.camera(id).await.filter(&is) {
                    return camera;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the camera comes to that")
    }

    async fn still(&self, id: CameraId) -> Option<KeptStill> {
        self.engine.handle(FetchStill { id }).await.unwrap()
    }
}

#[tokio::test]
async fn a_still_is_fetched_when_it_is_wanted_and_looked_at_offline_with_its_time() {
    let city = City::start().await;
    let (id, key) = ford(&city).await;
    let mut lan = city.device().await;
    let unknown = FetchStill { id: CameraId::from_parts(city.now(), [9; 10]) };
    assert_eq!(lan.engine.handle(unknown).await.unwrap_err().code, Code::NotFound);
    lan.camera_shows(id, |_| true).await;
    assert_eq!(lan.still(id).await, None, "it has none");
    let taken_at = push(&city, id, &key, 90).await;
    city.clock.pass(3 * MINUTE);
    let listed = lan.camera_shows(id, |one| one.camera.taken_at.is_some()).await;
    assert_eq!((listed.kept, listed.camera.state), (None, CameraState::Live), "a list fetches no still");
    let first = lan.still(id).await.unwrap();
    assert_eq!(first.taken_at, taken_at);
    assert!(lan.engine.blob(first.blob).await.unwrap().starts_with(b"\xff\xd8\xff"));
    assert_eq!(lan.still(id).await, Some(first), "the city has no other");

    city.line.set(false).await;
    lan.restart().await;
    city.clock.pass(30 * MINUTE);
    let offline = lan.camera(id).await.unwrap();
    assert_eq!((offline.kept, offline.camera.state), (Some(first), CameraState::Late));
    assert!(lan.engine.blob(first.blob).await.is_ok(), "what is kept is not swept away");
    assert_eq!(lan.still(id).await, Some(first));

    city.line.set(true).await;
    let newer = push(&city, id, &key, 160).await;
    city.clock.pass(3 * MINUTE);
    lan.camera_shows(id, |one| one.camera.taken_at == Some(newer)).await;
    city.line.set(false).await;
    assert_eq!(lan.still(id).await, Some(first), "the city cannot be asked: what is here is shown");
    city.line.set(true).await;
    let second = lan.still(id).await.unwrap();
    assert_eq!(second.taken_at, newer);
    assert!(lan.engine.blob(first.blob).await.is_err(), "one still of each camera is kept");
}
