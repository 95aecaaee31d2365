//! Two equal ways to raise a call: two seconds of holding, or one press, five seconds to stop it, and out.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::id::SosId;
use hue_model::place::PlaceSource;
use hue_model::sos::{RaiseSos, Sos, SosDetails, SosPlace, Subject};

use super::desk::{Desk, use_desk};
use crate::bridge::{Backend, Position, dom, position, vibrate};
use crate::hook::{use_announcer, use_backend};
use crate::state::Announcer;

/// Seconds in which a press can be taken back.
const SECONDS: u8 = 5;
const SECOND_MS: u32 = 1_000;
const TICK: [u32; 1] = [80];
const SENT: [u32; 3] = [300, 100, 300];

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Step {
    /// Nothing is pressed.
    #[default]
    Ready,
    /// The button is held down.
    Holding,
    /// It goes out in so many seconds.
    Counting(u8),
    /// The engine stores it.
    Raising,
    /// The engine could not store it.
    Failed(Problem),
}

/// The call on its way out. `step` is what the screen shows; the functions are what fingers and keys do.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Raising {
    /// How far it is.
    pub(crate) step: Signal<Step>,
    /// Who is in danger.
    pub(crate) subject: Signal<Subject>,
    /// Rises whenever what runs must not go on: each run knows its own number.
    turn: Signal<u32>,
    /// Starts a run that outlives the button it was started with.
    start: Callback<Run>,
}

/// What takes time.
#[derive(Clone)]
enum Run {
    /// Two seconds of holding; the words for the middle of them.
    Hold(u32, String),
    /// The count.
    Count(u32),
    /// No more waiting.
    Raise,
}

/// A new call.
pub(crate) fn use_raising(on_raised: EventHandler<Sos>) -> Raising {
    let (backend, desk, announcer) = (use_backend(), use_desk(), use_announcer());
    let (step, subject, turn) = (use_signal(Step::default), use_signal(Subject::default), use_signal(|| 0));
    let keep = use_hook(|| CopyValue::new((backend, desk, Fix::default())));
    let worker = Worker { step, subject, turn, keep, announcer, on_raised };
    let start = use_callback(move |run| {
        spawn(worker.run(run));
    });
    Raising { step, subject, turn, start }
}

impl Raising {
    fn next_turn(mut self) -> u32 {
        let turn = self.turn.peek().wrapping_add(1);
        self.turn.set(turn);
        turn
    }

    fn is_free(self) -> bool {
        matches!(*self.step.peek(), Step::Ready | Step::Failed(_))
    }

    /// The button goes down: after two seconds it is sent. `more` is said in the middle of them.
    pub(crate) fn press(mut self, more: String) {
        if self.is_free() {
            self.step.set(Step::Holding);
            self.start.call(Run::Hold(self.next_turn(), more));
        }
    }

    /// The button comes up too early: nothing happened, but for the press that follows by itself.
    pub(crate) fn lift(mut self) {
        if *self.step.peek() == Step::Holding {
            self.next_turn();
            self.step.set(Step::Ready);
        }
    }

    /// One press, of a finger, a key or a screen reader: counts down.
    pub(crate) fn count_down(mut self) {
        if self.is_free() {
            self.step.set(Step::Counting(SECONDS));
            self.start.call(Run::Count(self.next_turn()));
        }
    }

    /// Takes the press back.
    pub(crate) fn stop(mut self) {
        self.next_turn();
        self.step.set(Step::Ready);
    }

    /// Does not wait for the end of the count.
    pub(crate) fn now(self) {
        self.next_turn();
        self.start.call(Run::Raise);
    }
}

/// What a run works with.
#[derive(Clone, Copy)]
struct Worker {
    step: Signal<Step>,
    subject: Signal<Subject>,
    turn: Signal<u32>,
    keep: CopyValue<(Backend, Desk, Fix)>,
    announcer: Announcer,
    on_raised: EventHandler<Sos>,
}

impl Worker {
    async fn run(self, run: Run) {
        // Asked for with the first press of any kind; nothing ever waits for the answer.
        let (_, desk, fix) = self.keep.read().clone();
        fix.ask(desk);
        let goes_on = match run {
            Run::Hold(turn, more) => self.hold(turn, more).await,
            Run::Count(turn) => self.count(turn).await,
            Run::Raise => true,
        };
        if goes_on {
            self.raise().await;
        }
    }

    /// A second, shaken at its start; whether the run still counts after it.
    async fn second(self, turn: u32) -> bool {
        vibrate(&TICK);
        dom::sleep(SECOND_MS).await;
        *self.turn.peek() == turn
    }

    async fn hold(self, turn: u32, more: String) -> bool {
        if !self.second(turn).await {
            return false;
        }
        self.announcer.say_now(more);
        self.second(turn).await
    }

    async fn count(mut self, turn: u32) -> bool {
        for left in (1..=SECONDS).rev() {
            self.step.set(Step::Counting(left));
            if !self.second(turn).await {
                return false;
            }
        }
        true
    }

    async fn raise(mut self) {
        if *self.step.peek() == Step::Raising {
            return;
        }
        self.step.set(Step::Raising);
        let (backend, desk, fix) = self.keep.read().clone();
        let details = first_packet(*self.subject.peek(), fix.found());
        match backend.call(RaiseSos { details }).await {
            Ok(call) => {
                vibrate(&SENT);
                desk.sheet(&call, &backend);
                fix.raised(&desk, &call);
                self.on_raised.call(call);
            }
            Err(problem) => self.step.set(Step::Failed(problem)),
        }
    }
}

/// What is known at once: my own place, never mine for somebody else.
fn first_packet(subject: Subject, found: Option<Position>) -> SosDetails {
    let place = found.filter(|_| subject == Subject::Myself).map(gps_place);
    SosDetails { subject, place, ..SosDetails::default() }
}

fn gps_place(at: Position) -> SosPlace {
    SosPlace {
        point: Some(at.point),
        accuracy: at.accuracy,
        ward_code: None,
        address: String::new(),
        source: PlaceSource::Gps,
    }
}

/// The device's answer to where it is, whenever it comes.
#[derive(Clone, Default)]
struct Fix(Rc<RefCell<Asked>>);

#[derive(Default)]
struct Asked {
    asked: bool,
    found: Option<Position>,
    raised: Option<SosId>,
}

impl Fix {
    fn ask(&self, desk: Desk) {
        if std::mem::replace(&mut self.0.borrow_mut().asked, true) {
            return;
        }
        let fix = self.clone();
        dioxus::dioxus_core::spawn_forever(async move {
            let Some(at) = position().await else { return };
            fix.0.borrow_mut().found = Some(at);
            let raised = fix.0.borrow().raised;
            if let Some(id) = raised {
                desk.place_late(id, gps_place(at));
            }
        });
    }

    fn found(&self) -> Option<Position> {
        self.0.borrow().found
    }

    /// The call is out; a place that comes later, or came just too late, is said after it.
    fn raised(&self, desk: &Desk, call: &Sos) {
        self.0.borrow_mut().raised = Some(call.id);
        if let Some(at) = self.found() {
            desk.place_late(call.id, gps_place(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use hue_model::geo::Point;

    use super::*;

    const HERE: Position = Position { point: Point { lat: 16.47, long: 107.58 }, accuracy: Some(12.0) };

    #[test]
    fn my_own_place_goes_out_with_my_call_and_never_with_somebody_elses() {
        let mine = first_packet(Subject::Myself, Some(HERE)).place.unwrap();
        assert_eq!(
            (mine.point, mine.accuracy, mine.source),
            (Some(HERE.point), Some(12.0), PlaceSource::Gps)
        );
        assert_eq!(first_packet(Subject::Other, Some(HERE)).place, None);
        assert_eq!(first_packet(Subject::Myself, None).place, None, "nothing waits for it");
    }
}
