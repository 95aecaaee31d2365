//! A phone: the engine without any UI, in this process or as one of its own that can be killed.

mod door;
mod pocket;
mod process;

use std::future::Future;
use std::time::Duration;

use bytes::Bytes;
use hue_model::id::BlobId;
use hue_model::{Command, Problem};
use tokio::sync::watch;

pub use door::Door;
pub use pocket::Pocket;
pub use process::{Ask, FileVault, Mortal, Said};

/// Why a phone did not do what it was asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The engine says why.
    Problem(Problem),
    /// The process is gone.
    Gone,
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// What people do with a phone.
pub trait Phone: Sync {
    /// Asks the engine.
    fn call<C: Command + Sync>(&self, command: C) -> impl Future<Output = Result<C::Reply, Failure>> + Send;

    /// Hands over the bytes of a chosen file.
    fn put(&self, bytes: Bytes) -> impl Future<Output = Result<BlobId, Failure>> + Send;

    /// Counts the events so far, to wait for the next one.
    fn events(&self) -> watch::Receiver<u64>;

    /// Asks with `check` after each event until it answers something.
    ///
    /// # Panics
    /// After a minute in which it did not: `what` says what was waited for.
    fn until<T, F>(&self, what: &str, check: F) -> impl Future<Output = T>
    where
        F: AsyncFn(&Self) -> Option<T>,
        Self: Sized,
    {
        self.until_within(crate::process::CEILING, what, check)
    }

    /// The same with a ceiling of one's own, for long runs.
    fn until_within<T, F>(&self, ceiling: Duration, what: &str, check: F) -> impl Future<Output = T>
    where
        F: AsyncFn(&Self) -> Option<T>,
        Self: Sized,
    {
        async move {
            let mut events = self.events();
            let found = tokio::time::timeout(ceiling, async {
                loop {
                    events.mark_unchanged();
                    if let Some(found) = check(self).await {
                        return found;
                    }
                    assert!(events.changed().await.is_ok(), "the phone ended while waiting until {what}");
                }
            });
            found.await.unwrap_or_else(|_| panic!("waited in vain until {what}"))
        }
    }
}
