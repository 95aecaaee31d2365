//! A turned clock that knows who sleeps on it: a test waits until somebody does, and lets just that time pass.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hue_core::clock::{Clock, Sleep};
use hue_model::time::Millis;
use tokio::sync::watch;

use super::clock::TurnedClock;
use super::kit::CEILING;

/// The clock.
#[derive(Clone)]
pub(crate) struct WatchedClock {
    clock: TurnedClock,
    asleep: watch::Sender<Vec<(u64, Duration)>>,
    next: Arc<AtomicU64>,
}

impl WatchedClock {
    /// A clock that shows the right time.
    pub(crate) fn right() -> Self {
        Self { clock: TurnedClock::right(), asleep: watch::Sender::default(), next: Arc::default() }
    }

    /// Lets time pass at once.
    pub(crate) fn pass(&self, time: Duration) {
        self.clock.pass(i64::try_from(time.as_millis()).unwrap());
    }

    /// Waits until somebody sleeps for as long as `is` wants; answers how long.
    pub(crate) async fn sleeper(&self, is: impl Fn(Duration) -> bool) -> Duration {
        let all = self.sleepers(|all| all.iter().any(|pause| is(*pause))).await;
        all.into_iter().find(|pause| is(*pause)).unwrap()
    }

    /// Waits until those who sleep do so for as long as `are` wants.
    pub(crate) async fn sleepers(&self, are: impl Fn(&[Duration]) -> bool) -> Vec<Duration> {
        let pauses = |all: &Vec<(u64, Duration)>| all.iter().map(|(_, pause)| *pause).collect::<Vec<_>>();
        let mut asleep = self.asleep.subscribe();
        let wait = async { pauses(&asleep.wait_for(|all| are(&pauses(all))).await.unwrap()) };
        match tokio::time::timeout(CEILING, wait).await {
            Ok(found) => found,
            Err(_) => panic!("nobody sleeps so: {:?}", self.asleep.borrow()),
        }
    }
}

impl Clock for WatchedClock {
    fn monotonic(&self) -> i64 {
        self.clock.monotonic()
    }

    fn device_now(&self) -> Millis {
        self.clock.device_now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let (sleep, place) = (self.clock.sleep(duration), Place::take(self, duration));
        Box::pin(async move {
            let _place = place;
            sleep.await;
        })
    }
}

/// Somebody who sleeps, until they wake or go.
struct Place {
    number: u64,
    asleep: watch::Sender<Vec<(u64, Duration)>>,
}

impl Place {
    fn take(clock: &WatchedClock, pause: Duration) -> Self {
        let number = clock.next.fetch_add(1, Ordering::SeqCst);
        clock.asleep.send_modify(|all| all.push((number, pause)));
        Self { number, asleep: clock.asleep.clone() }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.asleep.send_modify(|all| all.retain(|(number, _)| *number != self.number));
    }
}
