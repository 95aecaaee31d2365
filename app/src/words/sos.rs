//! The true states of a call for rescue, in words.

use hue_i18n::{Words, args};
use hue_model::sos::{CancelReason, CitySosState, Sos, SosState, Subject};
use hue_model::time::Millis;

use crate::ui::Tone;
use crate::words::{moment_text, problem_text};

/// What is true now, in one line.
#[must_use]
pub fn sos_title(words: Words, call: &Sos) -> String {
    let key = match &call.state {
        _ if is_lost(call) && call.details.subject == Subject::Other => "sos-state-lost-other",
        _ if is_lost(call) => "sos-state-lost",
        SosState::Waiting { .. } => "sos-state-waiting",
        SosState::Sending => "sos-state-sending",
        SosState::Received => "sos-state-received",
        SosState::Assigned => "sos-state-assigned",
        SosState::OnTheWay => "sos-state-on-the-way",
        SosState::CannotReach => "sos-state-cannot-reach",
        SosState::Done => "sos-state-done",
        SosState::Cancelled { .. } => "sos-state-cancelled",
        SosState::Closed => "sos-state-closed",
        SosState::Stopped { .. } => "sos-state-stopped",
    };
    words.t(key)
}

/// What it means and what to do, line by line.
#[must_use]
pub fn sos_text(words: Words, call: &Sos, now: Millis) -> Vec<String> {
    let mut lines = match &call.state {
        SosState::Waiting { next_try_at, texted_at } => {
            waiting(words, call.kept, *next_try_at, *texted_at, now)
        }
        SosState::Sending => vec![words.t("sos-state-sending-text")],
        SosState::Received if is_lost(call) => vec![words.t("sos-state-lost-text")],
        SosState::Received => vec![words.t("sos-state-received-text")],
        SosState::Assigned => vec![assigned(words, call)],
        SosState::OnTheWay => vec![words.t("sos-state-on-the-way-text")],
        SosState::CannotReach => vec![words.t("sos-state-cannot-reach-text")],
        SosState::Done => vec![words.t("sos-state-done-text")],
        SosState::Cancelled { reason } => cancelled(words, *reason, call.up_to_date),
        SosState::Closed => call.timeline.last().map(|entry| entry.note.clone()).into_iter().collect(),
        SosState::Stopped { problem } => {
            vec![problem_text(words, problem), words.t("sos-state-stopped-text")]
        }
    };
    lines.retain(|line| !line.is_empty());
    // That the city has everything is no comfort where what counts is missing.
    if at_city(&call.state) && !(is_lost(call) && call.up_to_date) {
        let key = if call.up_to_date { "sos-up-to-date" } else { "sos-not-up-to-date" };
        lines.push(words.t(key));
    }
    if !call.kept && !sos_is_over(&call.state) {
        lines.push(words.t("sos-not-kept"));
    }
    lines
}

fn waiting(
    words: Words,
    kept: bool,
    next: Option<Millis>,
    texted: Option<Millis>,
    now: Millis,
) -> Vec<String> {
    let when = |key: &str, at: Millis| words.get(key, &args! { "when" => moment_text(words, at, now) });
    let mut lines = vec![words.t(if kept { "sos-state-waiting-text" } else { "sos-state-waiting-unkept" })];
    lines.extend(next.map(|at| when("sos-state-waiting-next", at)));
    lines.extend(texted.map(|at| when("sos-state-texted", at)));
    lines
}

fn assigned(words: Words, call: &Sos) -> String {
    match &call.team {
        Some(team) => words.get("sos-state-assigned-text", &args! { "team" => team.name.as_str() }),
        None => words.t("sos-state-assigned-plain"),
    }
}

fn cancelled(words: Words, reason: CancelReason, told: bool) -> Vec<String> {
    let reason = match reason {
        CancelReason::Safe => "sos-state-cancelled-safe",
        CancelReason::Mistake => "sos-state-cancelled-mistake",
    };
    let waits = (!told).then(|| words.t("sos-state-cancelled-waits"));
    std::iter::once(words.t(reason)).chain(waits).collect()
}

/// The colour and the picture of a state.
#[must_use]
pub fn sos_look(call: &Sos) -> (Tone, &'static str) {
    match &call.state {
        SosState::Received if is_lost(call) => (Tone::Wait, "map-pin"),
        SosState::Waiting { .. } => (Tone::Bad, "wifi-off"),
        SosState::Sending => (Tone::Wait, "send"),
        SosState::Received | SosState::Assigned => (Tone::Good, "check"),
        SosState::OnTheWay => (Tone::Good, "life-buoy"),
        SosState::CannotReach => (Tone::Bad, "triangle-alert"),
        SosState::Done => (Tone::Good, "shield-check"),
        SosState::Cancelled { .. } => (Tone::Plain, "undo-2"),
        SosState::Closed => (Tone::Plain, "archive"),
        SosState::Stopped { .. } => (Tone::Bad, "circle-x"),
    }
}

/// How many of the four steps are done: sent, received, given to a team, on the way.
#[must_use]
pub const fn sos_steps(state: &SosState) -> usize {
    match state {
        SosState::Received | SosState::CannotReach => 2,
        SosState::Assigned => 3,
        SosState::OnTheWay | SosState::Done => 4,
        _ => 0,
    }
}

/// Whether nobody works on it any more. A call that the city refuses is not: help is still needed.
#[must_use]
pub const fn sos_is_over(state: &SosState) -> bool {
    matches!(state, SosState::Done | SosState::Cancelled { .. } | SosState::Closed)
}

/// Whether the city has the call and can send nobody: neither place nor phone is known.
fn is_lost(call: &Sos) -> bool {
    call.state == SosState::Received && call.details.is_lost()
}

const fn at_city(state: &SosState) -> bool {
    matches!(state, SosState::Received | SosState::Assigned | SosState::OnTheWay | SosState::CannotReach)
}

/// "Gọi hôm nay 14:02".
#[must_use]
pub fn sos_raised_text(words: Words, call: &Sos, now: Millis) -> String {
    words.get("sos-raised-at", &args! { "when" => moment_text(words, call.raised_at, now) })
}

/// A step of the city as something that happened.
#[must_use]
pub const fn sos_entry_key(state: CitySosState) -> &'static str {
    match state {
        CitySosState::Received => "sos-entry-received",
        CitySosState::Assigned => "sos-entry-assigned",
        CitySosState::OnTheWay => "sos-entry-on-the-way",
        CitySosState::CannotReach => "sos-entry-cannot-reach",
        CitySosState::Done => "sos-entry-done",
        CitySosState::Cancelled => "sos-entry-cancelled",
        CitySosState::Closed => "sos-entry-closed",
    }
}
