//! Cuts of power and water: written by desks, read by everybody, by machines and by calendars.

use std::time::Duration;

use hue_city::store::audit;
use hue_city::store::role::{self, Role};
use hue_model::outage::{Outage, OutageKind, OutageState, Outages};
use hue_model::time::Millis;
use reqwest::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};

use crate::postgres;
use crate::support::{Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_desk_announces_changes_and_restores_a_cut_and_everybody_reads_it,
    two_desks_at_once_do_not_undo_each_other,
    each_desk_writes_what_lies_in_its_own_ward,
    a_pasted_plan_is_taken_whole_and_once,
    a_plan_that_overlaps_the_last_one_neither_doubles_nor_hides_a_cut,
    a_cut_that_nobody_ended_stays_for_a_week_and_says_so,
    a_word_that_is_sent_twice_over_a_bad_line_is_said_once,
    a_cut_that_began_long_ago_can_still_be_changed,
    a_long_plan_is_held_against_very_many_cuts,
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
    let issuer = world.at("/vneid");
    let kim = Role::Clerk { agency: format!("ubnd-{PHU_XUAN}") };
    let work =
        world.city.app().store.write(move |conn| {
            Box::pin(async move { role::grant(conn, &issuer, "kim", &kim, Millis(0)).await })
        });
    work.await.unwrap();
    world
}

/// So many hours from now on Huế's clocks, as a form has it; and as people write it.
fn hours(world: &World, hours: i64, form: &str) -> String {
    world.city.app().now().plus(hours * 3_600_000).in_hue().unwrap().format(form).to_string()
}

/// A cut from tomorrow on, as a form has it.
fn cut(world: &World) -> Vec<(&'static str, String)> {
    let time = |at| hours(world, at, "%Y-%m-%dT%H:%M");
    [
        ("kind", "power".to_owned()),
        ("provider", "Điện lực mẫu <b>".to_owned()),
        ("ward-19753", "on".to_owned()),
        ("area", "Lê Lợi; Hà Nội".to_owned()),
        ("reason", "Bảo trì".to_owned()),
        ("starts_at", time(24)),
        ("ends_at", time(27)),
    ]
    .into()
}

/// These fields with another value of one.
fn but(fields: &[(&'static str, String)], name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let mut fields = fields.to_vec();
    fields.retain(|(field, _)| *field != name);
    fields.push((name, value.to_owned()));
    fields
}

async fn send(browser: &mut Browser, id: &str, revision: u32, fields: &[(&str, String)]) -> Page {
    let csrf = browser.get("/console/outages").await.field("csrf");
    let revision = revision.to_string();
    let hidden = [("csrf", csrf.as_str()), ("id", id), ("revision", &revision)];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post("/console/outages", &[&hidden[..], &fields].concat()).await
}

/// Fills in the form of a new cut, the last on the page.
async fn add(browser: &mut Browser, fields: &[(&str, String)]) -> Page {
    let page = browser.get("/console/outages").await;
    let last = page.body.rsplit("name=\"id\" value=\"").next().unwrap();
    let id = last.split('"').next().unwrap().to_owned();
    send(browser, &id, 0, fields).await
}

async fn say(browser: &mut Browser, id: &str, revision: u32, state: &str) -> Page {
    let csrf = browser.get("/console/outages").await.field("csrf");
    let revision = revision.to_string();
    let fields = [("csrf", csrf.as_str()), ("revision", revision.as_str())];
    browser.post(&format!("/console/outages/{id}/{state}"), &fields).await
}

async fn list(world: &World) -> Vec<Outage> {
    let answer = client().get(world.at("/api/v1/outages")).send().await.unwrap();
    answer.json::<Outages>().await.unwrap().outages
}

async fn only(world: &World) -> Outage {
    let mut list = list(world).await;
    assert_eq!(list.len(), 1);
    list.remove(0)
}

async fn calendar(world: &World) -> String {
    let answer = client().get(world.at("/api/v1/outages.ics")).send().await.unwrap();
    assert_eq!(answer.headers()[CONTENT_TYPE], "text/calendar; charset=utf-8");
    answer.text().await.unwrap()
}

/// What a visitor and a calendar read of it.
async fn reads(world: &World, lan: &mut Browser, first: &Outage) {
    let page = lan.get(&format!("/outages?ward={PHU_XUAN}")).await;
    for word in ["Sắp cắt", "ngày mai", "Lê Lợi; Hà Nội, ", "Điện lực mẫu &lt;b&gt;", "Bảo trì"]
    {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    assert!(!page.body.contains("<script") && !page.body.contains("<b>"));
    assert!(lan.get(&format!("/outages?ward={THUAN_HOA}")).await.body.contains("Không có lịch"));
    let ics = calendar(world).await;
    let uid = format!("UID:{}\r\nSEQUENCE:1\r\n", first.id);
    assert!(ics.contains(&uid) && ics.contains("STATUS:CONFIRMED\r\nSUMMARY:Cắt điện\r\n"), "{ics}");
    assert!(
        ics.contains("LOCATION:Lê Lợi\\; Hà Nội\\, ") && ics.lines().all(|line| line.len() <= 75),
        "{ics}"
    );
}

async fn a_desk_announces_changes_and_restores_a_cut_and_everybody_reads_it(engine: Engine) {
    let world = world(engine).await;
    let (mut kim, mut lan) = (world.console("kim").await, world.browser());
    assert!(lan.get("/outages").await.body.contains("Không có lịch cắt điện, nước nào"));
    assert_eq!(add(&mut kim, &cut(&world)).await.status, 200);
    let first = only(&world).await;
    assert_eq!((first.kind, first.state, first.revision), (OutageKind::Power, OutageState::Planned, 1));
    assert_eq!(
        (first.ward_codes.as_slice(), first.area.as_str()),
        (&[PHU_XUAN.to_owned()][..], "Lê Lợi; Hà Nội")
    );
    reads(&world, &mut lan, &first).await;
    let id = first.id.to_string();
    let later = but(&cut(&world), "ends_at", &hours(&world, 28, "%Y-%m-%dT%H:%M"));
    assert_eq!(send(&mut kim, &id, 1, &later).await.status, 200);
    assert_eq!(
        send(&mut kim, &id, 1, &later).await.status,
        200,
        "sent twice over a bad line it is said once"
    );
    assert_eq!((only(&world).await.revision, only(&world).await.id), (2, first.id));
    assert_eq!(say(&mut kim, &id, 2, "restored").await.status, 409, "it has not begun");
    world.clock.forward(Duration::from_secs(25 * 3600));
    assert_eq!(only(&world).await.state, OutageState::UnderWay);
    world.clock.forward(Duration::from_secs(4 * 3600));
    assert!(lan.get("/outages").await.body.contains("lẽ ra đã xong"));
    // The desk's shift is over by now: a person signs in anew.
    let mut kim = world.console("kim").await;
    assert_eq!(say(&mut kim, &id, 2, "restored").await.status, 200);
    let over = only(&world).await;
    assert_eq!((over.state, over.revision, over.restored_at.is_some()), (OutageState::Restored, 3, true));
    world.clock.forward(Duration::from_secs(24 * 3600));
    assert_eq!(list(&world).await, []);
    let mut kim = world.console("kim").await;
    assert!(kim.get("/console/outages").await.body.contains("Lần 3"), "the desk still sees it");

    let lines = audit::about(&mut world.city.app().store.read().await.unwrap(), &id).await.unwrap();
    let said: Vec<_> = lines.iter().map(|line| (line.action.as_str(), line.detail.as_deref())).collect();
    let saved = |detail| ("outage.save", Some(detail));
    assert_eq!(said, [saved("planned 1"), saved("planned 2"), ("outage.say", Some("restored 3"))]);
    assert!(lines.iter().all(|line| line.actor == lines[0].actor && !line.actor.is_empty()));
}

async fn two_desks_at_once_do_not_undo_each_other(engine: Engine) {
    let world = world(engine).await;
    let (mut kim, mut ha) = (world.console("kim").await, world.console("ha").await);
    add(&mut kim, &cut(&world)).await;
    let id = only(&world).await.id.to_string();
    assert_eq!(say(&mut ha, &id, 1, "cancelled").await.status, 200);
    let ics = calendar(&world).await;
    assert!(ics.contains("SEQUENCE:2") && ics.contains("STATUS:CANCELLED"), "{ics}");
    let refused = send(&mut kim, &id, 1, &but(&cut(&world), "reason", "Thay trụ <i>")).await;
    assert!(refused.status == 409 && refused.body.contains("Thay trụ &lt;i&gt;"), "{}", refused.body);
    assert!(refused.body.contains("Đang ghi: Lý do: Bảo trì"), "{}", refused.body);
    assert_eq!(say(&mut kim, &id, 1, "planned").await.status, 409);
    assert_eq!(only(&world).await.state, OutageState::Cancelled);
    assert_eq!(say(&mut kim, &id, 2, "planned").await.status, 200, "it takes place after all");
    assert_eq!((only(&world).await.state, only(&world).await.revision), (OutageState::Planned, 3));
}

async fn each_desk_writes_what_lies_in_its_own_ward(engine: Engine) {
    let world = world(engine).await;
    let (mut kim, mut ha) = (world.console("kim").await, world.console("ha").await);
    let both = but(&cut(&world), "ward-19789", "on");
    assert_eq!(add(&mut kim, &both).await.status, 404);
    assert_eq!(add(&mut ha, &both).await.status, 200, "the city's desk writes everywhere");
    let id = only(&world).await.id.to_string();
    let page = kim.get("/console/outages").await;
    assert!(page.body.contains("Lê Lợi") && !page.body.contains(&format!("/console/outages/{id}/cancelled")));
    assert_eq!(say(&mut kim, &id, 1, "cancelled").await.status, 404, "hers to see, not to write");
    assert_eq!(send(&mut kim, &id, 1, &cut(&world)).await.status, 404, "nor does she take it over");
    let mut son = world.console("son").await;
    assert!(!son.get("/console").await.body.contains("/console/outages"), "an agency writes none");
    for path in ["/console/outages", "/console/outages/import"] {
        assert_eq!(son.get(path).await.status, 404, "{path}");
    }
    let bare: Vec<_> = cut(&world);
    let bare: Vec<_> = bare.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(kim.post("/console/outages", &bare).await.status, 403, "a form without its token");
    for (field, value) in [
        ("kind", "gas"),
        ("provider", " "),
        ("starts_at", "soon"),
        ("ends_at", "2020-01-01T08:00"),
        ("area", "\u{1}"),
    ] {
        let page = add(&mut kim, &but(&cut(&world), field, value)).await;
        assert!(page.status == 422 && page.body.contains("value=\"Bảo trì\""), "{field}: {}", page.status);
    }
    let nowhere: Vec<_> = cut(&world).into_iter().filter(|(name, _)| *name != "ward-19753").collect();
    assert_eq!(add(&mut kim, &nowhere).await.status, 422);
    assert_eq!(list(&world).await.len(), 1);
}

async fn a_word_that_is_sent_twice_over_a_bad_line_is_said_once(engine: Engine) {
    let world = world(engine).await;
    let (mut kim, mut ha) = (world.console("kim").await, world.console("ha").await);
    add(&mut kim, &cut(&world)).await;
    let id = only(&world).await.id.to_string();
    for _ in 0..2 {
        assert_eq!(say(&mut kim, &id, 1, "cancelled").await.status, 200);
    }
    assert_eq!(say(&mut ha, &id, 1, "cancelled").await.status, 409, "she did not know that Kim was faster");
    assert_eq!(say(&mut kim, &id, 1, "planned").await.status, 409, "another word is another one");
    for _ in 0..2 {
        assert_eq!(say(&mut kim, &id, 2, "planned").await.status, 200);
    }
    assert_eq!(say(&mut kim, &id, 1, "cancelled").await.status, 409, "that was two revisions ago");
    assert_eq!((only(&world).await.state, only(&world).await.revision), (OutageState::Planned, 3));
    let lines = audit::about(&mut world.city.app().store.read().await.unwrap(), &id).await.unwrap();
    assert_eq!(lines.len(), 3, "{lines:?}");
}

async fn a_cut_that_began_long_ago_can_still_be_changed(engine: Engine) {
    let world = world(engine).await;
    let time = |at| hours(&world, at, "%Y-%m-%dT%H:%M");
    let long = but(&cut(&world), "ends_at", &time(24 + 13 * 24));
    let earlier = but(&long, "starts_at", &time(25));
    assert_eq!(add(&mut world.console("kim").await, &long).await.status, 200);
    let id = only(&world).await.id.to_string();
    world.clock.forward(Duration::from_secs(16 * 24 * 3_600));
    let mut kim = world.console("kim").await;
    assert_eq!(send(&mut kim, &id, 1, &but(&long, "reason", "Cột đổ")).await.status, 200);
    assert_eq!((only(&world).await.reason.as_str(), only(&world).await.revision), ("Cột đổ", 2));
    assert_eq!(send(&mut kim, &id, 2, &earlier).await.status, 422, "no other time that is so long ago");
    assert_eq!(add(&mut kim, &long).await.status, 422, "nor a new one");
    assert_eq!(only(&world).await.revision, 2);
}

async fn paste(desk: &mut Browser, table: &str) -> Page {
    let csrf = desk.get("/console/outages/import").await.field("csrf");
    desk.post("/console/outages/import", &[("csrf", &csrf), ("csv", table)]).await
}

/// The plan of a week: power tomorrow until so many hours from now, water the day after.
fn plan(world: &World, power_until: i64) -> String {
    let time = |at| hours(world, at, "%d/%m/%Y %H:%M");
    format!(
        "kind\tprovider\twards\tarea\tstarts_at\tends_at\treason\n\
         power\tĐiện lực mẫu\t{PHU_XUAN}\tLê Lợi, Hà Nội\t{}\t{}\tBảo trì\n\
         water\tCấp nước mẫu\t{PHU_XUAN}\t\t{}\t{}\t\n",
        time(24),
        time(power_until),
        time(48),
        time(50)
    )
}

async fn a_pasted_plan_is_taken_whole_and_once(engine: Engine) {
    let world = world(engine).await;
    let mut kim = world.console("kim").await;
    let plan = plan(&world, 27);
    let wrong = paste(&mut kim, &plan.replace("water", "gas")).await;
    assert!(
        wrong.status == 422 && wrong.body.contains("Dòng 3") && wrong.body.contains("Hà Nội"),
        "{}",
        wrong.body
    );
    let foreign = paste(&mut kim, &plan.replacen(PHU_XUAN, THUAN_HOA, 1)).await;
    assert!(foreign.status == 422 && foreign.body.contains("phường, xã khác"), "{}", foreign.body);
    assert_eq!(list(&world).await, [], "not even the line that was good");
    let taken = paste(&mut kim, &plan).await;
    assert!(taken.body.contains("Lịch mới: 2. Đã có, giữ nguyên: 0."), "{}", taken.body);
    let again = paste(&mut kim, &plan).await;
    assert!(again.body.contains("Lịch mới: 0. Đã có, giữ nguyên: 2."), "a plan is pasted more than once");
    let kinds: Vec<_> = list(&world).await.iter().map(|it| (it.kind, it.revision)).collect();
    assert_eq!(kinds, [(OutageKind::Power, 1), (OutageKind::Water, 1)]);
}

async fn a_plan_that_overlaps_the_last_one_neither_doubles_nor_hides_a_cut(engine: Engine) {
    let world = world(engine).await;
    let (mut kim, mut ha) = (world.console("kim").await, world.console("ha").await);
    let (first, longer) = (plan(&world, 27), plan(&world, 28));
    let (one, other) = tokio::join!(paste(&mut kim, &first), paste(&mut ha, &first));
    assert_eq!((one.status, other.status, list(&world).await.len()), (200, 200, 2), "two desks at once");
    let refused = paste(&mut kim, &longer).await;
    assert!(refused.status == 422 && refused.body.contains("Dòng 2: nơi này đã có lịch"), "{}", refused.body);
    let power = list(&world).await.remove(0);
    let form = but(&cut(&world), "ends_at", &hours(&world, 28, "%Y-%m-%dT%H:%M"));
    let form = but(&but(&form, "provider", "Điện lực mẫu"), "area", "Lê Lợi, Hà Nội");
    assert_eq!(send(&mut kim, &power.id.to_string(), 1, &form).await.status, 200);
    for again in [&longer, &first] {
        let known = paste(&mut kim, again).await;
        assert!(known.body.contains("Lịch mới: 0. Đã có, giữ nguyên: 2."), "{}", known.body);
    }
    let power = list(&world).await.remove(0);
    assert_eq!((power.revision, power.ends_at.since(power.starts_at)), (2, 4 * 3_600_000), "as changed");
    assert_eq!(say(&mut kim, &power.id.to_string(), 2, "cancelled").await.status, 200);
    let off = paste(&mut kim, &longer).await;
    assert!(off.status == 422 && off.body.contains("đã được hủy"), "{}", off.body);
    assert_eq!(list(&world).await.len(), 2);
}

/// A plan of as many streets, each from so many hours from now on for an hour.
fn streets(world: &World, numbers: std::ops::Range<usize>, from: i64) -> String {
    let time = |at| hours(world, at, "%d/%m/%Y %H:%M");
    let (from, to) = (time(from), time(from + 1));
    let row = |number| format!("power\tĐiện lực mẫu\t{PHU_XUAN}\tKiệt {number}\t{from}\t{to}\t\n");
    let rows: String = numbers.map(row).collect();
    format!("kind\tprovider\twards\tarea\tstarts_at\tends_at\treason\n{rows}")
}

async fn a_long_plan_is_held_against_very_many_cuts(engine: Engine) {
    let world = world(engine).await;
    let mut kim = world.console("kim").await;
    for from in [24, 72] {
        let taken = paste(&mut kim, &streets(&world, 0..500, from)).await;
        assert!(taken.body.contains("Lịch mới: 500. Đã có, giữ nguyên: 0."), "{}", taken.status);
    }
    let moved = streets(&world, 400..401, 73);
    let moved = format!("{}{}", streets(&world, 401..900, 72), moved.split_once('\n').unwrap().1);
    let refused = paste(&mut kim, &moved).await;
    assert!(
        refused.status == 422 && refused.body.contains("Dòng 501: nơi này đã có lịch"),
        "{}",
        refused.status
    );
    assert_eq!(list(&world).await.len(), 1_000, "nothing of it");
    let taken = paste(&mut kim, &streets(&world, 250..750, 72)).await;
    assert!(taken.body.contains("Lịch mới: 250. Đã có, giữ nguyên: 250."), "{}", taken.status);
    assert_eq!(list(&world).await.len(), 1_250);
}

async fn a_cut_that_nobody_ended_stays_for_a_week_and_says_so(engine: Engine) {
    let world = world(engine).await;
    let mut kim = world.console("kim").await;
    assert_eq!(add(&mut kim, &cut(&world)).await.status, 200);
    world.clock.forward(Duration::from_secs((27 + 7 * 24 - 1) * 3600));
    let late = only(&world).await;
    assert!(late.state == OutageState::UnderWay && late.is_overdue(world.city.app().now()));
    let page = world.browser().get("/outages").await;
    assert!(page.body.contains("Đang cắt") && page.body.contains("lẽ ra đã xong"), "{}", page.body);
    world.clock.forward(Duration::from_secs(3600));
    assert_eq!(list(&world).await, []);
}

#[tokio::test]
async fn machines_read_the_same_with_a_tag() {
    let world = world(Engine::Sqlite).await;
    let mut kim = world.console("kim").await;
    add(&mut kim, &cut(&world)).await;
    for path in ["/api/v1/outages", "/api/v1/outages.ics", "/outages"] {
        let first = client().get(world.at(path)).send().await.unwrap();
        let tag = &first.headers()[ETAG];
        let again = client().get(world.at(path)).header(IF_NONE_MATCH, tag).send().await.unwrap();
        assert_eq!(again.status(), 304, "{path}");
    }
    let english =
        client().get(world.at("/api/v1/outages.ics")).header("accept-language", "en").send().await.unwrap();
    assert!(english.text().await.unwrap().contains("SUMMARY:Power cut\r\n"));
}

#[tokio::test]
async fn hundreds_of_cuts_are_still_light_pages() {
    let world = world(Engine::Sqlite).await;
    let mut ha = world.console("ha").await;
    let csrf = ha.get("/console/outages/import").await.field("csrf");
    let (from, to, long) =
        (hours(&world, 24, "%d/%m/%Y %H:%M"), hours(&world, 27, "%d/%m/%Y %H:%M"), "ế".repeat(90));
    let wards: Vec<String> = world.city.app().pack.wards.keys().cloned().collect();
    let rows: String = (0..120)
        .map(|number| {
            format!("water,{long},{} {},{long} {number},{from},{to},{long}\n", wards[number % 40], wards[7])
        })
        .collect();
    let table = format!("kind,provider,wards,area,starts_at,ends_at,reason\n{rows}");
    assert_eq!(ha.post("/console/outages/import", &[("csrf", &csrf), ("csv", &table)]).await.status, 200);
    let mut lan = world.browser();
    let (mut path, mut seen) = ("/outages".to_owned(), 0);
    loop {
        let page = lan.get(&path).await;
        let all = crate::site::weight(&world, &page).await;
        assert!(page.status == 200 && all <= 30_000, "{path}: {all} bytes");
        seen += page.body.matches("<section class=\"card\">").count();
        path = match page.body.split("&amp;from=").nth(1).and_then(|rest| rest.split('"').next()) {
            Some(from) => format!("/outages?from={from}"),
            None => break,
        };
    }
    assert_eq!(seen, 120, "each of them once");
}

#[tokio::test]
async fn without_any_list_of_cuts_the_numbers_are_there() {
    let world = world(Engine::Sqlite).await;
    world.city.app().store.close().await;
    let page = world.browser().get("/outages").await;
    assert!(page.status == 503 && page.body.contains("Gọi 112"), "{}", page.body);
}
