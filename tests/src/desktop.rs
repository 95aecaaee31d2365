//! The real windows of both Tauri shells under Xvfb, with a real keyring, driven through WebDriver.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::unix::pipe;
use tokio::process::{Child, Command};

use crate::keyring::Keyring;
use crate::manager::Manager;
use crate::port::ReservedPort;
use crate::programs;
use crate::screen::Screen;

const TITLE: &str = "Tràng Tiền";

/// The window of `hue-desktop`, or of `hue-mobile` as it is on a computer.
pub struct DesktopWindow {
    /// What is seen.
    pub screen: Screen,
    opened: tokio::io::Lines<BufReader<pipe::Receiver>>,
    manager: Manager,
    _driver: Child,
    _port: ReservedPort,
    _xvfb: Child,
}

impl DesktopWindow {
    /// Opens the app on this data folder and city.
    pub async fn open(data: &Path, city: &Path, keyring: &Keyring) -> Self {
        let home = data.parent().expect("the data folder lies in a temporary home");
        let arguments = ["--data".as_ref(), data.as_os_str(), "--city".as_ref(), city.as_os_str()];
        Self::start("hue-desktop", &arguments, home, keyring).await
    }

    /// Opens the phone's app, which takes its city from the profile that was built in, for this user.
    pub async fn open_phone(home: &Path, keyring: &Keyring) -> Self {
        Self::start("hue-mobile", &[], home, keyring).await
    }

    /// # Panics
    /// When Xvfb, WebKitWebDriver or the app is missing or does not start.
    async fn start(app: &str, arguments: &[&OsStr], home: &Path, keyring: &Keyring) -> Self {
        let app = programs::ours(app);
        let (xvfb, display) = screen().await;
        let (browser, opened) = browser(home).await;
        let port = ReservedPort::new();
        let driver = Command::new(programs::system("WebKitWebDriver"))
            .arg(format!("--port={}", port.number()))
            .envs(keyring.env())
            .envs([("TAURI_AUTOMATION", "true"), ("TAURI_WEBVIEW_AUTOMATION", "true")])
            .env("DISPLAY", &display)
            .env("PATH", first_on_path(&browser))
            .env("BROWSER", browser)
            .env("HOME", home)
            .env("LANG", "vi_VN.UTF-8")
            .stdout(Stdio::null())
            .stderr(fs::File::create(home.join("desktop.log")).expect("a log file"))
            .kill_on_drop(true)
            .spawn()
            .expect("WebKitWebDriver starts");
        listening(port.number()).await;
        let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
        let options = json!({ "binary": app, "args": arguments });
        let Value::Object(capabilities) = json!({ "webkitgtk:browserOptions": options }) else {
            unreachable!("written as an object")
        };
        let screen = Screen::start(port.number(), capabilities).await;
        Self { screen, opened, manager: Manager::of(&display), _driver: driver, _port: port, _xvfb: xvfb }
    }

    /// The next address the app hands to the system browser.
    ///
    /// # Panics
    /// When none comes.
    pub async fn opens(&mut self) -> String {
        let line = tokio::time::timeout(crate::process::CEILING, self.opened.next_line()).await;
        line.expect("the app opens the system browser").ok().flatten().expect("the pipe stays open")
    }

    /// Presses the cross of the window.
    ///
    /// # Panics
    /// When it is not on the screen.
    pub fn press_cross(&self) {
        self.manager.close(TITLE);
    }

    /// Waits until the window is on the screen, or is not.
    ///
    /// # Panics
    /// When it never is.
    pub async fn is_shown(&self, shown: bool) {
        let wait = async {
            while self.manager.shows(TITLE) != shown {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        };
        let changed = tokio::time::timeout(crate::process::CEILING, wait).await;
        changed.unwrap_or_else(|_| panic!("the window should be on the screen: {shown}"));
    }

    /// Closes the window.
    pub async fn close(self) {
        let _ = self.screen.client.clone().close().await;
    }
}

/// A screen nobody looks at, and its name.
async fn screen() -> (Child, String) {
    let mut xvfb = Command::new(programs::system("Xvfb"))
        .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("Xvfb starts");
    let mut number = String::new();
    let stdout = xvfb.stdout.take().expect("its output is piped");
    BufReader::new(stdout).read_line(&mut number).await.expect("Xvfb says its display");
    (xvfb, format!(":{}", number.trim()))
}

/// A "system browser" that only passes on the address it is given. It stands before `xdg-open` on the
/// path, which would rather start a browser that is registered than ask `$BROWSER`.
async fn browser(home: &Path) -> (std::path::PathBuf, tokio::io::Lines<BufReader<pipe::Receiver>>) {
    let (folder, fifo) = (home.join("bin"), home.join("opened"));
    let script = folder.join("xdg-open");
    fs::create_dir_all(&folder).expect("a folder for the script");
    // A user who opens the app a second time has one already.
    if !fifo.exists() {
        let made = Command::new("mkfifo").arg(&fifo).status().await;
        assert!(made.is_ok_and(|status| status.success()), "a named pipe can be made");
    }
    // Read and write: the pipe then stays open between two addresses.
    let opened = pipe::OpenOptions::new().read_write(true).open_receiver(&fifo).expect("the pipe opens");
    fs::write(&script, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" > '{}'\n", fifo.display()))
        .expect("a script");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("the script can be run");
    (script, BufReader::new(opened).lines())
}

fn first_on_path(program: &Path) -> std::ffi::OsString {
    let folder = program.parent().map(Path::to_owned);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(folder.into_iter().chain(std::env::split_paths(&path))).expect("a path of folders")
}

/// Waits until somebody listens at the port.
async fn listening(port: u16) {
    let wait = async {
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(crate::process::CEILING, wait).await.expect("the driver listens");
}
