//! The program as an operator starts it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use hue_model::shell::CityProfile;

use crate::alerts::part;
use crate::sos::{call, first, sos_id};
use crate::support::{Guest, client, report_id};
use crate::visitor::port::ReservedPort;

fn start(data: &Path, more: &[&str]) -> Child {
    start_with(data, more, |_| {})
}

/// The program with more in its environment.
pub(crate) fn start_with(data: &Path, more: &[&str], change: impl FnOnce(&mut Command)) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hue-city"));
    command.args(["--port", "0", "--data"]).arg(data).args(more);
    change(&mut command);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The one line on stdout.
pub(crate) fn ready(city: &mut Child) -> serde_json::Value {
    let mut line = String::new();
    BufReader::new(city.stdout.take().unwrap()).read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap()
}

/// Asks it to stop, and answers what it logged.
pub(crate) fn stop(mut city: Child) -> String {
    let pid = city.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let mut log = String::new();
    city.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(city.wait().unwrap().success(), "it stops gracefully: {log}");
    log
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_says_where_it_is_keeps_its_port_and_logs_nothing_personal() {
    let folder = tempfile::tempdir().unwrap();
    let mut city = start(folder.path(), &[]);
    let line = ready(&mut city);
    let base = line["base_url"].as_str().unwrap().to_owned();
    let profile = std::fs::read(line["profile"].as_str().unwrap()).unwrap();
    let profile: CityProfile = serde_json::from_slice(&profile).unwrap();
    assert_eq!((profile.base_url.as_str(), profile.demo), (base.as_str(), true));
    assert!(base.starts_with("http://127.0.0.1:"), "a demonstration stays on this machine");

    let lan = Guest::new(&base, "chị Lan");
    lan.send(report_id(1), &lan.report(&[])).await;
    lan.get("/api/v1/me/reports?since=12345").await;
    let log = tokio::task::spawn_blocking(move || stop(city)).await.unwrap();
    assert!(log.contains("/api/v1/reports/{id}"), "the route is logged: {log}");
    let id = report_id(1).to_string();
    let secret = lan.device_hash();
    for personal in ["Bạch Đằng", "107.58", "since", id.as_str(), secret.as_str()] {
        assert!(!log.contains(personal), "{personal} is in the log: {log}");
    }

    let file = folder.path().join("port");
    let picked = std::fs::read_to_string(&file).unwrap();
    assert_eq!(base, format!("http://127.0.0.1:{picked}"), "the port it picked is written down");
    // Anybody may have got that one since; what is written down there counts.
    let kept = ReservedPort::new();
    std::fs::write(&file, kept.number().to_string()).unwrap();
    let mut again = start(folder.path(), &[]);
    assert_eq!(ready(&mut again)["base_url"], format!("http://127.0.0.1:{}", kept.number()));
    stop(again);
}

/// What the program says that refuses to start.
fn refused(data: &Path, more: &[&str]) -> String {
    let refused = start(data, more).wait_with_output().unwrap();
    assert!(!refused.status.success() && refused.stdout.is_empty());
    String::from_utf8(refused.stderr).unwrap()
}

#[test]
fn production_is_refused_with_every_reason() {
    let folder = tempfile::tempdir().unwrap();
    let log = refused(folder.path(), &["--production"]);
    for word in ["sandbox", "--public-url", "--issuer", "--alert-keys", "--alert-sender"] {
        assert!(log.contains(word), "{word} is named: {log}");
    }
    let keys = ["sandbox issuer's key", "root key of its warnings"];
    assert!(keys.iter().all(|key| !log.contains(key)), "there are none yet: {log}");
    let mut demonstration = start(folder.path(), &[]);
    ready(&mut demonstration);
    stop(demonstration);
    let log = refused(folder.path(), &["--production"]);
    assert!(keys.iter().all(|key| log.contains(key)), "the folder of a demonstration stays one: {log}");
}

#[test]
fn a_port_that_cannot_be_read_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("port");
    for broken in [&b""[..], b"0", b"70000", b"\xff\xfe"] {
        std::fs::write(&file, broken).unwrap();
        let log = refused(folder.path(), &[]);
        assert!(log.contains("--port") && log.contains("cannot be used"), "{log}");
        assert_eq!(std::fs::read(&file).unwrap(), broken, "nothing is picked in its place");
    }
}

/// Runs `hue-city alert-key` and answers what it printed, or what it complained about.
fn alert_key(arguments: &[&str], folder: &Path) -> Result<serde_json::Value, String> {
    made("alert-key", arguments, folder)
}

/// The same of any command that makes a key.
fn made(what: &str, arguments: &[&str], folder: &Path) -> Result<serde_json::Value, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hue-city"));
    let done = command.arg(what).args(arguments).current_dir(folder).output().unwrap();
    if done.status.success() {
        return Ok(serde_json::from_slice(&done.stdout).unwrap());
    }
    Err(String::from_utf8(done.stderr).unwrap())
}

#[test]
fn an_offline_root_vouches_for_the_keys_a_city_is_started_with() {
    let safe = tempfile::tempdir().unwrap();
    let root = alert_key(&["root", "--out", "root.key"], safe.path()).unwrap();
    let again = alert_key(&["root", "--out", "root.key"], safe.path()).unwrap_err();
    assert!(again.contains("made once"), "{again}");
    let working = ["working", "--root", "root.key", "--keys", "keys.json", "--days", "30"];
    let first = alert_key(&working, safe.path()).unwrap();
    assert!(first["expires"].as_i64().unwrap() > 0);
    alert_key(&working, safe.path()).unwrap();
    let keys = std::fs::read_to_string(safe.path().join("keys.json")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&keys).unwrap();
    assert_eq!(file["keys"].as_array().unwrap().len(), 2, "the older one stays readable");
    let data = tempfile::tempdir().unwrap();
    let path = safe.path().join("keys.json");
    let mut city = start(data.path(), &["--alert-keys", path.to_str().unwrap()]);
    let profile = std::fs::read(ready(&mut city)["profile"].as_str().unwrap()).unwrap();
    stop(city);
    let profile: CityProfile = serde_json::from_slice(&profile).unwrap();
    assert_eq!(profile.alert_root_key, root["alert_root_key"].as_str().unwrap());
    assert!(!data.path().join("alert-root.key").exists(), "a city that is given keys makes none");
    std::fs::write(&path, keys.replace("\"root\": \"", "\"root\": \"x")).unwrap();
    let log = refused(data.path(), &["--alert-keys", path.to_str().unwrap()]);
    assert!(log.contains("the root key is not one"), "{log}");
}

#[tokio::test]
async fn a_key_that_leaked_is_taken_back_and_devices_are_told() {
    let safe = tempfile::tempdir().unwrap();
    alert_key(&["root", "--out", "root.key"], safe.path()).unwrap();
    let working = ["working", "--root", "root.key", "--keys", "keys.json", "--days", "30"];
    let leaked = alert_key(&working, safe.path()).unwrap();
    let revoke =
        ["revoke", "--root", "root.key", "--keys", "keys.json", "--since", "2026-01-02T03:04:05+07:00"];
    let revoked = alert_key(&revoke, safe.path()).unwrap();
    assert_eq!(revoked["revoked_kid"], leaked["kid"]);
    let other = alert_key(&[&revoke[..], &["--kid", "nobody's"]].concat(), safe.path()).unwrap_err();
    assert!(other.contains("no key of this name"), "{other}");

    let (data, path) = (tempfile::tempdir().unwrap(), safe.path().join("keys.json"));
    let arguments = ["--alert-keys", path.to_str().unwrap()];
    let log = refused(data.path(), &arguments);
    assert!(log.contains("was taken back"), "nothing is signed with it: {log}");
    alert_key(&working, safe.path()).unwrap();
    let mut city = start(data.path(), &arguments);
    let base = ready(&mut city)["base_url"].as_str().unwrap().to_owned();
    let list = client().get(format!("{base}/alerts/active.json")).send().await.unwrap();
    let list: hue_model::alert::SignedActiveAlerts = list.json().await.unwrap();
    stop(city);
    let said: Vec<serde_json::Value> = list.keys.iter().map(|jws| part(jws, 1)).collect();
    assert_eq!(said.len(), 3, "both keys, as the older one's messages may be met, and the revocation");
    assert_eq!((&said[2]["revoked_kid"], &said[2]["revoked_at"]), (&leaked["kid"], &revoked["revoked_at"]));
    let header: serde_json::Value = part(&list.active, 0);
    assert_eq!(header["kid"], said[1]["kid"], "the list is signed by the new one");
}

#[tokio::test]
async fn a_city_pushes_with_the_key_it_is_given() {
    let safe = tempfile::tempdir().unwrap();
    let key = made("push-key", &["--out", "push.key"], safe.path()).unwrap();
    let again = made("push-key", &["--out", "push.key"], safe.path()).unwrap_err();
    assert!(again.contains("made once"), "{again}");
    let (data, path) = (tempfile::tempdir().unwrap(), safe.path().join("push.key"));
    let mut city = start(data.path(), &["--push-key", path.to_str().unwrap()]);
    let base = ready(&mut city)["base_url"].as_str().unwrap().to_owned();
    let said: serde_json::Value = crate::support::client()
        .get(format!("{base}/api/v1/push"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    stop(city);
    assert_eq!(said["key"], key["push_key"]);
    std::fs::write(&path, "no key").unwrap();
    let log = refused(data.path(), &["--push-key", path.to_str().unwrap()]);
    assert!(log.contains("push.key"), "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_machine_that_allows_few_files_gives_out_no_more_places_than_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_hue-city");
    command.args(["-c", "ulimit -n 256; exec \"$0\" --port 0 --data \"$1\"", program]).arg(folder.path());
    let mut city = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let base = ready(&mut city)["base_url"].as_str().unwrap().to_owned();
    let mut streams = Vec::new();
    for _ in 0..300 {
        let stream = client().get(format!("{base}/api/v1/alerts/stream")).send().await.unwrap();
        streams.push(stream);
    }
    let open = streams.iter().filter(|stream| stream.status() == 200).count();
    assert!((20..200).contains(&open), "{open} streams are open, the others are told to come back");
    let lan = Guest::new(&base, "chị Lan");
    assert_eq!(call(&lan, sos_id(1), &first(&lan)).await.number, "SOS-0001");
    drop(streams);
    let log = tokio::task::spawn_blocking(move || stop(city)).await.unwrap();
    assert!(log.contains("files=256") && log.contains(&format!("alert_streams={open}")), "{log}");
}
