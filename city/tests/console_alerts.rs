//! Warnings at the operators' console, over real HTTP: two people, a preview, and nothing by accident.
#![cfg(test)]

#[path = "console_alerts/drawn.rs"]
mod drawn;
#[path = "console_alerts/duty.rs"]
mod duty;
#[path = "api/postgres.rs"]
mod postgres;
#[path = "support/visitor.rs"]
#[expect(dead_code, reason = "shared by several test programs, each of which uses a part")]
mod visitor;

use std::time::Duration;

use hue_model::alert::{ActiveAlerts, Alert, SignedActiveAlerts};
use visitor::{Browser, Page, World, client};

const NEW: &str = "/console/alerts/new";

/// A moment some hours from now, as a form has it.
fn hours(world: &World, hours: i64) -> String {
    use hue_city::clock::Clock as _;
    let at = world.clock.now().plus(hours * 3_600_000).in_hue().unwrap();
    at.format("%Y-%m-%dT%H:%M").to_string()
}

/// The bulletin of a flood, as Hà copies it.
fn flood(world: &World) -> Vec<(&'static str, String)> {
    let on = || "on".to_owned();
    vec![
        ("kind", "first".into()),
        ("issuer_vi", "Đài Khí tượng Thủy văn thành phố Huế".into()),
        ("number", "HUE-LULU-12".into()),
        ("issued_at", hours(world, -1)),
        ("next_at", hours(world, 3)),
        ("hazard", "flood".into()),
        ("level", "3".into()),
        ("alarm_stage", "3".into()),
        ("certainty", "Likely".into()),
        ("urgency", "Expected".into()),
        ("expires", hours(world, 6)),
        ("ward-19753", on()),
        ("ward-19789", on()),
        ("response-Prepare", on()),
        ("action-go_up", on()),
        ("action-raise_belongings", on()),
        ("note_vi", "Nước lên nhanh ở hạ lưu sông Hương.".into()),
    ]
}

/// Fills in the form of a page and presses one of its two buttons.
async fn send(browser: &mut Browser, page: &Page, to: &str, form: &[(&str, String)], then: &str) -> Page {
    let hidden = [("csrf", page.field("csrf")), ("version", page.field("version")), ("then", then.into())];
    let all: Vec<_> = form.iter().chain(&hidden).map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(to, &all).await
}

/// Hà writes the flood and asks for approval; the address of the draft.
async fn asked(world: &World, who: &mut Browser) -> String {
    let page = who.get(NEW).await;
    let page = send(who, &page, NEW, &flood(world), "submit").await;
    assert_eq!(page.status, 200, "{}", page.body);
    page.url
}

/// Presses a button of a draft.
async fn press(browser: &mut Browser, draft: &str, action: &str, more: &[(&str, &str)]) -> Page {
    let page = browser.get(draft).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let form = [&[("csrf", csrf.as_str()), ("version", version.as_str())], more].concat();
    browser.post(&format!("{draft}/{action}"), &form).await
}

/// What the signed list has.
async fn active(world: &World) -> Vec<Alert> {
    let url = world.at("/alerts/active.json");
    let signed: SignedActiveAlerts = client().get(url).send().await.unwrap().json().await.unwrap();
    let active: ActiveAlerts = payload(&signed.active);
    active.alerts.iter().map(|alert| payload(&alert.0)).collect()
}

fn payload<T: serde::de::DeserializeOwned>(jws: &str) -> T {
    use base64::Engine as _;
    let part = jws.split('.').nth(1).unwrap();
    serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

async fn published(world: &World) -> usize {
    active(world).await.len()
}

async fn ha_writes_and_huy_approves(world: World) {
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let page = ha.get(NEW).await;
    // Half of it is there: what is missing is named, and what was typed stays.
    let half = [("hazard", "flood".to_owned()), ("note_vi", "Nước lên nhanh".into())];
    let page = send(&mut ha, &page, NEW, &half, "submit").await;
    assert_eq!(page.status, 422);
    for word in ["Ghi cơ quan ban hành.", "Chọn phường, xã", "href=\"#expires\"", "Nước lên nhanh"]
    {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    let draft = ha.get("/console/alerts").await.body;
    let draft = draft.split("/console/alerts/drafts/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let draft = format!("/console/alerts/drafts/{draft}");
    let page = ha.get(&draft).await;
    let page = send(&mut ha, &page, &format!("{draft}/save"), &flood(&world), "preview").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let seen = [
        "Lũ · Báo động 3",
        "Flood · Alarm stage 3",
        "Lên tầng cao hơn.",
        "Phường Phú Xuân",
        "Phu Xuan Ward",
        "data-loud=\"breakthrough\"",
        "Huế City Hydro-Meteorological Station",
    ];
    for word in seen {
        assert!(page.body.contains(word), "the preview shows {word}: {}", page.body);
    }
    let page = send(&mut ha, &page, &format!("{draft}/save"), &flood(&world), "submit").await;
    assert!(page.status == 200 && page.body.contains("Một người khác phải duyệt"), "{}", page.body);
    assert!(!page.body.contains("Duyệt và phát ngay"), "her own has no such button");
    assert_eq!(press(&mut ha, &draft, "approve", &[]).await.status, 422, "nor such a door");
    assert_eq!(published(&world).await, 0);
    let waits = huy.get("/console").await;
    assert!(waits.body.contains("Cảnh báo <span class=\"count\">1</span>"), "every page says that one waits");
    let page = press(&mut huy, &draft, "return", &[("remark", "Thêm phường Vỹ Dạ")]).await;
    assert!(page.body.contains("Được trả lại: Thêm phường Vỹ Dạ"), "{}", page.body);
    let page = ha.get(&draft).await;
    send(&mut ha, &page, &format!("{draft}/save"), &flood(&world), "submit").await;
    let page = press(&mut huy, &draft, "approve", &[]).await;
    assert!(page.status == 200 && page.url.contains("/console/alerts/events/"), "{}", page.url);
    assert!(page.body.contains("Trần Hà soạn, Lê Quang Huy duyệt"), "{}", page.body);
    assert_eq!(published(&world).await, 1);
    assert!(ha.get(&draft).await.url.contains("/events/"), "the draft leads to its event");
}

#[tokio::test]
async fn ha_writes_and_huy_approves_on_sqlite() {
    ha_writes_and_huy_approves(World::new().await).await;
}

#[tokio::test]
async fn ha_writes_and_huy_approves_on_postgres() {
    let database = Some(postgres::fresh().await);
    ha_writes_and_huy_approves(World::on(tempfile::tempdir().unwrap(), database).await).await;
}

#[tokio::test]
async fn a_form_of_another_page_changes_nothing() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let draft = asked(&world, &mut ha).await;
    let page = huy.get(&draft).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let good = [("csrf", csrf.as_str()), ("version", version.as_str())];
    let own = world.city.base_url.clone();
    let approve = format!("{draft}/approve");
    for (what, origin, form) in [
        ("no token", Some(own.as_str()), &good[1..]),
        ("another site", Some("https://evil.example"), &good[..]),
        ("no origin", None, &good[..]),
    ] {
        assert_eq!(huy.post_from(origin, &approve, form).await.status, 403, "{what}");
    }
    assert_eq!(huy.post(&approve, &[good[0], ("version", "1")]).await.status, 422, "an older version");
    assert_eq!(world.browser().post(&approve, &good).await.status, 401, "nobody");
    let mut son = world.console("son").await;
    let sons = son.get("/console").await;
    assert!(!sons.body.contains("/console/alerts"), "a clerk has no such room");
    let csrf = sons.field("csrf");
    assert_eq!(son.get(&draft).await.status, 404);
    assert_eq!(son.get("/console/alerts").await.status, 404);
    assert_eq!(son.post(&approve, &[("csrf", &csrf), good[1]]).await.status, 404);
    assert_eq!(son.post(NEW, &[("csrf", &csrf), ("hazard", "flood")]).await.status, 404);
    assert_eq!(published(&world).await, 0);
    assert_eq!(huy.post(&approve, &good).await.status, 200, "the real form works");
    assert_eq!(published(&world).await, 1);
}

#[tokio::test]
async fn approving_needs_a_fresh_sign_in() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let draft = asked(&world, &mut ha).await;
    world.clock.forward(Duration::from_secs(5 * 60));
    let page = huy.get(&draft).await;
    assert!(!page.body.contains("Duyệt và phát ngay") && page.body.contains("Đăng nhập lại để duyệt"));
    assert_eq!(press(&mut huy, &draft, "approve", &[]).await.status, 422);
    assert_eq!(published(&world).await, 0);
    let link = page.body.split("href=\"/console/sign-in?").nth(1).unwrap().split('"').next().unwrap();
    let page = huy.get(&format!("/console/sign-in?{link}")).await;
    let page = huy.post(&page.url, &[("person", "huy")]).await;
    assert_eq!(world.at(&page.url), draft, "back to the draft");
    assert_eq!(press(&mut huy, &draft, "approve", &[]).await.status, 200);
    assert_eq!(published(&world).await, 1);
}

/// A sign-in at the issuer that is not brought to the console at once: the address that would bring it.
async fn chosen(browser: &mut Browser, person: &str) -> String {
    let page = browser.get("/console/sign-in?return_to=/console/alerts").await;
    let answer = client().post(&page.url).form(&[("person", person)]).send().await.unwrap();
    answer.headers()["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_counts_is_when_they_showed_the_issuer_who_they_are() {
    let world = World::new().await;
    let (mut ha, mut ngoc, mut huy) = (world.console("ha").await, world.browser(), world.browser());
    let draft = asked(&world, &mut ha).await;
    let (ngocs, huys) = (chosen(&mut ngoc, "ngoc").await, chosen(&mut huy, "huy").await);
    world.clock.forward(Duration::from_secs(30));
    assert_eq!((ngoc.get(&ngocs).await.status, huy.get(&huys).await.status), (200, 200));
    let own = asked(&world, &mut ngoc).await;
    world.clock.forward(Duration::from_secs(4 * 60 + 35));
    // Their sessions are four minutes old; what they showed the issuer is five.
    assert_eq!(press(&mut huy, &draft, "approve", &[]).await.status, 422);
    assert_eq!(press(&mut ngoc, &own, "alone", &[("reason", "Mất liên lạc")]).await.status, 422);
    assert_eq!(published(&world).await, 0);
    let again = chosen(&mut huy, "huy").await;
    huy.get(&again).await;
    assert_eq!(press(&mut huy, &draft, "approve", &[]).await.status, 200);
}

#[tokio::test]
async fn the_console_asks_the_issuer_to_ask_again() {
    let world = World::new().await;
    let page = world.browser().get("/console/sign-in").await;
    assert!(page.url.contains("prompt=login") && page.url.contains("max_age=300"), "{}", page.url);
}

#[tokio::test]
async fn a_supervisor_alone_says_why_for_all_to_see() {
    let world = World::new().await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    let draft = asked(&world, &mut ngoc).await;
    assert!(!ha.get(&draft).await.body.contains("Phát một mình"), "an operator cannot");
    let reason = [("reason", "Mất liên lạc với ca trực")];
    assert_eq!(press(&mut ha, &draft, "alone", &reason).await.status, 422);
    assert_eq!(press(&mut ngoc, &draft, "approve", &[]).await.status, 422, "her own is her own");
    let silent = press(&mut ngoc, &draft, "alone", &[("reason", " ")]).await;
    assert!(silent.status == 422 && silent.body.contains("Hãy viết lý do"), "{}", silent.body);
    let page = press(&mut ngoc, &draft, "alone", &reason).await;
    assert_eq!(page.status, 200);
    let said = "Phạm Thị Ngọc phát một mình: Mất liên lạc với ca trực";
    assert!(ha.get(&page.url).await.body.contains(said), "{}", page.body);
}

#[tokio::test]
async fn an_event_goes_on_in_one_thread_and_ends() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let draft = asked(&world, &mut ha).await;
    let event = press(&mut huy, &draft, "approve", &[]).await.url;
    let id = event.rsplit('/').next().unwrap().to_owned();
    let follow = |kind: &str| format!("{NEW}?event={id}&kind={kind}");
    let page = ha.get(&follow("update")).await;
    let kept = page.body.contains("name=\"ward-19753\" value=\"on\" checked");
    assert!(kept && page.field("kind") == "update", "begun from the last message: {}", page.body);
    let news = [
        ("event", id.clone()),
        ("kind", "update".into()),
        ("issued_at", hours(&world, 0)),
        ("number", "HUE-LULU-13".into()),
        ("level", "4".into()),
    ];
    let mut form = flood(&world);
    form.retain(|(name, _)| !news.iter().any(|(known, _)| known == name));
    form.extend(news);
    let page = send(&mut ha, &page, NEW, &form, "submit").await;
    let page = press(&mut huy, &page.url, "approve", &[]).await;
    assert_eq!(page.url, event, "the same thread: {}", page.body);
    assert!(page.body.contains("Số 2 ·") && page.body.contains("Cấp độ rủi ro 4"), "{}", page.body);
    assert_eq!(published(&world).await, 1, "one event is listed once");
    let page = ha.get(&follow("all_clear")).await;
    assert!(!page.body.contains("action-go_up"), "an all-clear asks for nothing");
    assert!(page.body.contains("value=\"Past\" selected"), "and nobody has to hurry any more");
    let mut form = flood(&world);
    form.retain(|(name, _)| *name != "kind");
    form.extend([("event", id.clone()), ("kind", "all_clear".into())]);
    let page = send(&mut ha, &page, NEW, &form, "submit").await;
    let page = press(&mut huy, &page.url, "approve", &[]).await;
    assert!(page.body.contains("Hết nguy hiểm: Lũ") && !page.body.contains("kind=update"), "{}", page.body);
    let page = ha.get(NEW).await;
    let late = send(&mut ha, &page, NEW, &form, "submit").await;
    assert!(late.status == 422 && late.body.contains("sự kiện đã kết thúc"), "{}", late.body);
    assert_eq!(published(&world).await, 1);
}

/// A bulletin that says nothing of how soon, how sure, or what the message does in its event.
const PASTED: &str = "ĐÀI KTTV TP. HUẾ\nSố: LULU-13/HUE\nTIN LŨ TRÊN SÔNG HƯƠNG ngày 27/10/2025\n\
    Cấp độ rủi ro thiên tai do lũ: cấp 4. Mực nước trên báo động 3.\nTin phát lúc 15h30.";

async fn ha_pastes_a_bulletin_into_what_follows(world: World) {
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let draft = asked(&world, &mut ha).await;
    let event = press(&mut huy, &draft, "approve", &[]).await.url;
    let id = event.rsplit('/').next().unwrap().to_owned();
    for (kind, title, mark) in [
        ("update", "Soạn tin cập nhật", "Số 2 ·"),
        ("all_clear", "Soạn tin hết nguy hiểm", "Hết nguy hiểm: Lũ"),
    ] {
        let page = ha.get(&format!("{NEW}?event={id}&kind={kind}")).await;
        assert!(page.body.contains(&format!("<h1>{title}</h1>")), "{}", page.body);
        let first =
            page.body.split("<form class=\"compose\"").nth(1).unwrap().split("<button").nth(1).unwrap();
        assert!(first.contains("value=\"preview\""), "Enter in a line keeps the draft: {first}");
        let mut form = flood(&world);
        form.retain(|(name, _)| !["kind", "urgency", "certainty", "level", "number"].contains(name));
        form.extend([
            ("kind", page.field("kind")),
            ("event", page.field("event")),
            ("urgency", "Immediate".into()),
            ("certainty", "Observed".into()),
        ]);
        let pasted = [&form[..], &[("bulletin", PASTED.to_owned())]].concat();
        let page = send(&mut ha, &page, NEW, &pasted, "bulletin").await;
        assert_eq!((page.field("kind"), page.field("event")), (kind.to_owned(), id.clone()));
        for kept in ["value=\"Immediate\" selected", "value=\"Observed\" selected", "Nước lên nhanh"] {
            assert!(page.body.contains(kept), "{kept}: {}", page.body);
        }
        for read in ["value=\"LULU-13/HUE\"", "name=\"level\" value=\"4\" checked"] {
            assert!(page.body.contains(read), "{read}: {}", page.body);
        }
        let page = send(&mut ha, &page, NEW, &form, "submit").await;
        assert_eq!(page.status, 200, "{}", page.body);
        let page = press(&mut huy, &page.url, "approve", &[]).await;
        assert!(page.url == event && page.body.contains(mark), "it goes on in its event: {}", page.body);
    }
}

#[tokio::test]
async fn ha_pastes_a_bulletin_into_what_follows_on_sqlite() {
    ha_pastes_a_bulletin_into_what_follows(World::new().await).await;
}

#[tokio::test]
async fn ha_pastes_a_bulletin_into_what_follows_on_postgres() {
    let database = Some(postgres::fresh().await);
    ha_pastes_a_bulletin_into_what_follows(World::on(tempfile::tempdir().unwrap(), database).await).await;
}

#[tokio::test]
async fn an_exercise_says_so_everywhere() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let mut form = flood(&world);
    form.push(("exercise", "on".into()));
    let page = ha.get(NEW).await;
    let page = send(&mut ha, &page, NEW, &form, "submit").await;
    let draft = page.url.clone();
    for page in [page, huy.get(&draft).await, huy.get("/console/alerts").await] {
        assert!(page.body.contains("DIỄN TẬP"), "{}", page.url);
    }
    let page = press(&mut huy, &draft, "approve", &[]).await;
    assert!(page.body.contains("EXERCISE") && page.body.contains("DIỄN TẬP"), "in both languages");
    let id = page.url.rsplit('/').next().unwrap().to_owned();
    let follow = ha.get(&format!("{NEW}?event={id}&kind=update")).await;
    assert!(follow.body.contains("name=\"exercise\" value=\"on\" checked"), "an exercise stays one");
}

#[tokio::test]
async fn what_officers_write_is_text_and_the_policy_holds() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let nasty = "<script>alert(1)</script>\" onmouseover=\"x";
    let mut form = flood(&world);
    for (name, value) in &mut form {
        if ["note_vi", "issuer_vi", "number"].contains(name) {
            *value = nasty.into();
        }
    }
    let page = ha.get(NEW).await;
    let written = send(&mut ha, &page, NEW, &form, "preview").await;
    let draft = written.url.clone();
    let foreign = huy.get(&draft).await;
    let refused = send(&mut ha, &foreign, &format!("{draft}/save"), &form, "submit").await;
    assert_eq!(refused.status, 403, "another officer's token is as good as none");
    let page = ha.get(&draft).await;
    let asked = send(&mut ha, &page, &format!("{draft}/save"), &form, "submit").await;
    let sent = press(&mut huy, &draft, "approve", &[]).await;
    for page in [written, asked, sent] {
        assert_eq!(page.status, 200);
        assert!(
            !page.body.contains("<script>alert") && !page.body.contains("\" onmouseover"),
            "{}",
            page.url
        );
        for tag in page.body.split("<script").skip(1) {
            assert!(tag.starts_with(" src=\"/console/assets/"), "no inline script");
        }
        assert!(!page.body.contains(" style=\"") && !page.body.contains("<style"), "no inline style");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
    }
}

#[tokio::test]
async fn nothing_typed_is_lost_when_something_is_wrong() {
    let world = World::new().await;
    let mut ha = world.console("ha").await;
    let page = ha.get(NEW).await;
    let mut form = flood(&world);
    form.retain(|(name, _)| *name != "expires");
    form.push(("expires", "hôm nay".into()));
    let page = send(&mut ha, &page, NEW, &form, "preview").await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("Nước lên nhanh ở hạ lưu") && page.body.contains("href=\"#expires\""));
    let long = "dài ".repeat(300);
    let page = ha.get(NEW).await;
    let page = send(&mut ha, &page, NEW, &[("note_vi", long.clone())], "preview").await;
    assert!(page.status == 422 && page.body.contains(long.trim()), "{}", page.body);
    // The session is over in the middle of a note.
    let page = world.browser().post(NEW, &[("note_vi", "Lời nhắn viết dở")]).await;
    assert!(page.status == 401 && page.body.contains("Lời nhắn viết dở"));
}

#[tokio::test]
async fn the_preview_invents_no_time() {
    let world = World::new().await;
    let mut ha = world.console("ha").await;
    let phones = ha.get(NEW).await.body;
    let phones = phones.split("class=\"phones\"").nth(1).unwrap();
    assert_eq!(phones.matches("chưa ghi").count(), 2, "until when, and issued when: {phones}");
    assert_eq!(phones.matches("not written yet").count(), 2, "{phones}");
    assert!(!phones.contains("hôm nay"), "{phones}");
}

#[tokio::test]
async fn a_pasted_bulletin_fills_the_form_and_saves_nothing() {
    let world = World::new().await;
    let mut ha = world.console("ha").await;
    let page = ha.get(NEW).await;
    let bulletin = "ĐÀI KTTV TP. HUẾ\nSố: LULU-12/HUE\nTIN LŨ TRÊN SÔNG HƯƠNG ngày 27/10/2025\n\
        Cấp độ rủi ro thiên tai do lũ: cấp 3. Mực nước trên báo động 3.\nTin phát lúc 15h30.";
    let form = [("bulletin", bulletin.to_owned()), ("note_vi", "Đã viết trước".into())];
    let page = send(&mut ha, &page, NEW, &form, "bulletin").await;
    assert_eq!(page.status, 200);
    let filled = [
        "value=\"Đài Khí tượng Thủy văn thành phố Huế\"",
        "value=\"LULU-12/HUE\"",
        "value=\"2025-10-27T15:30\"",
        "name=\"level\" value=\"3\" checked",
        "name=\"alarm_stage\" value=\"3\" checked",
        "Đã viết trước",
        "Hãy đối chiếu từng mục",
    ];
    for word in filled {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    assert!(!page.body.contains("/console/alerts/drafts/"), "nothing is kept before somebody looked at it");
}

#[tokio::test]
async fn an_approved_warning_has_its_words_for_other_channels() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let mut form = flood(&world);
    form.push(("exercise", "on".into()));
    let page = ha.get(NEW).await;
    let page = send(&mut ha, &page, NEW, &form, "submit").await;
    let event = press(&mut huy, &page.url, "approve", &[]).await;
    let sms = event.body.split("id=\"sms\"").nth(1).unwrap().split_once('>').unwrap().1;
    let sms = sms.split('<').next().unwrap();
    assert!(sms.is_ascii() && sms.len() <= 160, "{sms}");
    assert!(sms.starts_with("DIEN TAP - Lu, Bao dong 3 - Cap do rui ro 3."), "{sms}");
    assert!(sms.contains("Len tang cao hon."), "{sms}");
    let print = huy.get(&format!("{}/print", event.url)).await;
    for word in ["DIỄN TẬP - Lũ, Báo động 3", "EXERCISE - Flood", "Nước lên nhanh", "Raise furniture"]
    {
        assert!(print.status == 200 && print.body.contains(word), "{word}: {}", print.body);
    }
    let mut son = world.console("son").await;
    assert_eq!(son.get(&format!("{}/print", event.url)).await.status, 404);
}

#[tokio::test]
async fn the_desk_sees_whom_a_warning_reached_from_twenty_devices_on() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let draft = asked(&world, &mut ha).await;
    let event = press(&mut huy, &draft, "approve", &[]).await;
    assert!(event.body.contains("Chưa đủ 20 máy"), "{}", event.body);
    let alert = active(&world).await.remove(0);
    let receipt = serde_json::json!({ "alert": alert.id, "ward": alert.area.wards[0], "delay": 1_400 });
    for _ in 0..20 {
        let said = client().post(world.at("/api/v1/alerts/receipts")).json(&receipt).send().await.unwrap();
        assert_eq!(said.status().as_u16(), 204);
    }
    let event = huy.get(&event.url).await;
    assert!(event.body.contains("<td>20</td><td>2 giây</td><td>2 giây</td>"), "{}", event.body);
}
