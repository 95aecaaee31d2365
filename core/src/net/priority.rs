//! Who goes first on the way to the city, and word that the way may be open again.

use tokio::sync::{Notify, watch};

/// A call for rescue goes before everything else: what is large waits while one is on its way, also in
/// the midst of a piece, so that a thin line is free for it.
#[derive(Default)]
pub(crate) struct Priority {
    urgent: watch::Sender<usize>,
    hinted: Notify,
    back: Notify,
}

/// While it lives, something urgent is on its way.
pub(crate) struct Urgent<'a>(&'a Priority);

impl Priority {
    /// Something urgent sets out.
    pub(crate) fn urgent(&self) -> Urgent<'_> {
        self.urgent.send_modify(|count| *count += 1);
        Urgent(self)
    }

    /// Waits until nothing urgent is on its way.
    pub(crate) async fn clear(&self) {
        self.until(|count| *count == 0).await;
    }

    /// Waits until something urgent is on its way.
    pub(crate) async fn taken(&self) {
        self.until(|count| *count > 0).await;
    }

    async fn until(&self, is: impl FnMut(&usize) -> bool) {
        // The sender lives as long as this does.
        self.urgent.subscribe().wait_for(is).await.ok();
    }

    /// The shell says that the network came back: what is on its way may hang on a line that is gone.
    pub(crate) fn hint(&self) {
        self.hinted.notify_waiters();
        self.back();
    }

    /// The city was reached: whoever pauses goes on.
    pub(crate) fn back(&self) {
        self.back.notify_waiters();
    }

    /// Waits for the next word of the shell that the network came back, or of the citizen that it is to be tried.
    pub(crate) fn hinted(&self) -> tokio::sync::futures::Notified<'_> {
        self.hinted.notified()
    }

    /// Waits for the next sign that the city can be reached; enabled at once.
    pub(crate) fn came_back(&self) -> tokio::sync::futures::Notified<'_> {
        self.back.notified()
    }
}

impl Drop for Urgent<'_> {
    fn drop(&mut self) {
        self.0.urgent.send_modify(|count| *count = count.saturating_sub(1));
    }
}
