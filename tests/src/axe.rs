//! axe-core on a screen.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::process::CEILING;
use crate::programs;
use crate::screen::{SCRIPT, Screen};

/// Asserts that axe-core finds nothing serious or critical on this screen.
///
/// # Panics
/// With each finding, its rule and its elements.
pub async fn finds_nothing(screen: &Screen, name: &str) {
    let source = std::fs::read_to_string(axe()).expect("axe-core is a file");
    screen.client.execute(&source, vec![]).await.expect("axe-core loads");
    let run = "const done = arguments[arguments.length - 1];
               axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations), (error) => done(String(error)));";
    // On a busy machine a large page takes longer than any script of ours.
    screen.let_scripts_run(CEILING).await;
    let found = screen.client.execute_async(run, vec![]).await.expect("axe-core runs");
    screen.let_scripts_run(SCRIPT).await;
    let found = found.as_array().unwrap_or_else(|| panic!("axe-core fails on {name}: {found}"));
    let grave: Vec<String> = found.iter().filter(|one| is_grave(one)).map(describe).collect();
    assert!(grave.is_empty(), "axe-core on {name}:\n{}", grave.join("\n"));
}

fn is_grave(violation: &Value) -> bool {
    matches!(violation["impact"].as_str(), Some("serious" | "critical"))
}

fn describe(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    let places: Vec<String> =
        nodes.iter().map(|node| format!("{} ({})", node["html"], node["failureSummary"])).collect();
    format!("{}: {}\n  {}", violation["id"], violation["help"], places.join("\n  "))
}

/// The file, fetched with npm at the version of the lock the first time.
fn axe() -> &'static PathBuf {
    static AXE: OnceLock<PathBuf> = OnceLock::new();
    AXE.get_or_init(|| {
        let npm = programs::root().join("tests/npm");
        let file = npm.join("node_modules/axe-core/axe.min.js");
        if !file.is_file() {
            let done =
                Command::new(programs::system("npm")).args(["ci", "--silent"]).current_dir(&npm).status();
            assert!(done.is_ok_and(|status| status.success()), "`npm ci` in tests/npm fetches axe-core");
        }
        file
    })
}
