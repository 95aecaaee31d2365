// Shared by the build scripts of both shells, which take this file in with `#[path]`.

use std::fs;
use std::path::Path;

/// A page that says what to do, where `dist/` was not made yet: Tauri wants the folder to exist, and
/// linting or testing the shells must not need the app.
pub(crate) fn make_sure_there_is_one() {
    let dist = Path::new("../dist");
    println!("cargo:rerun-if-changed=../dist");
    let page = dist.join("index.html");
    if page.exists() {
        return;
    }
    let text = "<!doctype html><meta charset=\"utf-8\"><title>Tràng Tiền</title>\
                <p>The app is not built yet. Run: cargo xtask dist</p>\n";
    if let Err(error) = fs::create_dir_all(dist).and_then(|()| fs::write(&page, text)) {
        println!("cargo:error=dist/index.html cannot be made: {error}");
    }
}
