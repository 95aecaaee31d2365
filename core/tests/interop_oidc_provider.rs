//! The engine's sign-in with an issuer that others wrote: npm `oidc-provider`, driven over HTTP by a
//! test that plays the person at the browser.
#![cfg(test)]

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use hue_core::vault::{KeyringChoice, MemoryVault, Vault as _};
use hue_core::{Config, Engine, Handle as _};
use hue_model::event::Event;
use hue_model::session::{GetSession, Person, SessionState, SignIn, SignInEnd, SignOut};
use hue_model::shell::CityProfile;
use hue_model::text::Localized;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use url::Url;

/// The longest wait for something that has to happen, on a busy machine.
const CEILING: Duration = Duration::from_secs(60);

/// The issuer, in a process that ends with its input.
struct Provider {
    issuer: String,
    _process: Child,
}

impl Provider {
    async fn start(algorithm: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm");
        install(&folder).await;
        let mut process = Command::new("node")
            .arg("provider.mjs")
            .current_dir(&folder)
            .env("HUE_ALG", algorithm)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("node is installed (Debian: nodejs)");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said: serde_json::Value = loop {
            let line = tokio::time::timeout(CEILING, lines.next_line()).await.expect("the issuer starts");
            let line = line.unwrap().expect("the issuer says where it is");
            if let Ok(said) = serde_json::from_str(&line) {
                break said;
            }
        };
        // It goes on telling things, and would end if nobody listened.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { issuer: said["issuer"].as_str().unwrap().to_owned(), _process: process }
    }

    fn profile(&self) -> CityProfile {
        CityProfile {
            base_url: "http://127.0.0.1:9".into(),
            issuer: self.issuer.clone(),
            client_id: "hue-app".into(),
            name: Localized::vi_en("Huế", "Huế"),
            hotline: "19001075".into(),
            emergency: "112".into(),
            sms: String::new(),
            alert_root_key: String::new(),
            demo: true,
            min_version: "0.1.0".into(),
        }
    }
}

/// Installs the packages of the lock file, once for all tests that run at the same time.
async fn install(folder: &Path) {
    static ONCE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one = ONCE.lock().await;
    if folder.join("node_modules/oidc-provider").is_dir() {
        return;
    }
    let status =
        Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder).status().await;
    assert!(status.expect("npm is installed (Debian: npm)").success(), "npm ci in core/tests/npm");
}

/// The person at the system browser: cookies, redirects, and the provider's own forms.
struct Browser {
    client: reqwest::Client,
    cookies: Vec<(String, String)>,
}

impl Browser {
    fn new() -> Self {
        rustls::crypto::ring::default_provider().install_default().ok();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { client, cookies: Vec::new() }
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> reqwest::Response {
        let jar: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = request.header("cookie", jar.join("; ")).send().await.unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let first = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = first.split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        answer
    }

    /// Goes from the authorize address through the pages for name and consent to the address at
    /// which the app listens, and does not open that.
    async fn go(&mut self, url: &str) -> String {
        let mut here = Url::parse(url).unwrap();
        let mut answer = self.send(self.client.get(here.clone())).await;
        for _ in 0..20 {
            if answer.status().is_redirection() {
                let next = here.join(answer.headers()["location"].to_str().unwrap()).unwrap();
                if next.path() == "/cb" {
                    return next.into();
                }
                here = next;
                answer = self.send(self.client.get(here.clone())).await;
                continue;
            }
            let page = answer.text().await.unwrap();
            let action = between(&page, "action=\"", "\"").expect("a form to fill in");
            let prompt = between(&page, "name=\"prompt\" value=\"", "\"").expect("what the form asks");
            let fields = [("prompt", prompt), ("login", "minh"), ("password", "x")];
            here = here.join(action).unwrap();
            answer = self.send(self.client.post(here.clone()).form(&fields)).await;
        }
        panic!("the way through the provider's pages has no end");
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|it| it.0)
}

async fn anh_minh_signs_in(algorithm: &str) {
    let (provider, folder) = (Provider::start(algorithm).await, tempfile::tempdir().unwrap());
    let vault: Arc<MemoryVault> = Arc::default();
    let keyring = KeyringChoice::Shared(vault.clone());
    let config = Config { keyring, ..Config::new(folder.path(), provider.profile()) };
    let engine = Engine::open(config).await.unwrap();
    let mut events = engine.subscribe();
    let url = engine.handle(SignIn {}).await.unwrap().url;
    let mut browser = Browser::new();
    let back = browser.go(&url).await;
    let seen = browser.client.get(back).send().await.unwrap();
    assert_eq!(seen.status(), 303, "{algorithm}");
    let wait = async {
        loop {
            if let Event::SignInEnded { end } = events.next().await.unwrap().event {
                return end;
            }
        }
    };
    assert_eq!(tokio::time::timeout(CEILING, wait).await.unwrap(), SignInEnd::Done, "{algorithm}");
    let minh = Person { sub: "minh".into(), name: "Trần Văn Minh".into(), level: 0 };
    let session = engine.handle(GetSession {}).await.unwrap();
    assert_eq!(
        session.state,
        SessionState::SignedIn(minh),
        "{algorithm}: a level nobody vouches for is none"
    );
    let refresh = vault.get("refresh-token").await.unwrap().expect("a refresh token, as was asked for");

    engine.handle(SignOut { everything: false }).await.unwrap();
    assert!(vault.get("refresh-token").await.unwrap().is_none());
    assert!(vault.get("revoke").await.unwrap().is_none(), "{algorithm}: the issuer took the revocation");
    let dead = browser.client.post(format!("{}/token", provider.issuer)).form(&[
        ("grant_type", "refresh_token"),
        ("client_id", "hue-app"),
        ("refresh_token", std::str::from_utf8(refresh.reveal()).unwrap()),
    ]);
    let answer: serde_json::Value = dead.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["error"], "invalid_grant", "{algorithm}: and the token is worth nothing now");
    engine.close().await;
}

#[tokio::test]
async fn an_independent_issuer_lets_anh_minh_in_with_rsa() {
    anh_minh_signs_in("RS256").await;
}

#[tokio::test]
async fn an_independent_issuer_lets_anh_minh_in_with_an_elliptic_curve() {
    anh_minh_signs_in("ES256").await;
}

#[tokio::test]
async fn an_independent_issuer_lets_anh_minh_in_with_edwards_curves() {
    anh_minh_signs_in("EdDSA").await;
}
