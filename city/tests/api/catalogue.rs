//! The catalogue of services: one officer proposes, a second one publishes, devices ask for what changed.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use hue_city::store::audit;
use hue_model::catalogue::{Catalogue, CatalogueUpdate, Channel, Service, ServiceStatus, SignedCatalogue};
use reqwest::StatusCode;
use reqwest::header::{ETAG, IF_NONE_MATCH};

use crate::postgres;
use crate::support::{Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    what_ha_proposes_and_huy_publishes_is_a_new_version_that_a_device_asks_for,
    nobody_publishes_what_they_wrote_and_a_refusal_says_why,
    of_two_who_edit_the_same_service_the_later_one_is_told_and_loses_nothing,
    what_stood_there_once_can_be_put_back,
    a_restored_copy_hands_out_no_version_twice,
);

const BUS: &str = "/console/services/transport.bus";

pub(crate) async fn world(engine: Engine) -> World {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    World::on(tempfile::tempdir().unwrap(), database).await
}

/// Everything the form has, as a browser would send it, with some of it typed over.
pub(crate) fn filled<'a>(page: &'a Page, typed: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let form = page.body.split("id=\"edit\"").nth(1).unwrap().split("</form>").next().unwrap();
    let mut fields = Vec::new();
    let name =
        |tag: &str| tag.split(" name=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    for tag in form.split('<').skip(1) {
        let Some(name) = name(tag) else { continue };
        let value = |attribute: &str| tag.split(attribute).nth(1).and_then(|rest| rest.split('"').next());
        if tag.starts_with("textarea") {
            fields.push((name, plain(tag.split_once('>').unwrap().1)));
        } else if tag.starts_with("select") {
            let options =
                form.split(&format!("name=\"{name}\"")).nth(1).unwrap().split("</select>").next().unwrap();
            let chosen =
                options.split("<option").find(|option| option.contains(" selected")).unwrap_or_default();
            let value = chosen.split("value=\"").nth(1).unwrap_or_default().split('"').next().unwrap();
            fields.push((name, value.to_owned()));
        } else if !tag.contains("checkbox") || tag.contains(" checked") {
            fields.push((name, plain(value(" value=\"").unwrap_or_default())));
        }
    }
    for (name, value) in typed {
        fields.retain(|(other, _)| other != name);
        if !value.is_empty() {
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    fields
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Opens the form of a service, types into it and sends it.
pub(crate) async fn propose(browser: &mut Browser, path: &str, typed: &[(&str, &str)]) -> Page {
    let page = browser.get(&format!("{path}?edit=1")).await;
    send(browser, path, &filled(&page, typed)).await
}

pub(crate) async fn send(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

/// Presses a button of the proposal that waits.
pub(crate) async fn decide(browser: &mut Browser, path: &str, action: &str, reason: &str) -> Page {
    let page = browser.get(path).await;
    let (csrf, edit) = (page.field("csrf"), page.field("edit"));
    let fields = [("csrf", csrf.as_str()), ("edit", edit.as_str()), ("reason", reason)];
    browser.post(&format!("{path}/{action}"), &fields).await
}

pub(crate) async fn update(world: &World, since: u64) -> CatalogueUpdate {
    let url = world.at(&format!("/api/v1/catalogue?since={since}"));
    let signed: SignedCatalogue = client().get(url).send().await.unwrap().json().await.unwrap();
    assert!(!signed.keys.is_empty());
    let payload = B64.decode(signed.update.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice(&payload).unwrap()
}

fn bus(catalogue: &Catalogue) -> &Service {
    catalogue.services.iter().find(|service| service.id == "transport.bus").unwrap()
}

/// What the audit log has of the bus.
async fn steps(world: &World) -> Vec<String> {
    let mut conn = world.city.app().store.read().await.unwrap();
    let lines = audit::about(&mut conn, "transport.bus").await.unwrap();
    lines.into_iter().map(|line| format!("{} {}", line.action, line.detail.unwrap_or_default())).collect()
}

async fn what_ha_proposes_and_huy_publishes_is_a_new_version_that_a_device_asks_for(engine: Engine) {
    let world = world(engine).await;
    let nothing = update(&world, 1).await;
    assert_eq!((nothing.since, nothing.catalogue.version, nothing.catalogue.services.len()), (1, 1, 0));
    let whole = update(&world, 0).await.catalogue;
    assert_eq!((whole.services.len(), whole.points_of_interest.len()), (76, 91));
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let typed = [
        ("note_vi", "Tạm ngừng vì lụt <b>"),
        ("note_en", "Paused by the flood"),
        ("status", "paused"),
        ("until", "2026-12-31T18:00"),
        ("channel", "phone"),
        ("number", "0234 382 00 00"),
        ("competent_authority", "so-xay-dung"),
        ("audience_business", ""),
    ];
    let page = propose(&mut ha, BUS, &typed).await;
    assert!(page.status == 200 && page.body.contains("Đề nghị đang chờ"), "{} {}", page.status, page.body);
    assert_eq!(update(&world, 1).await, nothing, "a proposal is nobody's to read yet");
    let list = huy.get("/console/services?state=waiting").await;
    assert!(
        list.body.contains("1 mục") && list.body.contains("href=\"/console/services/transport.bus\""),
        "{}",
        list.body
    );
    let seen = huy.get(BUS).await;
    for word in
        ["Trần Hà đề nghị", "Tạm ngừng vì lụt &lt;b&gt;", "Sở Xây dựng", "02343820000", "Gọi điện", "18:00"]
    {
        assert!(seen.body.contains(word), "{word}: {}", seen.body);
    }
    let page = decide(&mut huy, BUS, "publish", "").await;
    assert!(page.body.contains("Trần Hà viết, Lê Quang Huy công bố"), "{}", page.body);
    the_device_has_what_was_published(&world).await;
}

async fn the_device_has_what_was_published(world: &World) {
    let changed = update(world, 1).await;
    let version = changed.catalogue.version;
    assert!(version > 1, "{version}");
    assert_eq!((changed.since, changed.catalogue.services.len()), (1, 1));
    assert!(changed.catalogue.points_of_interest.is_empty() && changed.catalogue.groups.is_empty());
    let service = bus(&changed.catalogue);
    assert_eq!(service.channel, Channel::Phone { number: "02343820000".into() });
    assert!(matches!(service.status, ServiceStatus::Paused { until: Some(_) }));
    assert_eq!(service.competent_authority.as_deref(), Some("so-xay-dung"));
    assert_eq!(bus(&update(world, 0).await.catalogue), service, "the whole has it too");
    assert_eq!(update(world, version).await.catalogue.services, []);
    assert_eq!(update(world, version - 1).await, changed, "one answer for all who have the same");
    let ahead = update(world, version + 9).await;
    assert_eq!(
        (ahead.since, ahead.catalogue.version),
        (version, version),
        "who is further on than the city is told where it is"
    );
    assert_eq!(
        steps(world).await,
        ["service.propose ".to_owned(), format!("service.publish version {version}")]
    );
}

async fn nobody_publishes_what_they_wrote_and_a_refusal_says_why(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let note = [("note_vi", "Thử"), ("note_en", "Try")];
    assert_eq!(propose(&mut ha, BUS, &note).await.status, 200);
    let own = decide(&mut ha, BUS, "publish", "").await;
    assert!(
        own.status == 422 && own.body.contains("role=\"alert\"><p>Một người khác của bàn trực xem lại"),
        "{}",
        own.body
    );
    let silent = decide(&mut huy, BUS, "refuse", " ").await;
    assert!(silent.status == 422 && silent.body.contains("hãy ghi lý do"), "{}", silent.body);
    let refused = decide(&mut huy, BUS, "refuse", "Chưa có công văn").await;
    assert!(refused.body.contains("Lê Quang Huy không công bố") && refused.body.contains("Chưa có công văn"));
    let late = [("csrf", refused.field("csrf")), ("edit", "1".to_owned())];
    let late: Vec<_> = late.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(huy.post(&format!("{BUS}/publish"), &late).await.status, 409, "it waits no more");
    assert_eq!(update(&world, 1).await.catalogue.version, 1);
    assert_eq!(propose(&mut ha, BUS, &note).await.status, 200);
    let gone = decide(&mut ha, BUS, "refuse", "").await;
    assert!(gone.body.contains("và rút lại") && !gone.body.contains("Đề nghị đang chờ"), "{}", gone.body);
}

async fn of_two_who_edit_the_same_service_the_later_one_is_told_and_loses_nothing(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let his = huy.get(&format!("{BUS}?edit=1")).await;
    let cost = [("cost_vi", "5.000 ₫"), ("cost_en", "5,000 ₫"), ("note_vi", "Của Hà"), ("note_en", "Of Hà")];
    assert_eq!(propose(&mut ha, BUS, &cost).await.status, 200);
    let typed = [("note_vi", "Của Huy"), ("note_en", "Of Huy"), ("name_en", "City bus")];
    let told = send(&mut huy, BUS, &filled(&his, &typed)).await;
    assert_eq!(told.status, 409);
    for word in ["Trần Hà vừa đổi", "5.000 ₫", "Của Hà", "Của Huy", "City bus"] {
        assert!(told.body.contains(word), "{word}: {}", told.body);
    }
    // The form that came back has both; sent as it is, it is a proposal of his on top of hers.
    let page = send(&mut huy, BUS, &filled(&told, &[])).await;
    assert!(
        page.status == 200 && page.body.contains("Lê Quang Huy viết tiếp"),
        "{} {}",
        page.status,
        page.body
    );
    decide(&mut ha, BUS, "publish", "").await;
    let update = update(&world, 1).await.catalogue;
    let service = bus(&update);
    let said = |text: &Option<hue_model::text::Localized>| text.as_ref().unwrap().0["vi"].clone();
    assert_eq!((said(&service.cost), said(&service.note)), ("5.000 ₫".to_owned(), "Của Huy".to_owned()));
    assert_eq!(service.name.0["en"], "City bus");
}

async fn what_stood_there_once_can_be_put_back(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    for name in ["Bus one", "Bus two"] {
        propose(&mut ha, BUS, &[("name_en", name)]).await;
        assert_eq!(decide(&mut huy, BUS, "publish", "").await.status, 200);
    }
    let second = update(&world, 1).await.catalogue;
    assert_eq!(second.services[0].name.0["en"], "Bus two");
    let page = ha.get(BUS).await;
    let (csrf, seen) = (page.field("csrf"), page.field("seen"));
    let fields = [("csrf", csrf.as_str()), ("seen", seen.as_str()), ("edit", "1")];
    let page = ha.post(&format!("{BUS}/restore"), &fields).await;
    assert!(page.body.contains("Đề nghị đang chờ"), "putting back is a proposal too: {}", page.body);
    decide(&mut huy, BUS, "publish", "").await;
    let update = update(&world, second.version).await.catalogue;
    assert_eq!(
        (update.version > second.version, update.services[0].name.0["en"].as_str()),
        (true, "Bus one")
    );
    assert_eq!(update.services.len(), 1, "a code stays one");
}

async fn a_restored_copy_hands_out_no_version_twice(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    propose(&mut ha, BUS, &[("name_en", "Bus one")]).await;
    decide(&mut huy, BUS, "publish", "").await;
    let lost = update(&world, 1).await.catalogue.version;
    // What an older copy of the database has: neither the publication nor its number.
    let work = world.city.app().store.write(move |conn| {
        Box::pin(async move {
            conn.execute("DELETE FROM catalogue_edit", hue_city::args![]).await?;
            conn.execute("UPDATE counter SET value = 0 WHERE name = 'catalogue'", hue_city::args![]).await?;
            Ok(())
        })
    });
    work.await.unwrap();
    world.clock.forward(Duration::from_secs(60));
    propose(&mut ha, BUS, &[("name_en", "Bus two")]).await;
    decide(&mut huy, BUS, "publish", "").await;
    let device = update(&world, lost).await.catalogue;
    assert!(device.version > lost, "{} after {lost}", device.version);
    assert_eq!(device.services[0].name.0["en"], "Bus two");
}

#[tokio::test]
async fn publishing_needs_a_fresh_sign_in() {
    let world = world(Engine::Sqlite).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    propose(&mut ha, BUS, &[("name_en", "City bus")]).await;
    let seen = huy.get(BUS).await;
    world.clock.forward(Duration::from_secs(6 * 60));
    let (csrf, edit) = (seen.field("csrf"), seen.field("edit"));
    let fields = [("csrf", csrf.as_str()), ("edit", edit.as_str())];
    let told = huy.post(&format!("{BUS}/publish"), &fields).await;
    assert!(told.status == 422 && told.body.contains("xác nhận lại bạn là ai"), "{}", told.body);
    let link = "/console/sign-in?return_to=%2Fconsole%2Fservices%2Ftransport.bus";
    assert!(told.body.contains(link) && !told.body.contains("/publish\""), "{}", told.body);
    assert_eq!(update(&world, 1).await.catalogue.version, 1);
    let mut huy = world.console("huy").await;
    decide(&mut huy, BUS, "publish", "").await;
    assert_eq!(update(&world, 1).await.catalogue.services.len(), 1);
}

#[tokio::test]
async fn a_confirmation_that_was_refused_can_be_sent_again() {
    let world = world(Engine::Sqlite).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let confirm = format!("{BUS}/confirm");
    let page = ha.get(BUS).await;
    let page = ha.post(&confirm, &[("csrf", &page.field("csrf")), ("seen", "0"), ("source", " ")]).await;
    assert!(page.status == 422 && page.body.contains("hãy ghi nguồn"), "{}", page.body);
    for reason in ["Chưa gọi thử", ""] {
        let page = ha.get(BUS).await;
        assert!(page.body.contains(&format!("action=\"{confirm}\"")), "{}", page.body);
        let page = ha
            .post(&confirm, &[("csrf", &page.field("csrf")), ("seen", "0"), ("source", "Gọi 19001075")])
            .await;
        assert!(page.body.contains("Đề nghị đang chờ") && !page.body.contains(&confirm), "{}", page.body);
        let action = if reason.is_empty() { "publish" } else { "refuse" };
        decide(&mut huy, BUS, action, reason).await;
    }
    assert_eq!(update(&world, 1).await.catalogue.services.len(), 1);
    assert!(!ha.get(BUS).await.body.contains(&confirm), "it is confirmed");
}

#[tokio::test]
async fn a_device_that_has_it_is_told_so_and_another_since_is_refused() {
    let world = world(Engine::Sqlite).await;
    let url = world.at("/api/v1/catalogue");
    let first = client().get(&url).send().await.unwrap();
    let etag = first.headers()[ETAG].clone();
    let again = client().get(&url).header(IF_NONE_MATCH, &etag).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    propose(&mut ha, BUS, &[("name_en", "City bus")]).await;
    decide(&mut huy, BUS, "publish", "").await;
    let newer = client().get(&url).header(IF_NONE_MATCH, &etag).send().await.unwrap();
    assert_eq!(newer.status(), StatusCode::OK);
    for wrong in ["since=x", "since=-1", "since=99999999999999999999"] {
        let answer = client().get(format!("{url}?{wrong}")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_field_by_field_and_the_form_keeps_everything() {
    let world = world(Engine::Sqlite).await;
    let mut ha = world.console("ha").await;
    let typed = [
        ("channel", "web"),
        ("url", "http://xe-buyt.example"),
        ("evidence_vi", "Căn cước\nẢnh"),
        ("evidence_en", "Identity card"),
        ("faq_0_question_vi", "Mấy giờ?"),
        ("name_en", ""),
        ("note_vi", "Vẫn còn đây"),
        ("note_en", "Still here"),
    ];
    let page = propose(&mut ha, BUS, &typed).await;
    assert_eq!(page.status, 422);
    for word in [
        "bắt đầu bằng https://",
        "cùng số dòng",
        "http://xe-buyt.example",
        "Vẫn còn đây",
        "Mấy giờ?",
        "href=\"#name_en\"",
    ] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    let same = propose(&mut ha, BUS, &[]).await;
    assert!(same.status == 422 && same.body.contains("bạn chưa đổi gì"), "{}", same.body);
    let page = ha.get("/console/services/nothing.here").await;
    assert_eq!(page.status, 404);
    let found = ha.get("/console/services?q=xe+buyt").await;
    assert!(found.body.contains("transport.bus") && !found.body.contains("report.create"), "{}", found.body);
}

#[tokio::test]
async fn who_is_not_of_the_desk_edits_no_service() {
    let world = world(Engine::Sqlite).await;
    let mut son = world.console("son").await;
    let page = son.get("/console").await;
    assert!(!page.body.contains("href=\"/console/services\""), "{}", page.body);
    assert_eq!(son.get("/console/services").await.status, 404);
    assert_eq!(son.get(BUS).await.status, 404);
    let csrf = page.field("csrf");
    assert_eq!(son.post(&format!("{BUS}/confirm"), &[("csrf", &csrf), ("seen", "0")]).await.status, 404);
}
