//! A clock for what would take minutes; engines of other tests use it too.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hue_core::clock::{Clock, Sleep, SystemClock};
use hue_model::time::Millis;

/// A clock on which time runs fifty times as fast, waits included. No two looks show the same moment, so
/// that what was written later is later.
pub(crate) struct HastyClock {
    real: SystemClock,
    last: Mutex<i64>,
    start: i64,
}

const HASTE: u32 = 50;

impl HastyClock {
    /// Starts now.
    pub(crate) fn new() -> Self {
        let real = SystemClock::new();
        Self { start: real.device_now().0, real, last: Mutex::new(0) }
    }
}

impl Clock for HastyClock {
    fn monotonic(&self) -> i64 {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = (*last + 1).max(self.real.monotonic() * i64::from(HASTE));
        *last
    }

    fn device_now(&self) -> Millis {
        Millis(self.start + self.monotonic())
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.real.sleep(duration / HASTE)
    }
}
