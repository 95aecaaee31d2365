//! Leaving: revoked at the issuer, forgotten here, everything removed when asked.

use hue_core::Handle as _;
use hue_core::vault::Vault as _;
use hue_model::consent::{ListConsents, Purpose, SetConsent};
use hue_model::session::{Session, SessionState, SignInEnd, SignOut};
use hue_model::settings::{GetSettings, SaveSettings, Settings};

use crate::device::{Device, sign_in, state};
use crate::issuer::{Fault, TestIssuer};

async fn leave(engine: &hue_core::Engine, everything: bool) -> Session {
    engine.handle(SignOut { everything }).await.unwrap()
}

#[tokio::test]
async fn signing_out_revokes_and_forgets_and_keeps_what_is_the_devices() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    engine.handle(SetConsent { purpose: Purpose::Location, granted: true }).await.unwrap();
    let token = device.secret("refresh-token").await.unwrap();

    assert_eq!(leave(&engine, false).await.state, SessionState::Guest);
    assert_eq!(issuer.memory().revoked, [token]);
    assert_eq!(device.secret("refresh-token").await, None);
    assert_eq!(device.secret("revoke").await, None);
    assert!(engine.handle(ListConsents {}).await.unwrap().iter().any(|it| it.granted));
    engine.close().await;
    drop(engine);

    let engine = device.open(issuer.profile()).await;
    assert_eq!(state(&engine).await, SessionState::Guest, "nobody is remembered");
    assert_eq!(sign_in(&engine).await, SignInEnd::Done, "and she may come again");
}

#[tokio::test]
async fn signed_out_without_a_network_the_revocation_waits_in_the_vault_and_goes_out_later() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let token = device.secret("refresh-token").await.unwrap();
    engine.close().await;
    drop(engine);

    let mut offline = issuer.profile();
    offline.base_url = "http://127.0.0.1:9".into();
    offline.issuer = "http://127.0.0.1:9/vneid".into();
    let engine = device.open(offline).await;
    assert_eq!(leave(&engine, false).await.state, SessionState::Guest, "leaving needs no network");
    assert_eq!(device.secret("refresh-token").await, None);
    assert!(device.secret("revoke").await.unwrap().contains(&token));
    engine.close().await;
    drop(engine);

    let engine = device.open(issuer.profile()).await;
    let delivered = async {
        while device.secret("revoke").await.is_some() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::device::CEILING, delivered).await.expect("the revocation goes out");
    assert_eq!(issuer.memory().revoked, [token]);
    assert_eq!(state(&engine).await, SessionState::Guest);
}

#[tokio::test]
async fn removing_everything_leaves_nothing_of_ours_and_a_fresh_guest() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings: settings.clone() }).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let key = device.vault.get("database-key").await.unwrap().expect("a key");

    let left = leave(&engine, true).await;
    assert_eq!(left.state, SessionState::Guest);
    assert_eq!(device.vault.names(), Vec::<String>::new(), "no key, no token, nothing");
    assert_eq!(issuer.memory().revoked.len(), 1);
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), Settings::default());
    engine.close().await;
    drop(engine);

    // Nothing was written since: the next start begins like the first.
    let engine = device.open(issuer.profile()).await;
    assert_eq!(state(&engine).await, SessionState::Guest);
    engine.handle(SaveSettings { settings: settings.clone() }).await.unwrap();
    assert_ne!(device.vault.get("database-key").await.unwrap().expect("a key"), key, "the old key is gone");
    engine.close().await;
    drop(engine);

    let engine = device.open(issuer.profile()).await;
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), settings, "what the new guest wrote is kept");
}

#[tokio::test]
async fn what_a_fresh_guest_writes_after_everything_was_removed_is_kept() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    leave(&engine, true).await;
    assert_eq!(device.vault.names(), Vec::<String>::new());
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings: settings.clone() }).await.unwrap();
    assert!(device.vault.names().contains(&"database-key".to_owned()), "the key comes before the words");
    engine.close().await;
    drop(engine);

    let engine = device.open(issuer.profile()).await;
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), settings);
}

#[tokio::test]
async fn an_issuer_that_is_out_of_order_does_not_hold_anybody_back() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    issuer.fault(Fault::OutOfOrder);
    assert_eq!(leave(&engine, false).await.state, SessionState::Guest);
    assert!(device.secret("revoke").await.is_some(), "it is still owed");
}
