//! The red button, and the five seconds in which a press can be taken back.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::sos::{Sos, Subject};

use super::call::Calls;
use super::raising::{Raising, Step, use_raising};
use super::subject::SubjectChoice;
use super::text::PlainText;
use crate::beside::{beside, beside_key, beside_text};
use crate::bridge::dom;
use crate::hook::{use_announcer, use_words};
use crate::ui::{Failure, Spinner};
use crate::words::problem_text;

const BUTTON: &str = "sos-hold";
const COUNT: &str = "sos-count";

/// The two ways, and below them the phone.
#[component]
pub(crate) fn Raise(on_raised: EventHandler<Sos>) -> Element {
    let words = use_words();
    let raising = use_raising(on_raised);
    use_voice(raising);
    let step = raising.step.read().clone();
    rsx! {
        match step {
            Step::Ready | Step::Holding => rsx! {
                Who { raising }
                Hold { raising, holding: step == Step::Holding }
            },
            Step::Counting(left) => rsx! { Count { raising, left } },
            Step::Raising => rsx! {
                p { class: "sos-raising", role: "status", Spinner {} {beside_key(words, "sos-raising")} }
            },
            Step::Failed(problem) => rsx! {
                Failure { title: beside_text(words, &|words| words.t("sos-failed-title")), text: problem_text(words, &problem) }
                p { strong { {beside_key(words, "sos-failed-text")} } }
                PlainText {}
                Hold { raising, holding: false }
            },
        }
        Calls {}
    }
}

#[component]
fn Who(raising: Raising) -> Element {
    let mut subject = raising.subject;
    rsx! {
        SubjectChoice { subject: subject(), onchoose: move |chosen| subject.set(chosen) }
    }
}

/// The red button. Holding it sends; a press of any kind begins to count.
#[component]
fn Hold(raising: Raising, holding: bool) -> Element {
    let words = use_words();
    let other = *raising.subject.read() == Subject::Other;
    let what = if other { "sos-sends-what-other" } else { "sos-sends-what" };
    rsx! {
        div { class: "sos-press",
            button {
                id: BUTTON,
                class: "sos-hold",
                r#type: "button",
                "data-holding": holding.then_some("yes"),
                "aria-describedby": "sos-what",
                onpointerdown: move |_| raising.press(words.t("sos-holding-more")),
                onpointerup: move |_| raising.lift(),
                onpointerleave: move |_| raising.lift(),
                onpointercancel: move |_| raising.lift(),
                oncontextmenu: move |event| event.prevent_default(),
                onclick: move |_| raising.count_down(),
                span { class: "sos-hold-word", {words.t("sos-button")} }
                span { {beside_key(words, if holding { "sos-holding" } else { "sos-hold" })} }
                span { class: "hidden", {beside_key(words, "sos-hold-label")} }
            }
            p { class: "sos-or", {beside_key(words, "sos-or")} }
            p { id: "sos-what", class: "hint", {beside_key(words, what)} }
        }
    }
}

/// The count. The focus stands on the number and not on a button, so that a key held down presses none.
#[component]
fn Count(raising: Raising, left: u8) -> Element {
    let words = use_words();
    use_effect(|| dom::focus(COUNT));
    rsx! {
        div { class: "sos-press",
            p { id: COUNT, class: "sos-count", tabindex: "-1", "aria-hidden": "true", {words.get("sos-count", &args! { "left" => left })} }
            h2 { {beside(words, &|words| words.get("sos-counting", &args! { "left" => left }))} }
            button { class: "sos-now", r#type: "button", onclick: move |_| raising.now(), {beside_key(words, "sos-send-now")} }
            button {
                class: "sos-stop",
                r#type: "button",
                onclick: move |_| raising.stop(),
                {beside_key(words, "sos-stop")}
            }
        }
    }
}

/// Says each step at once: whoever cannot see the screen must not wonder. A count that was stopped gives the focus
/// back to the button.
fn use_voice(raising: Raising) {
    let (words, announcer) = (use_words(), use_announcer());
    let mut counted = use_signal(|| false);
    use_effect(move || {
        let step = raising.step.read().clone();
        match &step {
            Step::Holding => announcer.say_now(words.t("sos-holding")),
            Step::Counting(left) => announcer.say_now(words.get("sos-counting", &args! { "left" => *left })),
            Step::Raising => announcer.say_now(words.t("sos-raising")),
            Step::Ready if *counted.peek() => {
                announcer.say_now(words.t("sos-stopped-now"));
                dom::focus(BUTTON);
            }
            Step::Ready | Step::Failed(_) => {}
        }
        counted.set(matches!(step, Step::Counting(_)));
    });
}
