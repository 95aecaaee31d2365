//! Cameras against the real city, and one whose answers are held back: a still is fetched when it is wanted, and kept with its
//! time.

use axum::http::HeaderMap;
use futures_util::StreamExt as _;
use futures_util::future::join_all;
use hue_city::case::Actor;
use hue_city::store::role::Role;
use hue_core::Handle;
use hue_model::camera::{
    CAMERAS, Camera, CameraKind, CameraState, Cameras, FetchStill, FetchedStill, KeptStill, ListCameras,
    ListedCamera, TAKEN_AT,
};
use hue_model::id::CameraId;
use hue_model::problem::Code;
use hue_model::text::Localized;
use hue_model::time::Millis;

use super::at_rest::database;
use super::gauges::City;
use super::held_city::HeldCity;
use super::kit::{CEILING, Device, jpeg};
use super::sos::{kim_long, raise};

const MINUTE: i64 = 60_000;

/// Where stills stand.
const STILLS: &str = "/api/v1/cameras/";

/// A camera at a ford that showed its newest still then.
fn camera(number: u8, now: Millis, taken_at: Option<Millis>) -> Camera {
    Camera {
        id: CameraId::from_parts(now, [number; 10]),
        name: Localized::vi_en("Cầu ngầm mẫu", "Sample ford"),
        kind: CameraKind::Flood,
        point: None,
        ward_code: "19753".into(),
        agency: String::new(),
        flood: true,
        every_minutes: 5,
        public_since: now,
        taken_at,
        state: CameraState::Dark,
    }
}

/// A camera of the real city, with the key of its source.
async fn ford(city: &City) -> (CameraId, String) {
    let (app, ha) = (city.running.app(), Actor { id: "p-ha".to_owned(), role: Role::Operator });
    let camera = camera(7, city.now(), None);
    let id = camera.id;
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

    async fn fetches(&self, id: CameraId) -> FetchedStill {
        self.engine.handle(FetchStill { id }).await.unwrap()
    }

    /// The newest still, which comes without any trouble.
    async fn still(&self, id: CameraId) -> Option<KeptStill> {
        let FetchedStill { still, problem } = self.fetches(id).await;
        assert_eq!(problem, None);
        still
    }
}

/// A city with so many cameras whose stills are held back, and a device that knows them.
async fn crossings(count: u8) -> (HeldCity, Device, Vec<CameraId>) {
    let city = HeldCity::start().await;
    let lan = Device::new(&city.base_url).await;
    let at = Millis(1_795_741_200_000);
    let cameras: Vec<_> = (1..=count).map(|number| camera(number, at, Some(at))).collect();
    let ids: Vec<_> = cameras.iter().map(|camera| camera.id).collect();
    let headers: HeaderMap = [(TAKEN_AT.parse().unwrap(), at.0.into())].into_iter().collect();
    for id in &ids {
        city.says(&format!("{STILLS}{id}/still"), headers.clone(), jpeg(64, 48));
    }
    city.says_json(CAMERAS, &Cameras { issued_at: at, cameras });
    city.hold(STILLS);
    lan.camera_shows(ids[0], |_| true).await;
    (city, lan, ids)
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
    let FetchedStill { still, problem } = lan.fetches(id).await;
    assert_eq!(still, Some(first), "the city cannot be asked: what is here is shown");
    assert_eq!(problem.map(|problem| (problem.code, problem.retry)), Some((Code::Offline, true)), "and why");
    city.line.set(true).await;
    let second = lan.still(id).await.unwrap();
    assert_eq!(second.taken_at, newer);
    assert!(lan.engine.blob(first.blob).await.is_err(), "one still of each camera is kept");
}

#[tokio::test]
async fn a_list_of_cameras_fetches_two_stills_at_a_time() {
    let (city, lan, ids) = crossings(5).await;
    let watch = async {
        for asked in 2..=5 {
            city.is_asked(STILLS, asked).await;
            city.let_go(STILLS, 1);
        }
        city.let_go(STILLS, 1);
    };
    let (stills, ()) = tokio::join!(join_all(ids.iter().map(|id| lan.still(*id))), watch);
    assert!(stills.iter().all(Option::is_some), "{stills:?}");
    assert_eq!((city.asked(STILLS).len(), city.most(STILLS)), (5, 2));
}

#[tokio::test]
async fn many_presses_on_a_camera_are_one_download_and_one_answer() {
    let (city, lan, ids) = crossings(1).await;
    let watch = async {
        city.is_asked(STILLS, 1).await;
        city.let_go(STILLS, 9);
    };
    let (stills, ()) = tokio::join!(join_all([ids[0]; 4].map(|id| lan.still(id))), watch);
    assert!(stills[0].is_some() && stills.iter().all(|still| *still == stills[0]), "{stills:?}");
    assert_eq!(city.asked(STILLS).len(), 1);
}

#[tokio::test]
async fn a_still_gives_way_to_a_call_for_rescue_and_comes_after_it() {
    const CALLS: &str = "/api/v1/sos/";
    let (city, lan, ids) = crossings(1).await;
    city.hold(CALLS);
    let call = async {
        city.is_asked(STILLS, 1).await;
        raise(&lan.engine, kim_long()).await;
        city.is_asked(CALLS, 1).await;
        assert_eq!(city.asked(STILLS).len(), 1, "the call has the line to itself");
        city.let_go(CALLS, 99);
        city.is_asked(STILLS, 2).await;
        city.let_go(STILLS, 99);
    };
    let (still, ()) = tokio::join!(lan.still(ids[0]), call);
    assert!(still.is_some());
}

#[tokio::test]
async fn stills_that_a_later_version_kept_are_fetched_anew_and_close_nothing() {
    let city = City::start().await;
    let (id, key) = ford(&city).await;
    let mut lan = city.device().await;
    push(&city, id, &key, 90).await;
    lan.camera_shows(id, |one| one.camera.taken_at.is_some()).await;
    let still = lan.still(id).await.unwrap();
    lan.engine.close().await;
    let sql = "UPDATE meta SET value = '{\"later\":true}' WHERE key = 'camera_stills'";
    assert_eq!(database(&lan, lan.vault()).await.execute(sql, []).unwrap(), 1);
    lan.restart().await;
    assert_eq!(lan.camera(id).await.unwrap().kept, None);
    let again = lan.still(id).await.unwrap();
    assert_eq!(again.taken_at, still.taken_at);
    assert!(lan.engine.blob(again.blob).await.is_ok());
}
