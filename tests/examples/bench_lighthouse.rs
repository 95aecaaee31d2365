//! Lighthouse on the screens of the browser build, in a real Chromium with a phone's screen: accessibility and best
//! practices, of a hundred. `bench_lighthouse DIST_FOLDER`.

#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot ends with a word why"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use hue_tests::browser::Browser;
use hue_tests::city::City;
use hue_tests::keyring::Keyring;
use hue_tests::programs;
use hue_tests::web::Web;
use serde_json::Value;

/// The screens, by their addresses.
const SCREENS: [(&str, &str); 9] = [
    ("home", ""),
    ("reports", "reports"),
    ("alerts", "alerts"),
    ("gauges", "gauges"),
    ("services", "services"),
    ("explore", "explore"),
    ("help", "help"),
    ("me", "me"),
    ("sos", "sos"),
];
const CATEGORIES: [&str; 2] = ["accessibility", "best-practices"];

#[tokio::main]
async fn main() {
    let dist = PathBuf::from(std::env::args_os().nth(1).expect("usage: bench_lighthouse DIST_FOLDER"));
    let home = tempfile::tempdir().expect("a temporary folder");
    let (keyring, city) = (Keyring::start().await, City::start().await);
    let mut web = Web::serving(&dist, &city.profile_file, &home.path().join("lan"), &keyring).await;
    let browser = Browser::start().await;
    browser.open(&web.open).await;
    browser.screen.wait("return !!document.querySelector('h1')", &[]).await;
    let (program, port) = (lighthouse(), browser.debugger());
    let origin = url::Url::parse(&web.open).expect("an address").origin().ascii_serialization();
    let mut lowest = CATEGORIES.map(|category| (category, f64::MAX));
    for (name, path) in SCREENS {
        let report = look(&program, port, &format!("{origin}/{path}"), &home.path().join("report.json"));
        for (category, lowest) in &mut lowest {
            let score = report["categories"][*category]["score"].as_f64();
            let score = score.expect("Lighthouse gives a score") * 100.0;
            *lowest = lowest.min(score);
            println!("{name}_{category}: {score:.0} %");
        }
        for fault in faults(&report) {
            println!("  {fault}");
        }
    }
    for (category, score) in lowest {
        println!("lowest_{category}: {score:.0} %");
    }
    browser.close().await;
    web.stop().await;
}

/// What Lighthouse says of this page, asked in the browser that has the app open.
fn look(program: &Path, port: &str, url: &str, out: &Path) -> Value {
    let done = Command::new(programs::system("node"))
        .arg(program)
        .args([url, "--quiet", "--disable-storage-reset", "--output=json", "--form-factor=mobile"])
        .arg(format!("--port={port}"))
        .arg(format!("--only-categories={}", CATEGORIES.join(",")))
        .arg(format!("--output-path={}", out.display()))
        .status();
    assert!(done.is_ok_and(|status| status.success()), "Lighthouse looks at {url}");
    let report = std::fs::read(out).expect("Lighthouse writes a report");
    serde_json::from_slice(&report).expect("its report is JSON")
}

/// What costs points, by the audit's name.
fn faults(report: &Value) -> Vec<String> {
    let audits = report["audits"].as_object().cloned().unwrap_or_default();
    let failed =
        audits.into_iter().filter(|(_, audit)| audit["score"].as_f64().is_some_and(|score| score < 0.9));
    failed.map(|(id, audit)| format!("{id}: {}", audit["title"].as_str().unwrap_or_default())).collect()
}

/// Lighthouse's program, fetched with npm at the version of the lock the first time.
fn lighthouse() -> PathBuf {
    let npm = programs::root().join("tests/npm/lighthouse");
    let program = npm.join("node_modules/lighthouse/cli/index.js");
    if !program.is_file() {
        let done = Command::new(programs::system("npm")).args(["ci", "--silent"]).current_dir(&npm).status();
        assert!(done.is_ok_and(|status| status.success()), "`npm ci` in tests/npm/lighthouse fetches it");
    }
    program
}
