//! A desk of its own for each test: a virtual screen, a session bus, a keyring, a WebDriver.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Generous, because the machine may be busy; nothing waits this long when it works.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

const PROGRAM: &str = env!("CARGO_BIN_EXE_hue-desktop");

pub(crate) struct Desk {
    _screen: Group,
    _session: Group,
    display: String,
    bus: String,
    port: u16,
    dir: TempDir,
}

/// A process with all its children, ended when the test is over.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

impl Desk {
    pub(crate) async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let city = json!({
            "base_url": "http://127.0.0.1:9", "issuer": "http://127.0.0.1:9/vneid", "client_id": "hue-app",
            "name": { "vi": "Huế", "en": "Huế" }, "hotline": "19001075", "demo": true, "min_version": "0.1.0",
        });
        std::fs::write(dir.path().join("city.json"), city.to_string()).unwrap();
        let (screen, display) = screen();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (session, bus) = session(dir.path(), &display, port);
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

    fn arguments(&self) -> [PathBuf; 4] {
        ["--data".into(), self.dir.path().join("data"), "--city".into(), self.dir.path().join("city.json")]
    }

    async fn connect(&self, program: &Path) -> Client {
        let options = json!({ "binary": program, "args": self.arguments() });
        let mut wanted = Capabilities::new();
        wanted.insert("webkitgtk:browserOptions".into(), options);
        let mut builder = ClientBuilder::new(hyper_util_connector());
        builder.capabilities(wanted);
        let address = format!("http://127.0.0.1:{}", self.port);
        let client = builder.connect(&address).await.expect("the window opened under WebDriver");
        client.update_timeouts(fantoccini::wd::TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), None)).await.unwrap();
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

fn screen() -> (Group, String) {
    let mut xvfb = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("Xvfb is missing: cargo xtask doctor says how to install it");
    let mut number = String::new();
    BufReader::new(xvfb.stdout.take().unwrap()).read_line(&mut number).unwrap();
    (Group(xvfb), format!(":{}", number.trim()))
}

/// A bus with an unlocked keyring and the driver on it; answers the bus's address once the driver runs.
fn session(dir: &Path, display: &str, port: u16) -> (Group, String) {
    let script = "export $(printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets)
        echo \"$DBUS_SESSION_BUS_ADDRESS\"; exec WebKitWebDriver --host=127.0.0.1 --port=$1";
    let mut session = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", script, "sh", &port.to_string()])
        .envs(surroundings(dir, display))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .process_group(0)
        .spawn()
        .expect("dbus-run-session is missing: cargo xtask doctor says how to install it");
    let mut bus = String::new();
    BufReader::new(session.stdout.take().unwrap()).read_line(&mut bus).unwrap();
    (Group(session), bus.trim().to_owned())
}

fn surroundings(dir: &Path, display: &str) -> Vec<(&'static str, PathBuf)> {
    let home = |name: &str| {
        let path = dir.join(name);
        std::fs::create_dir_all(&path).unwrap();
        path
    };
    vec![
        ("DISPLAY", display.into()),
        ("GDK_BACKEND", "x11".into()),
        ("XDG_DATA_HOME", home("share")),
        ("XDG_CONFIG_HOME", home("config")),
        ("XDG_CACHE_HOME", home("cache")),
        ("XDG_RUNTIME_DIR", home("run")),
        // Without these two the driver never gets hold of the window.
        ("TAURI_AUTOMATION", "true".into()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
    ]
}
