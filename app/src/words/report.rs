//! What a report's state is called on screen: one table for list, page and home. An answer is never shown as a fix.

use hue_i18n::{Words, args};
use hue_model::report::{CityStatus, ReportState};
use hue_model::time::Millis;

use crate::ui::Tone;
use crate::words::{due_text, moment_text};

/// A state in words, colour and picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateChip {
    /// The Fluent key of its words.
    pub key: &'static str,
    /// Its colour.
    pub tone: Tone,
    /// Its icon in the sprite.
    pub icon: &'static str,
}

const fn chip(key: &'static str, tone: Tone, icon: &'static str) -> StateChip {
    StateChip { key, tone, icon }
}

/// The chip of a report's state.
#[must_use]
pub const fn state_chip(state: &ReportState) -> StateChip {
    match state {
        ReportState::WaitingForNetwork => chip("report-state-waiting-network", Tone::Wait, "wifi-off"),
        ReportState::WaitingForSignIn => chip("report-state-waiting-sign-in", Tone::Wait, "log-in"),
        ReportState::WaitingToRetry { .. } => chip("report-state-waiting-retry", Tone::Wait, "clock"),
        ReportState::PhotosWait { .. } => chip("report-state-photos-wait", Tone::Wait, "image"),
        ReportState::Sending(_) => chip("report-state-sending", Tone::Brand, "send"),
        ReportState::NeedsAttention { .. } => chip("report-state-attention", Tone::Bad, "triangle-alert"),
        ReportState::Withdrawn => status_chip(CityStatus::Withdrawn),
        ReportState::AtCity { status } => status_chip(*status),
    }
}

/// The chip of one of the city's states. An answer is a letter; only a fix is good news.
#[must_use]
pub const fn status_chip(status: CityStatus) -> StateChip {
    match status {
        CityStatus::Received => chip("report-status-received", Tone::Plain, "inbox"),
        CityStatus::Verified => chip("report-status-verified", Tone::Plain, "search-check"),
        CityStatus::Assigned => chip("report-status-assigned", Tone::Brand, "building-2"),
        CityStatus::InProgress => chip("report-status-in-progress", Tone::Brand, "hammer"),
        CityStatus::Answered => chip("report-status-answered", Tone::Brand, "mail"),
        CityStatus::Fixed => chip("report-status-fixed", Tone::Good, "shield-check"),
        CityStatus::Refused => chip("report-status-refused", Tone::Bad, "circle-x"),
        CityStatus::Closed => chip("report-status-closed", Tone::Plain, "archive"),
        CityStatus::Withdrawn => chip("report-status-withdrawn", Tone::Plain, "undo-2"),
    }
}

/// Whether the city still owes something for this report.
#[must_use]
pub const fn is_open(state: &ReportState) -> bool {
    match state {
        ReportState::Withdrawn => false,
        ReportState::AtCity { status } | ReportState::PhotosWait { status, .. } => !matches!(
            status,
            CityStatus::Fixed | CityStatus::Refused | CityStatus::Closed | CityStatus::Withdrawn
        ),
        _ => true,
    }
}

/// The words of a state, with the figures that belong to it.
#[must_use]
pub fn state_text(words: Words, state: &ReportState) -> String {
    match state {
        ReportState::Sending(sending) if sending.total > 0 => {
            words.get("report-state-sending-of", &args! { "done" => sending.done, "total" => sending.total })
        }
        ReportState::PhotosWait { status, photos, .. } => {
            let status = words.t(status_chip(*status).key);
            words.get("report-state-photos-wait", &args! { "status" => status, "count" => *photos })
        }
        _ => words.t(state_chip(state).key),
    }
}

/// What is still owed and until when; `None` when there is no date or nothing is owed any more.
#[must_use]
pub fn owed_text(words: Words, state: &ReportState, due_at: Option<Millis>, now: Millis) -> Option<String> {
    due_at.filter(|_| is_open(state)).map(|due| due_text(words, due, now))
}

/// The next try of a report that waits for one: "hôm nay 14:02".
#[must_use]
pub fn retry_text(words: Words, state: &ReportState, now: Millis) -> Option<String> {
    match state {
        ReportState::WaitingToRetry { at } => Some(moment_text(words, *at, now)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use hue_model::Problem;
    use hue_model::problem::Code;
    use hue_model::queue::Sending;

    use super::*;

    fn at_city(status: CityStatus) -> ReportState {
        ReportState::AtCity { status }
    }

    const EVERY: [CityStatus; 9] = [
        CityStatus::Received,
        CityStatus::Verified,
        CityStatus::Assigned,
        CityStatus::InProgress,
        CityStatus::Answered,
        CityStatus::Fixed,
        CityStatus::Refused,
        CityStatus::Closed,
        CityStatus::Withdrawn,
    ];

    #[test]
    fn an_answer_is_never_shown_as_a_fix() {
        let (answered, fixed) = (status_chip(CityStatus::Answered), status_chip(CityStatus::Fixed));
        assert_ne!(answered.key, fixed.key);
        assert_ne!(answered.tone, fixed.tone);
        assert_ne!(answered.icon, fixed.icon);
        let good: Vec<CityStatus> =
            EVERY.into_iter().filter(|status| status_chip(*status).tone == Tone::Good).collect();
        assert_eq!(good, [CityStatus::Fixed], "only a fix with a proof is green");
    }

    #[test]
    fn every_state_has_words_of_its_own() {
        let mut keys: Vec<&str> = EVERY.into_iter().map(|status| status_chip(status).key).collect();
        keys.extend(
            [
                ReportState::WaitingForNetwork,
                ReportState::WaitingForSignIn,
                ReportState::WaitingToRetry { at: Millis(1) },
                ReportState::PhotosWait { status: CityStatus::Received, photos: 2, held: true },
                ReportState::Sending(Sending { done: 1, total: 3 }),
                ReportState::NeedsAttention { problem: Problem::new(Code::CityRefused) },
            ]
            .iter()
            .map(|state| state_chip(state).key),
        );
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn nothing_is_owed_for_a_fixed_report() {
        let (words, due, now) = (Words::new("vi"), Some(Millis(1_000)), Millis(2_000));
        assert!(owed_text(words, &at_city(CityStatus::InProgress), due, now).is_some());
        assert!(owed_text(words, &at_city(CityStatus::Answered), due, now).is_some());
        assert_eq!(owed_text(words, &at_city(CityStatus::Fixed), due, now), None);
        assert_eq!(owed_text(words, &at_city(CityStatus::Received), None, now), None);
    }

    #[test]
    fn a_report_whose_photos_wait_says_where_it_stands_and_what_waits() {
        let state = ReportState::PhotosWait { status: CityStatus::Verified, photos: 2, held: true };
        assert_eq!(state_text(Words::new("vi"), &state), "Đang kiểm tra · 2 ảnh chờ");
        assert!(is_open(&state));
        let ended = ReportState::PhotosWait { status: CityStatus::Fixed, photos: 2, held: true };
        assert!(!is_open(&ended), "its photos change nothing any more");
    }

    #[test]
    fn sending_says_how_far_it_is() {
        let state = ReportState::Sending(Sending { done: 1, total: 3 });
        assert_eq!(state_text(Words::new("vi"), &state), "Đang gửi 1/3");
    }
}
