//! `cargo xtask doctor`: what this machine has and lacks, and nothing is changed.

use crate::setup::{BUILD, Need, PICTURES, RUN, SIZE, TEST};
use crate::sh::{self, Outcome};
use crate::wasm;

pub(crate) fn run() -> Outcome {
    for (title, group) in [
        ("building", BUILD),
        ("running", RUN),
        ("testing", TEST),
        ("pictures", PICTURES),
        ("size figures", SIZE),
    ] {
        println!("For {title}:");
        for need in group {
            print_need(need);
        }
    }
    println!("For the app:\n  {} wasm32 target of the pinned toolchain", mark(wasm::installed()));
    if let Ok(version) = sh::read(sh::command("rustc").arg("--version")) {
        println!("  ✓ {}", version.trim());
    }
    println!("`cargo xtask run` and `cargo xtask test` install what is marked ✗.");
    Ok(())
}

fn print_need(need: &Need) {
    println!("  {} {:24} {}", mark(need.is_met()), need.package, need.why);
}

fn mark(met: bool) -> char {
    if met { '✓' } else { '✗' }
}
