//! Wakes up who is waiting for a change, on this node and, where there is NATS between them, on the others. The database
//! is the record; a lost wake-up loses nothing.

pub(crate) mod nats;

use std::sync::Arc;

use tokio::sync::{broadcast, mpsc, watch};

/// What a listener can be woken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wake {
    /// This owner has something newer.
    Changed(Arc<str>),
    /// This owner's sign-in ended: open streams close.
    Ended(Arc<str>),
    /// A warning was written, approved or published: open pages of the console look again.
    Alerts,
    /// The record is newer than it was: open pages of the console look again.
    Record,
    /// This session of the console ended: its open pages hear no more.
    Left(Arc<str>),
}

/// The bus of one node.
#[derive(Clone, Debug)]
pub struct Bus {
    sender: broadcast::Sender<Wake>,
    others: Option<Others>,
}

/// The way to the other nodes.
#[derive(Clone, Debug)]
pub(crate) struct Others {
    /// What they are to be told.
    due: mpsc::Sender<Wake>,
    /// Whether they can be told and heard just now.
    open: watch::Receiver<bool>,
}

impl Default for Bus {
    fn default() -> Self {
        Self::new(None)
    }
}

impl Bus {
    /// A bus of a node that is alone, or of one with a way to the others.
    pub(crate) fn new(others: Option<Others>) -> Self {
        Self { sender: broadcast::Sender::new(4_096), others }
    }

    /// Says that `owner` has something newer.
    pub fn changed(&self, owner: &str) {
        self.say(Wake::Changed(owner.into()));
    }

    /// Says that a sign-in of `owner` ended.
    pub fn ended(&self, owner: &str) {
        self.say(Wake::Ended(owner.into()));
    }

    /// Says that something happened with a warning.
    pub fn alerts(&self) {
        self.say(Wake::Alerts);
    }

    /// Says that the record is newer than it was.
    pub fn record(&self) {
        self.say(Wake::Record);
    }

    /// Says that a session of the console ended.
    pub fn left(&self, session: &str) {
        self.say(Wake::Left(session.into()));
    }

    fn say(&self, wake: Wake) {
        if let Some(others) = &self.others {
            // Where too many wait they find it by themselves.
            let _ = others.due.try_send(wake.clone());
        }
        self.pass_on(wake);
    }

    /// Says here what another node said, or what was found in the record.
    pub(crate) fn pass_on(&self, wake: Wake) {
        // Nobody listening is no failure.
        let _ = self.sender.send(wake);
    }

    /// Whether the way to the other nodes is open, now and later; `None` where there is none.
    #[must_use]
    pub fn way_to_others(&self) -> Option<watch::Receiver<bool>> {
        self.others.as_ref().map(|others| others.open.clone())
    }

    /// Whether the way to the other nodes is open; `None` where there is none.
    pub(crate) fn hears_others(&self) -> Option<bool> {
        self.others.as_ref().map(|others| *others.open.borrow())
    }

    /// Listens from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Wake> {
        self.sender.subscribe()
    }
}
