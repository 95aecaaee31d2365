//! A screen nobody looks at, and a session bus with an unlocked keyring on it.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A process with all its children, ended when its owner is done.
pub(crate) struct Group(pub(crate) Child);

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

pub(crate) fn screen() -> (Group, String) {
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

/// A bus with an unlocked keyring, and `last` running on it; answers the bus's address.
pub(crate) fn session(dir: &Path, display: &str, last: &str) -> (Group, String) {
    let script = format!(
        "printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets > /dev/null \\
            && gdbus wait --session --timeout 60 org.freedesktop.secrets || exit 1
        echo \"$DBUS_SESSION_BUS_ADDRESS\"; {last}"
    );
    let mut session = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &script])
        .envs(surroundings(dir, display))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .process_group(0)
        .spawn()
        .expect("dbus-run-session is missing: cargo xtask doctor says how to install it");
    let mut bus = String::new();
    BufReader::new(session.stdout.take().unwrap()).read_line(&mut bus).unwrap();
    assert!(!bus.is_empty(), "no keyring: cargo xtask doctor says what is missing");
    (Group(session), bus.trim().to_owned())
}

/// The environment of a user of their own, so that nothing of the machine's is touched.
pub(crate) fn surroundings(dir: &Path, display: &str) -> Vec<(&'static str, PathBuf)> {
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
