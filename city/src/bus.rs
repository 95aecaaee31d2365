//! Wakes up who is waiting for a change. The database is the record; a lost wake-up loses nothing.

use std::sync::Arc;

use tokio::sync::broadcast;

/// An owner has something newer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Whose.
    pub owner: Arc<str>,
}

/// The in-process bus of one node.
#[derive(Clone, Debug)]
pub struct Bus {
    sender: broadcast::Sender<Changed>,
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
        let _ = self.sender.send(Changed { owner: owner.into() });
    }

    /// Listens from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Changed> {
        self.sender.subscribe()
    }
}
