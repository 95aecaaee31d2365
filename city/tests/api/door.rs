//! What holds for every request: limits, and one form of failure.

use hue_model::alert::{Action, Hazard};
use hue_model::problem::Code;
use hue_model::wire::{City as Self_, ProblemDetails};
use reqwest::{Method, Response, StatusCode};
use serde_json::json;

use crate::support::{City, Engine, client, report_id};

#[track_caller]
fn is_problem(response: &Response, status: StatusCode) {
    assert_eq!(response.status(), status);
    assert_eq!(response.headers()["content-type"], "application/problem+json", "{status}");
}

#[tokio::test]
async fn every_failure_is_problem_details() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let report = format!("/api/v1/reports/{}", report_id(1));
    is_problem(&lan.get("/nowhere").await, StatusCode::NOT_FOUND);
    is_problem(&lan.get("/api/v1/reports/not-an-id").await, StatusCode::NOT_FOUND);
    let deleted = lan.ask(Method::DELETE, "/api/v1/city").send().await.unwrap();
    is_problem(&deleted, StatusCode::METHOD_NOT_ALLOWED);
    let put = |kind: &'static str, body: String| {
        lan.ask(Method::PUT, &report).header("content-type", kind).body(body).send()
    };
    is_problem(&put("application/json", "{".into()).await.unwrap(), StatusCode::BAD_REQUEST);
    is_problem(&put("text/plain", "{}".into()).await.unwrap(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large = put("application/json", " ".repeat(65 * 1024)).await.unwrap();
    is_problem(&large, StatusCode::PAYLOAD_TOO_LARGE);
    let since = lan.get("/api/v1/me/reports?since=yesterday").await;
    is_problem(&since, StatusCode::BAD_REQUEST);
    let said: ProblemDetails = since.json().await.unwrap();
    assert_eq!((said.kind.as_str(), said.status, said.problem.code), ("about:blank", 400, Code::Invalid));
}

#[tokio::test]
async fn unknown_fields_are_refused() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let mut body = serde_json::to_value(lan.report(&[])).unwrap();
    body["priority"] = "highest".into();
    let path = format!("/api/v1/reports/{}", report_id(1));
    is_problem(&lan.ask(Method::PUT, &path).json(&body).send().await.unwrap(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn too_many_writes_in_a_minute_are_told_when_to_come_back() {
    let city = City::start_with(Engine::Sqlite, |config| {
        config.limits.writes_a_minute = 3;
        config.clock = std::sync::Arc::new(Standing);
    })
    .await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    for seed in 0..3 {
        lan.send(report_id(seed), &lan.report(&[])).await;
    }
    let fourth = lan.put(report_id(3), &lan.report(&[])).await;
    is_problem(&fourth, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(fourth.headers()["retry-after"], "40");
    minh.send(report_id(4), &minh.report(&[])).await;
}

/// A clock that stands at 20 seconds past a minute.
pub(crate) struct Standing;

impl hue_city::clock::Clock for Standing {
    fn now(&self) -> hue_model::time::Millis {
        hue_model::time::Millis(1_772_413_220_000)
    }
}

#[tokio::test]
async fn a_full_city_says_so() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.concurrency = 0).await;
    let response = city.guest("chị Lan").get("/api/v1/city").await;
    is_problem(&response, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()["retry-after"], "2");
}

#[tokio::test]
async fn what_takes_too_long_is_ended() {
    let soon = std::time::Duration::from_millis(50);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.timeout = soon).await;
    let never = tokio_stream::pending::<std::io::Result<Vec<u8>>>();
    let request = city
        .guest("chị Lan")
        .ask(Method::PUT, &format!("/api/v1/reports/{}", report_id(1)))
        .header("content-type", "application/json")
        .body(reqwest::Body::wrap_stream(never));
    is_problem(&request.send().await.unwrap(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_city_says_who_it_is_and_that_it_is_well() {
    let city = City::start(Engine::Sqlite).await;
    let said: Self_ = client().get(city.url("/api/v1/city")).send().await.unwrap().json().await.unwrap();
    assert!(said.demo && said.time.0 > 1_700_000_000_000);
    let well = client().get(city.url("/healthz")).send().await.unwrap();
    assert_eq!(well.text().await.unwrap(), "ok");
    city.running.app().store.close().await;
    let ill = client().get(city.url("/healthz")).send().await.unwrap();
    is_problem(&ill, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_signed_in_page_speaks_the_browsers_language() {
    let city = City::start(Engine::Sqlite).await;
    for (wanted, line) in [("vi-VN,vi;q=0.9", "Đã đăng nhập"), ("en-GB", "Signed in"), ("ko", "Đã đăng nhập")]
    {
        let request = client().get(city.url("/signed-in")).header("accept-language", wanted);
        let response = request.send().await.unwrap();
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"));
        let page = response.text().await.unwrap();
        assert!(page.contains(line) && !page.contains("<script"), "{wanted}");
    }
}

#[tokio::test]
async fn the_openapi_document_is_the_one_on_record() {
    let city = City::start(Engine::Sqlite).await;
    let response = client().get(city.url("/api/openapi.json")).send().await.unwrap();
    let mut document: serde_json::Value = response.json().await.unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    document["info"]["version"] = "any".into();
    let codes = |name: &str| document["components"]["schemas"][name]["enum"].clone();
    let hazards: Vec<&str> = Hazard::ALL.iter().map(|hazard| hazard.code()).collect();
    let actions: Vec<&str> = Action::ALL.iter().map(|action| action.code()).collect();
    assert_eq!((codes("Hazard"), codes("Action")), (json!(hazards), json!(actions)), "as they are sent");
    insta::assert_json_snapshot!("openapi", document);
}
