//! Where drafts are kept while they are written: one saver each, for as long as the app runs.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::id::ReportId;
use hue_model::problem::Code;
use hue_model::report::{Draft, DraftContent, GetDraft, GetReport, NewDraft, SaveDraft};

use crate::bridge::Backend;
use crate::saver::{Saved, Saver};

/// Every draft that was opened since the app started.
#[derive(Clone, Default)]
pub(crate) struct Desk(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    savers: HashMap<ReportId, Saver<DraftContent>>,
    /// Ids that the engine gave out and that were never opened, with what their forms begin with: there is nothing of
    /// them to ask for.
    fresh: HashMap<ReportId, DraftContent>,
}

/// The desk; it belongs to the app and not to a screen, so that leaving a form loses nothing.
pub(crate) fn use_desk() -> Desk {
    use_root_context(Desk::default)
}

/// What opening a draft's address led to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Opened {
    /// The draft.
    Draft(Draft),
    /// It was sent meanwhile.
    Sent,
    /// It is not there any more.
    Gone,
}

impl Desk {
    /// A new draft: an id, and nothing stored until something is written. What it begins with is stored at once, so
    /// that a reload keeps it.
    pub(crate) async fn fresh(&self, backend: &Backend, content: DraftContent) -> Result<ReportId, Problem> {
        let draft = backend.call(NewDraft {}).await?;
        let begun = content != DraftContent::default();
        if begun && backend.call(SaveDraft { id: draft.id, content: content.clone() }).await.is_ok() {
            return Ok(draft.id);
        }
        self.0.borrow_mut().fresh.insert(draft.id, content);
        Ok(draft.id)
    }

    /// The saver of a draft.
    pub(crate) fn saver(&self, id: ReportId) -> Saver<DraftContent> {
        self.0.borrow_mut().savers.entry(id).or_default().clone()
    }

    /// Opens a draft; what was written on this desk and is not stored yet counts more than what is stored.
    pub(crate) async fn open(&self, backend: &Backend, id: ReportId) -> Result<Opened, Problem> {
        let fresh = self.0.borrow_mut().fresh.remove(&id);
        if let Some(content) = fresh {
            return Ok(Opened::Draft(Draft { content, ..unwritten(id) }));
        }
        let stored = backend.call(GetDraft { id }).await;
        let mut draft = match stored {
            Ok(draft) => draft,
            // Frozen: it is a report by now.
            Err(problem) if matches!(problem.code, Code::NotFound | Code::Frozen) => {
                match self.saver(id).unsaved() {
                    Some(_) => unwritten(id),
                    None if backend.call(GetReport { id }).await.is_ok() => return Ok(Opened::Sent),
                    None => return Ok(Opened::Gone),
                }
            }
            Err(problem) => return Err(problem),
        };
        if let Some(newer) = self.saver(id).unsaved() {
            draft.content = newer;
        }
        Ok(Opened::Draft(draft))
    }

    /// Forgets a draft that was sent or thrown away.
    pub(crate) fn forget(&self, id: ReportId) {
        self.saver(id).forget();
        let mut inner = self.0.borrow_mut();
        inner.savers.remove(&id);
        inner.fresh.remove(&id);
    }
}

/// A draft of which nothing is stored.
fn unwritten(id: ReportId) -> Draft {
    Draft { id, content: DraftContent::default(), photos: Vec::new(), saved_at: None }
}

/// Stores everything that was written to this draft; `shown` follows as long as it is on a screen.
pub(crate) async fn store(
    backend: &Backend,
    saver: &Saver<DraftContent>,
    id: ReportId,
    shown: Signal<Saved>,
) -> Result<(), Problem> {
    let result =
        saver.drain(|content| async move { backend.call(SaveDraft { id, content }).await.map(|_| ()) }).await;
    show(shown, saver.saved());
    result
}

/// Sets a signal that may have left the screen while something was awaited.
pub(crate) fn show<T: 'static>(mut signal: Signal<T>, value: T) {
    if let Ok(mut shown) = signal.try_write() {
        *shown = value;
    }
}
