//! The steps of the desk: from which states, and what they need.

use hue_model::problem::Rule;
use hue_model::sos::CitySosState;
use hue_model::text::unprintable;
use hue_model::time::Millis;

use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::store::sos::{Claim, Confirmed, Sos};
use hue_model::limits::SOS_NOTE_CHARS;

/// What the desk does with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Begin to work on it; fails where somebody else does.
    Claim,
    /// Take it over from somebody, knowingly.
    TakeOver {
        /// Who had it on screen.
        from: String,
    },
    /// Leave it to others.
    Release,
    /// They were called.
    Called {
        /// Whether somebody answered.
        reached: bool,
    },
    /// Say something to the caller.
    Tell {
        /// What.
        note: String,
    },
    /// The team is on its way, as it said by radio.
    OnTheWay,
    /// The team cannot reach them; the case waits again.
    CannotReach {
        /// Why.
        note: String,
    },
    /// They are safe.
    Done,
    /// End it for another reason.
    Close {
        /// Why.
        reason: String,
    },
    /// It was ended too early.
    Reopen,
    /// It is no exercise, whatever was ticked.
    Earnest,
}

impl Step {
    /// Its name in the audit log.
    #[must_use]
    pub const fn action(&self) -> &'static str {
        match self {
            Self::Claim => "sos.claim",
            Self::TakeOver { .. } => "sos.take_over",
            Self::Release => "sos.release",
            Self::Called { reached: true } => "sos.called",
            Self::Called { reached: false } => "sos.no_answer",
            Self::Tell { .. } => "sos.tell",
            Self::OnTheWay => "sos.on_the_way",
            Self::CannotReach { .. } => "sos.cannot_reach",
            Self::Done => "sos.done",
            Self::Close { .. } => "sos.close",
            Self::Reopen => "sos.reopen",
            Self::Earnest => "sos.earnest",
        }
    }

    /// Whether it is about who works on the case.
    pub(super) const fn is_claim(&self) -> bool {
        matches!(self, Self::Claim | Self::TakeOver { .. })
    }

    /// Whether the caller reads of it.
    pub(super) const fn is_told(&self) -> bool {
        !matches!(
            self,
            Self::Claim | Self::TakeOver { .. } | Self::Release | Self::Called { .. } | Self::Earnest
        )
    }

    /// The words for the caller.
    pub(super) fn note(&self) -> &str {
        match self {
            Self::Tell { note } | Self::CannotReach { note } => note,
            Self::Close { reason } => reason,
            _ => "",
        }
    }

    /// What the audit log says beside the action: a person's key, never their words.
    pub(super) fn detail(&self) -> Option<String> {
        match self {
            Self::TakeOver { from } => Some(from.clone()),
            _ => None,
        }
    }

    /// Whether this step may be taken from this state.
    #[must_use]
    pub const fn follows(&self, state: CitySosState) -> bool {
        use CitySosState::{Assigned, CannotReach, OnTheWay};
        match self {
            Self::OnTheWay => matches!(state, Assigned),
            Self::CannotReach { .. } => matches!(state, Assigned | OnTheWay),
            Self::Reopen => state.is_over(),
            Self::Done | Self::Close { .. } => !state.is_over(),
            _ => {
                matches!(state, CitySosState::Received | Assigned | OnTheWay | CannotReach)
                    || !self.is_claim()
            }
        }
    }

    /// Whether everything it needs is there.
    pub(in crate::sos) fn check(&self) -> Result<()> {
        match self {
            Self::Tell { note } => words("note", note, true),
            Self::CannotReach { note } => words("note", note, false),
            Self::Close { reason } => words("reason", reason, true),
            _ => Ok(()),
        }
    }

    pub(in crate::sos) fn apply(&self, case: &mut Sos, actor: &Actor, now: Millis) -> Result<()> {
        if !self.follows(case.state) {
            return Err(Failure::conflict("The case is not in a state from which this is possible"));
        }
        self.hold(case, actor, now)?;
        let before = case.state;
        case.state = match self {
            Self::OnTheWay => CitySosState::OnTheWay,
            Self::CannotReach { .. } => CitySosState::CannotReach,
            Self::Done => CitySosState::Done,
            Self::Close { .. } => CitySosState::Closed,
            Self::Reopen => CitySosState::Received,
            _ => before,
        };
        if case.state.is_over() && !before.is_over() {
            case.over_at = Some(now);
        }
        if let Self::Reopen = self {
            // Whoever took it back was asked, or calls again: to nobody is it taken back any more.
            (case.over_at, case.team, case.cancelled) = (None, None, None);
        }
        if let Self::Earnest = self {
            case.drill = false;
        }
        if let Self::Called { reached: true } = self {
            case.confirmed = Confirmed::Spoken;
        }
        Ok(())
    }

    /// Who works on the case after it.
    fn hold(&self, case: &mut Sos, actor: &Actor, now: Millis) -> Result<()> {
        let holder = case.claim.as_ref().map(|claim| claim.by.as_str());
        match self {
            Self::Claim if holder.is_some_and(|by| by != actor.id) => {
                return Err(Failure::conflict("Somebody else was faster"));
            }
            Self::TakeOver { from } if holder != Some(from) => {
                return Err(Failure::conflict("It is not with them any more"));
            }
            Self::Claim if holder.is_some() => {}
            Self::Claim | Self::TakeOver { .. } => {
                case.claim = Some(Claim { by: actor.id.clone(), at: now });
            }
            Self::Release => case.claim = None,
            _ => {}
        }
        Ok(())
    }
}

/// Words for the caller.
pub(crate) fn words(field: &str, text: &str, required: bool) -> Result<()> {
    let actual = text.chars().count();
    if required && text.trim().is_empty() {
        return Err(Failure::field(field, Rule::Required));
    }
    if actual > SOS_NOTE_CHARS {
        return Err(Failure::field(field, Rule::TooLong { max: SOS_NOTE_CHARS, actual }));
    }
    if text.chars().any(unprintable) {
        return Err(Failure::field(field, Rule::Malformed));
    }
    Ok(())
}
