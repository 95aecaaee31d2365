//! What becomes of one connection, thrown from the seeded dice when it opens.

use std::time::Duration;

use rand::Rng;
use rand::rngs::StdRng;

/// What becomes of one connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fate {
    /// From phone to city.
    pub(super) up: Way,
    /// From city to phone.
    pub(super) down: Way,
    /// Whether the city gets the phone's bytes a second time when the connection has ended.
    pub(super) repeat: bool,
}

/// One direction: the byte at which it is cut, and the one at which it halts for a while.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    cut: Option<usize>,
    halt: Option<(usize, Duration)>,
}

impl Fate {
    /// Nothing happens.
    pub(super) const CLEAN: Self = Self { up: Way::CLEAN, down: Way::CLEAN, repeat: false };

    /// Every connection is cut at last, on the way up or on the way down; some halt, some are repeated.
    pub(super) fn throw(dice: &mut StdRng) -> Self {
        let answer = dice.gen_bool(0.4);
        let up = Way { cut: (!answer).then(|| byte(dice, 300_000)), halt: halt(dice) };
        let down = Way { cut: answer.then(|| byte(dice, 6_000)), halt: halt(dice) };
        Self { up, down, repeat: dice.gen_bool(0.3) }
    }
}

/// Half the time any byte up to `most`, half the time any order of magnitude: heads break too.
fn byte(dice: &mut StdRng, most: u32) -> usize {
    let power = if dice.gen_bool(0.5) { 1.0 } else { dice.r#gen() };
    (f64::from(most).powf(power) * dice.r#gen::<f64>()) as usize
}

fn halt(dice: &mut StdRng) -> Option<(usize, Duration)> {
    dice.gen_bool(0.2).then(|| (byte(dice, 100_000), Duration::from_millis(dice.gen_range(5..300))))
}

impl Way {
    const CLEAN: Self = Self { cut: None, halt: None };

    /// Of `read` bytes after `passed` others: how many may go on, and after which wait.
    pub(super) fn at(self, passed: usize, read: usize) -> (usize, Option<Duration>) {
        let allowed = self.cut.map_or(read, |cut| cut.saturating_sub(passed).min(read));
        let here = |(byte, _): &(usize, Duration)| (passed..passed + read).contains(byte);
        (allowed, self.halt.filter(here).map(|(_, delay)| delay))
    }
}
