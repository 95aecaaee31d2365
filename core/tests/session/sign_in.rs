//! Signing in, being signed in, and starting again.

use futures_util::StreamExt as _;
use hue_core::{Handle as _, Redirect};
use hue_model::consent::{ListConsents, Purpose, SetConsent};
use hue_model::event::{Event, Topic};
use hue_model::problem::Code;
use hue_model::queue::NetworkHint;
use hue_model::session::{CancelSignIn, Person, SessionState, SignInEnd, VaultState};

use crate::device::{CEILING, Device, browse, ended, follow, sign_in, state, tap};
use crate::issuer::{Fault, TestIssuer};

fn lan() -> Person {
    Person { sub: "lan".into(), name: "Nguyễn Thị Lan".into(), level: 2 }
}

#[tokio::test]
async fn chi_lan_signs_in_and_is_still_here_after_a_restart_without_a_network() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    assert_eq!(state(&engine).await, SessionState::Guest);

    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    assert_eq!(state(&engine).await, SessionState::SignedIn(lan()));
    assert!(device.secret("refresh-token").await.unwrap().starts_with("refresh-"));
    engine.close().await;
    drop(engine);

    let engine = device.open(TestIssuer::out_of_reach()).await;
    assert_eq!(state(&engine).await, SessionState::SignedIn(lan()), "no network is needed to know her");
}

#[tokio::test]
async fn the_stream_tells_the_way_of_a_sign_in_in_order() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);

    let Event::Snapshot { session, .. } = events.next().await.unwrap().event else {
        panic!("a snapshot first")
    };
    assert_eq!((session.state, session.vault), (SessionState::Guest, VaultState::Keyring));
    let mut seen = Vec::new();
    while seen.len() < 4 {
        match events.next().await.unwrap().event {
            Event::Changed { topic: Topic::Session } => seen.push("changed"),
            Event::OpenUrl { url } => {
                assert!(url.starts_with(&format!("{}/vneid/authorize?", issuer.base_url)));
                seen.push("open");
            }
            Event::SignInEnded { end: SignInEnd::Done } => seen.push("ended"),
            _ => {}
        }
    }
    assert_eq!(seen, ["changed", "open", "ended", "changed"]);
}

#[tokio::test]
async fn the_browser_is_sent_on_to_the_citys_page() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let back = follow(&tap(&engine).await.unwrap()).await;
    assert!(back.starts_with("http://127.0.0.1:"), "the way back is this machine, by number");
    assert_eq!(follow(&back).await, format!("{}/signed-in", issuer.base_url));
}

#[tokio::test]
async fn the_phone_comes_back_by_its_own_scheme_and_rubbish_does_not() {
    let issuer = TestIssuer::start().await;
    let device = Device { redirect: Redirect::Scheme("vn.trangtien.hue".into()), ..Device::new() };
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    let link = "vn.trangtien.hue:/cb?code=c&state=s";
    assert_eq!(engine.deep_link(link).await.unwrap_err().code, Code::Invalid, "nobody waits");

    let back = follow(&tap(&engine).await.unwrap()).await;
    let query =
        back.strip_prefix("vn.trangtien.hue:/cb?").expect("the registered redirect, letter for letter");
    let long = format!("{back}&x={}", "x".repeat(10_000));
    for rubbish in [
        "",
        "cb",
        link,
        "vn.trangtien.hue:/cb",
        "javascript:alert(1)",
        &format!("vn.trangtien.hue://cb?{query}"),
        &format!("vn.trangtien.hue:/cb/x?{query}"),
        &format!("vn.trangtien.hue://evil@host/cb?{query}"),
        &format!("vn.trangtien.hue.evil:/cb?{query}"),
        &format!("https://evil.example/cb?{query}"),
        &format!("{back}#x"),
        &format!("{back}&{query}"),
        &back.replace("state=", "state=x"),
        &back.replace("code=", "token="),
        &long,
    ] {
        assert_eq!(engine.deep_link(rubbish).await.unwrap_err().code, Code::Invalid, "{rubbish}");
    }
    assert_eq!(state(&engine).await, SessionState::SigningIn, "rubbish ends nothing");
    engine.deep_link(&back).await.unwrap();
    assert_eq!(ended(&mut events).await, SignInEnd::Done);
    assert_eq!(engine.deep_link(&back).await.unwrap_err().code, Code::Invalid, "once is enough");
}

#[tokio::test]
async fn a_device_on_a_loopback_redirect_takes_no_deep_link() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let back = follow(&tap(&engine).await.unwrap()).await;
    assert_eq!(engine.deep_link(&back).await.unwrap_err().code, Code::Invalid);
    assert_eq!(state(&engine).await, SessionState::SigningIn);
}

#[tokio::test]
async fn nobody_comes_back_in_five_minutes() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    let back = follow(&tap(&engine).await.unwrap()).await;
    device.clock.pass(5 * 60 * 1000 + 1);
    assert_eq!(ended(&mut events).await, SignInEnd::TimedOut);
    assert_eq!(state(&engine).await, SessionState::Guest);
    assert!(crate::device::browser().get(&back).send().await.is_err(), "the door is closed");
}

#[tokio::test]
async fn giving_up_and_beginning_anew_leaves_one_attempt() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    tap(&engine).await.unwrap();
    assert_eq!(engine.handle(CancelSignIn {}).await.unwrap().state, SessionState::Guest);
    assert_eq!(ended(&mut events).await, SignInEnd::Denied);

    let first = tap(&engine).await.unwrap();
    let second = tap(&engine).await.unwrap();
    assert!(crate::device::browser().get(follow(&first).await).send().await.is_err(), "its door is closed");
    browse(&follow(&second).await).await;
    assert_eq!(ended(&mut events).await, SignInEnd::Done);
    assert_eq!(tap(&engine).await.unwrap_err().code, Code::Conflict, "she is here already");
}

#[tokio::test]
async fn anh_minh_says_no_at_the_issuer() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    issuer.fault(Fault::Denied);
    let mut events = engine.subscribe();
    let back = follow(&tap(&engine).await.unwrap()).await;
    assert_eq!(follow(&back).await, format!("{}/signed-in?refused=1", issuer.base_url));
    assert_eq!(ended(&mut events).await, SignInEnd::Denied);
    assert_eq!(state(&engine).await, SessionState::Guest);
}

#[tokio::test]
async fn without_a_network_the_tap_says_so() {
    let device = Device::new();
    let engine = device.open(TestIssuer::out_of_reach()).await;
    let problem = tap(&engine).await.unwrap_err();
    assert_eq!((problem.code, problem.retry), (Code::Offline, true));
    assert_eq!(state(&engine).await, SessionState::Guest);
}

#[tokio::test]
async fn a_clock_that_is_far_off_is_named_and_one_a_little_off_is_no_matter() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    device.clock.put_wrong(-3 * 24 * 3_600_000);
    let engine = device.open(issuer.profile()).await;
    assert_eq!(tap(&engine).await.unwrap_err().code, Code::ClockWrong);

    let (issuer, device) = (TestIssuer::start().await, Device::new());
    device.clock.put_wrong(4 * 60 * 1000);
    let engine = device.open(issuer.profile()).await;
    assert_eq!(sign_in(&engine).await, SignInEnd::Done, "the city's time counts");
}

#[tokio::test]
async fn a_device_that_slept_for_an_hour_is_not_told_that_its_clock_is_wrong() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    tap(&engine).await.unwrap();
    engine.handle(CancelSignIn {}).await.unwrap();

    // The clock that only rises stood still meanwhile; the device's clock and the city's are right.
    device.clock.put_wrong(3_600_000);
    issuer.memory().city_offset = 3_600_000;
    tap(&engine).await.unwrap();
}

#[tokio::test]
async fn who_comes_next_has_agreed_to_nothing_yet() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    issuer.memory().life = 0;
    let engine = device.open(issuer.profile()).await;
    let agreed = SetConsent { purpose: Purpose::Identity, granted: true };
    engine.handle(agreed.clone()).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    assert!(identity(&engine).await, "what she said before she signed in is her word");

    expires(&issuer, &engine).await;
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    assert!(identity(&engine).await, "she has come back");

    expires(&issuer, &engine).await;
    issuer.fault(Fault::Claim("sub", "minh".into()));
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    assert!(!identity(&engine).await, "anh Minh is asked himself");
}

/// The session ends at the issuer, and the device gets to know it.
async fn expires(issuer: &TestIssuer, engine: &hue_core::Engine) {
    let mut events = engine.subscribe();
    issuer.memory().end_family();
    engine.handle(NetworkHint { online: true }).await.unwrap();
    let expired = async {
        while !matches!(state(engine).await, SessionState::Expired(_)) {
            events.next().await.unwrap();
        }
    };
    tokio::time::timeout(CEILING, expired).await.expect("the session is known to have ended");
}

async fn identity(engine: &hue_core::Engine) -> bool {
    let said = engine.handle(ListConsents {}).await.unwrap();
    said.iter().any(|it| it.purpose == Purpose::Identity && it.granted)
}
