//! Programs of others that read what ours wrote: packages of PyPI, pinned by their hashes.

use std::path::Path;
use std::process::Stdio;

use serde::de::DeserializeOwned;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use crate::programs;

/// What a script of `tests/pip` says in JSON of what it is given, with the packages of these requirements.
///
/// # Panics
/// When the packages cannot be fetched, or the script cannot read it.
pub async fn read<T: DeserializeOwned>(package: &str, requirements: &str, script: &str, given: &[u8]) -> T {
    let test = std::env::current_exe().expect("a test knows where it is");
    let folder = test.ancestors().nth(3).expect("it is in the target folder").join("tmp").join(package);
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pip");
    let python = programs::system("python3");
    if !folder.join(package).exists() {
        let mut pip = Command::new(&python);
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--upgrade",
            "--target",
        ]);
        let done = pip.arg(&folder).arg("-r").arg(ours.join(requirements)).status().await;
        assert!(done.is_ok_and(|status| status.success()), "pip must be able to fetch {package}");
    }
    let mut command = Command::new(&python);
    command.arg(ours.join(script)).env("PYTHONPATH", folder).kill_on_drop(true);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(given).await.expect("it is read");
    drop(stdin);
    let out = child.wait_with_output().await.expect("python ends");
    assert!(out.status.success(), "{script} can read it");
    serde_json::from_slice(&out.stdout).expect("it says JSON")
}
