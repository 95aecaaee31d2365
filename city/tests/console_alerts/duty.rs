//! The duty list: a warning that waits too long for its second person calls one after another, each once.

use std::time::Duration;

use hue_city::alert::duty::call_due;
use hue_city::store::audit;
use hue_city::{Config, admin};

use super::{NEW, asked, flood, press, published, send};
use crate::postgres;
use crate::visitor::{Browser, World, client};

const LIST: &str = "/console/alerts/duty";
const HUY: &str = "0905 000 101";
const NGOC: &str = "0905 000 102";

/// The clock goes on, and whoever is due is called.
async fn later(world: &World, seconds: u64) {
    world.clock.forward(Duration::from_secs(seconds));
    call_due(world.city.app()).await.unwrap();
}

/// The texts to this phone, as the desk's page lists them.
async fn texts(who: &mut Browser, phone: &str) -> Vec<String> {
    let page = who.get("/console/sos/texts").await.body;
    let to = format!("<b>{phone}</b>");
    let texts = page.split("<li>").skip(1).filter(|it| it.contains(&to));
    texts
        .map(|it| it.split("<p lang=\"vi\">").nth(1).unwrap().split("</p>").next().unwrap().to_owned())
        .collect()
}

/// The address at the end of a text.
fn link(text: &str) -> String {
    text.rsplit(' ').next().unwrap().to_owned()
}

/// What the audit log has about a draft.
async fn logged(world: &World, draft: &str) -> Vec<String> {
    let id = draft.rsplit('/').next().unwrap();
    let mut conn = world.city.app().store.read().await.unwrap();
    audit::about(&mut conn, id).await.unwrap().into_iter().map(|line| line.action).collect()
}

/// The link is Huy's alone, asks who is there, serves once, and sends nothing.
async fn serves_huy_once(world: &World, draft: &str, link: &str, ngoc: &mut Browser) {
    assert_eq!(ngoc.get(link).await.status, 404, "it is not hers");
    let mut phone = world.browser();
    let page = phone.get(link).await;
    assert!(page.url.contains("/vneid/authorize") && page.url.contains("prompt=login"), "{}", page.url);
    let page = phone.post(&page.url, &[("person", "huy")]).await;
    assert_eq!(world.at(&page.url), draft, "{}", page.body);
    let body = &page.body;
    assert!(body.contains("Duyệt và phát ngay") && body.contains("mở liên kết lúc"), "{body}");
    let again = phone.get(link).await;
    assert!(again.status == 404 && again.body.contains("chỉ mở một lần"), "{}", again.body);
    assert_eq!(published(world).await, 0, "a link alone sends nothing");
}

/// Given back and asked for again it waits anew.
async fn asked_again(world: &World, draft: &str, ha: &mut Browser, ngoc: &mut Browser) {
    press(ngoc, draft, "return", &[("remark", "Thêm giờ")]).await;
    assert!(!ha.get(draft).await.body.contains("Đã nhắn"));
    let page = ha.get(draft).await;
    send(ha, &page, &format!("{draft}/save"), &flood(world), "submit").await;
    later(world, 181).await;
    assert_eq!(texts(ha, HUY).await.len(), 2);
}

async fn nobody_comes_and_the_list_is_climbed(world: World) {
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    let draft = asked(&world, &mut ha).await;
    later(&world, 120).await;
    let page = ngoc.get(&draft).await.body;
    assert!(page.contains("Tiếp theo Lê Quang Huy lúc") && !page.contains("Đã nhắn"), "{page}");
    assert!(texts(&mut ha, HUY).await.is_empty(), "three minutes are not over");
    later(&world, 61).await;
    let page = ngoc.get(&draft).await.body;
    for word in [
        "Chờ người thứ hai duyệt đã 3 phút",
        "Đã nhắn tin (mô phỏng) cho Lê Quang Huy lúc",
        "Tiếp theo Phạm Thị Ngọc lúc",
        "role=\"alert\"",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(
        ngoc.get("/console/alerts").await.body.contains("Đã nhắn tin (mô phỏng): Lê Quang Huy."),
        "the list says it too"
    );
    let huys = texts(&mut ha, HUY).await;
    assert_eq!(huys.len(), 1);
    assert!(huys[0].starts_with("Cảnh báo “") && huys[0].contains("3 phút"), "{}", huys[0]);

    serves_huy_once(&world, &draft, &link(&huys[0]), &mut ngoc).await;

    later(&world, 180).await;
    assert_eq!((texts(&mut ha, HUY).await.len(), texts(&mut ha, NGOC).await.len()), (1, 1), "one more, once");
    let late = link(&texts(&mut ha, NGOC).await[0]);
    later(&world, 3_601).await;
    assert!(ngoc.get(&draft).await.body.contains("Đã hết danh sách trực"), "and then it says so");
    let mut ngoc = world.console("ngoc").await;
    assert_eq!(ngoc.get(&late).await.status, 404, "an hour is over");
    assert_eq!((texts(&mut ha, HUY).await.len(), texts(&mut ha, NGOC).await.len()), (1, 1));

    asked_again(&world, &draft, &mut ha, &mut ngoc).await;
    let mut huy = world.console("huy").await;
    assert_eq!(press(&mut huy, &draft, "approve", &[]).await.status, 200);
    later(&world, 600).await;
    assert_eq!(texts(&mut ha, NGOC).await.len(), 1, "nobody is called for what went out");
    let said = logged(&world, &draft).await;
    let count = |what: &str| said.iter().filter(|it| *it == what).count();
    assert_eq!((count("alert.call"), count("alert.link")), (3, 1), "{said:?}");
}

#[tokio::test]
async fn nobody_comes_and_the_list_is_climbed_on_sqlite() {
    nobody_comes_and_the_list_is_climbed(World::new().await).await;
}

#[tokio::test]
async fn nobody_comes_and_the_list_is_climbed_on_postgres() {
    let database = Some(postgres::fresh().await);
    nobody_comes_and_the_list_is_climbed(World::on(tempfile::tempdir().unwrap(), database).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_call_once() {
    let database = Some(postgres::fresh().await);
    let first = World::on(tempfile::tempdir().unwrap(), database.clone()).await;
    let data = tempfile::tempdir().unwrap();
    let mut config = Config::new(data.path());
    config.database = database;
    config.alert_keys = Some(first.data.path().join("alert-keys.json"));
    let second = World::with(data, config).await;
    let mut ha = first.console("ha").await;
    let draft = asked(&first, &mut ha).await;
    for world in [&first, &second] {
        world.clock.forward(Duration::from_secs(181));
    }
    let nodes = (0..16).map(|turn| if turn % 2 == 0 { &first } else { &second });
    let called: usize = futures_util::future::join_all(nodes.map(|node| call_due(node.city.app())))
        .await
        .into_iter()
        .map(Result::unwrap)
        .sum();
    assert!(called <= 1, "the nodes' own look may have been first: {called}");
    assert_eq!(texts(&mut ha, HUY).await.len(), 1);
    assert_eq!(logged(&first, &draft).await.iter().filter(|it| *it == "alert.call").count(), 1);
}

#[tokio::test]
async fn an_exercise_calls_as_one_and_never_its_own_author() {
    let world = World::new().await;
    let (mut huy, mut ha) = (world.console("huy").await, world.console("ha").await);
    let mut form = flood(&world);
    form.push(("exercise", "on".into()));
    let page = huy.get(NEW).await;
    let page = send(&mut huy, &page, NEW, &form, "submit").await;
    assert!(page.body.contains("Tiếp theo Phạm Thị Ngọc"), "who wrote it cannot approve it: {}", page.body);
    later(&world, 181).await;
    assert!(texts(&mut ha, HUY).await.is_empty());
    let ngocs = texts(&mut ha, NGOC).await;
    assert!(ngocs.len() == 1 && ngocs[0].starts_with("DIỄN TẬP."), "{ngocs:?}");
}

/// Presses a button beside somebody on the list.
async fn change(who: &mut Browser, name: &str, act: &str, phone: &str) -> u16 {
    let page = who.get(LIST).await;
    let row = if act == "add" { "duty-add" } else { name };
    let form = page.body.split("<form").find(|form| form.contains(row) && form.contains(LIST)).unwrap_or("");
    let named = |at: &str| at.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let person = if act == "add" {
        named(form.split("<option").find(|it| it.contains(name)).unwrap())
    } else {
        named(form.split("name=\"person\"").nth(1).unwrap())
    };
    let csrf = page.field("csrf");
    who.post(LIST, &[("csrf", &csrf), ("act", act), ("person", &person), ("phone", phone)]).await.status
}

/// The names on the list, in its order.
async fn names(who: &mut Browser) -> Vec<String> {
    let page = who.get(LIST).await.body;
    let list = page.split("<ol class=\"duty\">").nth(1).unwrap().split("</ol>").next().unwrap();
    list.split("<b>").skip(1).map(|it| it.split("</b>").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_supervisor_keeps_the_list_and_the_command_line_does_too() {
    let world = World::new().await;
    let (mut ngoc, mut ha) = (world.console("ngoc").await, world.console("ha").await);
    assert_eq!(names(&mut ha).await, ["Lê Quang Huy", "Phạm Thị Ngọc"]);
    let huy = "Lê Quang Huy";
    assert_eq!(change(&mut ngoc, huy, "down", HUY).await, 200);
    assert_eq!(names(&mut ngoc).await, ["Phạm Thị Ngọc", huy]);
    assert_eq!(change(&mut ngoc, "Trần Hà", "add", "0905 000 103").await, 200);
    assert_eq!(change(&mut ngoc, "Trần Hà", "up", "").await, 200);
    assert_eq!(names(&mut ha).await, ["Phạm Thị Ngọc", "Trần Hà", huy]);
    assert_eq!(change(&mut ngoc, huy, "save", "không có").await, 422, "that is no phone");
    assert_eq!(change(&mut ngoc, huy, "remove", "").await, 200);
    let csrf = ha.get(LIST).await.field("csrf");
    assert!(!ha.get(LIST).await.body.contains("name=\"act\" value=\"up\""), "an operator looks");
    assert_eq!(ha.post(LIST, &[("csrf", &csrf), ("act", "add")]).await.status, 404);
    let mut son = world.console("son").await;
    assert_eq!(son.get(LIST).await.status, 404, "a clerk has no such room");

    let config = Config::new(world.data.path());
    let list = admin::duty(&config).await.unwrap();
    let ngocs = list[0].clone();
    assert_eq!((list.len(), ngocs.name.as_str(), ngocs.approves), (2, "Phạm Thị Ngọc", true));
    let huys = hue_city::store::duty::OnDuty {
        sub: "huy".into(),
        name: huy.into(),
        phone: HUY.into(),
        ..ngocs.clone()
    };
    admin::put_on_duty(&config, huys.clone(), Some(1)).await.unwrap();
    assert_eq!(names(&mut ha).await, [huy, "Phạm Thị Ngọc", "Trần Hà"]);
    let lan = hue_city::store::duty::OnDuty { sub: "lan".into(), ..huys };
    assert!(admin::put_on_duty(&config, lan, None).await.is_err(), "she may not approve");
    // Whose role is taken away is passed over, and the list says why.
    admin::remove(&config, ngocs.iss.clone(), "huy".into()).await.unwrap();
    assert!(ha.get(LIST).await.body.contains("không còn quyền duyệt"));
    asked(&world, &mut ha).await;
    later(&world, 181).await;
    assert_eq!((texts(&mut ha, HUY).await.len(), texts(&mut ha, NGOC).await.len()), (0, 1));
    admin::remove_from_duty(&config, ngocs.iss.clone(), "ngoc".into()).await.unwrap();
    assert!(admin::remove_from_duty(&config, ngocs.iss, "ngoc".into()).await.is_err(), "she is not on it");
    assert_eq!(
        client().get(world.at(LIST)).send().await.unwrap().status(),
        303,
        "nobody is asked to sign in"
    );
}
