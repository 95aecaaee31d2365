//! The true state of a report, from what is stored and what goes on right now.

use hue_model::queue::{Network, Sending};
use hue_model::report::{CityStatus, ReportState};

use crate::engine::Core;
use crate::store::outbox::{Kind, OutboxRow};
use crate::store::report::ReportRow;

/// The state as it stands on screen.
pub(super) fn state(core: &Core, row: &ReportRow, waiting: Option<&OutboxRow>, photos: usize) -> ReportState {
    match (waiting, row.status) {
        (Some(waiting), status) => in_the_queue(core, waiting, status, photos),
        (None, _) if row.withdrawn_at.is_some() => ReportState::Withdrawn,
        (None, Some(status)) => ReportState::AtCity { status },
        (None, None) => ReportState::WaitingForNetwork,
    }
}

fn in_the_queue(core: &Core, waiting: &OutboxRow, status: Option<CityStatus>, photos: usize) -> ReportState {
    if let Some(problem) = waiting.problem.clone() {
        return ReportState::NeedsAttention { problem };
    }
    if !waiting.belongs_to(core.session.signed_in().as_deref()) {
        return ReportState::WaitingForSignIn;
    }
    if let Some(sending) = crate::outbox::sending(core, waiting.report) {
        return ReportState::Sending(sending);
    }
    let held = core.data().is_ok_and(|data| crate::outbox::photos_wait(core, &data, waiting));
    let offline = core.queue().network != Network::Online;
    let later = waiting.next_try_at > core.time.now();
    let missing = waiting.missing;
    match status.filter(|_| waiting.accepted && waiting.kind == Kind::Send && missing > 0) {
        Some(status) if held || offline || later => {
            return ReportState::PhotosWait { status, photos: missing, held };
        }
        _ if offline => return ReportState::WaitingForNetwork,
        _ if later => return ReportState::WaitingToRetry { at: waiting.next_try_at },
        _ => {}
    }
    let photos = if waiting.kind == Kind::Send { photos } else { 0 };
    ReportState::Sending(Sending { done: 0, total: u32::try_from(photos).unwrap_or_default() + 1 })
}

/// Whether the report can still be taken back into the form: nothing of it left this device, or it stopped before the
/// city said that it has it, and then it goes on under a new id.
pub(super) fn editable(waiting: Option<&OutboxRow>) -> bool {
    waiting.is_some_and(|row| row.kind == Kind::Send && (!row.frozen || (row.is_stopped() && !row.accepted)))
}

/// Whether the city may have the report: it said so, or a try began whose answer could be lost.
pub(super) fn may_be_at_city(row: &ReportRow, waiting: Option<&OutboxRow>) -> bool {
    row.number.is_some() || row.status.is_some() || waiting.is_some_and(|waiting| waiting.frozen)
}

/// Whether the report can still be withdrawn: not after the city came to an end with it, whatever still waits here.
pub(super) fn withdrawable(row: &ReportRow, waiting: Option<&OutboxRow>) -> bool {
    let ended = row.status.is_some_and(|status| !is_open(status));
    match waiting {
        _ if ended => false,
        Some(waiting) => waiting.kind == Kind::Send,
        None => row.withdrawn_at.is_none() && row.status.is_some(),
    }
}

/// Whether the city has the report, and only photos of it are still to go out.
pub(super) fn lacks_photos(waiting: Option<&OutboxRow>) -> bool {
    waiting.is_some_and(|waiting| waiting.kind == Kind::Send && waiting.accepted)
}

/// Whether the city has not come to an end with it.
const fn is_open(status: CityStatus) -> bool {
    matches!(
        status,
        CityStatus::Received | CityStatus::Verified | CityStatus::Assigned | CityStatus::InProgress
    )
}
