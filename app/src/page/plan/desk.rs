//! A plan while it is on screen: what is shown, and how it is kept.

use dioxus::dioxus_core::spawn_forever;
use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::id::PlanId;
use hue_model::plan::{GetPlan, Plan, PlanContent, SavePlan, Stop};

use crate::bridge::Backend;
use crate::hook::{use_backend, use_toasts, use_words};
use crate::saver::Saver;
use crate::state::Toasts;
use crate::words::problem_text;

/// A plan on screen. Its parts take it from the context.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Desk {
    pub(super) id: PlanId,
    /// What is shown: what was stored last, with what is being saved.
    pub(super) content: Signal<PlanContent>,
    keep: CopyValue<(Backend, Saver<PlanContent>)>,
    toasts: Toasts,
    words: hue_i18n::Words,
}

/// The plan of the screen around.
pub(super) fn use_desk() -> Desk {
    use_context()
}

/// Puts a plan on screen, and follows what the engine says of it while nothing is being saved.
pub(super) fn use_desk_provider(plan: &Plan) -> Desk {
    let (backend, toasts, words) = (use_backend(), use_toasts(), use_words());
    let mut desk = use_context_provider(|| Desk {
        id: plan.id,
        content: Signal::new(plan.content.clone()),
        keep: CopyValue::new((backend, Saver::default())),
        toasts,
        words,
    });
    let stored = plan.content.clone();
    use_effect(use_reactive!(|(stored,)| {
        if desk.keep.read().1.unsaved().is_none() && *desk.content.peek() != stored {
            desk.content.set(stored);
        }
    }));
    desk
}

impl Desk {
    /// Changes the plan, shows it and saves it; what could not be saved stays on screen and goes with the next save.
    pub(super) fn change(mut self, edit: impl FnOnce(&mut PlanContent)) {
        self.content.with_mut(edit);
        let (backend, saver) = self.keep.read().clone();
        saver.write(self.content.peek().clone());
        let (id, toasts, words) = (self.id, self.toasts, self.words);
        spawn_forever(async move {
            let save = |content| {
                let backend = backend.clone();
                async move { backend.call(SavePlan { id, content }).await.map(drop) }
            };
            if let Err(problem) = saver.drain(save).await {
                toasts.say(problem_text(words, &problem));
            }
        });
    }

    /// Says what was done, with a way back that works from any screen.
    pub(super) fn offer_back(self, text: String, back: impl Fn(&mut PlanContent) + Clone + 'static) {
        let (backend, id) = (self.keep.read().0.clone(), self.id);
        self.toasts.offer_back(self.words, text, move || {
            let (backend, back) = (backend.clone(), back.clone());
            async move { put_back(&backend, id, back).await }
        });
    }
}

async fn put_back(backend: &Backend, id: PlanId, back: impl Fn(&mut PlanContent)) -> Result<(), Problem> {
    let mut content = backend.call(GetPlan { id }).await?.content;
    back(&mut content);
    backend.call(SavePlan { id, content }).await.map(drop)
}

/// Moves a stop to another place in the order.
pub(super) fn moved(stops: &mut Vec<Stop>, from: usize, to: usize) {
    if from < stops.len() && to < stops.len() {
        let stop = stops.remove(from);
        stops.insert(to, stop);
    }
}

#[cfg(test)]
mod tests {
    use super::{Stop, moved};

    #[test]
    fn a_stop_goes_where_it_is_put_and_nowhere_else() {
        let stop = |place: &str| Stop { place: place.into(), minutes: 60 };
        let mut stops: Vec<_> = ["a", "b", "c"].map(stop).to_vec();
        moved(&mut stops, 0, 2);
        moved(&mut stops, 1, 0);
        moved(&mut stops, 3, 0);
        moved(&mut stops, 0, 3);
        let order: Vec<_> = stops.iter().map(|stop| stop.place.as_str()).collect();
        assert_eq!(order, ["c", "b", "a"]);
    }
}
