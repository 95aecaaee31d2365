//! A real Chromium with a phone's screen.

use std::process::Stdio;

use serde_json::{Map, Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::port::ReservedPort;
use crate::programs;
use crate::screen::Screen;

/// Chromium, 390 × 844.
pub struct Browser {
    /// What is seen.
    pub screen: Screen,
    port: ReservedPort,
    _driver: Child,
    _profile: tempfile::TempDir,
}

const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--accept-lang=vi",
];

impl Browser {
    /// A fresh browser.
    ///
    /// # Panics
    /// When chromium or chromedriver is missing or does not start.
    pub async fn start() -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let chromium = programs::system("chromium");
        let (driver, port) = drive().await;
        let mut flags: Vec<String> = FLAGS.map(Into::into).to_vec();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({
            "goog:chromeOptions": {
                "binary": chromium,
                "args": flags,
                "prefs": { "intl.accept_languages": "vi" },
                "mobileEmulation": { "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 1, "touch": true } },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("written as an object") };
        let screen = Screen::start(port.number(), capabilities).await;
        Self { screen, port, _driver: driver, _profile: profile }
    }

    /// Opens an address.
    pub async fn open(&self, url: &str) {
        self.screen.client.goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// Asks Chromium itself, in the words of the DevTools protocol.
    ///
    /// # Panics
    /// When it refuses.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        let answer = self.ask("goog/cdp/execute", &json!({ "cmd": command, "params": params })).await;
        let value = answer.get("value").cloned().unwrap_or_default();
        assert!(value.get("error").is_none(), "{command} is refused: {value}");
        value
    }

    /// The port at which this Chromium takes the DevTools protocol from others.
    ///
    /// # Panics
    /// When the driver does not say it.
    #[must_use]
    pub fn debugger(&self) -> &str {
        let said = self.screen.client.capabilities().and_then(|all| all.get("goog:chromeOptions"));
        let address = said.and_then(|options| options.get("debuggerAddress")?.as_str());
        address.and_then(|address| address.rsplit(':').next()).expect("the driver says where Chromium is")
    }

    /// The errors on the console since the last look, with their texts.
    pub async fn console_errors(&self) -> Vec<String> {
        let log = self.ask("se/log", &json!({ "type": "browser" })).await;
        let lines = log.get("value").and_then(Value::as_array).cloned().unwrap_or_default();
        let severe = lines.into_iter().filter(|line| line["level"] == "SEVERE");
        severe.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Asks the driver for what WebDriver has no word for.
    async fn ask(&self, what: &str, body: &Value) -> Map<String, Value> {
        let id = self.screen.client.session_id().await.ok().flatten().expect("an open session has an id");
        let url = format!("http://127.0.0.1:{}/session/{id}/{what}", self.port.number());
        let answer = crate::surfer::client().post(url).json(body).send().await;
        answer.expect("the driver answers").json().await.expect("the driver answers in JSON")
    }

    /// Ends the session; the driver goes with it.
    pub async fn close(self) {
        let _ = self.screen.client.clone().close().await;
    }
}

/// Starts chromedriver. It wants its port over IPv4 and over IPv6, and one it picks itself is free over one
/// of them only.
async fn drive() -> (Child, ReservedPort) {
    let port = ReservedPort::new();
    let mut driver = Command::new(programs::system("chromedriver"))
        .arg(format!("--port={}", port.number()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("chromedriver starts");
    let mut lines = BufReader::new(driver.stdout.take().expect("its output is piped")).lines();
    let mut said = String::new();
    while !said.contains("started successfully") {
        let next = lines.next_line().await.ok().flatten();
        said = next.unwrap_or_else(|| panic!("chromedriver does not start: {said}"));
    }
    // Somebody has to read what it goes on to say, or it stops at a full pipe.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (driver, port)
}
