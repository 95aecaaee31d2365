//! A push service over https, as UnifiedPush has them, and somebody who listens there: node with npm `http_ece`, which
//! knows nothing of the city's code.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::city::{City, Start};
use crate::process::Process;
use crate::programs;
use crate::surfer;

/// A certificate that stands for itself, and for nobody else.
const CERTIFICATE: &str = "[req]\nprompt=no\ndistinguished_name=name\nx509_extensions=uses\n[name]\nCN=localhost\n\
    [uses]\nsubjectAltName=DNS:localhost\nbasicConstraints=critical,CA:FALSE\n";

/// Somebody who listens at a push service of their own.
pub struct Subscriber {
    process: Process,
    /// Where the service is.
    pub origin: String,
    keys: Keys,
    folder: tempfile::TempDir,
}

#[derive(Deserialize)]
struct Keys {
    port: u16,
    p256dh: String,
    auth: String,
}

/// A message as it came, and what was in it.
#[derive(Debug, Deserialize)]
pub struct Message {
    /// The path it was posted to.
    pub path: String,
    /// Its fields.
    pub headers: BTreeMap<String, String>,
    /// The signed warning.
    pub text: String,
    /// The warning.
    pub alert: Value,
    /// Whether the key of the city's that it names signed its token.
    pub vapid: bool,
    /// The claims of that token.
    pub claims: Value,
}

impl Subscriber {
    /// A service that runs, and somebody with keys.
    ///
    /// # Panics
    /// When node, npm or openssl is missing.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        certify(folder.path()).await;
        let npm = programs::root().join("city/tests/npm");
        if !npm.join("node_modules/http_ece").exists() {
            let mut fetch = Command::new(programs::system("npm"));
            let done = fetch.args(["ci", "--silent"]).current_dir(&npm).status().await;
            assert!(done.is_ok_and(|status| status.success()), "npm must be able to fetch http_ece");
        }
        let mut command = Command::new(programs::system("node"));
        command.args(["push.mjs", "serve"]).arg(folder.path()).current_dir(&npm);
        let mut process = Process::start("node", command, folder.path().join("log"));
        let keys: Keys = process.line().await.expect("the push service says where it is");
        Self { process, origin: format!("https://localhost:{}", keys.port), keys, folder }
    }

    /// A city with its data in `home` that may push here, and believes this service to be itself.
    pub async fn city(&self, home: &Path) -> City {
        let start = Start::new(&home.join("city"), &home.join("city.log"));
        start
            .env("SSL_CERT_FILE", self.certificate().display())
            .with(&["--push-host", &self.origin])
            .run()
            .await
    }

    /// What says that the service is itself.
    #[must_use]
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("cert.pem")
    }

    /// Asks a city for the warnings of these wards.
    ///
    /// # Panics
    /// When the city does not take it.
    pub async fn subscribe(&self, city: &City, wards: &[&str]) {
        let Keys { p256dh, auth, .. } = &self.keys;
        let endpoint = self.endpoint();
        let body =
            json!({ "endpoint": endpoint, "keys": { "p256dh": p256dh, "auth": auth }, "wards": wards });
        let put = surfer::client().put(format!("{}/api/v1/push", city.base_url)).json(&body).send().await;
        let put = put.expect("the city answers");
        assert_eq!(put.status(), 204, "{}", put.text().await.unwrap_or_default());
    }

    /// Where messages for them are posted.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("{}/upLan?up=1", self.origin)
    }

    /// Asks a city for a test, and has its answer.
    ///
    /// # Panics
    /// When the city does not answer.
    pub async fn test(&self, city: &City, number: &str) -> Value {
        let body = json!({ "endpoint": self.endpoint(), "self_test": number });
        let post = surfer::client().post(format!("{}/api/v1/push/test", city.base_url)).json(&body).send();
        post.await.expect("the city answers").json().await.expect("in JSON")
    }

    /// The next message.
    ///
    /// # Panics
    /// When none comes, or one that cannot be opened.
    pub async fn next(&mut self) -> Message {
        self.process.line().await.expect("the push service goes on")
    }

    /// The push service stops.
    pub async fn goes_away(&mut self) {
        self.process.kill().await;
    }
}

async fn certify(folder: &Path) {
    std::fs::write(folder.join("uses"), CERTIFICATE).expect("a file can be written");
    let mut openssl = Command::new(programs::system("openssl"));
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]);
    openssl.args(["-days", "2", "-config", "uses", "-keyout", "key.pem", "-out", "cert.pem"]);
    let done = openssl.current_dir(folder).output().await.expect("openssl runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
