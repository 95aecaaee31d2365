//! `cargo xtask soak`: the fault runs at their full counts.

use crate::demo::{self, SELECTION};
use crate::dist;
use crate::setup::{self, BUILD, RUN, TEST};
use crate::sh::{self, Outcome};
use crate::wasm::Source;

pub(crate) fn run(wasm: Source) -> Outcome {
    setup::ensure(&[BUILD, RUN, TEST])?;
    dist::run(wasm, false)?;
    demo::build()?;
    sh::step("200 kills, 500 reports through a bad network, 100 power losses of each store", || {
        sh::run(
            sh::cargo()
                .arg("test")
                .args(SELECTION)
                .args(["--test", "faults", "--", "--nocapture", "--test-threads=1"])
                .env("HUE_FAULT_SCALE", "soak"),
        )
    })?;
    sh::step("10,000 mutated alerts beside xmllint, 300,000 hostile ones", || {
        sh::run(
            sh::cargo()
                .arg("test")
                .args(SELECTION)
                .args(["--test", "cap", "--", "--nocapture"])
                .env("HUE_FAULT_SCALE", "soak"),
        )
    })?;
    sh::step("300,000 hostile deliveries of gauge readings", || {
        sh::run(
            sh::cargo()
                .arg("test")
                .args(SELECTION)
                .args(["--test", "gauge_fuzz", "--", "--nocapture"])
                .env("HUE_FAULT_SCALE", "soak"),
        )
    })
}
