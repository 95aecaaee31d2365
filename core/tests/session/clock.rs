//! A clock that tests turn.

use std::sync::Arc;
use std::time::Duration;

use hue_core::clock::{Clock, Sleep, SystemClock};
use hue_model::time::Millis;
use tokio::sync::watch;

/// The real clock, moved on by hand; its sleepers wake when the hand has passed them.
#[derive(Clone)]
pub(crate) struct TurnedClock {
    real: Arc<SystemClock>,
    turned: watch::Sender<i64>,
    device_error: watch::Sender<i64>,
}

impl TurnedClock {
    /// A clock that shows the right time.
    pub(crate) fn right() -> Self {
        let (turned, device_error) = (watch::Sender::new(0), watch::Sender::new(0));
        Self { real: Arc::new(SystemClock::new()), turned, device_error }
    }

    /// Lets `millis` pass at once.
    pub(crate) fn pass(&self, millis: i64) {
        self.turned.send_modify(|turned| *turned += millis);
    }

    /// Puts the device's own clock wrong by `millis`.
    pub(crate) fn put_wrong(&self, millis: i64) {
        self.device_error.send_replace(millis);
    }
}

impl Clock for TurnedClock {
    fn monotonic(&self) -> i64 {
        self.real.monotonic() + *self.turned.borrow()
    }

    fn device_now(&self) -> Millis {
        self.real.device_now().plus(*self.turned.borrow() + *self.device_error.borrow())
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let (clock, mut turned) = (self.clone(), self.turned.subscribe());
        let end = self.monotonic() + i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 2);
        Box::pin(async move {
            while clock.monotonic() < end {
                let left = u64::try_from(end - clock.monotonic()).unwrap_or_default();
                tokio::select! {
                    () = tokio::time::sleep(Duration::from_millis(left)) => {}
                    _ = turned.changed() => {}
                }
            }
        })
    }
}
