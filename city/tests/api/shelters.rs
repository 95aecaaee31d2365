//! Shelters and flood parking: written by ward desks, read by everybody, never open without a date.

use std::time::Duration;

use hue_city::App;
use hue_city::store::audit;
use hue_city::store::role::{self, Role};
use hue_model::shelter::{Shelter, ShelterKind, ShelterState, Shelters};
use hue_model::time::Millis;
use reqwest::header::{ETAG, IF_NONE_MATCH};

use crate::postgres;
use crate::support::{CEILING, Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_ward_desk_opens_a_shelter_and_everybody_reads_it_until_its_word_is_old,
    two_desks_at_once_do_not_undo_each_other,
    each_desk_writes_its_own_ward,
    a_pasted_table_is_taken_whole_or_not_at_all,
);

/// Phú Xuân, and its neighbour Thuận Hóa.
const PHU_XUAN: &str = "19753";
const THUAN_HOA: &str = "19789";

async fn world(engine: Engine) -> World {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    let world = World::on(tempfile::tempdir().unwrap(), database).await;
    grant(&world, "kim", Role::Clerk { agency: format!("ubnd-{PHU_XUAN}") }).await;
    world
}

async fn grant(world: &World, sub: &'static str, role: Role) {
    let issuer = world.at("/vneid");
    let work =
        world.city.app().store.write(move |conn| {
            Box::pin(async move { role::grant(conn, &issuer, sub, &role, Millis(0)).await })
        });
    work.await.unwrap();
}

/// A school as its ward's desk writes it; a sample, as everything in a demonstration.
const SCHOOL: [(&str, &str); 12] = [
    ("kind", "shelter"),
    ("name", "Trường mẫu <b>"),
    ("ward", PHU_XUAN),
    ("address", "1 đường Mẫu"),
    ("lat", "16.4741"),
    ("long", "107.5852"),
    ("capacity", "200"),
    ("contact", "cô Mai"),
    ("phone", "0234 000 001"),
    ("floor_cm", "120"),
    ("ramp", "yes"),
    ("toilets", "4"),
];

/// Fills in the form of a new place and saves it.
async fn add(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let page = browser.get("/console/shelters").await;
    // The form of a new place is the last on the page.
    let last = page.body.rsplit("name=\"id\" value=\"").next().unwrap();
    let id = last.split('"').next().unwrap().to_owned();
    let (csrf, version) = (page.field("csrf"), "0".to_owned());
    let hidden = [("csrf", csrf.as_str()), ("id", &id), ("version", &version)];
    browser.post("/console/shelters", &[&hidden[..], fields].concat()).await
}

async fn list(world: &World) -> Shelters {
    client().get(world.at("/api/v1/shelters")).send().await.unwrap().json().await.unwrap()
}

async fn only(world: &World) -> Shelter {
    let mut list = list(world).await.shelters;
    assert_eq!(list.len(), 1);
    list.remove(0)
}

/// Says whether a place has room, on the page as it was seen.
async fn say(browser: &mut Browser, page: &Page, id: &str, state: &str) -> Page {
    let form = page.body.split(&format!("/console/shelters/{id}/open")).next().unwrap();
    let version =
        form.rsplit("name=\"version\" value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    let csrf = page.field("csrf");
    let fields = [("csrf", csrf.as_str()), ("version", version.as_str())];
    browser.post(&format!("/console/shelters/{id}/{state}"), &fields).await
}

async fn a_ward_desk_opens_a_shelter_and_everybody_reads_it_until_its_word_is_old(engine: Engine) {
    let world = world(engine).await;
    let (mut kim, mut lan) = (world.console("kim").await, world.browser());
    assert!(lan.get("/shelters").await.body.contains("Chưa có nơi nào"));
    assert_eq!(add(&mut kim, &SCHOOL).await.status, 200);
    let place = only(&world).await;
    assert_eq!((place.state, place.confirmed_at, place.demo), (ShelterState::Unconfirmed, None, true));
    let here = format!("/shelters?ward={PHU_XUAN}");
    let page = lan.get(&here).await;
    for word in
        ["Trường mẫu &lt;b&gt;", "Chưa ai xác nhận", "200 người", "120 cm", "xe lăn", "4 nhà vệ sinh", "MẪU"]
    {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    assert!(
        page.body.contains("href=\"geo:16.474100,107.585200?q=") && page.body.contains("cô Mai 0234 000 001")
    );
    assert!(!page.body.contains("Đang mở") && !page.body.contains("tel:") && !page.body.contains("<script"));
    let seen = kim.get("/console/shelters").await;
    assert_eq!(say(&mut kim, &seen, &place.id.to_string(), "open").await.status, 200);
    let page = lan.get(&here).await;
    assert!(page.body.contains("Đang mở") && page.body.contains("Phú Xuân xác nhận"), "{}", page.body);
    assert!(lan.get("/shelters").await.body.contains("1 đang mở"));
    world.clock.forward(Duration::from_secs(12 * 3600));
    let page = lan.get(&here).await;
    assert!(page.body.contains("Chưa xác nhận lại từ") && !page.body.contains("Đang mở"), "{}", page.body);
    let place = only(&world).await;
    assert_eq!((place.state, place.confirmed_at.is_some()), (ShelterState::Unconfirmed, true));
    let lines = audit::about(&mut world.city.app().store.read().await.unwrap(), &place.id.to_string()).await;
    let lines = lines.unwrap();
    let said: Vec<_> = lines.iter().map(|line| (line.action.as_str(), line.detail.as_deref())).collect();
    assert_eq!(said, [("shelter.save", None), ("shelter.confirm", Some("open"))]);
    assert!(lines.iter().all(|line| line.actor == lines[0].actor && !line.actor.is_empty()));
}

async fn two_desks_at_once_do_not_undo_each_other(engine: Engine) {
    let world = world(engine).await;
    let (mut kim, mut ha) = (world.console("kim").await, world.console("ha").await);
    add(&mut kim, &SCHOOL).await;
    let id = only(&world).await.id.to_string();
    let (hers, his) = (kim.get("/console/shelters").await, ha.get("/console/shelters").await);
    let (one, two) = tokio::join!(say(&mut kim, &hers, &id, "open"), say(&mut ha, &his, &id, "full"));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "the slower one hears of it");
    let lost = if one.status == 409 { one } else { two };
    assert!(lost.body.contains("ai đó vừa sửa nơi này"), "{}", lost.body);
    // A form on what is no more true: nothing is overwritten, and what was written is still there.
    let more = [&SCHOOL[..6], &[("capacity", "350"), ("note", "Có chỗ nằm")]].concat();
    let (csrf, old) = (hers.field("csrf"), "1".to_owned());
    let form = |version: String| {
        let hidden = [("csrf", csrf.clone()), ("id", id.clone()), ("version", version)];
        let fields = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        hidden.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(fields).collect::<Vec<_>>()
    };
    let post = async |kim: &mut Browser, form: Vec<(String, String)>| {
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        kim.post("/console/shelters", &form).await
    };
    let refused = post(&mut kim, form(old)).await;
    assert!(refused.status == 409 && refused.body.contains("value=\"Có chỗ nằm\""), "{}", refused.body);
    assert!(refused.body.contains("Đang ghi: Sức chứa (người hoặc xe): 200"), "{}", refused.body);
    assert_eq!(only(&world).await.capacity, Some(200));
    let again = refused.body.split("value=\"350\"").next().unwrap();
    let again = again.rsplit("name=\"version\" value=\"").next().unwrap().split('"').next().unwrap();
    let knowingly = form(again.to_owned());
    assert_eq!(post(&mut kim, knowingly.clone()).await.status, 200);
    let now = only(&world).await;
    assert_eq!((now.capacity, now.note.as_str(), now.toilets), (Some(350), "Có chỗ nằm", None));
    assert!(now.state != ShelterState::Unconfirmed, "what was said of its room stays");
    assert_eq!(post(&mut kim, knowingly).await.status, 200, "sent twice over a bad line it is said once");
}

async fn each_desk_writes_its_own_ward(engine: Engine) {
    let world = world(engine).await;
    let mut kim = world.console("kim").await;
    let elsewhere: Vec<_> =
        SCHOOL.map(|(name, value)| (name, if name == "ward" { THUAN_HOA } else { value })).to_vec();
    assert_eq!(add(&mut kim, &elsewhere).await.status, 404);
    let mut ha = world.console("ha").await;
    assert_eq!(add(&mut ha, &elsewhere).await.status, 200, "the city's desk writes everywhere");
    let page = kim.get("/console/shelters").await;
    assert!(!page.body.contains("Trường mẫu"), "nor does she see it: {}", page.body);
    let id = only(&world).await.id.to_string();
    let csrf = page.field("csrf");
    let form = [("csrf", csrf.as_str()), ("version", "1")];
    assert_eq!(kim.post(&format!("/console/shelters/{id}/open"), &form).await.status, 404);
    assert_eq!(only(&world).await.state, ShelterState::Unconfirmed);
    let steal = [&[("csrf", csrf.as_str()), ("id", &id), ("version", "1")], &SCHOOL[..]].concat();
    assert_eq!(kim.post("/console/shelters", &steal).await.status, 404, "nor takes it over to her ward");
    let mut son = world.console("son").await;
    assert!(!son.get("/console").await.body.contains("/console/shelters"), "an agency keeps none");
    for path in ["/console/shelters", "/console/shelters/import"] {
        assert_eq!(son.get(path).await.status, 404, "{path}");
    }
    assert_eq!(kim.post("/console/shelters", &SCHOOL).await.status, 403, "a form without its token");
    for (field, value) in
        [("name", " "), ("kind", "boat"), ("lat", "48.2"), ("capacity", "many"), ("ramp", "maybe")]
    {
        let odd: Vec<_> =
            SCHOOL.map(|(name, good)| (name, if name == field { value } else { good })).to_vec();
        let page = add(&mut kim, &odd).await;
        assert!(page.status == 422 && page.body.contains("cô Mai"), "{field}: {}", page.status);
    }
}

const HEAD: &str = "kind,name,ward,address,lat,long,capacity,contact,phone,floor_cm,ramp,toilets,note";

async fn a_pasted_table_is_taken_whole_or_not_at_all(engine: Engine) {
    let world = world(engine).await;
    let mut kim = world.console("kim").await;
    let csrf = kim.get("/console/shelters/import").await.field("csrf");
    let paste = async |kim: &mut Browser, table: &str| {
        kim.post("/console/shelters/import", &[("csrf", &csrf), ("csv", table)]).await
    };
    let good = format!(
        "{HEAD}\nshelter,Trường mẫu,{PHU_XUAN},\"Kiệt 1, đường Mẫu\",,,200,,,,,,\n\
         flood_parking,Bãi mẫu,{PHU_XUAN},,16.47,107.58,80,,,,no,,Có mái che\n"
    );
    let wrong = paste(&mut kim, &good.replace("80", "tám mươi")).await;
    assert!(
        wrong.status == 422 && wrong.body.contains("Dòng 3") && wrong.body.contains("Kiệt 1"),
        "{}",
        wrong.body
    );
    assert!(list(&world).await.shelters.is_empty(), "not even the line that was good");
    let foreign = paste(&mut kim, &good.replacen(PHU_XUAN, THUAN_HOA, 1)).await;
    assert!(foreign.status == 422 && foreign.body.contains("phường, xã khác"), "{}", foreign.body);
    assert!(list(&world).await.shelters.is_empty());
    assert_eq!(paste(&mut kim, &good).await.status, 200);
    let places = list(&world).await.shelters;
    let kinds: Vec<_> = places.iter().map(|place| (place.kind, place.name.as_str())).collect();
    assert_eq!(kinds, [(ShelterKind::FloodParking, "Bãi mẫu"), (ShelterKind::Shelter, "Trường mẫu")]);
    let twice = paste(&mut kim, &good).await;
    assert!(twice.status == 422 && twice.body.contains("đã có"), "{}", twice.body);
    assert_eq!(list(&world).await.shelters.len(), 2);
}

#[tokio::test]
async fn machines_read_the_same_with_a_tag() {
    let world = world(Engine::Sqlite).await;
    let mut kim = world.console("kim").await;
    add(&mut kim, &SCHOOL).await;
    add(&mut kim, &[("kind", "flood_parking"), ("name", "Bãi mẫu"), ("ward", PHU_XUAN)]).await;
    let geo = client().get(world.at("/api/v1/shelters.geojson")).send().await.unwrap();
    assert_eq!(geo.headers()["content-type"], "application/geo+json");
    let geo: serde_json::Value = geo.json().await.unwrap();
    assert_eq!(geo["features"][1]["geometry"]["coordinates"], serde_json::json!([107.5852, 16.4741]));
    assert_eq!(geo["features"][1]["properties"]["state"], "unconfirmed");
    assert!(geo["features"][0]["geometry"].is_null(), "nobody measured it");
    for path in ["/api/v1/shelters", "/api/v1/shelters.geojson", "/shelters"] {
        let first = client().get(world.at(path)).send().await.unwrap();
        let again =
            client().get(world.at(path)).header(IF_NONE_MATCH, &first.headers()[ETAG]).send().await.unwrap();
        assert_eq!(again.status(), 304, "{path}");
    }
}

#[tokio::test]
async fn a_place_that_is_not_used_any_more_is_gone_for_everybody() {
    let world = world(Engine::Sqlite).await;
    let mut kim = world.console("kim").await;
    add(&mut kim, &SCHOOL).await;
    let id = only(&world).await.id.to_string();
    let csrf = kim.get("/console/shelters").await.field("csrf");
    let hidden = [("csrf", csrf.as_str()), ("id", &id), ("version", "1"), ("retired", "1")];
    assert_eq!(kim.post("/console/shelters", &[&hidden[..], &SCHOOL[..]].concat()).await.status, 200);
    assert!(list(&world).await.shelters.is_empty());
    assert!(kim.get("/console/shelters").await.body.contains("Không dùng nữa"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_record_is_silent_the_last_list_of_places_is_shown_with_its_time() {
    let world = world(Engine::Postgres).await;
    let mut kim = world.console("kim").await;
    add(&mut kim, &SCHOOL).await;
    let id = only(&world).await.id.to_string();
    let seen = kim.get("/console/shelters").await;
    say(&mut kim, &seen, &id, "open").await;
    let mut lan = world.browser();
    let here = format!("/shelters?ward={PHU_XUAN}");
    assert!(lan.get(&here).await.body.contains("Đang mở"));
    let address = app(&world).config.database.clone().unwrap();
    let mut stranger = <sqlx::PgConnection as sqlx::Connection>::connect(&address).await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE shelter IN ACCESS EXCLUSIVE MODE").execute(&mut stranger).await.unwrap();
    world.clock.forward(Duration::from_secs(13 * 3600));
    let old = async { while !lan.get(&here).await.body.contains("Chưa lấy được danh sách mới") {} };
    tokio::time::timeout(CEILING, old).await.expect("the last list says how old it is");
    let page = lan.get(&here).await;
    assert!(
        page.status == 200 && page.body.contains("Chưa xác nhận lại từ"),
        "an old word does not stay open"
    );
    sqlx::raw_sql("ROLLBACK").execute(&mut stranger).await.unwrap();
}

#[tokio::test]
async fn hundreds_of_places_are_still_light_pages() {
    let world = world(Engine::Sqlite).await;
    let mut ha = world.console("ha").await;
    let csrf = ha.get("/console/shelters/import").await.field("csrf");
    let wards: Vec<String> = app(&world).pack.wards.keys().cloned().collect();
    let long = "ế".repeat(100);
    let row = |ward: &str, number: usize| {
        format!(
            "shelter,Mẫu {number} {long},{ward},{long},16.47,107.58,200,{long},0234 000 001,120,yes,4,{long}\n"
        )
    };
    let one: String = (0..60).map(|number| row(&wards[0], number)).collect();
    let each: String = wards[1..].iter().map(|ward| row(ward, 0)).collect();
    let table = format!("{HEAD}\n{one}{each}");
    let taken = ha.post("/console/shelters/import", &[("csrf", &csrf), ("csv", &table)]).await;
    assert_eq!(taken.status, 200);
    let mut lan = world.browser();
    let (mut path, mut seen) = ("/shelters".to_owned(), 0);
    loop {
        let page = lan.get(&path).await;
        let all = crate::site::weight(&world, &page).await;
        println!("{path}: {} bytes, {all} with its style", page.body.len());
        assert!(page.status == 200 && all <= 30_000, "{path}: {all} bytes");
        seen += page.body.matches("<section class=\"card\">").count();
        let (ward, next) = (format!("/shelters?ward={}", wards[0]), "&amp;from=");
        path = match page.body.split(next).nth(1).and_then(|rest| rest.split('"').next()) {
            Some(from) => format!("{ward}&from={from}"),
            None if seen == 0 => ward,
            None => break,
        };
    }
    assert_eq!(seen, 60, "each of them once");
}

#[tokio::test]
async fn without_any_list_of_places_the_numbers_are_there() {
    let world = world(Engine::Sqlite).await;
    app(&world).store.close().await;
    let page = world.browser().get("/shelters").await;
    assert!(page.status == 503 && page.body.contains("Gọi 112"), "{}", page.body);
}

fn app(world: &World) -> &App {
    world.city.app()
}
