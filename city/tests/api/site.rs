//! The public site as somebody meets it on an old phone: no script, a bad line, two languages.

use std::time::Duration;

use hue_city::alert::content::{Content, Kind, NOTE_CHARS};
use hue_city::{App, Config};
use hue_model::alert::{Action, Alert, Area, RiskLevel};
use hue_model::text::Localized;
use reqwest::header::{ACCEPT_LANGUAGE, ETAG, IF_NONE_MATCH};

use crate::alerts::{flood, next, publish};
use crate::postgres;
use crate::support::{Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(the_first_page_says_what_is_in_force_and_leads_to_all_of_it, a_full_door_answers_with_a_page,);

async fn world(engine: Engine, change: impl FnOnce(&mut Config)) -> World {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::new(folder.path());
    if let Engine::Postgres = engine {
        config.database = Some(postgres::fresh().await);
    }
    change(&mut config);
    World::with(folder, config).await
}

fn app(world: &World) -> &App {
    world.city.app()
}

/// The flood of October 2025 with what to do.
fn warning(world: &World) -> Content {
    Content {
        actions: vec![Action::GoUp, Action::RaiseBelongings],
        note: Localized::vi_en("Nước lên nhanh.", "The water rises fast."),
        ..flood(app(world).now())
    }
}

fn path(alert: &Alert) -> String {
    format!("/warnings/{}", alert.incident)
}

#[track_caller]
fn says(page: &Page, all: &[&str]) {
    assert!(!page.body.contains("<script"), "without script");
    for one in all {
        assert!(page.body.contains(one), "{one}: {}", page.body);
    }
}

async fn the_first_page_says_what_is_in_force_and_leads_to_all_of_it(engine: Engine) {
    let world = world(engine, |_| {}).await;
    let mut lan = world.browser();
    let calm = lan.get("/").await;
    says(&calm, &["không có cảnh báo nào", "href=\"/sos\"", "Gọi 112 · mô phỏng", "action=\"/s\""]);
    let first = publish(app(&world), None, warning(&world)).await.alert;
    let page = lan.get("/").await;
    let link = format!("href=\"{}\"", path(&first));
    says(
        &page,
        &["Lũ · Báo động 3", "Cấp độ rủi ro 3", "Phú Xuân", "Lên tầng cao hơn.", &link, "Danh sách lúc"],
    );
    let (warnings, help) = (page.body.find(&link).unwrap(), page.body.find("href=\"/sos\"").unwrap());
    assert!(warnings < help, "what threatens stands first");
    let event = lan.get(&path(&first)).await;
    let facts = ["HUE-LULU-12", "Đài Khí tượng Thủy văn thành phố Huế", "Bản tin tiếp", "Nước lên nhanh."];
    says(&event, &facts);
    says(&event, &["Kê cao đồ đạc", "Ban hành cảnh báo", &format!("/alerts/{}.cap.xml", first.id)]);
    goes_on_and_ends(&world, &mut lan, &first).await;
    let drill = Content { exercise: true, ..warning(&world) };
    let drill = publish(app(&world), None, drill).await.alert;
    says(&lan.get("/warnings").await, &["DIỄN TẬP"]);
    says(&lan.get(&path(&drill)).await, &["không phải cảnh báo thật"]);
    for nothing in ["/warnings/0198a7c0-0000-7000-8000-000000000000", "/warnings/x"] {
        let page = lan.get(nothing).await;
        assert!(page.status == 404 && page.body.contains("Không có cảnh báo này"), "{}", page.body);
    }
}

/// An update joins the thread, every message leads to it, and the end is said.
async fn goes_on_and_ends(world: &World, lan: &mut Browser, first: &Alert) {
    let higher = Content { level: RiskLevel::new(4), ..next(app(world), first, Kind::Update) };
    let update = publish(app(world), Some(first.incident), higher).await.alert;
    let by_message = lan.get(&format!("/warnings/{}", first.id)).await;
    assert!(by_message.url.ends_with(&path(first)), "{}", by_message.url);
    says(&by_message, &["Cấp độ rủi ro 4", "Cập nhật", "Ban hành cảnh báo"]);
    says(&lan.get("/").await, &["data-loud=\"breakthrough\""]);
    publish(app(world), Some(first.incident), next(app(world), &update, Kind::AllClear)).await;
    says(&lan.get("/").await, &["không có cảnh báo nào"]);
    says(&lan.get("/warnings").await, &["Đã hết trong một ngày qua", "Hết nguy hiểm: Lũ"]);
    says(&lan.get(&path(first)).await, &["Hết nguy hiểm: Lũ", "Báo hết nguy hiểm"]);
}

#[tokio::test]
async fn it_speaks_as_the_browser_asks_and_as_somebody_chose() {
    let world = world(Engine::Sqlite, |_| {}).await;
    publish(app(&world), None, warning(&world)).await;
    let english = client().get(world.at("/")).header(ACCEPT_LANGUAGE, "en-GB,vi;q=0.5").send().await.unwrap();
    assert_eq!(english.headers()["vary"], "accept-language, cookie");
    let english = english.text().await.unwrap();
    for word in [
        "<html lang=\"en\"",
        "Flood · Alarm stage 3",
        "Go up to a higher floor",
        "href=\"?lang=vi\"",
        "Tiếng Việt",
    ] {
        assert!(english.contains(word), "{word}: {english}");
    }
    let mut emma = world.browser();
    let chosen = emma.get("/warnings?lang=en").await;
    assert!(chosen.url.ends_with("/warnings") && chosen.body.contains("<html lang=\"en\""), "{}", chosen.url);
    says(&emma.get("/sos").await, &["<html lang=\"en\""]);
    assert!(emma.get("/s?code=aa%20bb-3&lang=vi").await.url.ends_with("/s/AABB3"), "nothing else gets lost");
    says(&emma.get("/").await, &["<html lang=\"vi\""]);
    says(&emma.get("/?lang=ja").await, &["<html lang=\"vi\""]);
}

#[tokio::test]
async fn minji_and_rene_read_english_and_find_home_and_the_other_language_on_the_pages_of_rescue() {
    let world = world(Engine::Sqlite, |_| {}).await;
    for language in ["ko-KR,ko;q=0.9", "fr"] {
        let page = client().get(world.at("/sos")).header(ACCEPT_LANGUAGE, language).send().await.unwrap();
        let page = page.text().await.unwrap();
        assert!(
            page.contains("<html lang=\"en\"") && page.contains("href=\"?lang=vi\""),
            "{language}: {page}"
        );
    }
    let mut tu = world.browser();
    let form = tu.get("/sos").await;
    says(&form, &["<a href=\"/\">", "href=\"?lang=en\""]);
    let id = form.field("id");
    let refused = tu.post("/sos", &[("id", id.as_str()), ("note", "Giúp với")]).await;
    assert!(
        refused.body.contains("Giúp với") && !refused.body.contains("?lang="),
        "no way to lose the words"
    );
    let sent = [("id", id.as_str()), ("address", "Thôn Bao Vinh")];
    let receipt = tu.post("/sos", &sent).await;
    says(&receipt, &["<a href=\"/\">", "href=\"?lang=en\"", "SOS-0001"]);
    let there = receipt.url.rsplit('/').next().unwrap();
    let english = tu.get(&format!("/s/{there}?lang=en")).await;
    assert!(english.url.ends_with(there) && english.body.contains("<html lang=\"en\""), "{}", english.body);
}

#[tokio::test]
async fn wards_stand_in_the_order_of_the_alphabet() {
    let world = world(Engine::Sqlite, |_| {}).await;
    let page = world.browser().get("/sos").await.body;
    let at = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name}: {page}"));
    for names in [["Phong Dinh", "Phong Điền", "Phong Phú"], ["Chân Mây", "Đan Điền", "Hưng Lộc"]]
    {
        assert!(names.map(at).is_sorted(), "{names:?} {:?}", names.map(at));
    }
}

#[tokio::test]
async fn who_has_a_page_is_not_sent_it_again() {
    let world = world(Engine::Sqlite, |_| {}).await;
    let first = publish(app(&world), None, warning(&world)).await.alert;
    for path in ["/", "/warnings", &path(&first)] {
        let page = client().get(world.at(path)).send().await.unwrap();
        assert!(page.headers()["cache-control"].to_str().unwrap().starts_with("public, max-age=5"));
        let again =
            client().get(world.at(path)).header(IF_NONE_MATCH, &page.headers()[ETAG]).send().await.unwrap();
        assert!(again.status() == 304 && again.text().await.unwrap().is_empty(), "{path}");
        let other = client().get(world.at(path)).header(ACCEPT_LANGUAGE, "en").send().await.unwrap();
        assert_ne!(other.headers()[ETAG], page.headers()[ETAG], "{path}");
        publish(app(&world), None, warning(&world)).await;
    }
    let own = client().get(world.at("/s")).send().await.unwrap();
    assert_eq!(own.headers()["cache-control"], "no-store");
}

/// What a phone loads for a page that it never saw: the page and everything it names.
pub(crate) async fn weight(world: &World, page: &Page) -> usize {
    let mut bytes = page.body.len();
    for link in page.body.split("<link ").skip(1) {
        let href = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        bytes += client().get(world.at(href)).send().await.unwrap().bytes().await.unwrap().len();
    }
    assert!(!page.body.contains("<img") && !page.body.contains("src="), "nothing else is loaded");
    bytes
}

#[tokio::test]
async fn every_page_with_all_it_loads_is_light() {
    let world = world(Engine::Sqlite, |_| {}).await;
    let long = Localized::vi_en("ế".repeat(NOTE_CHARS), "<".repeat(NOTE_CHARS));
    let area = Area { wards: app(&world).pack.wards.keys().cloned().collect(), ..Area::default() };
    let most = Content { actions: Action::ALL.to_vec(), note: long, area, ..flood(app(&world).now()) };
    for _ in 0..22 {
        publish(app(&world), None, most.clone()).await;
    }
    let mut last = publish(app(&world), None, most.clone()).await.alert;
    for _ in 0..35 {
        let update = Content { kind: Kind::Update, ..most.clone() };
        last = publish(app(&world), Some(last.incident), update).await.alert;
    }
    let mut lan = world.browser();
    for language in ["vi", "en"] {
        lan.get(&format!("/?lang={language}")).await;
        for page in ["/", "/warnings", &path(&last), "/shelters", "/sos", "/s"] {
            let page = lan.get(page).await;
            let (alone, all) = (page.body.len(), weight(&world, &page).await);
            println!("{} in {language}: {alone} bytes, {all} with its style", page.url);
            assert!(page.status == 200 && all <= 30_000, "{}: {all} bytes", page.url);
        }
    }
    says(&lan.get("/").await, &["3 more warnings are in force"]);
}

async fn a_full_door_answers_with_a_page(engine: Engine) {
    let world = world(engine, |config| config.limits.concurrency = 0).await;
    for path in ["/", "/warnings", "/warnings/x"] {
        let page = world.browser().get(path).await;
        assert!(page.status == 503 && page.body.contains("gọi 112"), "{path}: {}", page.body);
        assert!(page.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    }
    assert_eq!(world.browser().get("/sos").await.status, 200, "rescue has places of its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_record_is_silent_the_last_list_is_shown_with_its_time() {
    let world = world(Engine::Postgres, |_| {}).await;
    let first = publish(app(&world), None, warning(&world)).await.alert;
    let mut lan = world.browser();
    lan.get("/").await;
    let address = app(&world).config.database.clone().unwrap();
    let mut stranger = <sqlx::PgConnection as sqlx::Connection>::connect(&address).await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE alert IN ACCESS EXCLUSIVE MODE").execute(&mut stranger).await.unwrap();
    world.clock.forward(Duration::from_secs(10 * 60));
    let begun = tokio::time::Instant::now();
    for page in ["/", "/warnings"] {
        let page = lan.get(page).await;
        assert_eq!(page.status, 200);
        says(&page, &["Lũ · Báo động 3", "Chưa lấy được danh sách mới. Đây là danh sách lúc"]);
    }
    let event = lan.get(&path(&first)).await;
    says(&event, &["HUE-LULU-12", "Lên tầng cao hơn.", "chưa đọc được các bản tin trước"]);
    println!("three pages in {} ms without the record", begun.elapsed().as_millis());
    assert_eq!(lan.get("/sos").await.status, 200);
    sqlx::raw_sql("ROLLBACK").execute(&mut stranger).await.unwrap();
    let whole = async {
        while lan.get(&path(&first)).await.body.contains("chưa đọc được các bản tin trước") {}
    };
    tokio::time::timeout(crate::support::CEILING, whole).await.expect("the record is back");
}

#[tokio::test]
async fn without_any_list_the_ways_to_help_are_there() {
    let world = world(Engine::Sqlite, |_| {}).await;
    app(&world).store.close().await;
    let mut lan = world.browser();
    let home = lan.get("/").await;
    says(&home, &["chưa đọc được danh sách cảnh báo", "href=\"/sos\"", "Gọi 112"]);
    assert_eq!((home.status, home.headers["cache-control"].to_str().unwrap()), (200, "no-store"));
    let list = lan.get("/warnings").await;
    assert!(list.status == 503 && list.body.contains("loa phường"), "{}", list.body);
}
