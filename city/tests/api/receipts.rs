//! How a report stands, by its receipt code, from any browser: without the phone that sent it, without an account.

use std::time::Duration;

use hue_city::case::{Actor, Step, act};
use hue_city::problem::Failure;
use hue_city::store::role::Role;
use hue_city::store::{NewReport, PutOutcome};
use hue_model::time::Millis;
use hue_model::wire::PutReportReply;
use reqwest::{Method, StatusCode};

use crate::postgres;
use crate::support::{City, Engine, Guest, Photo, client, on_both, report_id};
use crate::visitor::World;

on_both!(whoever_has_the_code_of_a_report_reads_how_it_stands, two_reports_never_have_one_code,);

async fn world(engine: Engine) -> World {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    World::on(tempfile::tempdir().unwrap(), database).await
}

fn receipt(reply: &PutReportReply) -> String {
    reply.receipt.clone().expect("the city gives a code")
}

async fn whoever_has_the_code_of_a_report_reads_how_it_stands(engine: Engine) {
    let world = world(engine).await;
    let lan = Guest::new(&world.city.base_url, "chị Lan");
    let (photo, id) = (Photo::new(1, 70_000), report_id(1));
    let reply = lan.send(id, &lan.report(&[&photo])).await;
    let code = receipt(&reply);
    assert_eq!(code.len(), 12, "as long as no call for rescue has one");
    assert_eq!(receipt(&lan.send(id, &lan.report(&[&photo])).await), code, "the same for ever");
    let mut neighbour = world.browser();
    let (first, rest) = code.split_at(4);
    let page = neighbour.get(&format!("/s?code={}+{rest}", first.to_lowercase())).await;
    assert!(
        page.body.contains(&reply.number) && page.body.contains("Còn 1 ảnh chưa gửi tới"),
        "{}",
        page.body
    );
    lan.upload(id, &photo).await;
    assert_eq!(lan.status(id).await.receipt.as_deref(), Some(code.as_str()));
    let ha = Actor { id: "p-ha".into(), role: Role::Operator };
    let letter = "Đội chiếu sáng thay bóng <đêm nay>.".to_owned();
    let assign = Step::Assign { agency: "so-xay-dung".into(), due: None };
    for step in [Step::Verify, assign, Step::Start, Step::Answer { letter }] {
        act(world.city.app(), &ha, id, None, step).await.unwrap();
    }
    let page = neighbour.get(&format!("/s/{code}")).await;
    for word in ["Đã trả lời", "Sở Xây dựng", "thay bóng &lt;đêm nay&gt;", "Hạn", &code] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    for secret in ["Bạch Đằng", "tắt ba đêm", "<script", "<img"] {
        assert!(!page.body.contains(secret), "its state, not what was said: {}", page.body);
    }
    assert!(page.status == 200 && page.headers["cache-control"] == "no-store" && page.body.len() < 30_000);
    let english = client().get(world.at(&format!("/s/{code}"))).header("accept-language", "en");
    assert!(english.send().await.unwrap().text().await.unwrap().contains("Answered"));
}

async fn two_reports_never_have_one_code(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let report = |seed| NewReport {
        id: report_id(seed),
        owner: lan.owner(),
        person: None,
        body: lan.report(&[]),
        body_sha256: "ab".repeat(32),
        receipt: "3479ACDEFHJK".into(),
        at: Millis(1_772_413_200_000),
        due_at: None,
    };
    let store = &city.running.app().store;
    assert!(matches!(store.put(report(1)).await, Ok(PutOutcome::New(_))));
    let Err(Failure::Said { status, retry_after, .. }) = store.put(report(2)).await else {
        panic!("the code is taken")
    };
    assert_eq!((status.as_u16(), retry_after), (503, Some(2)), "it comes again");
    assert!(matches!(store.put(report(1)).await, Ok(PutOutcome::Same(_))));
    lan.send(report_id(2), &lan.report(&[])).await;
}

#[tokio::test]
async fn a_report_that_is_withdrawn_says_only_that() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let code = receipt(&lan.send(report_id(1), &lan.report(&[])).await);
    let path = format!("/api/v1/reports/{}", report_id(1));
    assert_eq!(lan.ask(Method::DELETE, &path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    let page = client().get(city.url(&format!("/s/{code}"))).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Đã rút lại") && !page.contains("Bạch Đằng"), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guessing_codes_of_reports_is_as_slow_as_those_of_calls() {
    let pause = Duration::from_secs(20);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.receipt_pause = pause).await;
    let lan = city.guest("chị Lan");
    let code = receipt(&lan.send(report_id(1), &lan.report(&[])).await);
    let ask = async |code: &str, from: &str| {
        let request = client().get(city.url(&format!("/s/{code}"))).header("x-forwarded-for", from);
        request.send().await.unwrap().status()
    };
    let guess = |number: u8| char::from(b'P' + number % 5).to_string().repeat(12);
    for number in 0..5 {
        assert_eq!(ask(&guess(number), "203.0.113.7").await, StatusCode::NOT_FOUND);
    }
    let more = futures_util::future::join_all((0..8).map(async |number| {
        tokio::time::timeout(Duration::from_secs(5), ask(&guess(number), "203.0.113.7")).await
    }));
    let more = more.await;
    let answered = more.iter().flatten().filter(|status| **status == StatusCode::NOT_FOUND).count();
    let refused = more.iter().flatten().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert!(answered <= 1 && refused >= 1, "{answered} answered, {refused} refused of {}", more.len());
    assert_eq!(ask(&code, "198.51.100.20").await, StatusCode::OK, "who has the code does not wait for that");
}
