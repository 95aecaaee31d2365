//! Chị Lan's device, and the system browser on it.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use hue_core::vault::{KeyringChoice, MemoryVault};
use hue_core::{Config, Engine, Handle as _, Redirect, Subscription};
use hue_model::Problem;
use hue_model::event::Event;
use hue_model::session::{GetSession, SessionState, SignIn, SignInEnd};
use hue_model::shell::CityProfile;
use reqwest::header;

use crate::clock::TurnedClock;

/// The longest a test waits for something that has to happen, on a busy machine.
pub(crate) const CEILING: Duration = Duration::from_secs(60);

/// A device that keeps its folder and its vault from one start of the app to the next.
pub(crate) struct Device {
    /// The profile folder.
    pub(crate) folder: tempfile::TempDir,
    /// The vault, for a look from outside.
    pub(crate) vault: Arc<MemoryVault>,
    /// Its clock.
    pub(crate) clock: TurnedClock,
    /// How the browser comes back.
    pub(crate) redirect: Redirect,
}

impl Device {
    /// A new one.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, vault: Arc::default(), clock: TurnedClock::right(), redirect: Redirect::Loopback }
    }

    /// Starts the app.
    pub(crate) async fn open(&self, profile: CityProfile) -> Engine {
        let keyring = KeyringChoice::Shared(self.vault.clone());
        let (clock, redirect) = (Arc::new(self.clock.clone()), self.redirect.clone());
        let config = Config { keyring, clock, redirect, ..Config::new(self.folder.path(), profile) };
        Engine::open(config).await.unwrap()
    }

    /// What is in the vault under this name.
    pub(crate) async fn secret(&self, name: &str) -> Option<String> {
        use hue_core::vault::Vault as _;
        let secret = self.vault.get(name).await.unwrap()?;
        Some(String::from_utf8(secret.into_inner()).unwrap())
    }
}

/// Who is here.
pub(crate) async fn state(engine: &Engine) -> SessionState {
    engine.handle(GetSession {}).await.unwrap().state
}

/// Taps "Sign in".
pub(crate) async fn tap(engine: &Engine) -> Result<String, Problem> {
    Ok(engine.handle(SignIn {}).await?.url)
}

/// Signs in with the system browser and says how it ended.
pub(crate) async fn sign_in(engine: &Engine) -> SignInEnd {
    let mut events = engine.subscribe();
    let url = tap(engine).await.unwrap();
    let back = follow(&url).await;
    browse(&back).await;
    ended(&mut events).await
}

/// How the next sign-in ends.
pub(crate) async fn ended(events: &mut Subscription) -> SignInEnd {
    let wait = async {
        loop {
            if let Event::SignInEnded { end } = events.next().await.unwrap().event {
                return end;
            }
        }
    };
    tokio::time::timeout(CEILING, wait).await.expect("the sign-in ends")
}

/// Opens an address without following where it leads.
pub(crate) async fn browse(url: &str) -> reqwest::Response {
    browser().get(url).send().await.unwrap()
}

/// Opens an address and says where it leads.
pub(crate) async fn follow(url: &str) -> String {
    let answer = browse(url).await;
    assert_eq!(answer.status(), 303, "{url} leads on");
    answer.headers()[header::LOCATION].to_str().unwrap().to_owned()
}

/// A browser of which the test is the hands.
pub(crate) fn browser() -> reqwest::Client {
    rustls::crypto::ring::default_provider().install_default().ok();
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}
