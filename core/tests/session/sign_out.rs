//! Leaving: revoked at the issuer, forgotten here, everything removed when asked.

use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use hue_core::vault::{KeyringChoice, MemoryVault, Sensitive, Vault, VaultError};
use hue_core::{Config, Engine, Handle as _};
use hue_model::Scope;
use hue_model::consent::{ListConsents, Purpose, SetConsent};
use hue_model::session::{
    CancelSignIn, GetSession, Revocation, Session, SessionState, SignInEnd, SignOut, UnlockVault,
};
use hue_model::settings::{GetSettings, SaveSettings, Settings};

use tokio::sync::watch;

use crate::device::{CEILING, Device, browse, follow, sign_in, state, tap};
use crate::issuer::{Fault, TestIssuer};

async fn leave(engine: &Engine, everything: bool) -> Session {
    engine.handle(SignOut { everything }).await.unwrap()
}

#[tokio::test]
async fn signing_out_revokes_and_forgets_and_keeps_what_is_the_devices() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    for purpose in [Purpose::Location, Purpose::Identity] {
        engine.handle(SetConsent { purpose, granted: true }).await.unwrap();
    }
    let token = device.secret("refresh-token").await.unwrap();

    assert_eq!(leave(&engine, false).await.state, SessionState::Guest);
    assert_eq!(issuer.memory().revoked, [token]);
    assert_eq!(device.secret("refresh-token").await, None);
    assert_eq!(device.secret("revoke").await, None);
    let granted: Vec<_> = engine.handle(ListConsents {}).await.unwrap();
    let granted: Vec<_> = granted.iter().filter(|it| it.granted).map(|it| it.purpose).collect();
    assert_eq!(granted, [Purpose::Location], "her word about her name leaves with her");
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

    let engine = device.open(TestIssuer::out_of_reach()).await;
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
    tokio::time::timeout(CEILING, delivered).await.expect("the revocation goes out");
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
async fn everything_removed_without_a_network_leaves_one_token_until_the_issuer_has_been_told() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings }).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let token = device.secret("refresh-token").await.unwrap();
    engine.close().await;
    drop(engine);

    let engine = device.open(TestIssuer::out_of_reach()).await;
    let left = leave(&engine, true).await;
    assert_eq!((left.state, left.revocation), (SessionState::Guest, Revocation::Owed));
    assert_eq!(device.vault.names(), ["revoke"], "no key and nothing of hers but the token");
    let kept = device.secret("revoke").await.unwrap();
    assert_eq!(kept, serde_json::to_string(&[&token]).unwrap(), "the token and not a word more");
    engine.close().await;
    drop(engine);
    assert!(!device.folder.path().join("hue.db").exists() && !device.folder.path().join("blobs").exists());

    // Still without a network it is still owed, and the screens say so.
    let engine = device.open(TestIssuer::out_of_reach()).await;
    let owed = session_becomes(&engine, |session| session.revocation == Revocation::Owed).await;
    assert_eq!(owed.state, SessionState::Guest, "nobody is remembered");
    engine.close().await;
    drop(engine);

    let engine = device.open(issuer.profile()).await;
    session_becomes(&engine, |_| device.vault.names().is_empty()).await;
    assert_eq!(issuer.memory().revoked, [token]);
    session_becomes(&engine, |session| session.revocation == Revocation::Settled).await;
}

#[tokio::test]
async fn what_a_forgotten_passphrase_hides_cannot_be_revoked_and_that_is_said() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let open = async |profile| {
        let config = Config { keyring: KeyringChoice::Missing, ..Config::new(folder.path(), profile) };
        Engine::open(config).await.unwrap()
    };
    let engine = open(issuer.profile()).await;
    engine.handle(UnlockVault { passphrase: "cầu Tràng Tiền".into() }).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    engine.close().await;
    drop(engine);
    let engine = open(issuer.profile()).await;
    let left = leave(&engine, true).await;
    assert_eq!((left.state, left.revocation), (SessionState::Guest, Revocation::Lost));
    assert_eq!(issuer.memory().revoked, Vec::<String>::new());
    engine.handle(UnlockVault { passphrase: "cầu Phú Xuân".into() }).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let left = leave(&engine, false).await;
    assert_eq!(left.revocation, Revocation::Settled, "the next one who leaves is told of");
}

/// A keyring that takes nothing that would be owed to the issuer.
#[derive(Debug)]
struct FullVault(Arc<MemoryVault>);

impl Vault for FullVault {
    fn get<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<Sensitive<Vec<u8>>>, VaultError>> {
        self.0.get(name)
    }

    fn set<'a>(
        &'a self,
        name: &'a str,
        secret: &'a Sensitive<Vec<u8>>,
    ) -> BoxFuture<'a, Result<(), VaultError>> {
        if name == "revoke" {
            return Box::pin(async { Err(VaultError::Unavailable("it is full")) });
        }
        self.0.set(name, secret)
    }

    fn delete<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), VaultError>> {
        self.0.delete(name)
    }
}

#[tokio::test]
async fn what_a_keyring_does_not_take_goes_unrevoked_and_that_is_said() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let keyring = KeyringChoice::Shared(Arc::new(FullVault(device.vault.clone())));
    let config = Config { keyring, ..Config::new(device.folder.path(), issuer.profile()) };
    let engine = Engine::open(config).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let left = leave(&engine, true).await;
    assert_eq!((left.state, left.revocation), (SessionState::Guest, Revocation::Lost));
    assert_eq!(device.vault.names(), Vec::<String>::new(), "all the same everything is removed");
    assert_eq!(issuer.memory().revoked, Vec::<String>::new());
}

/// Waits until the session is as `is` wants.
async fn session_becomes(engine: &Engine, is: impl Fn(&Session) -> bool) -> Session {
    let wait = async {
        loop {
            let session = engine.handle(GetSession {}).await.unwrap();
            if is(&session) {
                return session;
            }
            tokio::task::yield_now().await;
        }
    };
    within(wait).await
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

#[tokio::test]
async fn two_who_leave_while_the_issuer_is_silent_are_both_revoked() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut asked = issuer.asked.subscribe();
    issuer.silent.send_replace(true);

    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let first = device.secret("refresh-token").await.unwrap();
    let leaving = tokio::spawn(leave_owned(engine.clone(), false));
    within(asked.wait_for(|asked| *asked >= 1)).await.unwrap();
    device.clock.pass(5_001);
    within(leaving).await.unwrap();

    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let second = device.secret("refresh-token").await.unwrap();
    within(asked.wait_for(|asked| *asked >= 2)).await.unwrap();
    let leaving = tokio::spawn(leave_owned(engine.clone(), false));
    let owed = async {
        while !device.secret("revoke").await.is_some_and(|list| list.contains(&second)) {
            tokio::task::yield_now().await;
        }
    };
    within(owed).await;
    issuer.silent.send_replace(false);
    within(leaving).await.unwrap();
    let delivered = async {
        while device.secret("revoke").await.is_some() {
            tokio::task::yield_now().await;
        }
    };
    within(delivered).await;
    let memory = issuer.memory();
    assert!(memory.revoked.contains(&first) && memory.revoked.contains(&second), "{:?}", memory.revoked);
}

#[tokio::test]
async fn what_is_on_its_way_to_the_issuer_is_not_said_twice_because_something_happens() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    let token = device.secret("refresh-token").await.unwrap();
    engine.close().await;
    drop(engine);
    let engine = device.open(TestIssuer::out_of_reach()).await;
    assert_eq!(leave(&engine, false).await.revocation, Revocation::Owed);
    engine.close().await;
    drop(engine);

    let mut asked = issuer.asked.subscribe();
    issuer.silent.send_replace(true);
    let engine = device.open(issuer.profile()).await;
    within(asked.wait_for(|asked| *asked >= 1)).await.unwrap();
    engine.handle(SetConsent { purpose: Purpose::Location, granted: true }).await.unwrap();
    issuer.silent.send_replace(false);
    session_becomes(&engine, |session| session.revocation == Revocation::Settled).await;
    assert_eq!((*issuer.asked.borrow(), issuer.memory().revoked.clone()), (1, vec![token]));
}

#[tokio::test]
async fn what_was_begun_is_done_also_when_the_browser_goes_away() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings }).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);

    let call = engine.call("session.sign_out", br#"{"everything":true}"#, &[Scope::Session]);
    assert!(call.now_or_never().is_none(), "nobody waits for the answer");
    let gone = async {
        while !device.vault.names().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    within(gone).await;
    assert_eq!(state(&engine).await, SessionState::Guest);
}

/// A vault that keeps a refresh token only when it is let.
#[derive(Debug)]
struct SlowVault {
    inner: Arc<MemoryVault>,
    asked: watch::Sender<bool>,
    may: watch::Sender<bool>,
}

impl Vault for SlowVault {
    fn get<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<Sensitive<Vec<u8>>>, VaultError>> {
        self.inner.get(name)
    }

    fn set<'a>(
        &'a self,
        name: &'a str,
        secret: &'a Sensitive<Vec<u8>>,
    ) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            if name == "refresh-token" {
                self.asked.send_replace(true);
                self.may.subscribe().wait_for(|may| *may).await.unwrap();
            }
            self.inner.set(name, secret).await
        })
    }

    fn delete<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), VaultError>> {
        self.inner.delete(name)
    }
}

#[tokio::test]
async fn whoever_leaves_while_being_taken_in_is_gone_and_revoked() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let (asked, may) = (watch::Sender::new(false), watch::Sender::new(false));
    let vault = Arc::new(SlowVault { inner: device.vault.clone(), asked, may });
    let keyring = KeyringChoice::Shared(vault.clone());
    let config = Config { keyring, ..Config::new(device.folder.path(), issuer.profile()) };
    let engine = Engine::open(config).await.unwrap();
    let back = follow(&tap(&engine).await.unwrap()).await;
    browse(&back).await;
    within(vault.asked.subscribe().wait_for(|asked| *asked)).await.unwrap();

    // Too late to give up, and not too late to leave: no half of a session stays either way.
    engine.handle(CancelSignIn {}).await.unwrap();
    let leaving = tokio::spawn(leave_owned(engine.clone(), false));
    vault.may.send_replace(true);
    within(leaving).await.unwrap();
    assert_eq!(device.secret("refresh-token").await, None);
    assert_eq!(state(&engine).await, SessionState::Guest);
    assert_eq!(issuer.memory().revoked.len(), 1);
}

async fn leave_owned(engine: Engine, everything: bool) {
    leave(&engine, everything).await;
}

async fn within<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(CEILING, work).await.expect("it happens")
}
