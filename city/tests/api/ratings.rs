//! What citizens think of services: one rating for each owner, few of them said to nobody, texts for the desk alone.

use hue_city::Config;
use hue_model::rating::{Rating, Ratings};
use reqwest::header::{ETAG, IF_NONE_MATCH, RETRY_AFTER};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::catalogue::world;
use crate::support::{Engine, client, on_both};
use crate::visitor::{AppAt, World};

on_both!(
    a_device_has_one_rating_which_it_changes_and_takes_back,
    few_ratings_are_said_to_nobody_and_texts_to_the_desk_alone,
);

const BUS: &str = "/api/v1/services/transport.bus/rating";

/// The secret of one of many devices.
fn secret(number: u8) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode([number; 32])
}

async fn ask(world: &World, method: Method, device: u8, body: Option<Value>) -> Response {
    let request = client().request(method, world.at(BUS)).header("hue-device-secret", secret(device));
    let request = match body {
        Some(body) => request.json(&body),
        None => request,
    };
    request.send().await.unwrap()
}

async fn rate(world: &World, device: u8, stars: u8, text: &str) -> Response {
    ask(world, Method::PUT, device, Some(json!({ "stars": stars, "text": text }))).await
}

async fn list(world: &World) -> Ratings {
    client().get(world.at("/api/v1/ratings")).send().await.unwrap().json().await.unwrap()
}

async fn a_device_has_one_rating_which_it_changes_and_takes_back(engine: Engine) {
    let world = world(engine).await;
    for _ in 0..2 {
        let answer = rate(&world, 1, 4, "Sạch").await;
        assert_eq!(answer.status(), StatusCode::OK);
        let said: Rating = answer.json().await.unwrap();
        assert_eq!(said, Rating { stars: 4, text: "Sạch".into() }, "the same body, the same answer");
    }
    assert_eq!(rate(&world, 1, 2, "").await.status(), StatusCode::OK);
    let mut ha = world.console("ha").await;
    let here = "/console/services/transport.bus";
    let page = ha.get(here).await;
    assert!(page.body.contains("1 lượt đánh giá, trung bình 2,0 trên 5"), "{}", page.body);
    // Another device's secret reaches its own rating and no other.
    assert_eq!(ask(&world, Method::DELETE, 2, None).await.status(), StatusCode::NO_CONTENT);
    assert!(ha.get(here).await.body.contains("1 lượt đánh giá"));
    for _ in 0..2 {
        assert_eq!(ask(&world, Method::DELETE, 1, None).await.status(), StatusCode::NO_CONTENT);
    }
    assert!(ha.get(here).await.body.contains("Chưa ai đánh giá"));
}

async fn few_ratings_are_said_to_nobody_and_texts_to_the_desk_alone(engine: Engine) {
    let world = world(engine).await;
    for device in 1..=4 {
        assert_eq!(rate(&world, device, 5, "Tài xế <b>tử tế</b>").await.status(), StatusCode::OK);
    }
    assert_eq!(list(&world).await, Ratings::default(), "four are too few");
    assert_eq!(rate(&world, 5, 3, "").await.status(), StatusCode::OK);
    let answer = client().get(world.at("/api/v1/ratings")).send().await.unwrap();
    let etag = answer.headers()[ETAG].clone();
    let text = answer.text().await.unwrap();
    let all: Ratings = serde_json::from_str(&text).unwrap();
    assert_eq!((all.services.len(), all.services[0].count, all.services[0].average), (1, 5, 4.6));
    assert!(!text.contains("Tài xế"), "{text}");
    let same = client().get(world.at("/api/v1/ratings")).header(IF_NONE_MATCH, etag).send().await.unwrap();
    assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
    let page = world.console("huy").await.get("/console/services/transport.bus").await;
    assert!(
        page.body.contains("Tài xế &lt;b&gt;tử tế&lt;/b&gt;") && page.body.contains("5 lượt"),
        "{}",
        page.body
    );
    assert_eq!(ask(&world, Method::DELETE, 3, None).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(list(&world).await, Ratings::default(), "four again");
}

#[tokio::test]
async fn what_is_no_rating_is_refused_with_its_field() {
    let world = world(Engine::Sqlite).await;
    let nobody = client().put(world.at(BUS)).json(&json!({ "stars": 5 })).send().await.unwrap();
    assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED);
    let long = "ễ".repeat(501);
    for (body, field) in [
        (json!({ "stars": 0 }), "stars"),
        (json!({ "stars": 6 }), "stars"),
        (json!({ "stars": 5, "text": long }), "text"),
        (json!({ "stars": 5, "text": "a\u{0}b" }), "text"),
        (json!({ "text": "no stars" }), "body"),
    ] {
        let answer = ask(&world, Method::PUT, 1, Some(body.clone())).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert!(answer.text().await.unwrap().contains(&format!("\"{field}\"")), "{body}");
    }
    let none =
        client().put(world.at("/api/v1/services/no.such/rating")).header("hue-device-secret", secret(1));
    assert_eq!(none.json(&json!({ "stars": 5 })).send().await.unwrap().status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_flood_of_ratings_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::new(folder.path());
    config.limits.writes_a_minute = 0;
    let world = World::with(folder, config).await;
    assert_eq!(rate(&world, 9, 5, "").await.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn new_secrets_from_one_address_do_not_make_a_crowd() {
    let world = world(Engine::Sqlite).await;
    let rate_from = async |device: u8, address: &str| {
        let request = client().put(world.at(BUS)).header("hue-device-secret", secret(device));
        let request = request.header("x-forwarded-for", address).json(&json!({ "stars": 5 }));
        request.send().await.unwrap()
    };
    // More than twice as many: a minute may end among them.
    let mut held = 0;
    for device in 1..=25 {
        let answer = rate_from(device, "203.0.113.7").await;
        held += usize::from(answer.status() == StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.headers().contains_key(RETRY_AFTER), answer.status() != StatusCode::OK);
    }
    assert!(held > 0);
    assert_eq!(rate_from(26, "203.0.113.8").await.status(), StatusCode::OK, "a neighbour does not wait");
    let token = AppAt::new(&world).sign_in("lan").await["access_token"].as_str().unwrap().to_owned();
    for _ in 0..30 {
        let request = client().put(world.at(BUS)).bearer_auth(&token).json(&json!({ "stars": 5 }));
        let answer = request.header("x-forwarded-for", "203.0.113.7").send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "who signed in has one rating, whatever the address");
    }
}

/// One rating each by devices of their own at one address, of these services in turn; their answers.
async fn rate_all(world: &World, services: &[String], count: u8) -> Vec<StatusCode> {
    let mut answers = Vec::new();
    for (device, service) in (1..=count).zip(services.iter().cycle()) {
        let request = client().put(world.at(&format!("/api/v1/services/{service}/rating")));
        let request = request.header("hue-device-secret", secret(device));
        let request = request.header("x-forwarded-for", "203.0.113.7").json(&json!({ "stars": 1 }));
        answers.push(request.send().await.unwrap().status());
    }
    answers
}

#[tokio::test]
async fn new_secrets_from_one_address_do_not_make_a_crowd_for_every_service() {
    let world = world(Engine::Sqlite).await;
    let app = world.city.app().clone();
    let services: Vec<String> = app.pack.catalogue.services.iter().map(|it| it.id.clone()).collect();
    // More than twice as many as in a minute: one may end among them. Of each service there are few.
    let answers = rate_all(&world, &services[..40], 100).await;
    let held = answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    let taken = answers.iter().filter(|status| **status == StatusCode::OK).count();
    assert!(held >= 20 && taken >= 40 && held + taken == 100, "{taken} taken, {held} held");
}

#[tokio::test]
async fn what_is_no_service_counts_for_nothing() {
    let world = world(Engine::Sqlite).await;
    let none: Vec<String> = (0..90).map(|number| format!("no.such{number}")).collect();
    let answers = rate_all(&world, &none, 90).await;
    let answers = [answers, rate_all(&world, &none[..1], 30).await].concat();
    assert!(answers.iter().all(|status| *status == StatusCode::NOT_FOUND), "{answers:?}");
    assert_eq!(rate_all(&world, &["transport.bus".into()], 1).await, [StatusCode::OK]);
}
