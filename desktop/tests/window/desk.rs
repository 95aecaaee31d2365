//! A desk of its own for each test: a virtual screen, a session bus, a keyring, a WebDriver.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use zbus::Connection;
use zbus::connection::Builder;

use crate::port::ReservedPort;
use crate::session::{Group, screen, session, surroundings};

/// Generous, because the machine may be busy; nothing waits this long when it works.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

const PROGRAM: &str = env!("CARGO_BIN_EXE_hue-desktop");

pub(crate) struct Desk {
    _screen: Group,
    _session: Group,
    display: String,
    bus: String,
    port: ReservedPort,
    dir: TempDir,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let city = json!({
            "base_url": "http://127.0.0.1:9", "issuer": "http://127.0.0.1:9/vneid", "client_id": "hue-app",
            "name": { "vi": "Huế", "en": "Huế" }, "hotline": "19001075",
            "emergency": "112", "sms": "", "alert_root_key": "", "demo": true, "min_version": "0.1.0",
        });
        std::fs::write(dir.path().join("city.json"), city.to_string()).unwrap();
        let (screen, display) = screen();
        let port = ReservedPort::new();
        let driver = format!("exec WebKitWebDriver --host=127.0.0.1 --port={}", port.number());
        let (session, bus) = session(dir.path(), &display, &driver);
        Self { _screen: screen, _session: session, display, bus, port, dir }
    }

    /// The app's own window.
    pub(crate) async fn open(&self) -> Client {
        self.connect(Path::new(PROGRAM)).await
    }

    /// A window that may only look.
    pub(crate) async fn open_guest(&self) -> Client {
        let guest = Path::new(PROGRAM).with_file_name("examples").join("guest_window");
        assert!(guest.exists(), "build the examples first: cargo test builds them when no target is named");
        self.connect(&guest).await
    }

    /// The program as somebody else on this desk would start it.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(self.arguments()).envs(surroundings(self.dir.path(), &self.display));
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        command
    }

    /// Starts the app as the desktop does from a file of its own at login, and ends it again with what is answered.
    pub(crate) fn sign_in_to_the_computer(&self, file: &Path) -> Group {
        let mut command = Command::new("gio");
        command.arg("launch").arg(file).envs(surroundings(self.dir.path(), &self.display));
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus).process_group(0);
        Group(command.spawn().expect("gio is missing: it comes with GLib's programs"))
    }

    /// The file that starts the app with the session.
    pub(crate) fn autostart(&self) -> PathBuf {
        self.dir.path().join("config/autostart/vn.trangtien.hue.desktop")
    }

    /// The bus of this desk's session.
    pub(crate) async fn bus(&self) -> Connection {
        Builder::address(self.bus.as_str()).unwrap().build().await.unwrap()
    }

    fn arguments(&self) -> [PathBuf; 4] {
        ["--data".into(), self.dir.path().join("data"), "--city".into(), self.dir.path().join("city.json")]
    }

    /// Closes a window and waits until its program has ended.
    pub(crate) async fn close(&self, window: Client) {
        window.close().await.unwrap();
        let data = self.dir.path().join("data").display().to_string();
        let ended = async {
            while Command::new("pgrep").args(["-f", "--", &data]).output().unwrap().status.success() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, ended).await.expect("the program did not end with its window");
    }

    async fn connect(&self, program: &Path) -> Client {
        tokio::time::timeout(PATIENCE, listens(self.port.number()))
            .await
            .expect("WebKitWebDriver did not start");
        let options = json!({ "binary": program, "args": self.arguments() });
        let mut wanted = Capabilities::new();
        wanted.insert("webkitgtk:browserOptions".into(), options);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted);
        let address = format!("http://127.0.0.1:{}", self.port.number());
        let connected = tokio::time::timeout(PATIENCE, builder.connect(&address)).await;
        let client =
            connected.expect("the window did not open in time").expect("the window opened under WebDriver");
        client
            .update_timeouts(fantoccini::wd::TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), None))
            .await
            .unwrap();
        client
    }
}

/// Asks the shell, as the page would: `{ok: …}` or `{error: …}`.
pub(crate) async fn invoke(window: &Client, command: &str, arguments: Value) -> Value {
    let script = "const done = arguments[arguments.length - 1];
        const given = Array.isArray(arguments[1]) ? new Uint8Array(arguments[1]) : arguments[1];
        window.__TAURI__.core.invoke(arguments[0], given).then((ok) => done({ ok }), (error) => done({ error }));";
    window.execute_async(script, vec![json!(command), arguments]).await.unwrap()
}

/// Asks again until somebody is there; a driver gives no other sign.
async fn listens(port: u16) {
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
