//! The only error that crosses a border.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::SupportId;

/// What went wrong, in terms somebody branches on. The app turns it into the citizen's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The kind of failure.
    pub code: Code,
    /// The fields concerned, when the input was bad.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Whether doing the same again can help.
    pub retry: bool,
    /// Names this failure in the logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_id: Option<SupportId>,
}

/// The kinds of failure; a new one exists only where somebody branches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Code {
    /// The input is not acceptable; `fields` says what and why.
    Invalid,
    /// There is no such thing, or it is not this person's to see.
    NotFound,
    /// Somebody else changed it, or the same id came with another body.
    Conflict,
    /// It is already on its way to the city and cannot be changed any more.
    Frozen,
    /// Nobody is signed in and this needs a person.
    SignInNeeded,
    /// The session ended; what was written is kept and goes out after signing in again.
    SessionExpired,
    /// The citizen, the issuer or a wrong answer ended the sign-in.
    SignInFailed,
    /// This person, window or role may not do that.
    Forbidden,
    /// The network cannot be reached.
    Offline,
    /// The city cannot answer now.
    CityUnavailable,
    /// The city refuses this for good.
    CityRefused,
    /// The device's clock is too far off for a safe sign-in.
    ClockWrong,
    /// The disk is full.
    DiskFull,
    /// The data on this device cannot be read or written.
    Storage,
    /// The vault is closed: a passphrase is needed first.
    VaultLocked,
    /// The passphrase does not open the vault.
    WrongPassphrase,
    /// Another window has this profile open.
    AlreadyOpen,
    /// A defect of ours.
    Internal,
}

/// One field of the input and the rule it breaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name as in the command or body, such as `description`.
    pub field: String,
    /// The broken rule with its figures.
    pub rule: Rule,
}

/// The rules an input can break.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Rule {
    /// Something is missing.
    Required,
    /// More characters than allowed.
    TooLong {
        /// Most characters allowed.
        max: usize,
        /// Characters given.
        actual: usize,
    },
    /// More of them than allowed.
    TooMany {
        /// Most allowed.
        max: usize,
    },
    /// More bytes than allowed.
    TooManyBytes {
        /// Most bytes allowed.
        max: u64,
    },
    /// More pixels than are decoded.
    TooManyPixels {
        /// Most pixels allowed.
        max: u64,
    },
    /// Not a picture we can read (JPEG, PNG or WebP).
    NotAPicture,
    /// No such code in the pack.
    Unknown,
    /// Not of the form the field asks for.
    Malformed,
    /// Outside the city but near: the citizen is asked, and may confirm.
    OutsideCity {
        /// Metres to the city's outline.
        metres: f64,
    },
    /// Too far outside the city to be taken.
    TooFar {
        /// Metres to the city's outline.
        metres: f64,
    },
}

impl Problem {
    /// A problem of this kind; only network and city failures can be helped by trying again.
    #[must_use]
    pub fn new(code: Code) -> Self {
        let retry = matches!(code, Code::Offline | Code::CityUnavailable | Code::Storage | Code::DiskFull);
        Self { code, fields: Vec::new(), retry, support_id: None }
    }

    /// Bad input in one field.
    #[must_use]
    pub fn field(field: impl Into<String>, rule: Rule) -> Self {
        Self::fields(vec![FieldProblem { field: field.into(), rule }])
    }

    /// Bad input in several fields.
    #[must_use]
    pub fn fields(fields: Vec<FieldProblem>) -> Self {
        Self { fields, ..Self::new(Code::Invalid) }
    }

    /// The same problem with the id under which the logs have it.
    #[must_use]
    pub fn with_support_id(mut self, id: SupportId) -> Self {
        self.support_id = Some(id);
        self
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
