//! One thread for calls that may never come back, in the order asked for.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;

use tokio::sync::oneshot;

use super::VaultError;

type Job = Box<dyn FnOnce() + Send>;

/// The thread; it ends with its last job after this is gone. It is not one of the runtime's: a keyring
/// that never answers would otherwise keep the process from ending.
#[derive(Debug)]
pub(super) struct Serial {
    jobs: mpsc::Sender<Job>,
}

impl Serial {
    pub(super) fn start(name: &str) -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job>();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            for job in queue {
                // A library that panics fails its one call: whoever waits for it sees it end.
                let _failed = catch_unwind(AssertUnwindSafe(job));
            }
        })?;
        Ok(Self { jobs })
    }

    /// Does `work` after everything asked for before it. Work that nobody waits for any more when its
    /// turn comes is not begun: what was decided since may be the opposite.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, VaultError> {
        let (answer, waiting) = oneshot::channel();
        let job = move || {
            if !answer.is_closed() {
                let _nobody_waits_any_more = answer.send(work());
            }
        };
        let ended = VaultError::Unavailable("the keyring call ended without an answer");
        if self.jobs.send(Box::new(job)).is_err() {
            return Err(ended);
        }
        match tokio::time::timeout(limit, waiting).await {
            Ok(answer) => answer.map_err(|_| ended),
            Err(_) => Err(VaultError::Unavailable("the keyring did not answer in time")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex, mpsc};
    use std::time::Duration;

    use super::Serial;

    const CEILING: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn a_late_write_that_was_given_up_never_comes_after_the_deletion() {
        let keyring = Serial::start("keyring-test").unwrap();
        let (prompt, unanswered) = mpsc::channel::<()>();
        let entry = Arc::new(Mutex::new(Some("old")));
        let asked = keyring.run(Duration::ZERO, move || unanswered.recv().is_ok());
        assert!(asked.await.is_err(), "nobody answers the prompt in time");
        let write = entry.clone();
        let given_up = keyring.run(Duration::ZERO, move || *write.lock().unwrap() = Some("late"));
        assert!(given_up.await.is_err());
        prompt.send(()).unwrap();
        let delete = entry.clone();
        let before = keyring.run(CEILING, move || delete.lock().unwrap().take()).await.unwrap();
        assert_eq!(before, Some("old"), "the write was not begun after it was given up");
        assert_eq!(*entry.lock().unwrap(), None);
    }

    #[tokio::test]
    async fn a_call_that_panics_fails_alone() {
        let keyring = Serial::start("keyring-test").unwrap();
        assert!(keyring.run(CEILING, || -> u8 { panic!("as a library may") }).await.is_err());
        assert_eq!(keyring.run(CEILING, || 7).await.unwrap(), 7);
    }
}
