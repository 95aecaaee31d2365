//! How much a fault run does, and the seed that fixes what it does.

use std::fmt::Display;

use rand::SeedableRng;
use rand::rngs::StdRng;

/// The counts of a fault run.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// SIGKILLs of engine and city together.
    pub kills: u32,
    /// Reports through the bad network.
    pub reports: u32,
    /// Power losses of each store.
    pub losses: u32,
    /// Phones that are warned in the flood night.
    pub phones: u32,
    /// Calls for rescue in it.
    pub calls: u32,
}

impl Scale {
    /// From `HUE_FAULT_SCALE`: `soak` is all of it, anything else a tenth, as every test run does.
    #[must_use]
    pub fn from_env() -> Self {
        match std::env::var("HUE_FAULT_SCALE").as_deref() {
            Ok("soak") => Self { kills: 200, reports: 500, losses: 100, phones: 200, calls: 40 },
            _ => Self { kills: 20, reports: 50, losses: 10, phones: 40, calls: 40 },
        }
    }
}

/// The dice of a run: `HUE_FAULT_SEED` repeats one, and the seed is always printed.
#[must_use]
pub fn dice(run: &str) -> StdRng {
    let seed = std::env::var("HUE_FAULT_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_251_027);
    figure(&format!("{run}.seed"), seed, "");
    StdRng::seed_from_u64(seed)
}

/// Prints a figure as `name: value unit`.
pub fn figure(name: &str, value: impl Display, unit: &str) {
    println!("{}", format!("{name}: {value} {unit}").trim_end());
}
