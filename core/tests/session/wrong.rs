//! Answers that are wrong in one way each: none of them brings anybody in.

use hue_model::problem::Code;
use hue_model::session::{SessionState, SignInEnd};
use serde_json::json;

use crate::device::{Device, browse, browser, ended, follow, sign_in, state, tap};
use crate::issuer::{Fault, TestIssuer};

async fn refused(fault: Fault) {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    issuer.fault(fault.clone());
    assert_eq!(sign_in(&engine).await, SignInEnd::Untrusted, "{fault:?}");
    assert_eq!(state(&engine).await, SessionState::Guest, "{fault:?}");
    assert_eq!(device.secret("refresh-token").await, None, "{fault:?}");

    issuer.fault(Fault::None);
    assert_eq!(sign_in(&engine).await, SignInEnd::Done, "the right answer after {fault:?}");
}

#[tokio::test]
async fn an_id_token_with_a_wrong_claim_is_refused() {
    for (claim, value) in [
        ("nonce", json!("another")),
        ("nonce", json!(null)),
        ("iss", json!("https://evil.example")),
        ("aud", json!("another-app")),
        ("aud", json!(["hue-app", "another-app"])),
        ("azp", json!("another-app")),
        ("at_hash", json!("bm90IHRoaXMgdG9rZW4")),
    ] {
        refused(Fault::Claim(claim, value)).await;
    }
}

#[tokio::test]
async fn an_id_token_of_another_time_is_refused() {
    refused(Fault::Time("exp", -121)).await;
    refused(Fault::Time("iat", 125)).await;
    refused(Fault::Time("iat", -3_600)).await;
}

#[tokio::test]
async fn two_clocks_that_are_right_may_differ_a_little() {
    for fault in [Fault::Time("exp", -100), Fault::Time("iat", 100)] {
        let (issuer, device) = (TestIssuer::start().await, Device::new());
        let engine = device.open(issuer.profile()).await;
        issuer.fault(fault.clone());
        assert_eq!(sign_in(&engine).await, SignInEnd::Done, "{fault:?}");
    }
}

#[tokio::test]
async fn a_signature_that_is_not_the_issuers_is_refused() {
    for fault in [Fault::Signature, Fault::NoSignature, Fault::Mac, Fault::UnknownKey, Fault::NoIdToken] {
        refused(fault).await;
    }
}

#[tokio::test]
async fn an_answer_of_another_issuer_is_refused() {
    refused(Fault::AnswerIssuer(Some("https://evil.example"))).await;
    refused(Fault::AnswerIssuer(None)).await;
}

#[tokio::test]
async fn an_issuer_that_names_itself_otherwise_is_not_asked_for_anybody() {
    let issuer = TestIssuer::start().await;
    for other in [format!("{}/vneid/", issuer.base_url), "https://evil.example".into()] {
        let device = Device::new();
        let engine = device.open(issuer.profile()).await;
        issuer.fault(Fault::Issuer(other));
        assert_eq!(tap(&engine).await.unwrap_err().code, Code::SignInFailed);
    }
}

#[tokio::test]
async fn an_issuer_without_tls_elsewhere_is_not_asked_at_all() {
    let mut profile = TestIssuer::start().await.profile();
    profile.issuer = "http://vneid.example".into();
    let engine = Device::new().open(profile).await;
    assert_eq!(tap(&engine).await.unwrap_err().code, Code::SignInFailed);
}

#[tokio::test]
async fn another_state_does_not_open_the_door_and_does_not_close_it() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    let url = tap(&engine).await.unwrap();
    issuer.fault(Fault::State);
    assert_eq!(browse(&follow(&url).await).await.status(), 400);
    assert_eq!(state(&engine).await, SessionState::SigningIn);

    issuer.fault(Fault::None);
    browse(&follow(&url).await).await;
    assert_eq!(ended(&mut events).await, SignInEnd::Done);
}

#[tokio::test]
async fn a_code_is_good_once() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    let back = follow(&tap(&engine).await.unwrap()).await;
    browse(&back).await;
    assert_eq!(ended(&mut events).await, SignInEnd::Done);
    assert!(browser().get(&back).send().await.is_err(), "the door was open once");

    // The same code under the state of a new attempt, as a thief would try it.
    let thief = Device::new();
    let engine = thief.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    let own = follow(&tap(&engine).await.unwrap()).await;
    let stolen = url::Url::parse(&back)
        .unwrap()
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned();
    let mut url = url::Url::parse(&own).unwrap();
    let kept: Vec<_> = url.query_pairs().into_owned().filter(|(name, _)| name != "code").collect();
    url.query_pairs_mut().clear().extend_pairs(kept).append_pair("code", &stolen);
    browse(url.as_str()).await;
    assert_eq!(ended(&mut events).await, SignInEnd::Untrusted);
}

#[tokio::test]
async fn a_lost_answer_of_the_first_exchange_ends_as_offline() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    issuer.fault(Fault::Lost(1));
    assert_eq!(sign_in(&engine).await, SignInEnd::Offline);
    assert_eq!(issuer.memory().lost, 1);
    issuer.fault(Fault::OutOfOrder);
    assert_eq!(sign_in(&engine).await, SignInEnd::Offline);
}

#[tokio::test]
async fn a_new_key_is_fetched_and_an_unknown_one_only_once_a_minute() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    tap(&engine).await.unwrap();
    assert_eq!(issuer.memory().key_fetches, 1);

    issuer.memory().generation = 1;
    device.clock.pass(61_000);
    assert_eq!(sign_in(&engine).await, SignInEnd::Done, "the issuer has changed its key");
    assert_eq!(issuer.memory().key_fetches, 2);
    engine.handle_sign_out().await;

    issuer.fault(Fault::UnknownKey);
    for _ in 0..3 {
        assert_eq!(sign_in(&engine).await, SignInEnd::Untrusted);
    }
    assert_eq!(issuer.memory().key_fetches, 2, "within the minute nobody asks again");
}

#[tokio::test]
async fn a_form_with_a_code_goes_nowhere_else() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    issuer.fault(Fault::Moved);
    assert_ne!(sign_in(&engine).await, SignInEnd::Done);
    assert_eq!(issuer.memory().elsewhere, 0, "no redirect is followed with it");
}

trait Leave {
    async fn handle_sign_out(&self);
}

impl Leave for hue_core::Engine {
    async fn handle_sign_out(&self) {
        use hue_core::Handle as _;
        self.handle(hue_model::session::SignOut { everything: false }).await.unwrap();
    }
}
