//! The steps of a case: from which states, by whom, and what they need.

use hue_model::limits::DESCRIPTION_CHARS;
use hue_model::problem::Rule;
use hue_model::report::CityStatus;
use hue_model::text::unprintable;
use hue_model::time::Millis;

use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::store::report::Report;
use crate::store::role::Role;
use crate::store::upload::Photo;

/// A step of the desk or an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Take it: the desk checked it.
    Verify,
    /// Not take it.
    Refuse {
        /// Why, in words for the reporter.
        reason: String,
    },
    /// Give it to an agency.
    Assign {
        /// The agency's id in the pack.
        agency: String,
        /// Until when; without it the deadline of its category stays.
        due: Option<Millis>,
    },
    /// The agency begins to work on it.
    Start,
    /// Answer with a letter.
    Answer {
        /// The letter.
        letter: String,
    },
    /// It is fixed.
    Fixed {
        /// The photo that proves it.
        proof: Option<Photo>,
        /// A word to the reporter.
        note: Option<String>,
    },
    /// End it.
    Close,
}

impl Step {
    /// The state it leads to.
    #[must_use]
    pub const fn status(&self) -> CityStatus {
        match self {
            Self::Verify => CityStatus::Verified,
            Self::Refuse { .. } => CityStatus::Refused,
            Self::Assign { .. } => CityStatus::Assigned,
            Self::Start => CityStatus::InProgress,
            Self::Answer { .. } => CityStatus::Answered,
            Self::Fixed { .. } => CityStatus::Fixed,
            Self::Close => CityStatus::Closed,
        }
    }

    /// Its name in the audit log.
    #[must_use]
    pub const fn action(&self) -> &'static str {
        match self {
            Self::Verify => "report.verify",
            Self::Refuse { .. } => "report.refuse",
            Self::Assign { .. } => "report.assign",
            Self::Start => "report.start",
            Self::Answer { .. } => "report.answer",
            Self::Fixed { .. } => "report.fixed",
            Self::Close => "report.close",
        }
    }

    /// Whether it may be taken from this state.
    #[must_use]
    pub const fn follows(&self, from: CityStatus) -> bool {
        use CityStatus::{Answered, Assigned, Fixed, InProgress, Received, Verified};
        match self {
            Self::Verify => matches!(from, Received),
            Self::Refuse { .. } => matches!(from, Received | Verified | Assigned),
            Self::Assign { .. } => matches!(from, Verified | Assigned | InProgress),
            Self::Start => matches!(from, Verified | Assigned),
            Self::Answer { .. } => matches!(from, Verified | Assigned | InProgress),
            Self::Fixed { .. } => matches!(from, Verified | Assigned | InProgress | Answered),
            Self::Close => matches!(from, Answered | Fixed),
        }
    }

    /// Whether it is an agency's step, or only the desk's.
    #[must_use]
    pub const fn is_agencys(&self) -> bool {
        matches!(self, Self::Start | Self::Answer { .. } | Self::Fixed { .. })
    }

    pub(super) fn from(&self, status: CityStatus, role: &Role) -> Result<()> {
        if !role.is_desk() && !self.is_agencys() {
            return Err(Failure::forbidden());
        }
        if self.follows(status) {
            return Ok(());
        }
        Err(Failure::conflict("The case is not in a state from which this is possible"))
    }

    /// Whether everything the step needs is there.
    pub(super) fn check(&self, pack: &CityPack) -> Result<()> {
        match self {
            Self::Refuse { reason } => words("reason", reason),
            Self::Answer { letter } => words("letter", letter),
            Self::Assign { agency, .. } if !pack.agencies.contains_key(agency) => {
                Err(Failure::field("agency", Rule::Unknown))
            }
            Self::Fixed { proof: None, .. } => Err(Failure::field("proof", Rule::Required)),
            Self::Fixed { note: Some(note), .. } => words("note", note),
            _ => Ok(()),
        }
    }

    pub(super) fn apply(&self, report: &mut Report, pack: &CityPack, now: Millis) {
        report.status = self.status();
        if let Self::Assign { agency, due } = self {
            report.agency = Some(agency.clone());
            let category = pack.categories.get(&report.service_code);
            let usual = || category.map(|it| pack.calendar.due_of(it, now));
            report.due_at = due.or(report.due_at).or_else(usual);
        }
    }

    /// The words for the reporter.
    pub(super) fn note(&self) -> Option<String> {
        match self {
            Self::Refuse { reason } => Some(reason.clone()),
            Self::Answer { letter } => Some(letter.clone()),
            Self::Fixed { note, .. } => note.clone(),
            _ => None,
        }
    }

    pub(super) const fn proof(&self) -> Option<&Photo> {
        match self {
            Self::Fixed { proof, .. } => proof.as_ref(),
            _ => None,
        }
    }
}

fn words(field: &str, text: &str) -> Result<()> {
    let actual = text.chars().count();
    if text.trim().is_empty() {
        return Err(Failure::field(field, Rule::Required));
    }
    if actual > DESCRIPTION_CHARS {
        return Err(Failure::field(field, Rule::TooLong { max: DESCRIPTION_CHARS, actual }));
    }
    if text.chars().any(unprintable) {
        return Err(Failure::field(field, Rule::Malformed));
    }
    Ok(())
}
