//! Sending: check, ask what has to be asked, and hand the report to the engine once.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::Problem;
use hue_model::geo::Point;
use hue_model::problem::Code;
use hue_model::report::SendReport;
use hue_model::session::SessionState;

use super::check::{Field, check, from_problem, outside};
use super::desk::use_desk;
use super::form::{Ask, Form, use_form};
use crate::bridge::dom;
use crate::hook::{Busy, use_announcer, use_backend, use_busy, use_session, use_words};
use crate::route::Route;
use crate::state::Announcer;

/// What the citizen already answered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Answers {
    /// Send without a name.
    pub(crate) as_guest: bool,
    /// The point outside the city that is meant; another one is asked about again.
    pub(crate) outside: Option<Point>,
}

/// The one way to send: `run` with what was already answered.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Send {
    /// While it runs the button is disabled.
    pub(crate) busy: Busy,
    /// Why it did not work, where no field is to blame.
    pub(crate) failed: Signal<Option<Problem>>,
    /// Starts it.
    pub(crate) run: Callback<Answers>,
    /// What was answered so far in this form.
    pub(crate) answers: Signal<Answers>,
}

/// Sending for the form around.
pub(crate) fn use_send() -> Send {
    let (form, busy, session) = (use_form(), use_busy(), use_session());
    let (backend, desk, announcer, words) = (use_backend(), use_desk(), use_announcer(), use_words());
    let navigator = use_navigator();
    let (mut failed, mut answers) = (use_signal(|| None), use_signal(Answers::default));
    let run = use_callback(move |given: Answers| {
        answers.set(given);
        failed.set(None);
        if !complete(form, announcer, words) {
            return;
        }
        let known = matches!(session.peek().as_ref().map(|s| &s.state), Some(SessionState::SignedIn(_)));
        if !known && !given.as_guest {
            let mut ask = form.ask;
            ask.set(Ask::SignIn);
            return;
        }
        let (backend, desk) = (backend.clone(), desk.clone());
        busy.run(async move {
            let outside_confirmed = given.outside.is_some() && given.outside == form.point();
            let command = SendReport { id: form.id, as_guest: given.as_guest, outside_confirmed };
            let result = match form.stored().await {
                Ok(()) => backend.call(command).await,
                Err(problem) => Err(problem),
            };
            match result {
                Ok(report) => {
                    desk.forget(form.id);
                    navigator.replace(Route::ReportPage { id: report.id });
                }
                Err(problem) => {
                    // Going without a name was said of this try; a question on the way is part of it.
                    if outside(&problem).is_none() {
                        answers.with_mut(|answers| answers.as_guest = false);
                    }
                    refused(form, failed, &problem, announcer, words);
                }
            }
        });
    });
    // Said by whoever was here then.
    use_effect(move || {
        let _ = session.read();
        if answers.peek().as_guest {
            answers.with_mut(|answers| answers.as_guest = false);
        }
    });
    Send { busy, failed, run, answers }
}

/// Whether nothing is missing; otherwise names it and leads to the first.
fn complete(form: Form, announcer: Announcer, words: hue_i18n::Words) -> bool {
    let wrong = check(&form.content.peek());
    blame(form, wrong, announcer, words)
}

fn blame(
    form: Form,
    wrong: Vec<(Field, hue_model::problem::Rule)>,
    announcer: Announcer,
    words: hue_i18n::Words,
) -> bool {
    let mut shown = form.wrong;
    let first = wrong.first().map(|(field, _)| *field);
    let count = wrong.len();
    shown.set(wrong);
    let Some(field) = first else { return true };
    announcer.say_now(words.get("report-required-title", &args! { "count" => count }));
    dom::focus(field.id());
    false
}

fn refused(
    form: Form,
    mut failed: Signal<Option<Problem>>,
    problem: &Problem,
    announcer: Announcer,
    words: hue_i18n::Words,
) {
    let mut ask = form.ask;
    if let Some(metres) = outside(problem) {
        ask.set(Ask::Outside(metres));
    } else if matches!(problem.code, Code::SignInNeeded | Code::SessionExpired) {
        ask.set(Ask::SignIn);
    } else if problem.fields.iter().any(|field| field.field == "consent") {
        ask.set(Ask::Consent);
    } else {
        let wrong = from_problem(problem);
        if wrong.is_empty() || blame(form, wrong, announcer, words) {
            failed.set(Some(problem.clone()));
        }
    }
}
