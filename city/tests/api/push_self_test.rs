//! A test of the way of push messages, by who holds the subscription and to that one alone.

use std::sync::Arc;

use axum::http::StatusCode;
use hue_city::store::push;
use hue_model::alert::{PushAlert, SelfTest};
use hue_model::wire::{PostPushTest, PushOutcome};
use reqwest::Response;
use serde_json::json;

use crate::alerts::{flood, publish};
use crate::door::Standing;
use crate::push::{Receiver, Service};
use crate::support::{City, Engine, client, on_both};

on_both!(
    a_test_reaches_the_subscription_it_was_asked_for_and_no_other,
    whoever_asks_is_told_what_the_push_service_said,
);

const NUMBER: &str = "0123456789abcdef0123456789abcdef";

async fn ask(city: &City, endpoint: &str, number: &str) -> Response {
    let body = PostPushTest { endpoint: endpoint.into(), self_test: number.into() };
    client().post(city.url("/api/v1/push/test")).json(&body).send().await.unwrap()
}

async fn outcome(city: &City, to: &Receiver) -> PushOutcome {
    let answer = ask(city, &to.endpoint, NUMBER).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

async fn a_test_reaches_the_subscription_it_was_asked_for_and_no_other(engine: Engine) {
    let mut service = Service::start(&[]).await;
    let origin = service.origin.clone();
    let city = City::start_with(engine, move |config| {
        config.push_hosts = vec![origin];
        config.clock = Arc::new(Standing);
    })
    .await;
    let app = city.running.app();
    let (lan, minh) = (Receiver::new(&service, "lan").await, Receiver::new(&service, "minh").await);
    lan.subscribe(&city, &["19753"]).await;
    minh.subscribe(&city, &["19753"]).await;
    // Nobody's, hardly hers, of no number that is signed: nothing is posted for any of them.
    let strange = format!("{}/elsewhere", service.origin);
    let (longer, short) = (format!("{}?", lan.endpoint), NUMBER.replace('f', ""));
    for (endpoint, number, status) in [
        (strange.as_str(), NUMBER, StatusCode::NOT_FOUND),
        (longer.as_str(), NUMBER, StatusCode::NOT_FOUND),
        (lan.endpoint.as_str(), "{\"hazard\":\"flood\"}", StatusCode::UNPROCESSABLE_ENTITY),
        (lan.endpoint.as_str(), &short, StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        assert_eq!(ask(&city, endpoint, number).await.status(), status, "{endpoint} {number}");
    }
    for _ in 0..3 {
        assert_eq!(outcome(&city, &lan).await, PushOutcome::Taken);
    }
    let fourth = ask(&city, &lan.endpoint, NUMBER).await;
    assert_eq!(
        (fourth.status(), fourth.headers()["retry-after"].to_str().unwrap()),
        (StatusCode::TOO_MANY_REQUESTS, "40")
    );
    assert_eq!(outcome(&city, &minh).await, PushOutcome::Taken, "what Lan did is not held against him");
    publish(app, None, flood(app.now())).await;
    let mut posted = Vec::new();
    for _ in 0..6 {
        posted.push(service.next().await);
    }
    let paths: Vec<_> = posted.iter().take(4).map(|posted| posted.path.as_str()).collect();
    assert_eq!(paths, ["/lan", "/lan", "/lan", "/minh"], "to each their own, and then the warning to both");

    let header = |name: &str| posted[0].headers[name].to_str().unwrap();
    assert_eq!((header("urgency"), header("topic"), header("ttl")), ("high", "self-test", "600"));
    let said = lan.opened(&city, &posted[0]).await["alert"].clone();
    assert_eq!(said, json!({ "self_test": NUMBER, "sent": app.now() }), "and nothing of a warning");
    let _: SelfTest = serde_json::from_value(said.clone()).unwrap();
    assert!(serde_json::from_value::<PushAlert>(said).is_err(), "nobody can take it for one");
}

async fn whoever_asks_is_told_what_the_push_service_said(engine: Engine) {
    let service = Service::start(&[(413, None), (429, Some(30)), (503, None), (410, None)]).await;
    // Nobody listens there.
    let nobody = "http://127.0.0.1:1".to_owned();
    let hosts = vec![service.origin.clone(), nobody.clone()];
    let city = City::start_with(engine, move |config| {
        config.push_hosts = hosts;
        config.limits.push_tests_a_minute = 10;
    })
    .await;
    let lan = Receiver::new(&service, "lan").await;
    lan.subscribe(&city, &["19753"]).await;
    for said in [
        PushOutcome::Refused { status: 413 },
        PushOutcome::Busy { status: 429, retry_after: Some(30) },
        PushOutcome::Busy { status: 503, retry_after: None },
    ] {
        assert_eq!(outcome(&city, &lan).await, said);
    }
    let app = city.running.app();
    let count = async || push::count(&mut app.store.read().await.unwrap()).await.unwrap();
    assert_eq!(count().await, 1, "it is still there");
    assert_eq!(outcome(&city, &lan).await, PushOutcome::Gone);
    assert_eq!(count().await, 0, "what is gone is forgotten");
    assert_eq!(ask(&city, &lan.endpoint, NUMBER).await.status(), StatusCode::NOT_FOUND);
    let minh = Receiver::at(format!("{nobody}/minh")).await;
    minh.subscribe(&city, &["19753"]).await;
    assert_eq!(outcome(&city, &minh).await, PushOutcome::Unreachable);
}
