//! Cuts of power and water in words.

use hue_i18n::{Words, args};
use hue_model::outage::{Outage, OutageKind, OutageState};
use hue_model::time::Millis;

use crate::ui::Tone;
use crate::words::{moment_text, span_text};

/// What is cut: "Cắt điện".
#[must_use]
pub fn outage_kind_text(words: Words, kind: OutageKind) -> String {
    words.t(match kind {
        OutageKind::Power => "outage-kind-power",
        OutageKind::Water => "outage-kind-water",
    })
}

/// How it stands, with its tone.
#[must_use]
pub fn outage_state_text(words: Words, state: OutageState) -> (Tone, String) {
    let (tone, key) = match state {
        OutageState::UnderWay => (Tone::Bad, "outage-state-under_way"),
        OutageState::Planned => (Tone::Wait, "outage-state-planned"),
        OutageState::Restored => (Tone::Good, "outage-state-restored"),
        OutageState::Cancelled => (Tone::Plain, "outage-state-cancelled"),
    };
    (tone, words.t(key))
}

/// When it is, and what became of that: "ngày mai 08:00–11:30 · lẽ ra đã xong 11:30, chưa có tin đã xong".
#[must_use]
pub fn outage_when_text(words: Words, outage: &Outage, now: Millis) -> String {
    let when = span_text(words, (outage.starts_at, outage.ends_at), now);
    let more = match outage.restored_at {
        Some(at) => words.get("outage-restored-at", &args! { "when" => moment_text(words, at, now) }),
        None if outage.is_overdue(now) => {
            words.get("outage-overdue", &args! { "when" => moment_text(words, outage.ends_at, now) })
        }
        None => return when,
    };
    format!("{when} · {more}")
}
