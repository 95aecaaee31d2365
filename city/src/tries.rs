//! Receipt codes that nobody has, asked for again and again: slowed down, so that guessing does not pay.
//!
//! The code of a call for rescue is ten of twenty letters, one of 10¹³: with ten thousand calls on record one guess in a
//! thousand million is right. That of a report has twelve, one of 4 · 10¹⁵, for millions of reports. An address is answered [`FREE`] wrong guesses an hour at once, more than anybody mistypes; after that each
//! answer to it, right or wrong, waits its turn: one in [`Limits::receipt_pause`] (2 s) for the address, and [`TOGETHER`]
//! times as many (10 a second) for all such addresses together. So ten thousand addresses need more than a year to meet
//! some case, and what they then read is a number, a state and a team's name and phone or an agency's letter, nothing of the caller. Who asks
//! from an address without wrong guesses waits for none of that: a right code at the first try is answered at once,
//! however many guess elsewhere.
//!
//! Numbers and PINs of dossiers are counted in the same way, and apart from codes.
//!
//! [`Limits::receipt_pause`]: crate::config::Limits::receipt_pause

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;

use crate::http::address::Address;
use crate::problem::{Failure, Result};

/// Wrong guesses of an address that are answered at once.
const FREE: u32 = 5;
/// How many addresses that guess wrong are answered within the pause of one.
const TOGETHER: u32 = 20;
/// How many pauses an answer may have to wait for before the caller is told to come back.
const TURNS: u32 = 5;
/// How long a wrong guess counts.
const COUNTS: Duration = Duration::from_secs(3_600);
/// Most addresses that are remembered.
const REMEMBERED: usize = 100_000;

/// Who asked for codes that nobody has.
#[derive(Debug)]
pub(crate) struct Tries {
    pause: Duration,
    wrong: Mutex<Wrong>,
}

#[derive(Debug)]
struct Wrong {
    since: Instant,
    /// When the next answer to any of them is due.
    next: Instant,
    by: HashMap<Address, (u32, Instant)>,
}

impl Tries {
    pub(crate) fn new(pause: Duration) -> Self {
        let now = Instant::now();
        Self { pause, wrong: Mutex::new(Wrong { since: now, next: now, by: HashMap::new() }) }
    }

    /// Waits until it is the turn of this address. Counts as a wrong guess until [`Tries::was_right`] takes that back:
    /// many at once are many.
    ///
    /// # Errors
    /// That would take too long.
    pub(crate) async fn turn(&self, address: Address) -> Result<()> {
        let at = self.when(address, Instant::now())?;
        tokio::time::sleep_until(at).await;
        Ok(())
    }

    fn when(&self, address: Address, now: Instant) -> Result<Instant> {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(wrong.since) > COUNTS || wrong.by.len() >= REMEMBERED {
            (wrong.since, wrong.by) = (now, HashMap::new());
        }
        let Wrong { next, by, .. } = &mut *wrong;
        let (count, own) = by.entry(address).or_insert((0, now));
        if *count < FREE {
            *count += 1;
            return Ok(now);
        }
        let at = now.max(*own).max(*next);
        let wait = at.duration_since(now);
        if wait > self.pause * TURNS {
            let seconds = u32::try_from(wait.as_secs()).unwrap_or(60).max(1);
            return Err(Failure::busy(
                StatusCode::TOO_MANY_REQUESTS,
                "Too many codes that nobody has",
                seconds,
            ));
        }
        *count = count.saturating_add(1);
        (*own, *next) = (at + self.pause, at + self.pause / TOGETHER);
        Ok(at)
    }

    /// The code that this address asked for is somebody's.
    pub(crate) fn was_right(&self, address: Address) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((count, _)) = wrong.by.get_mut(&address) {
            *count = count.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use http::{Extensions, HeaderMap, HeaderValue};

    use super::*;

    const PAUSE: Duration = Duration::from_secs(2);

    fn address(text: &'static str) -> Address {
        let headers =
            HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), HeaderValue::from_static(text))]);
        Address::of(&Extensions::new(), &headers, &[])
    }

    /// After how many milliseconds each of as many tries at one moment is answered; `None` is told to come back.
    fn many(tries: &Tries, from: Address, now: Instant, count: usize) -> Vec<Option<u128>> {
        let after = |at: Instant| at.duration_since(now).as_millis();
        (0..count).map(|_| tries.when(from, now).ok().map(after)).collect()
    }

    #[test]
    fn twenty_tries_at_one_moment_are_answered_one_by_one_or_not_at_all() {
        let (tries, now, tu) = (Tries::new(PAUSE), Instant::now(), address("203.0.113.7"));
        let turns = [0, 0, 0, 0, 0, 0, 2_000, 4_000, 6_000, 8_000, 10_000].map(Some);
        let answers = many(&tries, tu, now, 20);
        assert_eq!((&answers[..11], &answers[11..]), (&turns[..], &[None; 9][..]));
        assert_eq!(many(&tries, tu, now + PAUSE, 2), [Some(10_000), None], "one more in each pause");
        let later = now + PAUSE * 20;
        assert_eq!(many(&tries, tu, later, 2), [Some(0), Some(2_000)], "who waited waits no longer");
        assert_eq!(many(&tries, tu, later + COUNTS, 6), [Some(0); 6], "and of an hour ago nothing counts");
    }

    #[test]
    fn who_was_right_and_who_is_elsewhere_does_not_wait() {
        let (tries, now) = (Tries::new(PAUSE), Instant::now());
        let (tu, lan) = (address("203.0.113.7"), address("198.51.100.20"));
        many(&tries, tu, now, 6);
        assert_eq!(many(&tries, lan, now, 5), [Some(0); 5], "however many guess elsewhere");
        for _ in 0..5 {
            tries.was_right(lan);
        }
        assert_eq!(many(&tries, lan, now, 5), [Some(0); 5]);
        let together = PAUSE.as_millis() / u128::from(TOGETHER);
        let wait = many(&tries, lan, now, 1);
        assert_eq!(wait, [Some(together)], "whose guesses were wrong waits for the others too");
    }
}
