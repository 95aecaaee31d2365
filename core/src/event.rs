//! What happens, told to every reader in order.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::{Stream, StreamExt, stream};
use hue_model::event::{Envelope, Event, Topic};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;

/// How many events a slow reader may lag behind before it is told to ask for everything again.
const BACKLOG: usize = 256;

/// Everything that happens in one engine.
pub(crate) struct Hub {
    sender: broadcast::Sender<Event>,
    /// Shared with every reader that shows what it hears to somebody.
    listening: Arc<()>,
}

impl Hub {
    pub(crate) fn new() -> Self {
        Self { sender: broadcast::channel(BACKLOG).0, listening: Arc::default() }
    }

    /// Tells every reader; nobody listening is fine.
    pub(crate) fn emit(&self, event: Event) {
        self.sender.send(event).ok();
    }

    /// Whether anybody is there to show what is told.
    pub(crate) fn has_listeners(&self) -> bool {
        Arc::strong_count(&self.listening) > 1
    }

    /// Tells that what lies under `topic` changed.
    pub(crate) fn changed(&self, topic: Topic) {
        self.emit(Event::Changed { topic });
    }

    /// A new reader: listening begins before `snapshot` is taken, so nothing falls between the two.
    pub(crate) fn subscribe(&self, snapshot: impl FnOnce() -> Event) -> Subscription {
        Subscription { _listening: Some(Arc::clone(&self.listening)), ..self.overhear(snapshot) }
    }

    /// A reader who shows nothing to anybody.
    pub(crate) fn overhear(&self, snapshot: impl FnOnce() -> Event) -> Subscription {
        let receiver = self.sender.subscribe();
        let first = snapshot();
        let rest = BroadcastStream::new(receiver).map(|item| match item {
            Ok(event) => event,
            Err(BroadcastStreamRecvError::Lagged(_)) => Event::Resync,
        });
        let all = stream::iter([first]).chain(rest);
        Subscription {
            inner: Box::pin(all.enumerate().map(|(index, event)| Envelope { seq: index as u64, event })),
            _listening: None,
        }
    }
}

/// One reader's ordered stream of events: a snapshot first, `Resync` after falling behind.
pub struct Subscription {
    inner: Pin<Box<dyn Stream<Item = Envelope> + Send>>,
    _listening: Option<Arc<()>>,
}

impl Stream for Subscription {
    type Item = Envelope;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Envelope>> {
        self.inner.as_mut().poll_next(cx)
    }
}
