//! Dossiers that the citizen follows: number and PIN of each stay on this device, and go to the city and nowhere else.
//!
//! Looking one up asks the city at once, and keeps it only with its right PIN. From then on `sync::copy` asks for it while a
//! screen shows it, and at a slower pace for as long as something can still happen; each change is told once.

mod command;
mod watch;

pub(crate) use watch::{Watch, run};

/// Where a dossier stands.
fn path(number: &str) -> String {
    format!("/api/v1/dossiers/{number}")
}
