//! What is believed to be the city's, and what is not.

use std::sync::Arc;

use hue_core::Handle;
use hue_core::clock::SystemClock;
use hue_model::alert::{
    ActiveAlerts, Alert, AlertState, Hazard, KeyBody, KeyUse, ListedAlerts, OpenAlert, SignedActiveAlerts,
    SignedAlert, StreamEvent,
};
use hue_model::problem::Code;
use hue_model::shell::CityProfile;

use super::alert_city::{AlertCity, HOUR, SigningKey};
use super::alerts::{nothing_rang, rings, stands};
use super::kit::Device;

/// Says something that is not the city's, and sees that it leaves no trace.
async fn is_not_believed(city: &AlertCity, lan: &Device, alert: &Alert, jws: String) {
    let mut events = lan.engine.subscribe();
    city.say_alert(&SignedAlert(jws));
    nothing_rang(city, &mut events).await;
    let stored = lan.engine.handle(OpenAlert { incident: alert.incident }).await;
    assert_eq!(stored.unwrap_err().code, Code::NotFound, "it is not kept either");
}

#[tokio::test]
async fn forged_warnings_are_neither_shown_nor_kept() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    lan.is_live().await;
    let alert = city.compose();
    let true_one = city.signed(&alert).0;
    let payload = serde_json::to_vec(&alert).unwrap();
    let stranger = SigningKey::new("2025-10", 66);
    let (signed, signature) = true_one.rsplit_once('.').unwrap();
    let other = city.signed(&city.compose()).0;
    let (_, others) = other.rsplit_once('.').unwrap();
    let forged = [
        ("signed by a stranger under the city's name", stranger.sign(&alert)),
        ("signed by a key nobody vouches for", SigningKey::new("2026-01", 67).sign(&alert)),
        ("without a signature", format!("{signed}.")),
        ("with the signature of another message", format!("{signed}.{others}")),
        ("cut short", format!("{signed}.{}", signature.split_at(40).0)),
        ("with padding", format!("{true_one}==")),
        ("unsigned by its own word", city.key.sign_as(r#"{"alg":"none","kid":"2025-10"}"#, &payload)),
        ("by another algorithm", city.key.sign_as(r#"{"alg":"HS256","kid":"2025-10"}"#, &payload)),
        ("with its key brought along", {
            let jwk = format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"{}"}}"#, stranger.x());
            stranger.sign_as(&format!(r#"{{"alg":"EdDSA","jwk":{jwk}}}"#), &payload)
        }),
        ("with an extension nobody knows", {
            city.key.sign_as(r#"{"alg":"EdDSA","kid":"2025-10","crit":["b64"],"b64":false}"#, &payload)
        }),
        ("with another content", city.key.sign(&serde_json::json!({ "id": alert.id }))),
        ("no JWS at all", "Lũ khẩn cấp".to_owned()),
    ];
    for (what, jws) in forged {
        println!("{what}");
        is_not_believed(&city, &lan, &alert, jws).await;
    }
}

#[tokio::test]
async fn a_key_counts_only_in_its_time_and_for_warnings() {
    let city = AlertCity::start().await;
    let (now, hour) = (city.now(), HOUR);
    let keys = [("over", 3, -48 * hour, -24 * hour), ("to come", 4, 24 * hour, 48 * hour)];
    let lan = Device::warned_by(&city).await;
    lan.is_live().await;
    for (kid, seed, from, to) in keys {
        let key = SigningKey::new(kid, seed);
        city.vouch_for(&key, now.plus(from), now.plus(to));
        let alert = city.compose();
        is_not_believed(&city, &lan, &alert, key.sign(&alert)).await;
    }
    let over = SigningKey::new("over", 3);
    let alert = Alert { sent: now.plus(-30 * hour), ..city.compose() };
    let mut events = lan.engine.subscribe();
    city.say_alert(&SignedAlert(over.sign(&alert)));
    assert_eq!(rings(&mut events).await.alert.id, alert.id, "a message counts by its own time");
}

#[tokio::test]
async fn a_key_that_the_root_key_did_not_sign_vouches_for_nothing() {
    let city = AlertCity::start().await;
    let stranger = SigningKey::new("stranger", 9);
    let body = |x: String| KeyBody {
        kid: "stranger".to_owned(),
        x,
        key_use: KeyUse::Alert,
        not_before: city.now().plus(-HOUR),
        expires: city.now().plus(HOUR),
    };
    city.slip_in_key(SigningKey::new("root", 8).sign(&body(stranger.x())));
    city.slip_in_key(city.key.sign(&body(stranger.x())));
    city.slip_in_key("rác".to_owned());
    let lan = Device::warned_by(&city).await;
    lan.is_live().await;
    let alert = city.compose();
    is_not_believed(&city, &lan, &alert, stranger.sign(&alert)).await;
}

#[tokio::test]
async fn a_new_key_is_learned_from_the_list_when_it_is_needed() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    let next = SigningKey::new("2025-11", 5);
    city.vouch_for(&next, city.now().plus(-HOUR), city.now().plus(720 * HOUR));
    let alert = city.compose();
    city.put_on_list(&alert);
    city.say_alert(&SignedAlert(next.sign(&alert)));
    assert_eq!(rings(&mut events).await.alert.id, alert.id);
}

#[tokio::test]
async fn a_sender_that_cap_does_not_allow_is_refused() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    lan.is_live().await;
    for sender in ["", "canh bao", "a,b", "<a>", "a&b"] {
        let alert = Alert { sender: sender.to_owned(), ..city.compose() };
        is_not_believed(&city, &lan, &alert, city.signed(&alert).0).await;
    }
}

#[tokio::test]
async fn a_build_without_a_root_key_believes_nobody_and_says_so() {
    let city = AlertCity::start().await;
    city.publish(&city.compose());
    for key in ["", "AAAA", "not a key"] {
        let profile = CityProfile { alert_root_key: key.into(), ..city.profile() };
        let lan = Device::with(profile, Arc::new(SystemClock::new())).await;
        let listed = lan.warnings().await;
        assert!(listed.heard.no_key && !listed.heard.live && listed.alerts.is_empty(), "{key:?}: {listed:?}");
        lan.engine.close().await;
    }
    assert!(city.asked().is_empty(), "nothing is even asked for");
    let minh = Device::warned_by(&city).await;
    assert!(!minh.is_live().await.no_key);
}

#[tokio::test]
async fn a_city_with_another_root_key_starts_from_nothing() {
    let city = AlertCity::start().await;
    let mut lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    city.publish(&city.compose());
    rings(&mut events).await;
    drop(events);
    lan.engine.close().await;
    let mut config = lan.config();
    config.profile.alert_root_key = SigningKey::new("root", 77).x();
    lan.engine = hue_core::Engine::open(config).await.unwrap();
    let listed = lan.warnings().await;
    assert!(listed.alerts.is_empty() && listed.heard.at.is_none(), "nobody vouches for them now: {listed:?}");
}

/// Somebody has a copy of the city's key. Before the city knows, they warn of something that is not; then the root key takes
/// the key back as of half an hour ago, and the city goes on with another one.
async fn stolen(city: &AlertCity, lan: &Device) -> (Alert, Alert) {
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    let earlier = Alert { sent: city.now().plus(-HOUR), ..city.compose() };
    city.publish(&earlier);
    assert_eq!(rings(&mut events).await.alert.id, earlier.id);
    let false_one = Alert { sequence: 900, ..city.compose() };
    city.say_alert(&city.signed(&false_one));
    assert_eq!(rings(&mut events).await.alert.id, false_one.id, "nobody can know yet");

    // One that names a time from before, and a number that no list reaches.
    let backdated = Alert { sequence: 901, sent: city.now().plus(-2 * HOUR), ..city.compose() };
    city.say_alert(&city.signed(&backdated));
    assert_eq!(rings(&mut events).await.alert.id, backdated.id);

    // And one under the name of a true one that she has not heard yet.
    let unheard = Alert { sent: city.now().plus(-HOUR), ..city.compose() };
    city.put_on_list(&unheard);
    let disguised = Alert { hazard: Hazard::Tsunami, ..unheard.clone() };
    city.say_alert(&city.signed(&disguised));
    assert_eq!(rings(&mut events).await.alert, disguised);

    let next = SigningKey::new("2025-11", 5);
    city.vouch_for(&next, city.now().plus(-HOUR), city.now().plus(720 * HOUR));
    city.signs_with(next);
    city.revoke_first_key(city.now().plus(-HOUR / 2));
    city.say_event(&StreamEvent::Resync);
    let gone = |listed: &ListedAlerts| [&false_one, &backdated].iter().all(|it| stands(listed, it).is_none());
    lan.warnings_show(gone).await;
    assert_eq!(rings(&mut events).await.alert, unheard, "what the city really said takes its place");
    (earlier, false_one)
}

#[tokio::test]
async fn what_a_key_signed_since_it_was_taken_back_goes_and_nothing_of_it_comes_again() {
    let city = AlertCity::start().await;
    let mut lan = Device::warned_by(&city).await;
    let (earlier, false_one) = stolen(&city, &lan).await;
    let listed = lan.warnings().await;
    assert_eq!(
        stands(&listed, &earlier),
        Some(AlertState::Active),
        "it was signed before, and the list has it"
    );
    // Whoever has the key can write any time into a message.
    let back = Alert { sent: city.now().plus(-2 * HOUR), ..city.compose() };
    for alert in [city.compose(), back, false_one.clone()] {
        is_not_believed(&city, &lan, &alert, city.key.sign(&alert)).await;
    }
    lan.engine.close().await;
    lan.engine = hue_core::Engine::open(lan.config()).await.unwrap();
    lan.is_live().await;
    is_not_believed(&city, &lan, &false_one, city.key.sign(&false_one)).await;
}

#[tokio::test]
async fn an_old_list_brings_back_neither_the_key_nor_what_it_signed() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    // As a cache kept it, or as whoever has the key makes it: without the revocation.
    let old = city.list_now();
    let (earlier, false_one) = stolen(&city, &lan).await;
    let forged = {
        let alerts = vec![SignedAlert(city.key.sign(&false_one))];
        let list = ActiveAlerts { sequence: 901, issued_at: city.now(), alerts };
        let keys = serde_json::from_str::<SignedActiveAlerts>(&old).unwrap().keys;
        serde_json::to_string(&SignedActiveAlerts { keys, active: city.key.sign(&list) }).unwrap()
    };
    for list in [old, forged] {
        city.replay_list(Some(list));
        let asked = city.asked().len();
        city.say_event(&StreamEvent::Resync);
        city.has_been_asked(asked + 1, |_| true).await;
        let mut events = lan.engine.subscribe();
        nothing_rang(&city, &mut events).await;
        let listed = lan.warnings().await;
        assert_eq!(
            (stands(&listed, &false_one), stands(&listed, &earlier)),
            (None, Some(AlertState::Active))
        );
    }
}
