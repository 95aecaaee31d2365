//! Places for open streams: so many in all, and a few for each owner. A phone that comes back again and again over
//! a bad line leaves streams behind that nobody reads, so the owner's oldest makes room for the newest.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

type Open = HashMap<Arc<str>, VecDeque<(u64, CancellationToken)>>;

/// The places.
#[derive(Debug)]
pub struct Streams {
    all: Arc<Semaphore>,
    each: usize,
    open: Arc<Mutex<(u64, Open)>>,
}

/// One place, given back when dropped.
#[derive(Debug)]
pub struct Place {
    /// Cancelled when a newer stream of the owner takes its place.
    pub over: CancellationToken,
    owner: Arc<str>,
    number: u64,
    open: Arc<Mutex<(u64, Open)>>,
    _one: OwnedSemaphorePermit,
}

impl Streams {
    /// `all` places, and `each` for an owner.
    #[must_use]
    pub fn new(all: usize, each: usize) -> Self {
        Self { all: Arc::new(Semaphore::new(all)), each, open: Arc::default() }
    }

    /// A place for one more stream of this owner; `None` where the city is full.
    #[must_use]
    pub fn take(&self, owner: &Arc<str>) -> Option<Place> {
        self.place(owner, true)
    }

    /// The same, but `None` also for an owner who has as many as one may have: theirs go on.
    #[must_use]
    pub fn take_free(&self, owner: &Arc<str>) -> Option<Place> {
        self.place(owner, false)
    }

    fn place(&self, owner: &Arc<str>, instead: bool) -> Option<Place> {
        let one = self.all.clone().try_acquire_owned().ok()?;
        let over = CancellationToken::new();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if !instead && open.1.get(owner).is_some_and(|own| own.len() >= self.each) {
            return None;
        }
        open.0 = open.0.wrapping_add(1);
        let number = open.0;
        let own = open.1.entry(owner.clone()).or_default();
        own.push_back((number, over.clone()));
        if own.len() > self.each
            && let Some((_, oldest)) = own.pop_front()
        {
            oldest.cancel();
        }
        drop(open);
        Some(Place { over, owner: owner.clone(), number, open: self.open.clone(), _one: one })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.1.get_mut(&self.owner) {
            own.retain(|(number, _)| *number != self.number);
            if own.is_empty() {
                open.1.remove(&self.owner);
            }
        }
    }
}
