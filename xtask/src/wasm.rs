//! The app as wasm: where the target comes from, and the build.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;

use crate::sh::{self, Outcome};

const TARGET: &str = "wasm32-unknown-unknown";

/// Where the wasm target comes from.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Source {
    /// rustup, then Debian.
    Auto,
    /// The pinned toolchain's target.
    Rustup,
    /// Debian's compiler, which builds the target's library from source.
    Debian,
}

/// A build profile of the app.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, small enough for a webview.
    Dev,
    /// As it is shipped.
    Release,
}

impl Profile {
    const fn name(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }
}

/// Whether the pinned toolchain has the target's library.
pub(crate) fn installed() -> bool {
    sh::read(sh::command("rustc").args(["--print", "sysroot"]))
        .is_ok_and(|root| Path::new(root.trim()).join("lib/rustlib").join(TARGET).is_dir())
}

/// Makes sure of the target, and says which way was taken.
pub(crate) fn ensure(source: Source) -> Outcome<Source> {
    if source != Source::Debian {
        if installed()
            || sh::run(sh::command("rustup").args(["target", "add", TARGET])).is_ok() && installed()
        {
            println!("wasm target: the pinned toolchain's (rustup)");
            return Ok(Source::Rustup);
        }
        if source == Source::Rustup {
            return Err("rustup could not add the wasm target; try --wasm=debian".into());
        }
    }
    sh::run(Command::new("apt-get").args([
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "rustc-web",
        "rust-web-src",
        "lld",
        "clang",
    ]))?;
    println!("wasm target: built from source with Debian's compiler");
    Ok(Source::Debian)
}

/// Where wasm builds go: a folder of their own, or host builds would start over each time.
fn target_dir() -> PathBuf {
    sh::target().join("wasm")
}

/// A cargo command for the wasm target, such as `build` or `clippy`.
pub(crate) fn cargo(source: Source, verb: &str) -> Outcome<Command> {
    let mut command = sh::cargo();
    command.args([verb, "--package", "hue-app", "--target", TARGET]).env("CARGO_TARGET_DIR", target_dir());
    if source == Source::Debian {
        let sysroot = sh::read(sh::command("rustc").args(["--print", "sysroot"]))?;
        let lld = Path::new(sysroot.trim()).join("lib/rustlib/x86_64-unknown-linux-gnu/bin");
        let path = std::env::var("PATH").unwrap_or_default();
        command
            .args(["-Z", "build-std=std,panic_abort"])
            .env("PATH", format!("{}:{path}", lld.display()))
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "rust-lld");
    }
    Ok(command)
}

/// Builds the app and answers where the wasm file is.
pub(crate) fn build(source: Source, profile: Profile) -> Outcome<PathBuf> {
    sh::run(cargo(source, "build")?.args(["--profile", profile.name()]))?;
    Ok(target_dir().join(TARGET).join(profile.name()).join("hue-app.wasm"))
}
