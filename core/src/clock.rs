//! Time as the engine knows it: the device's clock, set right by the city's.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use std::sync::Arc;

use hue_model::time::Millis;
use tokio::sync::watch;

/// The name under which the device's error is stored, in milliseconds.
pub(crate) const KEY: &str = "device_error";

/// A future that is done when a time has passed.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where time comes from; tests turn their own.
pub trait Clock: Send + Sync + 'static {
    /// Milliseconds that only ever rise, from any start.
    fn monotonic(&self) -> i64;
    /// What the device believes the time to be; the citizen may have set it to anything.
    fn device_now(&self) -> Millis;
    /// Waits.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// The device's real clock.
#[derive(Debug)]
pub struct SystemClock {
    start: std::time::Instant,
}

impl SystemClock {
    /// The real clock, counting from now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the engine reads the real clock")]
    pub fn new() -> Self {
        Self { start: std::time::Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn monotonic(&self) -> i64 {
        i64::try_from(self.start.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    #[expect(clippy::disallowed_methods, reason = "the one place where the engine reads the real clock")]
    fn device_now(&self) -> Millis {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Millis(i64::try_from(since.as_millis()).unwrap_or_default())
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// The city's time: the monotonic clock plus an offset learned from the city's answers.
///
/// Before the first contact of this run it is the device's time plus the offset of the last run, and
/// not sure.
pub(crate) struct CityTime {
    clock: Arc<dyn Clock>,
    base: Mutex<Base>,
    /// The device's error as it was told last.
    told: watch::Sender<i64>,
}

/// The least change of the device's error that is told, in milliseconds: words for people have no seconds.
const TOLD_FROM: i64 = 1_000;

#[derive(Clone, Copy)]
struct Base {
    /// City time minus monotonic time.
    offset: i64,
    sure: bool,
}

impl CityTime {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        let offset = clock.device_now().0 - clock.monotonic();
        Self { clock, base: Mutex::new(Base { offset, sure: false }), told: watch::Sender::default() }
    }

    /// The best known time.
    pub(crate) fn now(&self) -> Millis {
        Millis(self.clock.monotonic().saturating_add(self.base().offset))
    }

    /// Whether the city has told its time in this run.
    pub(crate) fn is_sure(&self) -> bool {
        self.base().sure
    }

    /// How far the device's own clock is from the best known time, in milliseconds; positive when the device is behind.
    pub(crate) fn device_error(&self) -> i64 {
        self.now().since(self.clock.device_now())
    }

    /// Takes the city's time over.
    pub(crate) fn learn(&self, city: Millis) {
        let offset = city.0.saturating_sub(self.clock.monotonic());
        self.set(Base { offset, sure: true });
    }

    /// Takes over what an earlier run had learned of the device's error, until the city speaks.
    pub(crate) fn recall(&self, device_error: i64) {
        if !self.is_sure() {
            let offset = self.clock.device_now().plus(device_error).0 - self.clock.monotonic();
            self.set(Base { offset, sure: false });
        }
    }

    pub(crate) fn sleep(&self, duration: Duration) -> Sleep {
        self.clock.sleep(duration)
    }

    /// Follows the device's error.
    pub(crate) fn device_errors(&self) -> watch::Receiver<i64> {
        self.told.subscribe()
    }

    fn base(&self) -> Base {
        *self.base.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, base: Base) {
        *self.base.lock().unwrap_or_else(PoisonError::into_inner) = base;
        let error = self.device_error();
        self.told.send_if_modified(|told| {
            let other = error.saturating_sub(*told).saturating_abs() >= TOLD_FROM;
            if other {
                *told = error;
            }
            other
        });
    }
}
