//! The gate before an issuer that loses answers and ends sessions.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use hue_model::event::{Event, Topic};
use hue_model::session::{SessionState, SignIn, SignInEnd};

use super::{Bearer, bearer, renewed};
use crate::net::Verdict;
use crate::session::NoBearer;
use crate::vault::{KeyringChoice, MemoryVault, Vault as _, name};
use crate::{Config, Engine, Handle as _};

#[path = "../../../tests/session/issuer.rs"]
#[expect(dead_code, reason = "the gate meets only some of the issuer's faults")]
mod issuer;

use issuer::{Fault, TestIssuer};

/// Chị Lan, signed in.
struct Lan {
    engine: Engine,
    issuer: TestIssuer,
    vault: Arc<MemoryVault>,
    _folder: tempfile::TempDir,
}

impl Lan {
    async fn signed_in() -> Self {
        let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
        let vault: Arc<MemoryVault> = Arc::default();
        let keyring = KeyringChoice::Shared(vault.clone());
        let config = Config { keyring, ..Config::new(folder.path(), issuer.profile()) };
        let engine = Engine::open(config).await.unwrap();
        let mut events = engine.subscribe();
        let url = engine.handle(SignIn {}).await.unwrap().url;
        // One after the other by hand: the engine's own client keeps to one origin.
        let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = browser.get(url).send().await.unwrap();
        let back = answer.headers()["location"].to_str().unwrap().to_owned();
        browser.get(back).send().await.unwrap();
        let end = until(&mut events, |event| match event {
            Event::SignInEnded { end } => Some(*end),
            _ => None,
        });
        assert_eq!(end.await, SignInEnd::Done);
        Self { engine, issuer, vault, _folder: folder }
    }

    async fn bearer(&self) -> Result<Bearer, NoBearer> {
        bearer(self.engine.core()).await
    }

    async fn renewed(&self, refused: &Bearer) -> Result<Bearer, NoBearer> {
        renewed(self.engine.core(), refused).await
    }

    async fn refresh_token(&self) -> Option<String> {
        let secret = self.vault.get(name::REFRESH).await.unwrap()?;
        Some(String::from_utf8(secret.into_inner()).unwrap())
    }

    fn state(&self) -> SessionState {
        self.engine.core().session.current(self.engine.core()).state
    }
}

async fn until<T>(events: &mut crate::Subscription, mut seen: impl FnMut(&Event) -> Option<T>) -> T {
    let wait = async {
        loop {
            if let Some(found) = seen(&events.next().await.unwrap().event) {
                return found;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), wait).await.expect("the event comes")
}

#[tokio::test]
async fn ten_refusals_at_once_are_one_renewal() {
    let lan = Lan::signed_in().await;
    let old = lan.bearer().await.unwrap();
    let renewals = lan.issuer.memory().renewals;
    let all = futures_util::future::join_all((0..10).map(|_| lan.renewed(&old))).await;
    let tokens: Vec<_> = all.into_iter().map(|bearer| bearer.unwrap().token).collect();
    assert!(tokens.iter().all(|token| *token == tokens[0] && *token != old.token), "{tokens:?}");
    assert_eq!(lan.issuer.memory().renewals, renewals + 1);
    assert_eq!(
        lan.renewed(&old).await.unwrap().token,
        tokens[0],
        "a late refusal of the old one renews nothing"
    );
    assert_eq!(lan.issuer.memory().renewals, renewals + 1);
}

#[tokio::test]
async fn the_successor_is_in_the_vault_when_the_access_token_comes_out() {
    let lan = Lan::signed_in().await;
    let mut seen = vec![lan.refresh_token().await];
    for _ in 0..20 {
        let old = lan.bearer().await.unwrap();
        lan.renewed(&old).await.unwrap();
        let kept = lan.refresh_token().await;
        assert!(kept.is_some() && !seen.contains(&kept), "each renewal leaves its own successor");
        seen.push(kept);
    }
}

#[tokio::test]
async fn a_hundred_lost_answers_lose_nobody() {
    let lan = Lan::signed_in().await;
    for turn in 0..100 {
        let old = lan.bearer().await.unwrap();
        lan.issuer.fault(Fault::Lost(1));
        // The engine's own work in the background may be the one whose answer is lost.
        match lan.renewed(&old).await {
            Ok(_) | Err(NoBearer::Failed(Verdict::Transient { .. })) => {}
            Err(no) => panic!("turn {turn}: {no:?}"),
        }
        let bearer = lan.bearer().await.unwrap_or_else(|no| panic!("turn {turn}: {no:?}"));
        assert_ne!(bearer.token, old.token);
    }
    assert_eq!(lan.issuer.memory().lost, 100);
    assert!(matches!(lan.state(), SessionState::SignedIn(_)));
}

#[tokio::test]
async fn an_issuer_out_of_reach_says_nothing_of_the_network() {
    const NOWHERE: &str = "http://127.0.0.1:9";
    let Lan { engine, issuer, vault, _folder: folder } = Lan::signed_in().await;
    engine.close().await;
    let there = issuer.profile().base_url;
    for (city, offline) in [(there.as_str(), false), (NOWHERE, true)] {
        let mut profile = issuer.profile();
        (profile.base_url, profile.issuer) = (city.to_owned(), format!("{NOWHERE}/vneid"));
        let keyring = KeyringChoice::Shared(vault.clone());
        let config = Config { keyring, ..Config::new(folder.path(), profile) };
        let engine = Engine::open(config).await.unwrap();
        match bearer(engine.core()).await {
            Err(NoBearer::Failed(Verdict::Offline)) => assert!(offline, "{city} is there"),
            Err(NoBearer::Failed(Verdict::Transient { .. })) => assert!(!offline, "{city} is not there"),
            Err(no) => panic!("{city}: {no:?}"),
            Ok(_) => panic!("{city}: nobody gave a token"),
        }
        engine.close().await;
    }
}

#[tokio::test]
async fn an_issuer_out_of_order_is_asked_again_later() {
    let lan = Lan::signed_in().await;
    let old = lan.bearer().await.unwrap();
    lan.issuer.fault(Fault::OutOfOrder);
    assert!(matches!(lan.renewed(&old).await, Err(NoBearer::Failed(Verdict::Transient { .. }))));
    assert!(matches!(lan.state(), SessionState::SignedIn(_)), "nobody is sent away for it");
    lan.issuer.fault(Fault::None);
    lan.bearer().await.unwrap();
}

#[tokio::test]
async fn a_session_that_ended_at_the_issuer_is_expired_and_told_once() {
    let lan = Lan::signed_in().await;
    let old = lan.bearer().await.unwrap();
    let mut events = lan.engine.subscribe();
    lan.issuer.memory().end_family();
    let all = futures_util::future::join_all((0..10).map(|_| lan.renewed(&old))).await;
    assert!(all.iter().all(|bearer| matches!(bearer, Err(NoBearer::Expired))));
    until(&mut events, |event| matches!(event, Event::Changed { topic: Topic::Session }).then_some(())).await;
    assert!(matches!(lan.state(), SessionState::Expired(person) if person.sub == "lan"));
    assert_eq!(lan.refresh_token().await, None);
}

#[tokio::test]
async fn a_renewal_that_answers_with_somebody_else_s_tokens_ends_the_session() {
    let lan = Lan::signed_in().await;
    let old = lan.bearer().await.unwrap();
    lan.issuer.fault(Fault::Claim("sub", "lan".into()));
    let own = lan.renewed(&old).await.unwrap();
    lan.issuer.fault(Fault::Claim("sub", "minh".into()));
    assert!(matches!(lan.renewed(&own).await, Err(NoBearer::Expired)));
    assert_eq!(lan.refresh_token().await, None);
}

#[tokio::test]
async fn a_guest_has_no_token_to_give() {
    let folder = tempfile::tempdir().unwrap();
    let profile = TestIssuer::start().await.profile();
    let config = Config { keyring: KeyringChoice::Memory, ..Config::new(folder.path(), profile) };
    let engine = Engine::open(config).await.unwrap();
    assert!(matches!(bearer(engine.core()).await, Err(NoBearer::Guest)));
}
