//! The fault runs: killed processes, a bad network, lost power. A tenth of the counts in every test
//! run, all of them in `cargo xtask soak`; the seed of each run is printed and `HUE_FAULT_SEED`
//! repeats it.

#![cfg(test)]

#[path = "faults/disk.rs"]
mod disk;
#[path = "faults/kills.rs"]
mod kills;
#[path = "faults/network.rs"]
mod network;
#[path = "faults/power.rs"]
mod power;
