//! `cargo xtask dist`: the app as plain files in dist/.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sh::{self, Outcome};
use crate::wasm::{self, Profile, Source};

/// Where the built app lies.
pub(crate) fn folder() -> PathBuf {
    sh::root().join("dist")
}

/// Builds the app into dist/.
pub(crate) fn run(source: Source, release: bool) -> Outcome {
    let profile = if release { Profile::Release } else { Profile::Dev };
    let source = wasm::ensure(source)?;
    let wasm = sh::step("build the app as wasm", || wasm::build(source, profile))?;
    let stamp = stamp(&wasm, release)?;
    if fs::read_to_string(folder().join(STAMP)).is_ok_and(|old| old == stamp) {
        println!("── dist/ is up to date");
        return Ok(());
    }
    sh::step("put dist/ together", || assemble(&wasm, release, &stamp))
}

/// What dist/ was made of, so that a second start takes seconds.
const STAMP: &str = ".made-of";

fn stamp(wasm: &Path, release: bool) -> Outcome<String> {
    let mut lines = format!("release {release}\n");
    let (assets, words) = (files(&sh::root().join("assets"))?, files(&sh::root().join("i18n"))?);
    for file in assets.iter().chain(&words).chain([&wasm.to_path_buf()]) {
        let data = fs::metadata(file).map_err(said(&file.display().to_string()))?;
        let modified = data.modified().map_err(|error| error.to_string())?;
        lines.push_str(&format!("{} {} {modified:?}\n", file.display(), data.len()));
    }
    Ok(lines)
}

fn assemble(wasm: &Path, release: bool, stamp: &str) -> Outcome {
    let dist = folder();
    let fresh = dist.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    copy_folder(&sh::root().join("assets"), &fresh.join("assets"))?;
    fs::rename(fresh.join("assets/index.html"), fresh.join("index.html")).map_err(said("index.html"))?;
    write_words(&fresh.join("assets/words"))?;
    bind(wasm, &fresh)?;
    if release {
        shrink(&fresh.join("app_bg.wasm"))?;
        compress(&fresh)?;
    }
    fs::write(fresh.join(STAMP), stamp).map_err(said(STAMP))?;
    let _ = fs::remove_dir_all(&dist);
    fs::rename(&fresh, &dist).map_err(said("dist"))
}

/// The languages that the app fetches when somebody reads them.
fn write_words(folder: &Path) -> Outcome {
    sh::run(sh::cargo().args(["run", "--quiet", "--package", "hue-i18n", "--"]).arg(folder))
}

/// wasm-bindgen, at exactly the version of Cargo.lock because it is the same lock.
#[cfg(feature = "dist")]
pub(crate) fn bind(wasm: &Path, out: &Path) -> Outcome {
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(wasm)
        .out_name("app")
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(out))
        .map_err(|error| format!("wasm-bindgen: {error:#}"))
}

/// Compiling wasm-bindgen takes a minute, so only this step pays for it: xtask calls itself with the feature.
#[cfg(not(feature = "dist"))]
pub(crate) fn bind(wasm: &Path, out: &Path) -> Outcome {
    sh::run(
        sh::cargo()
            .args(["run", "--quiet", "--package", "xtask", "--features", "dist", "--", "bind"])
            .args([wasm, out]),
    )
}

/// binaryen comes from npm, at the version of the lock beside this file.
fn shrink(wasm: &Path) -> Outcome {
    let tools = sh::root().join("xtask/npm");
    if !tools.join("node_modules/binaryen").is_dir() {
        sh::run(sh::command("npm").args(["ci", "--silent"]).current_dir(&tools))?;
    }
    let features = [
        "--enable-bulk-memory",
        "--enable-sign-ext",
        "--enable-nontrapping-float-to-int",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ];
    sh::run(
        sh::command(tools.join("node_modules/.bin/wasm-opt"))
            .arg("-Oz")
            .args(features)
            .arg(wasm)
            .arg("-o")
            .arg(wasm),
    )
}

/// Brotli copies beside every file that gains by it.
fn compress(dist: &Path) -> Outcome {
    for file in files(dist)? {
        let gains = ["wasm", "js", "css", "html", "svg", "json", "geojson", "txt"];
        if file.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| gains.contains(&kind)) {
            sh::run(sh::command("brotli").args(["--best", "--force", "--keep"]).arg(&file))?;
        }
    }
    Ok(())
}

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(said(&folder.display().to_string()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    for file in files(from)? {
        let target = to.join(file.strip_prefix(from).map_err(|error| error.to_string())?);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(said(&parent.display().to_string()))?;
        }
        fs::copy(&file, &target).map_err(said(&file.display().to_string()))?;
    }
    Ok(())
}

fn said(what: &str) -> impl Fn(std::io::Error) -> String {
    let what = what.to_owned();
    move |error| format!("{what}: {error}")
}
