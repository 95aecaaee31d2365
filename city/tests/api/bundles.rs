//! Many calls from one address: the board is not buried under them, and one person deals with them at one press. The same
//! on both engines.

use std::time::Duration;

use hue_city::store::audit;
use hue_city::store::sos::{self, board};
use hue_model::id::SosId;
use hue_model::sos::{CitySosState, Need, SosDetails, WaterLevel};
use reqwest::{Method, StatusCode};

use crate::rescue::{act, fresh, guest, world};
use crate::sos::{sos_id, status};
use crate::support::{Engine, Guest, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    who_can_be_found_stands_above_who_cannot,
    a_hundred_calls_from_one_address_are_one_line_of_the_board,
    they_are_closed_and_opened_again_at_one_press,
    houses_behind_one_network_are_shown_one_by_one,
    nothing_is_closed_that_came_while_somebody_read,
);

/// The machine somebody sends many calls from, and the homes of others.
const MANY: &str = "203.0.113.7";
const HOME: &str = "198.51.100.4";

/// A call as it comes from this address.
async fn call_from(world: &World, from: &str, who: &Guest, id: SosId, details: SosDetails) {
    let body = hue_model::sos::PutSos { details, ..fresh(world, who) };
    let sent = who.ask(Method::PUT, &format!("/api/v1/sos/{id}")).header("x-forwarded-for", from);
    let response = sent.json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "no call is ever refused");
}

fn over_the_head() -> SosDetails {
    SosDetails { needs: vec![Need::Rescue], water: Some(WaterLevel::OverHead), ..SosDetails::default() }
}

fn at(address: &str, water: WaterLevel) -> SosDetails {
    let place = hue_model::sos::SosPlace {
        point: None,
        accuracy: None,
        ward_code: Some("19753".into()),
        address: address.into(),
        source: hue_model::place::PlaceSource::Name,
    };
    SosDetails { place: Some(place), water: Some(water), ..SosDetails::default() }
}

/// Somebody's machine sends so many calls, each with a secret of its own, numbered from `first`.
async fn bury(world: &World, first: u16, count: u16, details: SosDetails) {
    let one = guest(world, "máy của ai đó");
    for seed in first..first + count {
        call_from(world, MANY, &one.beside(&format!("máy {seed}")), sos_id(seed), details.clone()).await;
    }
}

/// A city whose ten minutes just began, and chị Lan knee-deep at home.
async fn ten_minutes(engine: Engine) -> (World, Guest) {
    let world = world(engine).await;
    let left = 600_000 - world.city.app().now().0.rem_euclid(600_000);
    world.clock.forward(Duration::from_millis(u64::try_from(left).unwrap()));
    let lan = guest(&world, "chị Lan");
    call_from(&world, HOME, &lan, sos_id(1), at("12 Lê Lợi", WaterLevel::Knee)).await;
    (world, lan)
}

fn numbers(page: &Page) -> Vec<String> {
    let rows = page.body.split("class=\"row\"").skip(1);
    rows.map(|row| row.split("<b>").nth(1).unwrap().split('<').next().unwrap().to_owned()).collect()
}

/// The page behind the line of the bundle.
async fn look_at(browser: &mut Browser) -> Page {
    let page = browser.get("/console/sos").await;
    let after =
        page.body.split("class=\"bundled\" href=\"").nth(1).unwrap_or_else(|| panic!("{}", page.body));
    browser.get(&after.split('"').next().unwrap().replace("&amp;", "&")).await
}

async fn press(browser: &mut Browser, page: &Page, fields: &[(&str, &str)]) -> Page {
    let (csrf, origin) = (page.field("csrf"), page.field("origin"));
    let seen = if fields.contains(&("then", "close")) { page.field("seen") } else { String::new() };
    let form =
        [&[("csrf", csrf.as_str()), ("origin", origin.as_str()), ("seen", seen.as_str())], fields].concat();
    let page = browser.post("/console/sos/bundle", &form).await;
    assert_eq!(page.status, 200, "{}", page.body);
    page
}

async fn who_can_be_found_stands_above_who_cannot(engine: Engine) {
    let (world, _) = ten_minutes(engine).await;
    let tu = guest(&world, "anh Tư");
    call_from(&world, "198.51.100.5", &tu, sos_id(2), over_the_head()).await;
    let mut ha = world.console("ha").await;
    assert_eq!(
        numbers(&ha.get("/console/sos").await),
        ["SOS-0001", "SOS-0002"],
        "nobody could go to him yet"
    );
    assert_eq!(act(&mut ha, sos_id(2), "more", &[("phone", "0905 123 456")]).await.status, 200);
    assert_eq!(numbers(&ha.get("/console/sos").await), ["SOS-0002", "SOS-0001"], "now somebody can call him");
}

async fn a_hundred_calls_from_one_address_are_one_line_of_the_board(engine: Engine) {
    let (world, _) = ten_minutes(engine).await;
    bury(&world, 100, 100, over_the_head()).await;
    let mut ha = world.console("ha").await;
    let page = ha.get("/console/sos").await;
    assert_eq!(numbers(&page), ["SOS-0001", "SOS-0002"], "{}", page.body);
    assert!(page.body.contains("và 99 ca nữa gửi từ cùng một kết nối mạng"), "{}", page.body);
    assert!(page.body.contains("<b>101</b>"), "the tab counts every one: {}", page.body);
    // One of them with a place is the first of them, where its need puts it; what somebody works on stands alone.
    bury(&world, 300, 1, at("kiệt 7", WaterLevel::Chest)).await;
    assert_eq!(numbers(&ha.get("/console/sos").await), ["SOS-0102", "SOS-0001"]);
    assert_eq!(act(&mut ha, sos_id(150), "claim", &[]).await.status, 200);
    let page = ha.get("/console/sos").await;
    assert_eq!(numbers(&page), ["SOS-0102", "SOS-0001", "SOS-0052"]);
    assert!(page.body.contains("và 99 ca nữa"), "{}", page.body);
    // Whoever looks for words, prints or takes the table away has each.
    assert_eq!(numbers(&look_at(&mut ha).await).len(), 100, "a page full of 101");
    assert_eq!(numbers(&ha.get("/console/sos?q=SOS-0077").await), ["SOS-0077"]);
    assert_eq!(ha.get("/console/sos/export.csv").await.body.matches("SOS-").count(), 102);
    // Ten minutes later nobody knows any more whose they were.
    world.clock.forward(Duration::from_secs(600));
    bury(&world, 400, 1, over_the_head()).await;
    let mut conn = world.city.app().store.read().await.unwrap();
    let origin =
        async |conn: &mut _, seed| sos::get(conn, sos_id(seed)).await.unwrap().unwrap().origin.unwrap();
    let (before, later) = (origin(&mut conn, 199).await, origin(&mut conn, 400).await);
    assert!(before != later && before.len() == 24 && !before.contains("203"), "{before} {later}");
    assert_eq!(origin(&mut conn, 100).await, before);
}

async fn they_are_closed_and_opened_again_at_one_press(engine: Engine) {
    let (world, lan) = ten_minutes(engine).await;
    bury(&world, 100, 100, over_the_head()).await;
    let (mut ha, mut minh) = (world.console("ha").await, world.console("minh").await);
    assert_eq!(act(&mut minh, sos_id(120), "claim", &[]).await.status, 200);
    let page = look_at(&mut ha).await;
    assert!(page.body.contains("100 ca gửi từ cùng một kết nối mạng trong 10 phút"), "{}", page.body);
    assert!(page.body.contains("Đóng 99 ca chưa ai nhận"), "{}", page.body);
    let page = press(&mut ha, &page, &[("then", "close"), ("reason", "")]).await;
    assert!(page.body.contains("Đóng 99 ca"), "no word, no end: {}", page.body);
    let page = press(&mut ha, &page, &[("then", "close"), ("reason", "Không có thật")]).await;
    assert!(page.body.contains("Mở lại 99 ca đã đóng"), "{}", page.body);
    assert_eq!(numbers(&ha.get("/console/sos").await), ["SOS-0001", "SOS-0022"], "Minh's is still his");
    let one = guest(&world, "x").beside("máy 110");
    let closed = status(&one, sos_id(110)).await;
    assert_eq!(closed.state, CitySosState::Closed);
    assert_eq!(closed.timeline.last().unwrap().note, "Không có thật", "each caller reads why");
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Received);
    // One of them was in earnest and says more: it is open again.
    let mut more = fresh(&world, &one);
    more.revision = 2;
    more.details = at("kiệt 7", WaterLevel::Chest);
    assert_eq!(crate::sos::put(&one, sos_id(110), &more).await.status(), StatusCode::OK);
    assert_eq!(numbers(&ha.get("/console/sos").await), ["SOS-0012", "SOS-0001", "SOS-0022"]);
    // All at once it was, and all at once it is undone.
    let at = page.field("at");
    let page = press(&mut ha, &page, &[("then", "reopen"), ("at", &at)]).await;
    assert!(page.body.contains("Đóng 99 ca chưa ai nhận"), "{}", page.body);
    let mut conn = world.city.app().store.read().await.unwrap();
    let lines = audit::about(&mut conn, &sos_id(110).to_string()).await.unwrap();
    let done: Vec<_> = lines.iter().map(|line| line.action.as_str()).collect();
    assert_eq!(done, ["sos.begin", "sos.close", "sos.update", "sos.reopen"]);
    let lines = audit::about(&mut conn, &page.field("origin")).await.unwrap();
    let done: Vec<_> = lines.iter().map(|line| (line.action.as_str(), line.detail.as_deref())).collect();
    assert_eq!(done, [("sos.close_all", Some("99")), ("sos.reopen_all", Some("99"))]);
    let wish = board::Wish { most: 200, ..board::Wish::default() };
    let open = board::page(&mut conn, &wish).await.unwrap();
    assert_eq!((open.total, open.cases.iter().filter(|case| case.claim.is_some()).count()), (101, 1));
}

async fn nothing_is_closed_that_came_while_somebody_read(engine: Engine) {
    let (world, _) = ten_minutes(engine).await;
    bury(&world, 100, 30, over_the_head()).await;
    let mut ha = world.console("ha").await;
    let page = look_at(&mut ha).await;
    world.clock.forward(Duration::from_secs(1));
    bury(&world, 200, 1, at("kiệt 7", WaterLevel::Chest)).await;
    let known = guest(&world, "máy của ai đó").beside("máy 110");
    let more = hue_model::sos::PutSos {
        revision: 2,
        details: SosDetails { note: "có em bé".into(), ..over_the_head() },
        ..fresh(&world, &known)
    };
    assert_eq!(crate::sos::put(&known, sos_id(110), &more).await.status(), StatusCode::OK);
    let page = press(&mut ha, &page, &[("then", "close"), ("reason", "Không có thật")]).await;
    assert!(page.body.contains("Mở lại 29 ca đã đóng"), "{}", page.body);
    assert!(page.body.contains("Đóng 2 ca chưa ai nhận"), "both are still open: {}", page.body);
}

async fn houses_behind_one_network_are_shown_one_by_one(engine: Engine) {
    let (world, _) = ten_minutes(engine).await;
    bury(&world, 100, 19, at("nhà trọ", WaterLevel::Waist)).await;
    let mut ha = world.console("ha").await;
    assert_eq!(numbers(&ha.get("/console/sos").await).len(), 20, "an alley is no bundle");
    bury(&world, 130, 1, at("nhà trọ", WaterLevel::Waist)).await;
    assert_eq!(numbers(&ha.get("/console/sos").await).len(), 2);
    let page = look_at(&mut ha).await;
    let page = press(&mut ha, &page, &[("then", "apart")]).await;
    assert!(page.body.contains("Gom lại thành một dòng"), "{}", page.body);
    bury(&world, 140, 1, at("nhà trọ", WaterLevel::Waist)).await;
    assert_eq!(numbers(&ha.get("/console/sos").await).len(), 22, "whoever comes later too");
    press(&mut ha, &page, &[("then", "together")]).await;
    assert_eq!(numbers(&ha.get("/console/sos").await).len(), 2);
}
