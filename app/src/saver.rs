//! Saving while somebody writes: one save at a time, and always the newest content last.
//!
//! The first keystroke is saved at once. What is written while a save is on its way waits, only the
//! newest of it is kept, and it goes out as soon as the way is free: no timer decides whether a
//! sentence survives. A saver outlives the form that feeds it, so leaving the form loses nothing.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use futures_util::lock::Mutex;
use hue_model::Problem;

/// What "Saved" on the screen may say.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Saved {
    /// Nothing was written yet.
    #[default]
    Nothing,
    /// Something written is not stored yet.
    Saving,
    /// All that was written is stored.
    Yes,
    /// The newest is not stored, and this is why; it is kept and goes with the next save.
    No(Problem),
}

/// The saver of one draft or call. Clones are the same saver.
#[derive(Clone, Debug)]
pub(crate) struct Saver<T> {
    inner: Rc<Inner<T>>,
}

#[derive(Debug)]
struct Inner<T> {
    /// Held by the save that is on its way.
    turn: Mutex<()>,
    desk: RefCell<Desk<T>>,
}

#[derive(Debug)]
struct Desk<T> {
    /// Written and not handed to a save yet.
    waiting: Option<T>,
    /// The newest that was ever written here.
    newest: Option<T>,
    saved: Saved,
}

impl<T> Default for Saver<T> {
    fn default() -> Self {
        let desk = RefCell::new(Desk { waiting: None, newest: None, saved: Saved::Nothing });
        Self { inner: Rc::new(Inner { turn: Mutex::new(()), desk }) }
    }
}

impl<T> PartialEq for Saver<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl<T: Clone> Saver<T> {
    /// Takes the newest content; a `drain` has to follow.
    pub(crate) fn write(&self, content: T) {
        let mut desk = self.inner.desk.borrow_mut();
        desk.newest = Some(content.clone());
        desk.waiting = Some(content);
        desk.saved = Saved::Saving;
    }

    /// How far saving is.
    pub(crate) fn saved(&self) -> Saved {
        self.inner.desk.borrow().saved.clone()
    }

    /// Written and not yet known to be stored: what a page that is torn away hands over at once.
    pub(crate) fn unsaved(&self) -> Option<T> {
        let desk = self.inner.desk.borrow();
        if matches!(desk.saved, Saved::Saving | Saved::No(_)) { desk.newest.clone() } else { None }
    }

    /// Forgets what waits: the draft is thrown away or sent.
    pub(crate) fn forget(&self) {
        let mut desk = self.inner.desk.borrow_mut();
        *desk = Desk { waiting: None, newest: None, saved: Saved::Nothing };
    }

    /// Saves until nothing waits; returns when everything written before the call is stored.
    pub(crate) async fn drain<F>(&self, mut save: impl FnMut(T) -> F) -> Result<(), Problem>
    where
        F: Future<Output = Result<(), Problem>>,
    {
        let _turn = self.inner.turn.lock().await;
        while let Some(content) = self.take() {
            let result = save(content.clone()).await;
            self.settle(content, &result);
            result?;
        }
        Ok(())
    }

    fn take(&self) -> Option<T> {
        self.inner.desk.borrow_mut().waiting.take()
    }

    fn settle(&self, content: T, result: &Result<(), Problem>) {
        let mut desk = self.inner.desk.borrow_mut();
        match result {
            Ok(()) if desk.waiting.is_none() && desk.newest.is_some() => desk.saved = Saved::Yes,
            Ok(()) => {}
            Err(problem) => {
                // Nothing newer waits: this one is the newest and must not be lost.
                if desk.newest.is_some() {
                    desk.waiting.get_or_insert(content);
                    desk.saved = Saved::No(problem.clone());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::pin::{Pin, pin};
    use std::task::{Context, Poll, Waker};

    use hue_model::problem::Code;

    use super::*;

    /// A store whose answers come when the test says so.
    #[derive(Clone, Default)]
    struct Store {
        open: Rc<Cell<bool>>,
        full: Rc<Cell<bool>>,
        rows: Rc<RefCell<Vec<String>>>,
    }

    impl Store {
        async fn save(self, content: String) -> Result<(), Problem> {
            std::future::poll_fn(|_| if self.open.get() { Poll::Ready(()) } else { Poll::Pending }).await;
            if self.full.get() {
                return Err(Problem::new(Code::DiskFull));
            }
            self.rows.borrow_mut().push(content);
            Ok(())
        }
    }

    fn poll<T>(future: Pin<&mut impl Future<Output = T>>) -> Poll<T> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    fn finish<T>(mut future: Pin<&mut impl Future<Output = T>>) -> T {
        loop {
            if let Poll::Ready(value) = poll(future.as_mut()) {
                return value;
            }
        }
    }

    #[test]
    fn what_is_typed_while_a_save_runs_goes_out_last_and_once() {
        let (store, saver) = (Store::default(), Saver::default());
        saver.write("Đ".to_owned());
        let mut first = pin!(saver.drain(|content| store.clone().save(content)));
        assert!(poll(first.as_mut()).is_pending(), "the store is slow");
        for typed in ["Đè", "Đèn", "Đèn hỏng"] {
            saver.write(typed.to_owned());
        }
        assert_eq!(saver.saved(), Saved::Saving, "it must not say saved while the newest is not");
        store.open.set(true);
        assert_eq!(finish(first), Ok(()));
        assert_eq!(*store.rows.borrow(), ["Đ", "Đèn hỏng"]);
        assert_eq!(saver.saved(), Saved::Yes);
    }

    #[test]
    fn two_drains_never_save_at_the_same_time() {
        let (store, saver) = (Store::default(), Saver::default());
        saver.write("one".to_owned());
        let mut first = pin!(saver.drain(|content| store.clone().save(content)));
        assert!(poll(first.as_mut()).is_pending());
        saver.write("two".to_owned());
        let mut second = pin!(saver.drain(|content| store.clone().save(content)));
        assert!(poll(second.as_mut()).is_pending(), "the second waits for its turn");
        store.open.set(true);
        assert_eq!(finish(first), Ok(()));
        assert_eq!(finish(second), Ok(()));
        assert_eq!(*store.rows.borrow(), ["one", "two"]);
    }

    #[test]
    fn a_full_disk_loses_nothing() {
        let (store, saver) = (Store::default(), Saver::default());
        store.open.set(true);
        store.full.set(true);
        saver.write("Ngập ngang bụng".to_owned());
        let problem = finish(pin!(saver.drain(|content| store.clone().save(content)))).unwrap_err();
        assert_eq!(saver.saved(), Saved::No(problem));
        assert_eq!(saver.unsaved().as_deref(), Some("Ngập ngang bụng"));
        store.full.set(false);
        assert_eq!(finish(pin!(saver.drain(|content| store.clone().save(content)))), Ok(()));
        assert_eq!(*store.rows.borrow(), ["Ngập ngang bụng"]);
        assert_eq!(saver.unsaved(), None);
    }

    #[test]
    fn a_draft_that_was_thrown_away_is_not_written_again() {
        let (store, saver) = (Store::default(), Saver::default());
        store.full.set(true);
        saver.write("gone".to_owned());
        let mut drain = pin!(saver.drain(|content| store.clone().save(content)));
        assert!(poll(drain.as_mut()).is_pending());
        saver.forget();
        store.open.set(true);
        assert!(finish(drain).is_err());
        assert_eq!((saver.unsaved(), saver.saved()), (None, Saved::Nothing));
    }
}
