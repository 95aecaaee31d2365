//! How soon a case tries and asks again.

use std::time::Duration;

use crate::entropy::{Entropy, shortened};

/// Longest pause between two tries, whatever anybody asks for.
const LONGEST_RETRY: Duration = Duration::from_secs(15);
/// How often the city is asked while something happens.
const LIVELY: Duration = Duration::from_secs(5);
/// How often it is asked after some quiet: a battery may have to last the night.
const QUIET: [(i64, Duration); 2] =
    [(60 * 60_000, Duration::from_secs(60)), (10 * 60_000, Duration::from_secs(15))];
/// How often it is asked after the end: often enough for somebody who was forgotten, too rarely to empty a battery.
const AFTER_THE_END: Duration = Duration::from_secs(600);
/// Longest pause between two questions that failed.
const LONGEST_ASK: Duration = Duration::from_secs(60);

/// How long a try may take: more after some that failed, as the line may be thin.
pub(super) fn patience(failures: u32) -> Duration {
    Duration::from_secs(match failures {
        0 => 10,
        1 => 20,
        _ => 30,
    })
}

/// Before the next try, after `failures` that failed.
pub(super) fn retry(failures: u32, entropy: &dyn Entropy) -> Duration {
    let most = Duration::from_secs(1 << failures.min(5)).min(LONGEST_RETRY);
    shortened(most, most / 2, entropy)
}

/// Before the next question, when nothing was said for `quiet` milliseconds and `failures` questions failed.
pub(super) fn ask(quiet: i64, failures: u32, entropy: &dyn Entropy) -> Duration {
    let usual = QUIET.iter().find_map(|(after, pause)| (quiet >= *after).then_some(*pause)).unwrap_or(LIVELY);
    let most = (usual * (1 << failures.min(5))).min(LONGEST_ASK);
    shortened(most, most / 4, entropy)
}

/// Before the next question about a case that is over.
pub(super) fn after_the_end(entropy: &dyn Entropy) -> Duration {
    shortened(AFTER_THE_END, AFTER_THE_END / 4, entropy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Loaded;

    #[test]
    fn a_call_is_tried_again_within_fifteen_seconds_for_ever() {
        for failures in 0..100 {
            assert!(retry(failures, &Loaded(0)) <= Duration::from_secs(15));
            assert!(retry(failures, &Loaded(255)) >= Duration::from_millis(500));
        }
        assert_eq!(retry(40, &Loaded(0)), Duration::from_secs(15));
    }

    #[test]
    fn asking_gets_rarer_in_the_quiet_and_never_stops() {
        let seconds = |quiet, failures, chance| ask(quiet, failures, &Loaded(chance)).as_secs_f64();
        assert_eq!((seconds(0, 0, 0), seconds(0, 0, 255)), (5.0, 3.75));
        assert_eq!((seconds(11 * 60_000, 0, 0), seconds(61 * 60_000, 0, 0)), (15.0, 60.0));
        assert_eq!((seconds(0, 1, 0), seconds(0, 90, 0), seconds(i64::MAX, 90, 0)), (10.0, 60.0, 60.0));
    }
}
