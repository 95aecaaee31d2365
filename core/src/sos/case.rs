//! One case: what is stored of it, what goes on with it right now, and its true state.

use hue_model::Problem;
use hue_model::session::VaultState;
use hue_model::sos::{CancelReason, CitySosState, PutSos, Sos, SosState, SosStatus};
use hue_model::time::Millis;

use crate::engine::Core;
use crate::outbox::DeviceSecret;
use crate::store::sos::SosRow;

/// How long a case that is over is still asked about, in milliseconds: a day.
const LOOKED_AFTER: i64 = 24 * 3_600_000;

/// A case as the engine has it.
pub(super) struct Case {
    pub(super) row: SosRow,
    /// The row as it was written down last.
    pub(super) saved: Option<SosRow>,
    /// Tries that failed in a row.
    pub(super) failures: u32,
    /// When the next try is, after one that failed.
    pub(super) next_try_at: Option<Millis>,
    /// When something was said last, by either side.
    pub(super) stirred_at: Millis,
    /// Whether a lane looks after it.
    lane: bool,
}

/// What its lane does next.
pub(super) enum Next {
    /// Tells the city what was said last.
    Put(SosRow),
    /// Asks the city how it stands.
    Ask(SosRow),
}

impl Case {
    /// A case that was just raised.
    pub(super) fn raised(row: SosRow) -> Self {
        let at = row.raised_at;
        Self { row, saved: None, failures: 0, next_try_at: None, stirred_at: at, lane: false }
    }

    /// A case of an earlier run.
    pub(super) fn stored(row: SosRow, now: Millis) -> Self {
        Self { saved: Some(row.clone()), stirred_at: now, ..Self::raised(row) }
    }

    /// Whether a lane has to begin.
    pub(super) fn take_lane(&mut self) -> bool {
        !std::mem::replace(&mut self.lane, true)
    }

    /// What there is to do; with nothing, the lane ends.
    pub(super) fn next(&mut self, now: Millis) -> Option<Next> {
        let row = &self.row;
        let next = if row.is_over() {
            row.may_open_again(now).then(|| Next::Ask(row.clone()))
        } else if row.problem.is_none() && row.acknowledged < row.revision {
            Some(Next::Put(row.clone()))
        } else {
            row.status.as_ref().map(|_| Next::Ask(row.clone()))
        };
        self.lane = next.is_some();
        next
    }

    /// The row, if it is another than the one written down.
    pub(super) fn unsaved(&self) -> Option<SosRow> {
        (self.saved.as_ref() != Some(&self.row)).then(|| self.row.clone())
    }

    /// Whether somebody still waits for the city to hear of it.
    pub(super) fn waits_for_the_city(&self) -> bool {
        self.row.status.is_none() && self.row.cancelled.is_none() && self.row.problem.is_none()
    }

    /// Says something new.
    pub(super) fn say(&mut self, now: Millis, work: impl FnOnce(&mut SosRow)) {
        work(&mut self.row);
        self.row.revision = self.row.revision.max(self.row.acknowledged).saturating_add(1);
        if self.row.problem.take().is_some() {
            self.failures = 0;
        }
        self.stirred_at = now;
    }

    /// Takes over what the city says, and what it has.
    pub(super) fn hear(&mut self, now: Millis, status: SosStatus) {
        (self.failures, self.next_try_at) = (0, None);
        self.row.acknowledged = status.revision;
        if self.row.status.as_ref() != Some(&status) {
            self.stirred_at = now;
            self.row.status = Some(status);
        }
    }

    /// The city refused what was said in `revision`; what was said since may be better.
    pub(super) fn refused(&mut self, revision: u32, problem: Problem) {
        if self.row.revision == revision {
            (self.failures, self.next_try_at) = (0, None);
            self.row.problem = Some(Problem { retry: false, ..problem });
        }
    }

    /// As it stands on screen.
    pub(super) fn view(&self, core: &Core) -> Sos {
        let row = &self.row;
        let is_written = self.saved.as_ref().is_some_and(|saved| saved.revision == row.revision);
        let status = row.status.as_ref();
        Sos {
            id: row.id,
            details: row.details.clone(),
            state: self.state(),
            up_to_date: row.acknowledged >= row.revision,
            kept: is_written && core.keys.state() != VaultState::Memory,
            raised_at: row.raised_at,
            number: status.map(|status| status.number.clone()),
            receipt: status.map(|status| status.receipt.clone()),
            team: status.and_then(|status| status.team.clone()),
            timeline: status.map(|status| status.timeline.clone()).unwrap_or_default(),
        }
    }

    fn state(&self) -> SosState {
        let row = &self.row;
        let city = row.status.as_ref().map(|status| status.state);
        match (city, row.cancelled, row.problem.clone()) {
            (Some(over), reason, _) if over.is_over() => at_city(over, reason),
            (None, Some(reason), _) | (Some(_), Some(reason), None) => SosState::Cancelled { reason },
            (_, _, Some(problem)) => SosState::Stopped { problem },
            (Some(open), None, None) => at_city(open, None),
            // A try that failed is no news twice: it waits until the city has it.
            (None, None, None) if self.failures == 0 => SosState::Sending,
            (None, None, None) => {
                SosState::Waiting { next_try_at: self.next_try_at, texted_at: row.texted_at }
            }
        }
    }
}

fn at_city(state: CitySosState, reason: Option<CancelReason>) -> SosState {
    match state {
        CitySosState::Received => SosState::Received,
        CitySosState::Assigned => SosState::Assigned,
        CitySosState::OnTheWay => SosState::OnTheWay,
        CitySosState::CannotReach => SosState::CannotReach,
        CitySosState::Done => SosState::Done,
        CitySosState::Cancelled => SosState::Cancelled { reason: reason.unwrap_or(CancelReason::Safe) },
        CitySosState::Closed => SosState::Closed,
    }
}

impl SosRow {
    /// Whether the city ended it: nothing is said any more.
    pub(super) fn is_over(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.state.is_over())
    }

    /// Whether the city may still find that it ended the case too early.
    fn may_open_again(&self, now: Millis) -> bool {
        let Some(status) = &self.status else { return false };
        let ended = matches!(status.state, CitySosState::Done | CitySosState::Closed);
        ended && status.timeline.last().is_some_and(|entry| now.since(entry.at) < LOOKED_AFTER)
    }

    /// The body that says all of it.
    pub(super) fn body(&self, drill: bool) -> PutSos {
        PutSos {
            revision: self.revision,
            details: self.details.clone(),
            cancelled: self.cancelled,
            raised_at: self.raised_at,
            device_hash: self.secret_forms().hash,
            drill,
        }
    }

    /// The secret of this case in the two forms that leave the device.
    pub(super) fn secret_forms(&self) -> DeviceSecret {
        DeviceSecret::of(self.secret.reveal())
    }
}

#[cfg(test)]
mod tests {
    use hue_model::id::SosId;
    use hue_model::sos::{SosDetails, SosEntry};

    use super::*;
    use crate::vault::Sensitive;

    fn ended(state: CitySosState) -> Case {
        let at = Millis(1_772_413_200_000);
        let id = SosId::from_parts(at, [1; 10]);
        let status = SosStatus {
            id,
            number: "SOS-0001".to_owned(),
            receipt: String::new(),
            revision: 1,
            version: 2,
            state,
            team: None,
            timeline: vec![SosEntry { at, state, note: String::new() }],
        };
        Case::raised(SosRow {
            id,
            raised_at: at,
            secret: Sensitive::new([0; 32]),
            details: SosDetails::default(),
            revision: 1,
            cancelled: None,
            acknowledged: 1,
            status: Some(status),
            texted_at: None,
            problem: None,
        })
    }

    #[test]
    fn what_the_city_ended_is_asked_about_for_a_day() {
        let at = |hours: i64| Millis(1_772_413_200_000 + hours * 3_600_000);
        for state in [CitySosState::Done, CitySosState::Closed] {
            let mut case = ended(state);
            assert!(matches!(case.next(at(23)), Some(Next::Ask(_))), "{state:?}");
            assert!(case.next(at(24)).is_none(), "{state:?}");
        }
        assert!(
            ended(CitySosState::Cancelled).next(at(0)).is_none(),
            "whoever took it back waits for nothing"
        );
    }
}
