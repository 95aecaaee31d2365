//! The forms of a case: what the desk and the agencies do.

use axum::extract::{Multipart, Path, Query, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::report::CityStatus;

use super::case::{self, Case};
use super::form::{Fields, Mistake};
use super::layout;
use super::officer::Officer;
use super::queue::Filter;
use crate::problem::{Failure, Result};
use crate::state::App;

/// Longest letter or reason, in characters.
const LETTER_CHARS: usize = hue_model::limits::DESCRIPTION_CHARS;

/// What can be done with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Check it (the desk), or begin to work on it (the agency).
    Take,
    /// Give it to an agency.
    Assign,
    /// Write the letter.
    Answer,
    /// Say that it is fixed, with a photo.
    Fixed,
    /// End it.
    Close,
    /// Not take it, with a reason.
    Refuse,
}

impl Act {
    const ALL: [Self; 6] =
        [Self::Take, Self::Assign, Self::Answer, Self::Fixed, Self::Close, Self::Refuse];

    /// The word of it in addresses, keys and attributes.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Assign => "assign",
            Self::Answer => "answer",
            Self::Fixed => "fixed",
            Self::Close => "close",
            Self::Refuse => "refuse",
        }
    }

    /// The name of its field of text.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Refuse => "reason",
            Self::Assign => "agency",
            Self::Take | Self::Answer | Self::Fixed | Self::Close => "letter",
        }
    }

    /// Whether it asks for something.
    pub(super) const fn has_fields(self) -> bool {
        !matches!(self, Self::Take | Self::Close)
    }

    /// Whether it asks for a photo.
    pub(super) const fn has_photo(self) -> bool {
        matches!(self, Self::Fixed)
    }

    /// Whether its button is the strong one.
    pub(super) const fn is_main(self) -> bool {
        !matches!(self, Self::Refuse)
    }

    /// What can be done in this state by an operator, or by a clerk.
    pub(super) fn open_to(operator: bool, status: CityStatus) -> Vec<Self> {
        let fits = |act: &Self| match status {
            CityStatus::Received => matches!(act, Self::Take | Self::Refuse),
            CityStatus::Verified => {
                matches!(act, Self::Assign | Self::Answer | Self::Fixed | Self::Refuse)
            }
            CityStatus::Assigned => {
                matches!(act, Self::Take | Self::Assign | Self::Answer | Self::Fixed | Self::Refuse)
            }
            CityStatus::InProgress => matches!(act, Self::Assign | Self::Answer | Self::Fixed),
            CityStatus::Answered => matches!(act, Self::Fixed | Self::Close),
            CityStatus::Fixed => matches!(act, Self::Close),
            CityStatus::Refused | CityStatus::Closed | CityStatus::Withdrawn => false,
        };
        let own = |act: &Self| operator || matches!(act, Self::Take | Self::Answer | Self::Fixed);
        Self::ALL.into_iter().filter(|act| fits(act) && own(act)).collect()
    }
}
