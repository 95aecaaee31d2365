//! Where the programs are: our own beside the test, the system's on the path.

use std::path::{Path, PathBuf};

/// One of our own programs, as built by the workspace build.
///
/// # Panics
/// With the command that builds it, when it is missing.
#[must_use]
pub fn ours(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let found = test.ancestors().skip(1).take(3).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| {
        panic!(
            "{name} is not built: run `cargo xtask test`, or `cargo build --workspace --exclude hue-app` first"
        )
    })
}

/// A program of the system.
///
/// # Panics
/// With the command that installs it, when it is missing.
#[must_use]
pub fn system(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found
        .unwrap_or_else(|| panic!("{name} is not installed: `cargo xtask test` installs what the tests need"))
}

/// The root of the repository.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The built app.
///
/// # Panics
/// With the command that builds it, when it is missing.
#[must_use]
pub fn dist() -> PathBuf {
    let dist = root().join("dist");
    assert!(dist.join("index.html").is_file(), "the app is not built: run `cargo xtask dist` first");
    dist
}
