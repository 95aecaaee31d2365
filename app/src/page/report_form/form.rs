//! The form while it is on screen: what is written, what is wrong, what is asked.

use dioxus::prelude::*;
use hue_model::geo::Point;
use hue_model::id::{PhotoId, ReportId};
use hue_model::problem::Rule;
use hue_model::report::{DetachPhoto, Draft, DraftContent, Photo};

use super::check::{Field, check};
use super::desk::{show, store, use_desk};
use crate::bridge::{Backend, Chosen, unload};
use crate::hook::use_backend;
use crate::place::Found;
use crate::saver::{Saved, Saver};

/// What the form asks in a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Ask {
    /// Nothing.
    #[default]
    Nothing,
    /// Whether a place so many metres outside the city is meant.
    Outside(f64),
    /// Whether to sign in or to send as a guest.
    SignIn,
    /// Whether the city may keep the name with the report.
    Consent,
}

/// A draft on screen. Every part of the form takes it from the context.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Form {
    /// The draft's id.
    pub(crate) id: ReportId,
    /// What is written.
    pub(crate) content: Signal<DraftContent>,
    /// Its photos.
    pub(crate) photos: Signal<Vec<Photo>>,
    /// A photo that was taken out and can still be put back.
    pub(crate) removed: Signal<Option<Photo>>,
    /// What is wrong, from top to bottom.
    pub(crate) wrong: Signal<Vec<(Field, Rule)>>,
    /// How far saving is.
    pub(crate) saved: Signal<Saved>,
    /// A point to ask about, from a photo or from the device.
    pub(crate) proposed: Signal<Option<Found>>,
    /// The newest chosen photo whose place was not read, in this page's memory only, until the citizen answers.
    pub(crate) unread: Signal<Option<Chosen>>,
    /// The question in the open sheet.
    pub(crate) ask: Signal<Ask>,
    keep: CopyValue<(Backend, Saver<DraftContent>)>,
}

/// The form of the screen around.
pub(crate) fn use_form() -> Form {
    use_context()
}

/// Puts a draft on screen.
pub(crate) fn use_form_provider(draft: &Draft) -> Form {
    let (backend, desk) = (use_backend(), use_desk());
    let form = use_context_provider(|| {
        let saver = desk.saver(draft.id);
        let saved =
            if draft.saved_at.is_some() && saver.unsaved().is_none() { Saved::Yes } else { saver.saved() };
        Form {
            id: draft.id,
            content: Signal::new(draft.content.clone()),
            photos: Signal::new(draft.photos.clone()),
            removed: Signal::new(None),
            wrong: Signal::new(Vec::new()),
            saved: Signal::new(saved),
            proposed: Signal::new(None),
            unread: Signal::new(None),
            ask: Signal::new(Ask::Nothing),
            keep: CopyValue::new((backend, saver)),
        }
    });
    // A page that is torn away cannot wait its turn: the newest goes out at once, beside a save on its way.
    let leaving = use_hook(|| std::rc::Rc::new(unload::on_hide(move || form.hurry())));
    use_drop(move || {
        drop(leaving);
        form.settle_removed();
    });
    form
}

impl Form {
    /// The engine.
    pub(crate) fn backend(self) -> Backend {
        self.keep.read().0.clone()
    }

    fn saver(self) -> Saver<DraftContent> {
        self.keep.read().1.clone()
    }

    /// Changes what is written, and saves it.
    pub(crate) fn change(mut self, edit: impl FnOnce(&mut DraftContent)) {
        self.content.with_mut(edit);
        let content = self.content.peek().clone();
        let still: Vec<Field> = check(&content).into_iter().map(|(field, _)| field).collect();
        if !self.wrong.peek().is_empty() {
            self.wrong.with_mut(|wrong| wrong.retain(|(field, _)| still.contains(field)));
        }
        self.saver().write(content);
        self.save();
    }

    /// Where the report is.
    pub(crate) fn point(self) -> Option<Point> {
        self.content.peek().place.as_ref().map(|place| place.point)
    }

    /// Saves what waits, without anybody waiting for it.
    pub(crate) fn save(mut self) {
        let (backend, saver, id, shown) = (self.backend(), self.saver(), self.id, self.saved);
        self.saved.set(saver.saved());
        dioxus::dioxus_core::spawn_forever(async move {
            // What went wrong is in `shown`, and what was written is kept.
            let _ = store(&backend, &saver, id, shown).await;
        });
    }

    /// Everything on screen is stored when this returns.
    pub(crate) async fn stored(self) -> Result<(), hue_model::Problem> {
        let (backend, saver) = (self.backend(), self.saver());
        self.settle_removed();
        store(&backend, &saver, self.id, self.saved).await
    }

    fn hurry(self) {
        let (backend, saver, id) = (self.backend(), self.saver(), self.id);
        if let Some(content) = saver.unsaved() {
            dioxus::dioxus_core::spawn_forever(async move {
                let _ = backend.call(hue_model::report::SaveDraft { id, content }).await;
            });
        }
        self.settle_removed();
    }

    /// Takes a photo out of sight; it leaves the draft when something else is done.
    pub(crate) fn remove(mut self, photo: PhotoId) {
        self.settle_removed();
        let found = self.photos.peek().iter().find(|other| other.id == photo).cloned();
        self.removed.set(found);
    }

    /// Puts the photo back that was taken out last.
    pub(crate) fn put_back(mut self) {
        self.removed.set(None);
    }

    /// The photo that was taken out leaves the draft now.
    pub(crate) fn settle_removed(self) {
        let Some(photo) = self.removed.peek().clone() else { return };
        let (backend, draft, mut photos) = (self.backend(), self.id, self.photos);
        show(self.removed, None);
        if let Ok(mut photos) = photos.try_write() {
            photos.retain(|other| other.id != photo.id);
        }
        dioxus::dioxus_core::spawn_forever(async move {
            let _ = backend.call(DetachPhoto { draft, photo: photo.id }).await;
        });
    }

    /// The photos as they are seen, the one that was just taken out not among them.
    pub(crate) fn kept(self) -> Vec<Photo> {
        let removed = self.removed.read().as_ref().map(|photo| photo.id);
        self.photos.read().iter().filter(|photo| Some(photo.id) != removed).cloned().collect()
    }

    /// The first rule that a field breaks.
    pub(crate) fn wrong_with(self, field: Field) -> Option<Rule> {
        self.wrong.read().iter().find(|(other, _)| *other == field).map(|(_, rule)| rule.clone())
    }
}
