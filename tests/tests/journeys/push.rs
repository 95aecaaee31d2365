//! Warnings by Web Push to somebody without a browser: an application of UnifiedPush, whose endpoint is a plain https
//! address.

use hue_model::time::Millis;
use hue_tests::push::Subscriber;
use hue_tests::warning::Warning;
use serde_json::{Value, json};

#[tokio::test]
async fn an_application_of_unifiedpush_has_the_warning_over_https_and_nothing_of_other_wards() {
    let home = tempfile::tempdir().unwrap();
    let mut lan = Subscriber::start().await;
    let city = lan.city(home.path()).await;
    // The flood names Phú Xuân; until she chooses it, it is no message for her.
    lan.subscribe(&city, &["20131"]).await;
    Warning::flood().publish(&city.base_url).await;
    lan.subscribe(&city, &["19753"]).await;
    Warning::flood().publish(&city.base_url).await;
    let message = lan.next().await;

    assert_eq!(message.path, "/upLan?up=1");
    assert_eq!(message.alert["hazard"], "flood");
    assert_eq!(message.alert["sequence"], 2, "the first one was for other wards");
    assert_eq!(message.alert["wards"], json!(["19753", "19789"]));
    assert!(message.text.len() <= hue_model::alert::PUSH_BYTES, "{} bytes", message.text.len());
    let field = |name: &str| message.headers.get(name).map(String::as_str);
    assert_eq!((field("content-encoding"), field("urgency")), (Some("aes128gcm"), Some("high")));
    let ttl: i64 = field("ttl").unwrap().parse().unwrap();
    let expires: Millis = serde_json::from_value(message.alert["expires"].clone()).unwrap();
    assert!(ttl > 0 && ttl <= expires.since(now()) / 1_000 + 60, "{ttl} seconds");
    assert!(message.vapid, "its token is the city's");
    assert_eq!(message.claims["aud"], Value::from(lan.origin.clone()));
}

#[tokio::test]
async fn an_application_of_unifiedpush_tests_its_own_way_to_the_city() {
    let home = tempfile::tempdir().unwrap();
    let mut lan = Subscriber::start().await;
    let city = lan.city(home.path()).await;
    lan.subscribe(&city, &["19753"]).await;
    let number = "00112233445566778899aabbccddeeff";
    assert_eq!(lan.test(&city, number).await, json!({ "outcome": "taken" }));
    let message = lan.next().await;
    assert_eq!((message.path.as_str(), &message.alert["self_test"]), ("/upLan?up=1", &json!(number)));
    assert!(message.vapid && message.alert.get("hazard").is_none(), "the city's, and no warning");
}

fn now() -> Millis {
    hue_city::clock::Clock::now(&hue_city::clock::System)
}
