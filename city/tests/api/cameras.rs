//! Cameras: added at the desk, fed by a key, and seen by everybody with the time of the still.

use std::time::Duration;

use hue_city::store::audit;
use hue_model::camera::{Camera, CameraKind};
use hue_model::camera::{CameraState, Cameras, TAKEN_AT};
use hue_model::id::PhotoId;
use hue_model::time::Millis;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};

use crate::postgres;
use crate::support::{Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_source_pushes_stills_and_the_newest_is_shown,
    a_desk_adds_changes_and_retires_a_camera,
    before_its_day_nobody_sees_a_camera,
    with_a_camera_that_is_retired_its_still_is_gone,
);

async fn world(engine: Engine) -> World {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    World::on(tempfile::tempdir().unwrap(), database).await
}

const NAME: &str = "Cầu ngầm <b>";
const FIELDS: [(&str, &str); 7] = [
    ("kind", "flood"),
    ("name_vi", NAME),
    ("ward", "19753"),
    ("lat", "16.4741"),
    ("long", "107.5852"),
    ("every_minutes", "5"),
    ("flood", "1"),
];

async fn send(browser: &mut Browser, id: &str, version: &str, fields: &[(&str, &str)]) -> Page {
    let csrf = browser.get("/console/cameras").await.field("csrf");
    let hidden = [("csrf", csrf.as_str()), ("id", id), ("version", version)];
    browser.post("/console/cameras", &[&hidden[..], fields].concat()).await
}

/// Fills in the form of a new camera, the last on the page; answers its id.
async fn add(browser: &mut Browser) -> String {
    let page = browser.get("/console/cameras").await;
    let last = page.body.rsplit("name=\"id\" value=\"").next().unwrap();
    let id = last.split('"').next().unwrap().to_owned();
    let page = send(browser, &id, "0", &FIELDS).await;
    assert_eq!(page.status, 200, "{}", page.body);
    id
}

/// The camera as everybody reads it, if they do.
async fn seen(world: &World, id: &str) -> Option<Camera> {
    let answer = client().get(world.at("/api/v1/cameras")).send().await.unwrap();
    let list: Cameras = answer.json().await.unwrap();
    list.cameras.into_iter().find(|camera| camera.id.to_string() == id)
}

/// Asks for a key as the desk does; it is told once.
async fn key(browser: &mut Browser, id: &str) -> String {
    let csrf = browser.get("/console/cameras").await.field("csrf");
    let page = browser.post(&format!("/console/cameras/{id}/key"), &[("csrf", csrf.as_str())]).await;
    let key = page.body.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(key.len() == 43 && !browser.get("/console/cameras").await.body.contains(&key), "{}", page.body);
    key
}

/// A still of one colour.
fn still(width: u32, height: u32, grey: u8) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([grey; 3]));
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg).encode_image(&picture).unwrap();
    jpeg
}

/// Pushes a still that was taken so many seconds ago; answers the status, and whether it is shown.
async fn push(world: &World, id: &str, key: &str, ago: i64, body: Vec<u8>) -> (StatusCode, bool) {
    push_taken_at(world, id, key, world.city.app().now().plus(-ago * 1_000), body).await
}

async fn push_taken_at(world: &World, id: &str, key: &str, at: Millis, body: Vec<u8>) -> (StatusCode, bool) {
    let taken_at = at.0.to_string();
    let put = client().put(world.at(&format!("/api/v1/cameras/{id}/still"))).bearer_auth(key);
    let answer = put.header(TAKEN_AT, taken_at).body(body).send().await.unwrap();
    let status = answer.status();
    (status, answer.json::<serde_json::Value>().await.unwrap()["shown"] == true)
}

async fn a_source_pushes_stills_and_the_newest_is_shown(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let id = add(&mut ha).await;
    let here = format!("/api/v1/cameras/{id}/still");
    assert_eq!(client().get(world.at(&here)).send().await.unwrap().status(), 404, "nothing came yet");
    let key = key(&mut ha, &id).await;
    let shown = (StatusCode::OK, true);
    assert_eq!(push(&world, &id, &key, 60, still(1_600, 900, 90)).await, shown);
    let first = client().get(world.at(&here)).send().await.unwrap();
    assert_eq!(
        (first.headers()[CONTENT_TYPE].to_str().unwrap(), first.status()),
        ("image/jpeg", StatusCode::OK)
    );
    assert_eq!(first.headers()["content-security-policy"], "default-src 'none'; sandbox");
    let tag = first.headers()[ETAG].clone();
    let taken_at = Millis(first.headers()[TAKEN_AT].to_str().unwrap().parse().unwrap());
    let picture = image::load_from_memory(&first.bytes().await.unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (1_280, 720));
    let again = client().get(world.at(&here)).header(IF_NONE_MATCH, &tag).send().await.unwrap();
    assert_eq!(again.status(), 304);

    let old = (StatusCode::OK, false);
    assert_eq!(push(&world, &id, &key, 61, still(64, 64, 10)).await, old, "an older one never replaces it");
    assert_eq!(push_taken_at(&world, &id, &key, taken_at, still(64, 64, 10)).await, old, "nor one as old");
    refuses_what_is_no_still(&world, &id, &key).await;
    let same = client().get(world.at(&here)).header(IF_NONE_MATCH, &tag).send().await.unwrap();
    assert_eq!(same.status(), 304, "none of that is shown");
    let taken_at = world.city.app().now();
    assert_eq!(push_taken_at(&world, &id, &key, taken_at, still(64, 64, 10)).await, shown);
    let newer = client().get(world.at(&here)).header(IF_NONE_MATCH, &tag).send().await.unwrap();
    assert_eq!(newer.headers()[TAKEN_AT], taken_at.0.to_string());

    assert_eq!(seen(&world, &id).await.unwrap().state, CameraState::Live);
    world.clock.forward(Duration::from_secs(7 * 60));
    assert_eq!(seen(&world, &id).await.unwrap().state, CameraState::Late);
    assert!(ha.get("/console/cameras").await.body.contains("Ảnh cũ hơn lịch hẹn"));
    let other = self::key(&mut ha, &id).await;
    let old_key = push(&world, &id, &key, 0, still(64, 64, 10)).await.0;
    assert_eq!(old_key, StatusCode::UNAUTHORIZED, "the old key ended");
    assert_eq!(push(&world, &id, &other, 0, still(64, 64, 10)).await, shown);
}

async fn refuses_what_is_no_still(world: &World, id: &str, key: &str) {
    for (ago, body) in [
        (0, b"GIF89a rubbish".to_vec()),
        (0, still(64, 64, 10)[..100].to_vec()),
        (0, bomb()),
        (-121, still(64, 64, 10)),
        (24 * 3_600, still(64, 64, 10)),
    ] {
        let answer = push(world, id, key, ago, body).await;
        assert_eq!(answer, (StatusCode::UNPROCESSABLE_ENTITY, false), "{ago}");
    }
    let large = push(world, id, key, 0, vec![0; 2 * 1024 * 1024 + 1]).await.0;
    assert_eq!(large, StatusCode::PAYLOAD_TOO_LARGE);
    let cut: String = key.chars().skip(1).collect();
    for key in ["", "x", &cut] {
        assert_eq!(push(world, id, key, 0, still(64, 64, 10)).await.0, StatusCode::UNAUTHORIZED);
    }
}

/// A hundred megapixels by its header, in a few bytes.
fn bomb() -> Vec<u8> {
    let mut bytes = still(16, 16, 10);
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    bytes[frame + 5..frame + 9].copy_from_slice(&[0x27, 0x10, 0x27, 0x10]);
    bytes
}

async fn a_desk_adds_changes_and_retires_a_camera(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let id = add(&mut ha).await;
    let camera = seen(&world, &id).await.unwrap();
    assert_eq!((camera.kind, camera.flood, camera.state), (CameraKind::Flood, true, CameraState::Dark));
    let page = ha.get("/console/cameras").await;
    assert!(
        page.body.contains("Cầu ngầm &lt;b&gt;") && page.body.contains("Chưa nhận được ảnh nào"),
        "{}",
        page.body
    );
    for (field, value) in
        [("kind", "boat"), ("name_vi", " "), ("ward", "x"), ("lat", "48.2"), ("every_minutes", "0")]
    {
        let odd = FIELDS.map(|(name, good)| (name, if name == field { value } else { good }));
        let page = send(&mut ha, &id, "1", &odd).await;
        assert!(page.status == 422 && page.body.contains("value=\"107.5852\""), "{field}: {}", page.status);
    }
    let named = FIELDS.map(|(name, good)| (name, if name == "name_vi" { "Cầu ngầm mới" } else { good }));
    assert_eq!(send(&mut ha, &id, "1", &named).await.status, 200);
    let late = send(&mut ha, &id, "1", &FIELDS).await;
    assert!(
        late.status == 409 && late.body.contains("Đang ghi: Tên (tiếng Việt): Cầu ngầm mới"),
        "{}",
        late.body
    );
    let key = key(&mut ha, &id).await;
    let retired = [&named[..], &[("retired", "1")]].concat();
    assert_eq!(send(&mut ha, &id, "2", &retired).await.status, 200);
    assert_eq!(seen(&world, &id).await, None);
    assert_eq!(push(&world, &id, &key, 0, still(64, 64, 10)).await.0, StatusCode::UNAUTHORIZED);
    let lines = audit::about(&mut world.city.app().store.read().await.unwrap(), &id).await.unwrap();
    let said: Vec<_> = lines.iter().map(|line| line.action.as_str()).collect();
    assert_eq!(said, ["camera.save", "camera.save", "camera.key", "camera.save"]);
    let mut son = world.console("son").await;
    assert_eq!(son.get("/console/cameras").await.status, 404, "an agency keeps none");
    let csrf = son.get("/console").await.field("csrf");
    let asked = son.post(&format!("/console/cameras/{id}/key"), &[("csrf", csrf.as_str())]).await;
    assert_eq!(asked.status, 404);
}

async fn before_its_day_nobody_sees_a_camera(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let id = add(&mut ha).await;
    assert!(seen(&world, &id).await.is_some());
    let day = world.city.app().now().plus(24 * 3_600_000).in_hue().unwrap();
    let day = day.format("%Y-%m-%dT%H:%M").to_string();
    let later = [&FIELDS[..], &[("public_since", day.as_str())]].concat();
    assert_eq!(send(&mut ha, &id, "1", &later).await.status, 200);
    let key = key(&mut ha, &id).await;
    assert_eq!(push(&world, &id, &key, 0, still(64, 64, 10)).await, (StatusCode::OK, true));
    let look = async || client().get(world.at(&format!("/api/v1/cameras/{id}/still"))).send().await.unwrap();
    assert_eq!((seen(&world, &id).await, look().await.status()), (None, StatusCode::NOT_FOUND));
    world.clock.forward(Duration::from_secs(24 * 3_600));
    assert_eq!(push(&world, &id, &key, 0, still(64, 64, 10)).await, (StatusCode::OK, true));
    assert_eq!((seen(&world, &id).await.is_some(), look().await.status()), (true, StatusCode::OK));
}

async fn with_a_camera_that_is_retired_its_still_is_gone(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let id = add(&mut ha).await;
    let key = key(&mut ha, &id).await;
    assert_eq!(push(&world, &id, &key, 60, still(64, 64, 10)).await, (StatusCode::OK, true));
    let look = async || client().get(world.at(&format!("/api/v1/cameras/{id}/still"))).send().await.unwrap();
    let photo: PhotoId = look().await.headers()[ETAG].to_str().unwrap().trim_matches('"').parse().unwrap();
    let media = &world.city.app().media;
    assert!(media.get(photo).await.is_ok());
    let retired = [&FIELDS[..], &[("retired", "1")]].concat();
    assert_eq!(send(&mut ha, &id, "1", &retired).await.status, 200);
    assert!(media.get(photo).await.is_err_and(|failure| failure.is_not_found()), "the file is deleted");
    assert_eq!(send(&mut ha, &id, "2", &FIELDS).await.status, 200);
    assert_eq!(seen(&world, &id).await.unwrap().state, CameraState::Dark, "brought back it shows no old one");
    assert_eq!(push(&world, &id, &key, 30, still(64, 64, 10)).await, (StatusCode::OK, true));
}
