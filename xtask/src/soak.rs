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
    let faults = ["faults", "--", "--nocapture", "--test-threads=1"];
    long("200 kills, 500 reports through a bad network, 100 power losses of each store", &faults)?;
    long("the flood night with 200 phones", &["journeys", "the_flood_night", "--", "--nocapture"])?;
    long("10,000 mutated alerts beside xmllint, 300,000 hostile ones", &["cap", "--", "--nocapture"])?;
    long("300,000 hostile deliveries of gauge readings", &["gauge_fuzz", "--", "--nocapture"])
}

/// A test of the workspace at its full count.
fn long(what: &str, test: &[&str]) -> Outcome {
    sh::step(what, || {
        let mut cargo = sh::cargo();
        sh::run(cargo.arg("test").args(SELECTION).arg("--test").args(test).env("HUE_FAULT_SCALE", "soak"))
    })
}
