//! `cargo xtask check`: everything about the code that needs no test run.

use crate::demo::SELECTION;
use crate::setup::{self, BUILD};
use crate::sh::{self, Outcome};
use crate::wasm::{self, Source};
use crate::{contrast, tidy};

pub(crate) fn run(wasm: Source, full: bool) -> Outcome {
    setup::ensure(&[BUILD])?;
    sh::step("formatting", || sh::run(sh::cargo().args(["fmt", "--all", "--check"])))?;
    sh::step("house rules", tidy::run)?;
    sh::step("contrast of the colours", contrast::run)?;
    sh::step("lints", || clippy(&SELECTION))?;
    sh::step("lints of the app on the host", || clippy(&["--package", "hue-app"]))?;
    sh::step("the app as wasm, free of warnings", || clippy_wasm(wasm))?;
    sh::step("public docs", docs)?;
    if full {
        sh::step("licences and advisories", deny)?;
        sh::step("type-check for Android", android)?;
    }
    Ok(())
}

fn clippy(packages: &[&str]) -> Outcome {
    sh::run(sh::cargo().arg("clippy").args(packages).args(["--all-targets", "--", "-D", "warnings"]))
}

/// Clippy sees the same code as the build and fails on its warnings too. Warnings are errors only with the
/// pinned compiler: another one may know other warnings.
fn clippy_wasm(source: Source) -> Outcome {
    match wasm::ensure(source)? {
        Source::Debian => sh::run(wasm::cargo(Source::Debian, "check")?.args(["--profile", "wasm-dev"])),
        pinned => {
            sh::run(wasm::cargo(pinned, "clippy")?.args(["--profile", "wasm-dev", "--", "-D", "warnings"]))
        }
    }
}

fn docs() -> Outcome {
    let doc = |packages: &[&str]| {
        sh::run(sh::cargo().arg("doc").args(packages).arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings"))
    };
    doc(&SELECTION)?;
    doc(&["--package", "hue-app"])
}

/// Licences, sources and bans need no network; the advisories do, and are left out aloud without it.
fn deny() -> Outcome {
    if !sh::has_program("cargo-deny") {
        sh::run(sh::cargo().args(["install", "--locked", "cargo-deny", "--version", "0.20.2"]))?;
    }
    let deny = |words: &[&str]| sh::run(sh::cargo().args(["deny", "--all-features"]).args(words));
    deny(&["check", "licenses", "bans", "sources"])?;
    if deny(&["fetch", "db"]).is_err() {
        println!("The advisory database cannot be reached from here: advisories were NOT checked.");
        return Ok(());
    }
    deny(&["check", "advisories"])
}

/// Types only: the objects that C code leaves here are good for nothing else (docs/mobile.md).
fn android() -> Outcome {
    setup::ensure(&[setup::ANDROID])?;
    let target = "aarch64-linux-android";
    sh::run(sh::command("rustup").args(["target", "add", target]))?;
    sh::run(
        sh::cargo()
            .args(["check", "--package", "hue-mobile", "--target", target])
            .env("OPENSSL_NO_VENDOR", "1")
            .env("OPENSSL_LIB_DIR", "/usr/lib/x86_64-linux-gnu")
            .env("OPENSSL_INCLUDE_DIR", "/usr/include")
            .env("CC_aarch64_linux_android", "clang")
            .env("AR_aarch64_linux_android", "ar")
            .env(
                "CFLAGS_aarch64_linux_android",
                "--target=aarch64-linux-gnu -isystem /usr/aarch64-linux-gnu/include -idirafter /usr/include \
                 -idirafter /usr/include/x86_64-linux-gnu",
            ),
    )
}
