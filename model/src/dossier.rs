//! Dossiers of administrative procedures (hồ sơ thủ tục hành chính): what the one-stop desk says of them to whoever has the
//! number and the PIN of the receipt.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::pack::WardCode;
use crate::time::Millis;

/// The service's identifier in the catalogue.
pub const SERVICE: &str = "public.lookup";
/// How many dossiers one device follows.
pub const FOLLOWED: usize = 20;
/// How many letters and digits the PIN of a receipt has.
pub const PIN_CHARS: usize = 8;
/// Most characters of a dossier's number.
const NUMBER_CHARS: usize = 40;

/// Where a dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DossierState {
    /// The desk took it and gave a receipt.
    Received,
    /// Somebody works on it.
    InProgress,
    /// Papers are missing: nobody works on it until they are there.
    PapersMissing,
    /// What was asked for is granted, and lies ready.
    Granted,
    /// It is refused, with a reason.
    Refused,
    /// The result is in the applicant's hands.
    Returned,
}

impl DossierState {
    /// Every state, in the order in which a dossier can pass through them.
    pub const ALL: [Self; 6] =
        [Self::Received, Self::InProgress, Self::PapersMissing, Self::Granted, Self::Refused, Self::Returned];

    /// Its word, as in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::InProgress => "in_progress",
            Self::PapersMissing => "papers_missing",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Returned => "returned",
        }
    }

    /// Whether it is decided.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Granted | Self::Refused | Self::Returned)
    }

    /// Whether something can still happen.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Refused | Self::Returned)
    }
}

/// A step of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DossierStep {
    /// When.
    pub at: Millis,
    /// Where the dossier stood after it.
    pub state: DossierState,
    /// The desk or agency that did it.
    pub agency: String,
    /// What it says; may be empty.
    pub note: String,
}

/// A paper that the desk asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingPaper {
    /// What it is.
    pub name: String,
    /// When it was asked for.
    pub asked_at: Millis,
    /// Until when it is to be there.
    pub until: Millis,
    /// When it came; `None` while it is missing.
    pub supplied_at: Option<Millis>,
}

/// The decision on a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DossierResult {
    /// When it was decided.
    pub decided_at: Millis,
    /// Whether what was asked for is granted.
    pub granted: bool,
    /// What lies ready, such as the permit; empty where nothing is granted.
    pub output: String,
    /// Why it is refused; empty where it is granted.
    pub reason: String,
    /// Where the result is handed out.
    pub collect_at: String,
}

/// `GET /api/v1/dossiers/{number}`: a dossier, as whoever has its PIN reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dossier {
    /// Its number (mã hồ sơ), such as `H57.19-251126-0001`.
    pub number: String,
    /// The name of the procedure, as the national list has it.
    pub procedure: String,
    /// The agency that decides.
    pub competent_authority: String,
    /// The ward or commune whose desk took it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub ward_code: WardCode,
    /// The applicant's name with all but the first letters hidden.
    pub applicant: String,
    /// When the desk took it.
    pub received_at: Millis,
    /// When the result is due; `None` while papers are missing: the time begins anew when they are there.
    pub due_at: Option<Millis>,
    /// Where it stands.
    pub state: DossierState,
    /// What happened, the oldest first.
    pub steps: Vec<DossierStep>,
    /// The papers that were asked for, also those that came since.
    pub papers: Vec<MissingPaper>,
    /// The decision.
    pub result: Option<DossierResult>,
    /// When any of this changed last.
    pub changed_at: Millis,
    /// A sample that stands for nobody's dossier.
    pub demo: bool,
}

impl Dossier {
    /// The papers that are still missing.
    pub fn missing(&self) -> impl Iterator<Item = &MissingPaper> {
        self.papers.iter().filter(|paper| paper.supplied_at.is_none())
    }
}

/// The number of a dossier as typed, in capitals and without spaces: the agency's code, the day, the number of that day;
/// `None` where it has not that form.
#[must_use]
pub fn read_number(typed: &str) -> Option<String> {
    let number: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = number.to_ascii_uppercase();
    let mut parts = number.rsplit('-');
    let (count, day, agency) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_digit())
    };
    let code = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_alphanumeric());
    let whole = parts.next().is_none() && agency.split('.').all(code);
    (whole && digits(count, 4, 8) && digits(day, 6, 6) && number.len() <= NUMBER_CHARS).then_some(number)
}

/// A PIN as typed, without what people put between its letters; `None` where it cannot be one.
#[must_use]
pub fn read_pin(typed: &str) -> Option<String> {
    let pin: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
    let pin = pin.to_ascii_uppercase();
    (pin.len() == PIN_CHARS && pin.bytes().all(|letter| letter.is_ascii_alphanumeric())).then_some(pin)
}

/// A dossier as this device keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowedDossier {
    /// Its number.
    pub number: String,
    /// What the city said last; `None` where this version cannot read that: it asks anew.
    pub dossier: Option<Dossier>,
    /// When it said or confirmed that.
    pub heard_at: Option<Millis>,
    /// Whether it was asked since and gave no answer that counts.
    pub failed: bool,
    /// Whether the city does not know number and PIN any more.
    pub gone: bool,
}

command!(
    /// Looks a dossier up by its number and the PIN of its receipt, and follows it from then on. A wrong number and a wrong PIN are
    /// the same `NotFound`; no answer changes what is followed already. `Invalid` for what can be no number (`number`) or no PIN
    /// (`pin`), and where [`FOLLOWED`] others are followed (`dossiers`).
    FollowDossier {
        /// The number, as typed.
        number: String,
        /// The PIN, as typed.
        pin: String,
    } => FollowedDossier, "dossier.follow", Scope::Write
);

command!(
    /// The dossiers that are followed, those in which something is to be done first.
    ListDossiers {} => Vec<FollowedDossier>, "dossier.list", Scope::Read
);

command!(
    /// One of them; asks the city anew meanwhile. `NotFound` where it is not followed.
    OpenDossier {
        /// Its number.
        number: String,
    } => FollowedDossier, "dossier.open", Scope::Read
);

command!(
    /// Follows a dossier no more: number, PIN and copy are removed from this device.
    ForgetDossier {
        /// Its number.
        number: String,
    } => (), "dossier.forget", Scope::Write
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them_and_nothing_else_is_one() {
        assert_eq!(read_number(" h57.19 - 251126-0001 ").as_deref(), Some("H57.19-251126-0001"));
        assert_eq!(read_number("000.00.19.H57-251126-0001").as_deref(), Some("000.00.19.H57-251126-0001"));
        for wrong in [
            "",
            "H57",
            "H57-251126",
            "H57-2511-0001",
            "H57..1-251126-0001",
            "H57-251126-1",
            "a/b-251126-0001",
        ] {
            assert_eq!(read_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_pin_has_eight_letters_however_they_are_grouped() {
        assert_eq!(read_pin(" 3479-acde ").as_deref(), Some("3479ACDE"));
        assert_eq!(read_pin("3479-acd"), None);
        assert_eq!(read_pin("3479ạcde"), None);
    }
}
