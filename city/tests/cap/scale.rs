//! How much the seeded runs do, and their dice.

use rand::SeedableRng as _;
use rand::rngs::StdRng;

/// A little in every test run, all of it in `cargo xtask soak`.
pub(crate) fn count(test: u32, soak: u32) -> u32 {
    if std::env::var("HUE_FAULT_SCALE").as_deref() == Ok("soak") { soak } else { test }
}

/// The dice of a run: `HUE_FAULT_SEED` repeats one, and the seed is always printed.
pub(crate) fn dice(run: &str) -> StdRng {
    let seed = std::env::var("HUE_FAULT_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_251_027);
    println!("{run}.seed: {seed}");
    StdRng::seed_from_u64(seed)
}
