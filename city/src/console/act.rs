//! The forms of a case: what the desk and the agencies do.

use axum::extract::{Multipart, Path, Query, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::limits::CHOSEN_FILE_BYTES;
use hue_model::problem::Rule;
use hue_model::report::CityStatus;

use super::case::{self, Shown};
use super::form::{Fields, Mistake};
use super::officer::{Officer, Turned};
use super::parts::{self, Proof};
use super::queue::Filter;
use super::unsaved::{self, Why};
use super::{layout, listing, proof};
use crate::case::{self as desk, Step};
use crate::problem::{Failure, Result};
use crate::state::App;

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
    const ALL: [Self; 6] = [Self::Take, Self::Assign, Self::Answer, Self::Fixed, Self::Close, Self::Refuse];

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

/// A form that came in.
struct Sent<'a> {
    app: &'a App,
    words: Words,
    act: Act,
    fields: Fields,
    proof: Proof,
    filter: Filter,
}

/// `POST /console/cases/{id}/{action}`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path((id, action)): Path<(String, String)>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&form));
    let act = Act::ALL.into_iter().find(|act| act.word() == action && !act.has_photo());
    let Some(act) = act else { return case::not_here(words) };
    Sent { app: &app, words, act, fields, proof: Proof::Absent, filter }.answer(officer, &id).await
}

/// `POST /console/cases/{id}/fixed`: with a photo.
pub(super) async fn fixed(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path(id): Path<String>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let (fields, proof) = parts::read(form, officer.is_ok()).await;
    let words = layout::words(&headers);
    Sent { app: &app, words, act: Act::Fixed, fields, proof, filter }.answer(officer, &id).await
}

impl Sent<'_> {
    /// Takes the form; whatever comes of it, the answer has the words that were typed.
    async fn answer(self, officer: Result<Officer, Turned>, id: &str) -> Response {
        let (words, written) = (self.words, self.text());
        let take = async |officer: Officer| self.take(&officer, id).await;
        unsaved::taken(words, officer, self.fields.csrf(), &written, take).await
    }

    async fn take(&self, officer: &Officer, id: &str) -> Result<Response> {
        let found = match case::report_id(id) {
            Some(id) => case::find(self.app, officer, id).await?,
            None => None,
        };
        let Some(shown) = found else {
            return Ok(unsaved::page(self.words, &Why::NotHere, &self.text()));
        };
        match self.apply(officer, &shown).await {
            Ok(()) => Ok(Redirect::to(&self.back(id)).into_response()),
            Err(Failure::Said { status, problem, .. }) => {
                let message = self.explain(status, problem.fields.first().map(|field| &field.rule));
                let mistake =
                    Mistake { action: self.act.word().into(), message, fields: self.fields.clone() };
                // Read again: a step that was refused often means that the case is not what it was.
                let shown = case::find(self.app, officer, shown.case.report.id).await?.unwrap_or(shown);
                let filter = self.filter.clone();
                case::show(self.app, officer, self.words, &shown, filter, Some(&mistake)).await
            }
            Err(failure) => Err(failure),
        }
    }

    fn back(&self, id: &str) -> String {
        listing::at(&format!("/console/cases/{id}"), &self.filter.query())
    }

    async fn apply(&self, officer: &Officer, shown: &Shown) -> Result<()> {
        let (actor, report) = (officer.actor(), &shown.case.report);
        // What was on screen when the form was filled in; somebody may have been faster.
        let seen = self.fields.get("version").parse().ok();
        if self.act == Act::Fixed {
            let given = match &self.proof {
                Proof::Here(bytes) if !bytes.is_empty() => bytes,
                Proof::TooBig => {
                    let max = u64::try_from(CHOSEN_FILE_BYTES).unwrap_or(u64::MAX);
                    return Err(Failure::field("proof", Rule::TooManyBytes { max }));
                }
                _ => return Err(Failure::field("proof", Rule::Required)),
            };
            let clean = proof::clean(given).ok_or_else(|| Failure::field("proof", Rule::NotAPicture))?;
            let note = Some(self.text()).filter(|note| !note.is_empty());
            return desk::fixed(self.app, &actor, report.id, seen, clean.into(), note).await.map(|_| ());
        }
        desk::act(self.app, &actor, report.id, seen, self.step(report.status)).await.map(|_| ())
    }

    fn text(&self) -> String {
        self.fields.get(self.act.field()).trim().to_owned()
    }

    fn step(&self, status: CityStatus) -> Step {
        match self.act {
            Act::Take if status == CityStatus::Received => Step::Verify,
            Act::Take => Step::Start,
            Act::Assign => Step::Assign { agency: self.text(), due: None },
            Act::Answer => Step::Answer { letter: self.text() },
            Act::Fixed => Step::Fixed { proof: None, note: None },
            Act::Close => Step::Close,
            Act::Refuse => Step::Refuse { reason: self.text() },
        }
    }

    /// The sentence that says what is wrong.
    fn explain(&self, status: StatusCode, rule: Option<&Rule>) -> String {
        let words = self.words;
        match rule {
            Some(Rule::Required) => words.t(&format!("console-mistake-{}", self.act.word())),
            Some(Rule::TooLong { max, actual }) => {
                words.get("console-mistake-too-long", &args! { "max" => *max, "actual" => *actual })
            }
            Some(Rule::NotAPicture) => words.t("console-mistake-no-picture"),
            Some(Rule::TooManyBytes { max }) => {
                words.get("console-mistake-too-big", &args! { "megabytes" => max / 1_048_576 })
            }
            Some(Rule::Malformed) => words.t("console-mistake-unprintable"),
            Some(Rule::TooManyPixels { .. }) => words.t("console-mistake-too-many-pixels"),
            Some(_) => words.t("console-mistake-unknown"),
            None if status == StatusCode::CONFLICT => words.t("console-mistake-conflict"),
            None if status == StatusCode::FORBIDDEN => words.t("console-mistake-forbidden"),
            None => words.t("console-mistake-other"),
        }
    }
}
