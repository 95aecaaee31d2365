//! What a citizen downloads, and what is installed.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::dist;
use crate::sh::{self, Outcome};
use crate::wasm::{self, Profile, Source};

/// What home needs before it is usable, besides the four weights of the font.
const HOME: [&str; 6] =
    ["index.html", "app.js", "app_bg.wasm", "assets/tokens.css", "assets/app.css", "assets/icons.svg"];

pub(super) fn run(source: Source) -> Outcome<String> {
    dist::run(source, true)?;
    let folder = dist::folder();
    let raw = wasm::build(wasm::ensure(source)?, Profile::Release)?;
    sh::run(sh::cargo().args(["build", "--release", "--package", "hue-desktop", "--package", "hue-city"]))?;
    let optimised = folder.join("app_bg.wasm");
    let mut figures = String::new();
    line(&mut figures, "wasm_raw", bytes(&raw)?, "kB");
    line(&mut figures, "wasm_opt", bytes(&optimised)?, "kB");
    line(&mut figures, "wasm_gzip", gzip(&optimised)?, "kB");
    line(&mut figures, "wasm_brotli", bytes(&folder.join("app_bg.wasm.br"))?, "kB");
    let mut home = 0;
    for file in HOME {
        home += bytes(&folder.join(format!("{file}.br")))?;
    }
    line(&mut figures, "home_brotli", home, "kB");
    for name in ["hue-desktop", "hue-city"] {
        line(
            &mut figures,
            &name.replace('-', "_"),
            bytes(&sh::root().join("target/release").join(name))?,
            "kB",
        );
    }
    Ok(figures)
}

fn line(figures: &mut String, name: &str, bytes: u64, unit: &str) {
    let _ = writeln!(figures, "{name}: {:.1} {unit}", bytes as f64 / 1000.0);
}

fn bytes(file: &Path) -> Outcome<u64> {
    fs::metadata(file).map(|data| data.len()).map_err(|error| format!("{}: {error}", file.display()))
}

fn gzip(file: &Path) -> Outcome<u64> {
    let output = Command::new("gzip")
        .args(["-9", "--stdout"])
        .arg(file)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("gzip: {error}"))?;
    Ok(output.stdout.len() as u64)
}
