//! The program itself, on a machine that has no keyring of its own.

#![cfg(test)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Starts `hue-web` as on a bare machine: no session bus to be found.
fn start(dir: &Path) -> (Child, String) {
    let profile = dir.join("city.json");
    let city = serde_json::json!({
        "base_url": "http://127.0.0.1:9", "issuer": "http://127.0.0.1:9/vneid", "client_id": "hue-app",
        "name": { "vi": "Huế", "en": "Huế" }, "hotline": "19001075",
        "emergency": "112", "sms": "", "alert_root_key": "", "demo": true, "min_version": "0.1.0",
    });
    std::fs::write(&profile, city.to_string()).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_hue-web"))
        .arg("--profile")
        .arg(profile)
        .arg("--data")
        .arg(dir.join("data"))
        .arg("--private-keyring")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("XDG_RUNTIME_DIR", dir)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let ready: serde_json::Value = serde_json::from_str(&line).expect("one line of JSON on standard output");
    (child, ready["open"].as_str().unwrap().to_owned())
}

fn terminate(child: &Child) {
    let asked = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status().unwrap();
    assert!(asked.success());
}

#[test]
fn it_says_where_to_enter_and_ends_properly_when_told_to() {
    let dir = tempfile::tempdir().unwrap();
    let (mut child, open) = start(dir.path());
    assert!(open.starts_with("http://127.0.0.1:") && open.contains("/enter?code="), "{open}");
    terminate(&child);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_private_keyring_keeps_its_key_between_two_starts() {
    let dir = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let (mut child, _) = start(dir.path());
        terminate(&child);
        assert!(child.wait().unwrap().success());
    }
    let keyrings = dir.path().join("data/keyring/keyrings");
    let kept = std::fs::read_dir(&keyrings).unwrap().filter_map(Result::ok);
    assert!(kept.count() > 0, "gnome-keyring left nothing in {}", keyrings.display());
}
