//! The operators' console, over real HTTP.
#![cfg(test)]

#[path = "support/visitor.rs"]
#[expect(dead_code, reason = "shared by several test programs, each of which uses a part")]
mod visitor;

use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hue_city::store::audit;
use hue_city::store::role::{self, Role};
use hue_model::id::{PhotoId, ReportId};
use hue_model::time::Millis;
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use visitor::{AppAt, Browser, CEILING, World, client, text};

const REASON: &str = "Nội dung này đã được trả lời ở phản ánh trước.";

/// A city with one report of chị Lan's, its id and her access token.
async fn with_a_report(description: &str) -> (World, ReportId, String) {
    let world = World::new().await;
    let token = text(&AppAt::new(&world).sign_in("lan").await, "access_token").to_owned();
    let id = world.report(&token, description).await;
    (world, id, token)
}

/// Does something with a case the way a person does: opens its page, fills the form in, sends it.
async fn act(browser: &mut Browser, id: ReportId, action: &str, fields: &[(&str, &str)]) -> visitor::Page {
    let page = browser.get(&format!("/console/cases/{id}")).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let form = [&[("csrf", csrf.as_str()), ("version", version.as_str())], fields].concat();
    browser.post(&format!("/console/cases/{id}/{action}"), &form).await
}

#[tokio::test]
async fn ha_takes_assigns_and_son_answers() {
    let (world, id, token) = with_a_report("Ổ gà trước số 42").await;
    let mut ha = world.console("ha").await;
    let queue = ha.get("/console").await;
    assert!(queue.body.contains("HUE-20001") && queue.body.contains("Ổ gà trước số 42"));
    let page = ha.get(&format!("/console/cases/{id}")).await;
    assert!(page.body.contains("<b>Người gửi</b> đã gửi phản ánh"), "the reporter sent it, the desk took it");
    assert!(act(&mut ha, id, "take", &[]).await.body.contains("Đã kiểm tra"));
    let page = act(&mut ha, id, "assign", &[("agency", "so-xay-dung")]).await;
    assert!(page.body.contains("Đã giao") && page.body.contains("Sở Xây dựng"));
    let mut son = world.console("son").await;
    assert!(act(&mut son, id, "take", &[]).await.body.contains("Đang xử lý"));
    let page = act(&mut son, id, "answer", &[("letter", "Chúng tôi đã vá mặt đường.\nCảm ơn chị.")]).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Nguyễn Văn Sơn"), "who did it stands there");
    let url = world.at(&format!("/api/v1/reports/{id}"));
    let status: serde_json::Value =
        client().get(url).bearer_auth(&token).send().await.unwrap().json().await.unwrap();
    assert_eq!(status["status"], "answered");
    let letter = status["timeline"].as_array().unwrap().last().unwrap()["note"].as_str().unwrap();
    assert_eq!(letter, "Chúng tôi đã vá mặt đường.\nCảm ơn chị.");
    assert!(!status.to_string().contains("Sơn"), "the citizen reads the agency, never a clerk's name");
    assert!(act(&mut ha, id, "close", &[]).await.body.contains("Đã đóng"));
}

#[tokio::test]
async fn a_form_of_another_page_changes_nothing() {
    let (world, id, _) = with_a_report("Đèn tắt").await;
    let mut ha = world.console("ha").await;
    let page = ha.get(&format!("/console/cases/{id}")).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let (good, none) =
        ([("csrf", csrf.as_str()), ("version", version.as_str())], [("version", version.as_str())]);
    let own = world.city.base_url.clone();
    let take = format!("/console/cases/{id}/take");
    for (what, origin, form) in [
        ("no token", Some(own.as_str()), &none[..]),
        ("a wrong token", Some(own.as_str()), &[("csrf", "guessed"), ("version", &version)][..]),
        ("another site", Some("https://evil.example"), &good[..]),
        ("another port", Some("http://127.0.0.1:1"), &good[..]),
        ("an opaque origin", Some("null"), &good[..]),
        ("no origin", None, &good[..]),
    ] {
        assert_eq!(ha.post_from(origin, &take, form).await.status, 403, "{what}");
    }
    // Another officer's token is as good as none.
    let mut son = world.console("son").await;
    let sons = son.get("/console").await.field("csrf");
    assert_ne!(sons, csrf);
    assert_eq!(ha.post(&take, &[("csrf", &sons), ("version", &version)]).await.status, 403);
    assert!(ha.get(&format!("/console/cases/{id}")).await.body.contains("Mới nhận"), "nothing changed");
    assert_eq!(ha.post(&take, &good).await.status, 200, "the real form works");
}

#[tokio::test]
async fn a_clerk_sees_neither_foreign_cases_nor_the_reporter() {
    let (world, id, _) = with_a_report("Rác đổ cạnh trường").await;
    let (mut ha, mut son) = (world.console("ha").await, world.console("son").await);
    assert!(!son.get("/console?state=all").await.body.contains("HUE-20001"), "not his agency's");
    assert_eq!(son.get(&format!("/console/cases/{id}")).await.status, 404);
    let csrf = son.get("/console").await.field("csrf");
    let forced = son.post(&format!("/console/cases/{id}/answer"), &[("csrf", &csrf), ("letter", "x")]).await;
    assert_eq!(forced.status, 404, "nor can he act on it");
    act(&mut ha, id, "take", &[]).await;
    act(&mut ha, id, "assign", &[("agency", "so-xay-dung")]).await;
    let page = son.get(&format!("/console/cases/{id}")).await;
    assert_eq!(page.status, 200);
    let look = son.post(&format!("/console/cases/{id}/reporter"), &[("csrf", &csrf)]).await;
    assert_eq!(look.status, 403);
    for seen in [&page.body, &look.body] {
        assert!(!seen.contains("Nguyễn Thị Lan"), "the agency never learns who wrote");
    }
    assert_eq!(
        act(&mut son, id, "refuse", &[("reason", REASON)]).await.status,
        422,
        "refusing is the desk's"
    );
    assert_eq!(act(&mut son, id, "assign", &[("agency", "ubnd-tp")]).await.status, 422, "assigning too");
}

#[tokio::test]
async fn a_look_at_the_reporter_is_written_down_first() {
    let (world, id, _) = with_a_report("Cây nghiêng").await;
    let mut ha = world.console("ha").await;
    assert!(!ha.get(&format!("/console/cases/{id}")).await.body.contains("Nguyễn Thị Lan"));
    let page = act(&mut ha, id, "reporter", &[]).await;
    assert!(page.body.contains("Nguyễn Thị Lan") && page.body.contains("đã xem người gửi"));
    assert!(
        !ha.get(&format!("/console/cases/{id}")).await.body.contains("Nguyễn Thị Lan"),
        "each look is asked for"
    );
    let mut conn = world.city.app().store.read().await.unwrap();
    let lines = audit::about(&mut conn, &id.to_string()).await.unwrap();
    assert_eq!(lines.iter().filter(|line| line.action == "reporter.look").count(), 1);
}

#[tokio::test]
async fn a_role_that_is_taken_away_ends_with_the_next_request() {
    let (world, id, _) = with_a_report("Ngập kiệt 7").await;
    let mut ha = world.console("ha").await;
    let csrf = ha.get("/console").await.field("csrf");
    let store = &world.city.app().store;
    store
        .write(|conn| {
            Box::pin(async move { conn.execute("DELETE FROM role WHERE sub = 'ha'", vec![]).await })
        })
        .await
        .unwrap();
    assert_eq!(ha.get("/console").await.status, 403);
    assert_eq!(ha.post(&format!("/console/cases/{id}/take"), &[("csrf", &csrf)]).await.status, 403);
    let page = world.console_of("lan").await;
    assert_eq!(page.status, 403, "a citizen has no role");
    let issuer = world.at("/vneid");
    store
        .write(move |conn| {
            Box::pin(async move {
                role::grant(conn, &issuer, "ha", &Role::Operator, hue_model::time::Millis(0)).await
            })
        })
        .await
        .unwrap();
    assert_eq!(ha.get("/console").await.status, 200);
}

/// Runs `hue-city admin` beside the running city; answers whether it did it, and what it said.
async fn admin(world: &World, command: &[&str], more: &[&str]) -> (bool, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_hue-city"));
    program.arg("admin").args(command).arg("--data").arg(world.data.path()).args(more);
    let done = tokio::task::spawn_blocking(move || program.output()).await.unwrap().unwrap();
    (done.status.success(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
}

/// Gives anh Minh a role.
async fn admin_add(world: &World, more: &[&str]) -> (bool, String) {
    admin(world, &["add", "--iss", &world.at("/vneid"), "--sub", "minh"], more).await
}

#[tokio::test]
async fn an_administrator_gives_anh_minh_a_role_while_the_city_runs() {
    let world = World::new().await;
    assert_eq!(world.console_of("minh").await.status, 403, "a citizen has no role");
    let (done, said) = admin_add(&world, &["--role", "operator"]).await;
    assert!(done, "{said}");
    let page = world.console_of("minh").await;
    assert_eq!(page.status, 200, "the running city sees the role at once: {}", page.body);
}

#[tokio::test]
async fn an_administrator_takes_anh_minhs_role_away_and_he_is_out_at_once() {
    let world = World::new().await;
    assert!(admin_add(&world, &["--role", "operator"]).await.0);
    let mut minh = world.console("minh").await;
    let (done, all) = admin(&world, &["list"], &[]).await;
    let his = all.lines().find(|line| line.contains("\"sub\":\"minh\"")).unwrap_or_default();
    assert!(done && his.contains("\"role\":\"operator\"") && his.contains("Trần Văn Minh"), "{all}");
    let iss = world.at("/vneid");
    let remove = ["remove", "--iss", iss.as_str(), "--sub", "minh"];
    let (done, said) = admin(&world, &remove, &[]).await;
    assert!(done, "{said}");
    assert_eq!(minh.get("/console").await.status, 403, "the session he had is worth nothing");
    assert!(!admin(&world, &["list"], &[]).await.1.contains("\"minh\""));
    let (done, said) = admin(&world, &remove, &[]).await;
    assert!(!done && said.contains("has no role"), "{said}");
}

#[tokio::test]
async fn a_clerk_belongs_to_an_agency_of_the_pack() {
    let world = World::new().await;
    for wrong in [&["--role", "clerk"][..], &["--role", "clerk", "--agency", "so-khong-co"]] {
        let (done, said) = admin_add(&world, wrong).await;
        assert!(!done && said.contains("agency"), "{wrong:?}: {said}");
    }
    assert_eq!(world.console_of("minh").await.status, 403, "what was refused gave no role");
    let (done, said) = admin_add(&world, &["--role", "clerk", "--agency", "so-xay-dung"]).await;
    assert!(done, "{said}");
    assert_eq!(world.console_of("minh").await.status, 200);
}

#[tokio::test]
async fn what_people_write_is_text_and_never_markup() {
    let nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"x";
    let (world, id, _) = with_a_report(nasty).await;
    let mut ha = world.console("ha").await;
    act(&mut ha, id, "take", &[]).await;
    let answered = act(&mut ha, id, "answer", &[("letter", nasty)]).await;
    let found = ha.get("/console?state=all&q=%3Cscript%3E%22").await;
    for page in [answered, ha.get("/console?state=all").await, found] {
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.url);
        assert!(!page.body.contains("\" onmouseover"), "no attribute is left");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        for tag in page.body.split("<script").skip(1) {
            assert!(tag.starts_with(" src=\"/console/assets/"), "no inline script");
        }
        assert!(!page.body.contains(" style=\"") && !page.body.contains("<style"), "no inline style");
    }
}

#[tokio::test]
async fn a_mistake_loses_no_word() {
    let (world, id, _) = with_a_report("Loa karaoke").await;
    let (mut ha, mut other) = (world.console("ha").await, world.console("ha").await);
    let page = act(&mut ha, id, "refuse", &[("reason", "   ")]).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("Hãy viết lý do") && page.body.contains("role=\"alert\""));
    let long = "dài ".repeat(2_000);
    let page = act(&mut ha, id, "refuse", &[("reason", &long)]).await;
    assert!(page.status == 422 && page.body.contains(long.trim()), "the text is still in the form");
    // Somebody else is faster; what was written stays.
    let stale = ha.get(&format!("/console/cases/{id}")).await;
    act(&mut other, id, "take", &[]).await;
    let (csrf, version) = (stale.field("csrf"), stale.field("version"));
    let form = [("csrf", csrf.as_str()), ("version", version.as_str()), ("reason", REASON)];
    let page = ha.post(&format!("/console/cases/{id}/refuse"), &form).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("vừa được người khác thay đổi") && page.body.contains(REASON));
    // The session is over in the middle of a letter.
    let letter = "Thư viết dở";
    let mut gone = world.browser();
    let page = gone.post(&format!("/console/cases/{id}/answer"), &[("letter", letter)]).await;
    assert!(page.status == 401 && page.body.contains(letter), "the letter is on the page to copy");
}

#[tokio::test]
async fn a_letter_survives_whatever_happens_to_its_case_and_its_writer() {
    let (world, id, _) = with_a_report("Vỉa hè bong gạch").await;
    let (mut ha, mut son) = (world.console("ha").await, world.console("son").await);
    act(&mut ha, id, "take", &[]).await;
    act(&mut ha, id, "assign", &[("agency", "so-xay-dung")]).await;
    let letter = "Thư dài đã viết nửa giờ";
    let page = son.get(&format!("/console/cases/{id}")).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let form = [("csrf", csrf.as_str()), ("version", version.as_str()), ("letter", letter)];
    let (answer, fixed) = (format!("/console/cases/{id}/answer"), format!("/console/cases/{id}/fixed"));
    let kept = |page: visitor::Page, status: u16, what: &str| {
        assert_eq!(page.status, status, "{what}");
        assert!(page.body.contains(letter), "{what}: {}", page.body);
    };
    kept(son.post(&answer, &[("csrf", "of another sign-in"), ("letter", letter)]).await, 403, "an old page");
    let unprintable = [form[0], form[1], ("letter", "Thư dài đã viết nửa giờ\u{1}")];
    kept(son.post(&answer, &unprintable).await, 422, "a character nobody can print");
    let huge = vec![0xff; 41 * 1024 * 1024];
    kept(son.upload(&fixed, &form, ("proof", &huge)).await, 422, "a file that is too big");
    kept(world.browser().upload(&fixed, &form, ("proof", &huge[..3_000_000])).await, 401, "no session");
    act(&mut ha, id, "assign", &[("agency", "ubnd-tp")]).await;
    kept(son.post(&answer, &form).await, 404, "given to another agency");
    kept(son.upload(&fixed, &form, ("proof", &photo())).await, 404, "given to another agency, with a photo");
    act(&mut ha, id, "answer", &[("letter", "Đã trả lời")]).await;
    let page = ha.get(&format!("/console/cases/{id}")).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let late = [("csrf", csrf.as_str()), ("version", version.as_str()), ("letter", letter)];
    kept(ha.post(&answer, &late).await, 422, "answered already: that form is not offered any more");
    let store = &world.city.app().store;
    let fire = store.write(|conn| {
        Box::pin(async move { conn.execute("DELETE FROM role WHERE sub = 'son'", vec![]).await })
    });
    fire.await.unwrap();
    kept(son.post(&answer, &form).await, 403, "no role any more");
    store.close().await;
    kept(ha.post(&answer, &late).await, 500, "the city has a fault");
}

#[tokio::test]
async fn an_open_page_hears_nothing_after_its_session() {
    let (world, _, _) = with_a_report("Đèn nhấp nháy").await;
    let mut ha = world.console("ha").await;
    let session = format!("hue-console={}", ha.cookie("hue-console").unwrap());
    let mut open = client().get(world.at("/console/events")).header("cookie", session).send().await.unwrap();
    assert_eq!(open.headers()["content-type"], "text/event-stream");
    let csrf = ha.get("/console").await.field("csrf");
    ha.post("/console/sign-out", &[("csrf", &csrf)]).await;
    let ended = tokio::time::timeout(CEILING, async { while let Ok(Some(_)) = open.chunk().await {} });
    ended.await.expect("signing out ends the stream");
}

/// The words of an open event stream until the first change.
async fn hears(world: &World, cookie: &str, since: &str) -> String {
    let session = format!("hue-console={cookie}");
    let address = world.at(&format!("/console/events{since}"));
    let mut open = client().get(address).header("cookie", session).send().await.unwrap();
    let heard = async {
        let mut heard = String::new();
        while !heard.contains("changed") {
            heard.push_str(std::str::from_utf8(&open.chunk().await.unwrap().unwrap()).unwrap());
        }
        heard
    };
    tokio::time::timeout(CEILING, heard).await.expect("it hears of the change")
}

#[tokio::test]
async fn a_page_that_is_older_than_the_record_is_told_at_once() {
    let (world, id, _) = with_a_report("Đèn nhấp nháy").await;
    let mut ha = world.console("ha").await;
    let cookie = ha.cookie("hue-console").unwrap().to_owned();
    let page = ha.get("/console").await.body;
    let since =
        page.split("data-live=\"/console/events").nth(1).unwrap().split('"').next().unwrap().to_owned();
    act(&mut ha, id, "take", &[]).await;
    hears(&world, &cookie, &since).await;
}

#[tokio::test]
async fn the_citizen_hears_of_it_at_once() {
    let (world, id, token) = with_a_report("Nắp cống mất").await;
    let mut ha = world.console("ha").await;
    let mut stream = client().get(world.at("/api/v1/me/stream")).bearer_auth(&token).send().await.unwrap();
    assert_eq!(stream.status(), 200);
    let mut heard = String::new();
    let waited = tokio::time::timeout(CEILING, async {
        while !heard.contains("heartbeat") {
            heard.push_str(std::str::from_utf8(&stream.chunk().await.unwrap().unwrap()).unwrap());
        }
        act(&mut ha, id, "take", &[]).await;
        // The next beat is 20 s away: only the change itself can be what arrives.
        while !heard.contains("verified") {
            heard.push_str(std::str::from_utf8(&stream.chunk().await.unwrap().unwrap()).unwrap());
        }
    })
    .await;
    waited.expect("the change came over the open stream");
    assert_eq!(heard.matches("heartbeat").count(), 1, "by the event, not by the next heartbeat: {heard}");
}

/// A small real JPEG with a place, a comment, and something behind its end.
fn photo() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xfe, 0, 12];
    bytes.extend(b"16.46,107.");
    let frame = [0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0];
    let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xff, 0xd9];
    bytes.extend(frame);
    bytes.extend(scan);
    bytes.extend(b"secret film");
    bytes
}

#[tokio::test]
async fn fixed_needs_a_photo_and_keeps_only_the_picture() {
    let (world, id, token) = with_a_report("Hố ga lún").await;
    let mut ha = world.console("ha").await;
    act(&mut ha, id, "take", &[]).await;
    let page = ha.get(&format!("/console/cases/{id}")).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let fields =
        [("csrf", csrf.as_str()), ("version", version.as_str()), ("letter", "Đã lát lại mặt đường.")];
    let target = format!("/console/cases/{id}/fixed");
    for wrong in [&b""[..], b"<html>not a photo</html>"] {
        let page = ha.upload(&target, &fields, ("proof", wrong)).await;
        assert!(page.status == 422 && page.body.contains("Đã lát lại mặt đường."), "the words are kept");
    }
    assert_eq!(
        ha.upload(&target, &fields[1..], ("proof", &photo())).await.status,
        403,
        "a token is needed here too"
    );
    let page = ha.upload(&target, &fields, ("proof", &photo())).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let address =
        page.body.split("src=\"/console/photos/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let shown =
        client().get(world.at(&format!("/api/v1/media/{address}"))).bearer_auth(&token).send().await.unwrap();
    assert_eq!(shown.status(), 200, "the reporter sees the proof");
    let bytes = shown.bytes().await.unwrap();
    assert!(!bytes.windows(6).any(|part| part == b"secret" || part == b"16.46,"), "metadata is gone");
    let photo = ha.get(&format!("/console/photos/{address}")).await;
    assert_eq!(photo.headers["content-type"], "image/jpeg");
    assert_eq!(photo.headers["x-content-type-options"], "nosniff");
    assert!(photo.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    let mut son = world.console("son").await;
    assert_eq!(son.get(&format!("/console/photos/{address}")).await.status, 404, "not his agency's");
}

/// Sends a photo of a report by tus, in one piece.
async fn send_photo(world: &World, token: &str, report: ReportId, announced: &Value) {
    let word = |text: &str| STANDARD.encode(text);
    let (id, sha256) = (text(announced, "id"), text(announced, "sha256"));
    let (report, photo) = (word(&report.to_string()), word(id));
    let metadata = format!("report_id {report},photo_id {photo},sha256 {}", word(sha256));
    let tus = |method: Method, path: &str| {
        client().request(method, world.at(path)).bearer_auth(token).header("tus-resumable", "1.0.0")
    };
    let create = tus(Method::POST, "/api/v1/uploads").header("upload-length", self::photo().len());
    let created = create.header("upload-metadata", metadata).send().await.unwrap();
    assert_eq!(created.status(), 201);
    let patch = tus(Method::PATCH, &format!("/api/v1/uploads/{id}")).header("upload-offset", 0);
    let patch = patch.header("content-type", "application/offset+octet-stream").body(self::photo());
    assert_eq!(patch.send().await.unwrap().status(), 204);
}

#[tokio::test]
async fn ha_works_on_a_report_whose_photos_are_still_to_come_and_sees_them_come() {
    let world = World::new().await;
    let token = text(&AppAt::new(&world).sign_in("lan").await, "access_token").to_owned();
    let sha256: String = Sha256::digest(photo()).iter().map(|byte| format!("{byte:02x}")).collect();
    let announced = |seed: u8| {
        let id = PhotoId::from_parts(Millis(1_772_413_200_000), [seed; 10]);
        json!({ "id": id, "length": photo().len(), "sha256": sha256 })
    };
    let photos = [announced(1), announced(2)];
    let id = world.report_with(&token, "Cây đổ đè lên dây điện", json!(photos)).await;
    let mut ha = world.console("ha").await;
    let queue = ha.get("/console").await.body;
    assert!(queue.contains("Cây đổ đè lên dây điện") && queue.contains("Ảnh còn gửi sau (2/2)"), "{queue}");
    let figures = queue.split("<dl class=\"figures\">").nth(1).unwrap().split("</dl>").next().unwrap();
    assert!(figures.contains("<dd>1</dd>"), "it counts: {figures}");
    let page = ha.get(&format!("/console/cases/{id}")).await;
    assert!(page.body.contains("Ảnh còn gửi sau (2/2)") && !page.body.contains("<ul class=\"photos\">"));

    // A photo comes while she writes: what she does with the page of before holds.
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    send_photo(&world, &token, id, &photos[1]).await;
    let form = [("csrf", csrf.as_str()), ("version", version.as_str())];
    let page = ha.post(&format!("/console/cases/{id}/take"), &form).await;
    assert!(
        page.body.contains("Đã kiểm tra") && page.body.contains("Ảnh còn gửi sau (1/2)"),
        "{}",
        page.body
    );
    let url = world.at(&format!("/api/v1/reports/{id}"));
    let status: Value = client().get(url).bearer_auth(&token).send().await.unwrap().json().await.unwrap();
    assert_eq!(status["status"], "verified");
    let receipt = world.at(&format!("/s/{}", text(&status, "receipt")));
    let public = client().get(receipt).send().await.unwrap().text().await.unwrap();
    assert!(public.contains("Đang kiểm tra") && public.contains("Còn 1 ảnh chưa gửi tới"), "{public}");

    send_photo(&world, &token, id, &photos[0]).await;
    let page = ha.get(&format!("/console/cases/{id}")).await.body;
    assert!(!page.contains("Ảnh còn gửi sau") && page.matches("<img src=\"/console/photos/").count() == 2);
    assert_eq!(page.matches("đã gửi đủ ảnh").count(), 1, "once, in the audit log: {page}");
    assert!(!ha.get("/console").await.body.contains("Ảnh còn gửi sau"));
}

#[tokio::test]
async fn the_queue_is_filtered_and_turned_page_by_page() {
    let (world, _, token) = with_a_report("Đường Nguyễn Huệ hư hỏng").await;
    for number in 0..60 {
        world.report(&token, &format!("Việc thứ {number}")).await;
    }
    let mut ha = world.console("ha").await;
    let first = ha.get("/console").await.body;
    assert_eq!(first.matches("<a class=\"row\"").count(), 50);
    assert!(first.contains("Trang 1 / 2"));
    assert_eq!(ha.get("/console?page=2").await.body.matches("<a class=\"row\"").count(), 11);
    let found = ha.get("/console?q=duong+nguyen+hue").await.body;
    assert_eq!(found.matches("<a class=\"row\"").count(), 1, "blind to tone marks");
    assert_eq!(ha.get("/console?q=HUE-20001").await.body.matches("<a class=\"row\"").count(), 1);
    assert_eq!(
        ha.get("/console?ward=19753&category=road.pothole").await.body.matches("<a class=\"row\"").count(),
        50
    );
    assert!(ha.get("/console?ward=00000").await.body.contains("Không có phản ánh nào khớp"));
    assert!(ha.get("/console?state=closed").await.body.contains("Không còn việc nào"));
}

#[tokio::test]
async fn signing_in_is_tied_to_the_browser_and_counts_once() {
    let world = World::new().await;
    let mut ha = world.browser();
    let asked = ha.get("/console/sign-in").await;
    let answer = client().post(&asked.url).form(&[("person", "ha")]).send().await.unwrap();
    let back = answer.headers()["location"].to_str().unwrap().to_owned();
    let mut thief = world.browser();
    assert_eq!(thief.get(&back).await.status, 400, "another browser cannot use the answer");
    assert_eq!(ha.get(&back).await.status, 200, "the browser that asked can");
    assert_eq!(ha.get(&back).await.status, 400, "and then it is used up");
    let mut ha = world.console("ha").await;
    let session = ha.cookie("hue-console").unwrap().to_owned();
    let csrf = ha.get("/console").await.field("csrf");
    assert_eq!(ha.post("/console/sign-out", &[("csrf", "x")]).await.status, 403);
    assert!(ha.post("/console/sign-out", &[("csrf", &csrf)]).await.body.contains("Đã đăng xuất"));
    let answer = client()
        .get(world.at("/console"))
        .header("cookie", format!("hue-console={session}"))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 303, "the session is gone in the database too");
}

#[tokio::test]
async fn the_console_speaks_two_languages_without_a_missing_word() {
    let (world, id, _) = with_a_report("Broken pavement").await;
    let mut ha = world.console("ha").await;
    for language in ["en", "vi"] {
        ha.post("/console/language", &[("language", language), ("return_to", "/console")]).await;
        act(&mut ha, id, "take", &[]).await;
        for path in ["/console".to_owned(), format!("/console/cases/{id}"), "/console?state=closed".into()] {
            let page = ha.get(&path).await.body;
            assert!(page.contains(&format!("<html lang=\"{language}\"")), "{path}");
            let key = page.split(['>', '"']).find(|part| part.starts_with("console-"));
            assert_eq!(key, None, "{path} shows a key instead of words");
        }
    }
}
