//! What is said after a call was raised: kept for as long as the app runs, and told to the engine while it changes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::prelude::*;
use hue_model::id::SosId;
use hue_model::place::PlaceSource;
use hue_model::sos::{Sos, SosDetails, SosPlace, Subject, UpdateSos};

use crate::bridge::{Backend, dom, unload};
use crate::hook::use_backend;
use crate::saver::{Saved, Saver};

/// How long a field waits for the next letter.
const PAUSE_MS: u32 = 600;

/// Every call that was on the screen since the app started.
#[derive(Clone, Default)]
pub(crate) struct Desk(Rc<RefCell<BTreeMap<SosId, Sheet>>>);

/// The desk; it belongs to the app and not to a screen, so that leaving one loses nothing.
pub(crate) fn use_desk() -> Desk {
    use_root_context(Desk::default)
}

impl Desk {
    /// What is said about this call; begun with what the engine has.
    pub(crate) fn sheet(&self, call: &Sos, backend: &Backend) -> Sheet {
        let fresh = || Sheet {
            id: call.id,
            content: Signal::new_in_scope(call.details.clone(), ScopeId::ROOT),
            saved: Signal::new_in_scope(Saved::Nothing, ScopeId::ROOT),
            saver: Saver::default(),
            backend: backend.clone(),
            turn: Rc::new(Cell::new(0)),
        };
        self.0.borrow_mut().entry(call.id).or_insert_with(fresh).clone()
    }

    /// The device found itself after the call was out: said, unless a place is known or it is about somebody else.
    pub(crate) fn place_late(&self, id: SosId, place: SosPlace) {
        let sheet = self.0.borrow().get(&id).cloned();
        let Some(sheet) = sheet else { return };
        let wanted = {
            let content = sheet.content.peek();
            content.subject == Subject::Myself && content.place.is_none()
        };
        if wanted {
            sheet.change(|details| details.place = Some(place));
        }
    }
}

/// What is said about one call.
#[derive(Clone)]
pub(crate) struct Sheet {
    id: SosId,
    /// Everything that was said.
    pub(crate) content: Signal<SosDetails>,
    /// How far the engine has it.
    pub(crate) saved: Signal<Saved>,
    saver: Saver<SosDetails>,
    backend: Backend,
    turn: Rc<Cell<u32>>,
}

/// The sheet of the call around; every part of the form takes it from the context.
pub(crate) fn use_sheet() -> Sheet {
    use_context()
}

/// Puts a call's sheet on the screen.
pub(crate) fn use_sheet_provider(call: &Sos) -> Sheet {
    let (backend, desk) = (use_backend(), use_desk());
    let sheet = use_context_provider(|| desk.sheet(call, &backend));
    let leaving = sheet.clone();
    // A page that is put away says at once what still waited for the next letter.
    let leaving = use_hook(|| Rc::new(unload::on_hide(move || leaving.save())));
    let left = sheet.clone();
    use_drop(move || {
        drop(leaving);
        left.save();
    });
    sheet
}

impl Sheet {
    /// Changes what is said, and says it at once.
    pub(crate) fn change(&self, edit: impl FnOnce(&mut SosDetails)) {
        self.write(edit);
        self.save();
    }

    /// Changes what is said by one letter of many, and says it when the letters pause.
    pub(crate) fn type_in(&self, edit: impl FnOnce(&mut SosDetails)) {
        self.write(edit);
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        let sheet = self.clone();
        dioxus::dioxus_core::spawn_forever(async move {
            dom::sleep(PAUSE_MS).await;
            if sheet.turn.get() == turn {
                sheet.save();
            }
        });
    }

    fn write(&self, edit: impl FnOnce(&mut SosDetails)) {
        let (mut content, mut saved) = (self.content, self.saved);
        content.with_mut(edit);
        self.saver.write(content.peek().clone());
        saved.set(Saved::Saving);
    }

    /// Says what waits; nothing where nothing does.
    pub(crate) fn save(&self) {
        if self.saver.unsaved().is_none() {
            return;
        }
        let (id, backend, saver, mut saved) = (self.id, self.backend.clone(), self.saver.clone(), self.saved);
        dioxus::dioxus_core::spawn_forever(async move {
            let tell = |details| {
                let backend = backend.clone();
                async move { backend.call(UpdateSos { id, details }).await.map(|_| ()) }
            };
            // What went wrong is in `saved`, and what was said is kept.
            let _ = saver.drain(tell).await;
            saved.set(saver.saved());
        });
    }
}

/// Turns a call for oneself into one for somebody else, or back: a phone stays with whose it is, and the place of
/// this device is never taken for theirs.
pub(crate) fn turn_to(details: &mut SosDetails, subject: Subject) {
    if details.subject == subject {
        return;
    }
    details.subject = subject;
    match subject {
        Subject::Other => {
            details.caller_phone = std::mem::take(&mut details.phone);
            details.place.take_if(|place| place.source == PlaceSource::Gps);
        }
        Subject::Myself => details.phone = std::mem::take(&mut details.caller_phone),
    }
}

#[cfg(test)]
mod tests {
    use hue_model::geo::Point;

    use super::*;

    fn call(source: PlaceSource) -> SosDetails {
        let point = Some(Point { lat: 16.47, long: 107.58 });
        let place = SosPlace { point, accuracy: None, ward_code: None, address: String::new(), source };
        SosDetails { phone: "0905123456".into(), place: Some(place), ..SosDetails::default() }
    }

    #[test]
    fn the_place_of_this_device_is_not_theirs() {
        let mut details = call(PlaceSource::Gps);
        turn_to(&mut details, Subject::Other);
        assert_eq!(details.place, None);
        let mut details = call(PlaceSource::Pin);
        turn_to(&mut details, Subject::Other);
        assert!(details.place.is_some(), "a pin that somebody put stays");
    }

    #[test]
    fn a_phone_stays_with_whose_it_is() {
        let mut details = call(PlaceSource::Pin);
        turn_to(&mut details, Subject::Other);
        assert_eq!((details.phone.as_str(), details.caller_phone.as_str()), ("", "0905123456"));
        turn_to(&mut details, Subject::Myself);
        assert_eq!((details.phone.as_str(), details.caller_phone.as_str()), ("0905123456", ""));
    }
}
