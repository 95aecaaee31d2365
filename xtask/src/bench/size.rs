//! What a citizen downloads, and what is installed.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::dist;
use crate::sh::{self, Outcome};
use crate::wasm::{self, Profile, Source};

/// What home loads besides the files that `index.html` names and the four weights of the font.
const HOME: [&str; 3] = ["index.html", "app_bg.wasm", "assets/icons.svg"];

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
    line(&mut figures, "home_brotli", home(&folder)?, "kB");
    for name in ["hue-desktop", "hue-city"] {
        line(&mut figures, &name.replace('-', "_"), bytes(&sh::target().join("release").join(name))?, "kB");
    }
    Ok(figures)
}

/// Everything that home loads, as it goes over the network.
fn home(folder: &Path) -> Outcome<u64> {
    let page = folder.join("index.html");
    let page = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    HOME.into_iter().chain(named(&page)).map(|file| bytes(&folder.join(format!("{file}.br")))).sum()
}

/// The files of ours that a page names, each once, without the fonts.
fn named(page: &str) -> BTreeSet<&str> {
    let addresses = page.split('"').filter_map(|text| text.strip_prefix('/'));
    addresses.filter(|file| !file.ends_with(".woff2")).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_counts_every_style_and_script_of_the_page_and_no_font() {
        let page = include_str!("../../../assets/index.html");
        let named = named(page);
        assert_eq!(
            page.matches("rel=\"stylesheet\"").count(),
            named.iter().filter(|file| file.ends_with(".css")).count()
        );
        assert!(named.contains("app.js") && named.contains("assets/boot.js"), "{named:?}");
        assert!(named.iter().all(|file| !file.contains("woff2")), "{named:?}");
    }
}
