//! How long to wait before the next try.

use std::time::Duration;

use crate::entropy::{Entropy, shortened};

/// Longest pause between two looks whether the network is back.
const OFFLINE_MOST: Duration = Duration::from_secs(60);
/// Longest pause of our own after the city could not.
const TRANSIENT_MOST: Duration = Duration::from_secs(300);

/// Before the next look for the network, after `failures` that failed.
pub(super) fn offline(failures: u32, entropy: &dyn Entropy) -> Duration {
    jittered(doubled(failures).min(OFFLINE_MOST), entropy)
}

/// Before the next try at a city that cannot now; never before `after`.
pub(super) fn transient(failures: u32, after: Option<Duration>, entropy: &dyn Entropy) -> Duration {
    let own = jittered(doubled(failures).min(TRANSIENT_MOST), entropy);
    match after {
        // What the city asks for is the least; all devices together must still not come back at once.
        Some(after) => after + own.min(after.max(Duration::from_secs(1))),
        None => own,
    }
}

fn doubled(failures: u32) -> Duration {
    Duration::from_secs(1 << failures.min(10))
}

/// Between half of it and all of it.
fn jittered(most: Duration, entropy: &dyn Entropy) -> Duration {
    shortened(most, most / 2, entropy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Loaded;

    #[test]
    fn offline_looks_at_least_once_a_minute() {
        for failures in 0..100 {
            assert!(offline(failures, &Loaded(255)) <= Duration::from_secs(60));
            assert!(offline(failures, &Loaded(0)) >= Duration::from_millis(500));
        }
    }

    #[test]
    fn the_city_s_pause_is_kept() {
        for chance in [0, 128, 255] {
            let pause = transient(0, Some(Duration::from_secs(30)), &Loaded(chance));
            assert!(pause >= Duration::from_secs(30), "got {pause:?}");
            assert!(pause <= Duration::from_secs(60), "got {pause:?}");
        }
        assert!(transient(40, None, &Loaded(255)) <= Duration::from_secs(300));
    }
}
