//! Wakes up who is waiting for a change. The database is the record; a lost wake-up loses nothing.

use std::sync::Arc;

use tokio::sync::broadcast;

/// What a listener can be woken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wake {
    /// This owner has something newer.
    Changed(Arc<str>),
    /// This owner's sign-in ended: open streams close.
    Ended(Arc<str>),
    /// A warning was written, approved or published: open pages of the console look again.
    Alerts,
    /// Another node may have changed the record: open pages of the console look again.
    Record,
    /// This session of the console ended: its open pages hear no more.
    Left(Arc<str>),
}

/// The in-process bus of one node.
#[derive(Clone, Debug)]
pub struct Bus {
    sender: broadcast::Sender<Wake>,
}

impl Default for Bus {
    fn default() -> Self {
        Self { sender: broadcast::Sender::new(4_096) }
    }
}

impl Bus {
    /// Says that `owner` has something newer.
    pub fn changed(&self, owner: &str) {
        // Nobody listening is no failure.
        let _ = self.sender.send(Wake::Changed(owner.into()));
    }

    /// Says that a sign-in of `owner` ended.
    pub fn ended(&self, owner: &str) {
        let _ = self.sender.send(Wake::Ended(owner.into()));
    }

    /// Says that something happened with a warning.
    pub fn alerts(&self) {
        let _ = self.sender.send(Wake::Alerts);
    }

    /// Says that the record is newer than it was, whoever changed it.
    pub fn record(&self) {
        let _ = self.sender.send(Wake::Record);
    }

    /// Says that a session of the console ended.
    pub fn left(&self, session: &str) {
        let _ = self.sender.send(Wake::Left(session.into()));
    }

    /// Listens from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Wake> {
        self.sender.subscribe()
    }
}
