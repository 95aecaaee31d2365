//! Calls for rescue from any browser, without script and without sign-in, the same on both engines.

use std::time::Duration;

use hue_city::Config;
use hue_city::store::sos::{self, Sos, said};
use hue_model::sos::CitySosState;
use reqwest::StatusCode;

use crate::sos::{call, sos_id};
use crate::support::{Engine, client, on_both};
use crate::visitor::World;

on_both!(
    a_call_from_a_browser_is_one_case_and_its_receipt_shows_how_it_stands,
    the_same_form_with_other_words_says_more,
);

async fn world(engine: Engine, change: impl FnOnce(&mut Config)) -> World {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::new(folder.path());
    if let Engine::Postgres = engine {
        config.database = Some(crate::postgres::fresh().await);
    }
    change(&mut config);
    World::with(folder, config).await
}

async fn a_call_from_a_browser_is_one_case_and_its_receipt_shows_how_it_stands(engine: Engine) {
    let world = world(engine, |_| {}).await;
    let mut tu = world.browser();
    let page = tu.get("/sos").await;
    assert!(page.status == 200 && !page.body.contains("<script") && page.body.contains("Gọi 112 · mô phỏng"));
    assert!(!page.body.contains("tel:112"), "a demonstration calls nobody");
    assert!(page.body.len() < 30_000, "{} bytes on a bad line", page.body.len());
    let id = page.field("id");
    let nothing = tu.post("/sos", &[("id", id.as_str()), ("note", "Giúp với")]).await;
    assert!(nothing.status == 422 && nothing.body.contains("Giúp với"), "nobody could come");
    let said = [
        ("id", id.as_str()),
        ("address", "Thôn Bao Vinh <b>"),
        ("phone", "0935 111 222"),
        ("people", "3"),
        ("water", "chest"),
        ("vulnerable-elderly", "1"),
    ];
    let first = tu.post("/sos", &said).await;
    let again = tu.post("/sos", &said).await;
    assert!(
        first.url == again.url && first.body.contains("SOS-0001"),
        "sent twice it is one case: {}",
        first.body
    );
    for origin in [Some("http://localhost:7000"), Some("null"), None] {
        let page = tu.post_from(origin, "/sos", &said).await;
        assert_eq!((page.status, page.url), (200, first.url.clone()), "never turned away: {origin:?}");
    }
    an_operator_tells(&world, &id).await;
    let receipt = first.url.rsplit('/').next().unwrap().to_owned();
    let (first_half, second_half) = receipt.split_at(4);
    let typed = format!("/s/{}-{second_half}", first_half.to_lowercase());
    let state = tu.get(&typed).await;
    assert!(
        state.body.contains("Lên tầng 2") && !state.body.contains("0935"),
        "its state, not what was said"
    );
    assert_eq!(tu.get("/s/AAAAAAAA").await.status, 404);
    let mut conn = world.city.app().store.read().await.unwrap();
    let kept = hue_city::store::sos::get(&mut conn, id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.device_hash), (CitySosState::Received, None));
}

#[tokio::test]
async fn who_said_neither_place_nor_phone_reads_that_nobody_can_come() {
    let world = world(Engine::Sqlite, |_| {}).await;
    let lan = crate::rescue::guest(&world, "chị Lan");
    let mut body = crate::rescue::fresh(&world, &lan);
    let known = std::mem::take(&mut body.details);
    let receipt = call(&lan, sos_id(1), &body).await.receipt;
    let page = world.browser().get(&format!("/s/{receipt}")).await.body;
    assert!(page.contains("chưa biết bạn ở đâu") && page.contains("data-state=\"lost\""), "{page}");
    assert!(!page.contains("data-state=\"received\""), "{page}");
    body.details = known;
    body.revision += 1;
    call(&lan, sos_id(1), &body).await;
    let page = world.browser().get(&format!("/s/{receipt}")).await.body;
    assert!(page.contains("data-state=\"received\"") && !page.contains("chưa biết bạn ở đâu"), "{page}");
}

/// Trần Hà reads the case as it was written and says something to the caller.
async fn an_operator_tells(world: &World, id: &str) {
    let mut ha = world.console("ha").await;
    let case = format!("/console/sos/{id}");
    let page = ha.get(&case).await;
    for word in ["Thôn Bao Vinh &lt;b&gt;", "3 người", "nước ngang ngực", ">web<"] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    let form =
        [("csrf", page.field("csrf")), ("version", page.field("version")), ("note", "Lên tầng 2".into())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    ha.post(&format!("{case}/tell"), &form).await;
}

/// The case of a form as it is on record, and the head counts that were said of it.
async fn recorded(world: &World, id: &str) -> (Sos, Vec<Option<u16>>) {
    let mut conn = world.city.app().store.read().await.unwrap();
    let case = sos::get(&mut conn, id.parse().unwrap()).await.unwrap().unwrap();
    let said = said::of(&mut conn, case.id).await.unwrap();
    (case, said.into_iter().map(|said| said.details.people).collect())
}

async fn the_same_form_with_other_words_says_more(engine: Engine) {
    let world = world(engine, |_| {}).await;
    let mut tu = world.browser();
    let id = tu.get("/sos").await.field("id");
    let form = |people: &'static str| {
        [("id", id.as_str()), ("address", "Thôn Bao Vinh"), ("people", people)].to_vec()
    };
    let first = tu.post("/sos", &form("3")).await;
    let more = tu.post("/sos", &form("5")).await;
    assert!(first.status == 200 && more.url == first.url, "one case, one receipt: {}", more.url);
    let (case, said) = recorded(&world, &id).await;
    assert_eq!((case.details.people, case.people, said), (Some(5), Some((3, 5)), vec![Some(3), Some(5)]));
    // Pressed twice on a bad line, and once more later: nothing new was said.
    let (mut one, mut two) = (world.browser(), world.browser());
    let (six, again) = (form("6"), form("6"));
    tokio::join!(one.post("/sos", &six), two.post("/sos", &again));
    tu.post("/sos", &form("6")).await;
    let (case, said) = recorded(&world, &id).await;
    assert_eq!((case.details.people, said.len(), said[2]), (Some(6), 3, Some(6)));
    tu.post("/sos", &form("3")).await;
    assert_eq!(recorded(&world, &id).await.1[3], Some(3), "back to the first words is news again");
}

#[tokio::test]
async fn the_case_of_an_app_is_not_changed_by_a_form() {
    let world = world(Engine::Sqlite, |_| {}).await;
    let lan = crate::support::Guest::new(&world.city.base_url, "chị Lan");
    let hers = crate::sos::call(&lan, crate::sos::sos_id(1), &crate::sos::first(&lan)).await;
    let id = hers.id.to_string();
    let form = [("id", id.as_str()), ("address", "Nơi khác"), ("people", "9")];
    let other = world.browser().post("/sos", &form).await;
    assert!(other.status == 200 && !other.url.ends_with(&hers.receipt), "whoever it is, a case of their own");
    assert_eq!(recorded(&world, &id).await.0.details.people, None);
}

#[tokio::test]
async fn strangers_without_a_phone_share_no_limit() {
    let world = world(Engine::Sqlite, |config| config.limits.writes_a_minute = 2).await;
    for alley in ["Kiệt 1", "Kiệt 2", "Kiệt 3", "Kiệt 4", "Kiệt 5"] {
        let mut caller = world.browser();
        let id = caller.get("/sos").await.field("id");
        assert_eq!(caller.post("/sos", &[("id", &id), ("address", alley)]).await.status, 200, "{alley}");
    }
    // Nor do those who name the same phone, which may not be theirs at all.
    for alley in ["Kiệt 6", "Kiệt 7", "Kiệt 8"] {
        let mut caller = world.browser();
        let id = caller.get("/sos").await.field("id");
        let form = [("id", id.as_str()), ("address", alley), ("phone", "0935 111 222")];
        assert_eq!(caller.post("/sos", &form).await.status, 200, "{alley}");
    }
}

/// What chị Tư typed, in every field of the form.
const TYPED: [(&str, &str); 8] = [
    ("address", "Thôn Bao Vinh <b>"),
    ("ward", "19753"),
    ("phone", "0935 111 222"),
    ("people", "ba người"),
    ("water", "chest"),
    ("vulnerable-elderly", "1"),
    ("need-medical", "1"),
    ("note", "Mái tôn xanh"),
];

#[track_caller]
fn keeps_everything(body: &str) {
    for kept in [
        "value=\"Thôn Bao Vinh &lt;b&gt;\"",
        "value=\"19753\" selected",
        "value=\"0935 111 222\"",
        "value=\"ba người\"",
        "name=\"water\" value=\"chest\" checked",
        "name=\"vulnerable-elderly\" value=\"1\" checked",
        "name=\"need-medical\" value=\"1\" checked",
        ">Mái tôn xanh</textarea>",
    ] {
        assert!(body.contains(kept), "{kept}: {body}");
    }
}

#[tokio::test]
async fn a_form_that_is_refused_comes_back_whole_and_says_what_to_do() {
    let world = world(Engine::Sqlite, |config| config.limits.writes_a_minute = 0).await;
    let mut tu = world.browser();
    let id = tu.get("/sos").await.field("id");
    let form = [&[("id", id.as_str())], &TYPED[..]].concat();
    let refused = tu.post("/sos", &form).await;
    assert_eq!((refused.status, refused.field("id")), (429, id.clone()));
    assert!(refused.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(refused.headers["content-security-policy"].to_str().unwrap().contains("default-src 'none'"));
    assert!(refused.body.contains("Chưa gửi được") && refused.body.contains("gọi 112"), "{}", refused.body);
    keeps_everything(&refused.body);
    let english =
        client().post(world.at("/sos")).header("accept-language", "en").form(&form).send().await.unwrap();
    let english = english.text().await.unwrap();
    assert!(english.contains("Not sent yet") && english.contains("call 112"), "{english}");
    keeps_everything(&english);
    let nowhere: Vec<_> = form.iter().copied().filter(|(name, _)| *name == "id" || *name == "note").collect();
    let incomplete = tu.post("/sos", &nowhere).await;
    assert!(incomplete.status == 422 && incomplete.body.contains("Mái tôn xanh"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_door_and_a_broken_record_answer_people_with_pages() {
    let world = world(Engine::Sqlite, |config| {
        config.limits.rescue = 0;
        config.limits.timeout = Duration::from_millis(200);
    })
    .await;
    let mut tu = world.browser();
    let id = hue_model::id::SosId::from_parts(world.city.app().now(), [7; 10]).to_string();
    let form = [&[("id", id.as_str())], &TYPED[..]].concat();
    let full = tu.post("/sos", &form).await;
    assert_eq!((full.status, full.field("id")), (503, id));
    keeps_everything(&full.body);
    for path in ["/sos", "/s/3479974334", "/team/abc"] {
        let page = tu.get(path).await;
        assert!(page.status == 503 && page.body.contains("gọi 112"), "{path}: {}", page.body);
        assert!(page.headers.contains_key("retry-after"));
    }
    let app = world.city.app().clone();
    app.store.close().await;
    let device = client().get(world.at("/api/v1/sos/x")).send().await.unwrap();
    assert_eq!(device.headers()["content-type"], "application/problem+json", "an app reads problem details");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guessing_receipt_codes_is_slow_and_stands_in_nobodys_way() {
    let pause = Duration::from_millis(200);
    let world = world(Engine::Sqlite, |config| config.limits.receipt_pause = pause).await;
    let mut tu = world.browser();
    let id = tu.get("/sos").await.field("id");
    let receipt = tu.post("/sos", &[("id", &id), ("address", "Thôn Bao Vinh")]).await.url;
    let base = world.city.base_url.clone();
    let get = move |url: String, address: String| async move {
        client().get(url).header("x-forwarded-for", address).send().await.unwrap()
    };
    let begun = tokio::time::Instant::now();
    let guesses = (0..60).map(|number| {
        let code: String =
            format!("{number:010}").bytes().map(|digit| char::from(b'P' + digit % 5)).collect();
        let (get, url) = (get, format!("{base}/s/{code}"));
        tokio::spawn(async move { get(url, "203.0.113.7".into()).await.status() })
    });
    let guesses: Vec<_> = guesses.collect();
    // Somebody with the right code does not wait for any of that.
    let right = get(receipt.clone(), "198.51.100.20".into()).await;
    assert_eq!(right.status(), StatusCode::OK);
    let statuses = futures_util::future::join_all(guesses).await;
    let answered =
        statuses.iter().filter(|status| *status.as_ref().unwrap() == StatusCode::NOT_FOUND).count();
    let most = 6 + usize::try_from(begun.elapsed().as_millis() / pause.as_millis()).unwrap();
    assert!((5..=most).contains(&answered), "{answered} of 60 guesses were answered, {most} at most");
    let refused = get(format!("{base}/s/PPPPPPPPPP"), "203.0.113.7".into()).await;
    let (status, page) = (refused.status(), refused.text().await.unwrap());
    if status != StatusCode::NOT_FOUND {
        assert!(status == StatusCode::TOO_MANY_REQUESTS && page.contains("gọi 112"), "{page}");
    }
    // And who guessed before is slow with the right one, not shut out.
    let mut answer = get(receipt.clone(), "203.0.113.7".into()).await;
    while answer.status() == StatusCode::TOO_MANY_REQUESTS {
        answer = get(receipt.clone(), "203.0.113.7".into()).await;
    }
    assert_eq!(answer.status(), StatusCode::OK);
}
