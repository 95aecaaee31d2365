//! The forms of a case: what the desk and the agencies do.

use axum::extract::{Multipart, Path, Query, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::problem::Rule;
use hue_model::report::CityStatus;

use super::case::{self, Shown};
use super::form::{Fields, Mistake};
use super::layout;
use super::officer::Officer;
use super::proof;
use super::queue::Filter;
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
    officer: &'a Officer,
    words: Words,
    act: Act,
    fields: Fields,
    proof: Option<Bytes>,
    filter: Filter,
}

/// `POST /console/cases/{id}/{action}`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Option<Officer>,
    Path((id, action)): Path<(String, String)>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response> {
    let (words, fields) = (layout::words(&headers), Fields::read(&form));
    let act = Act::ALL.into_iter().find(|act| act.word() == action && !act.has_photo());
    let Some(act) = act else { return Ok(case::not_here(words)) };
    let Some(officer) = officer else { return Ok(case::ended(words, fields.get(act.field()))) };
    Sent { app: &app, officer: &officer, words, act, fields, proof: None, filter }.take(&id).await
}

/// `POST /console/cases/{id}/fixed`: with a photo.
pub(super) async fn fixed(
    State(app): State<App>,
    officer: Option<Officer>,
    Path(id): Path<String>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
    mut form: Multipart,
) -> Result<Response> {
    let (words, act) = (layout::words(&headers), Act::Fixed);
    let (mut fields, mut proof) = (Fields::default(), None);
    let unreadable =
        |_| Failure::said(StatusCode::BAD_REQUEST, "The form broke off", hue_model::problem::Code::Invalid);
    while let Some(part) = form.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(unreadable)?;
        if name == "proof" {
            proof = Some(bytes);
        } else {
            fields.put(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    let Some(officer) = officer else { return Ok(case::ended(words, fields.get(act.field()))) };
    Sent { app: &app, officer: &officer, words, act, fields, proof, filter }.take(&id).await
}

impl Sent<'_> {
    async fn take(self, id: &str) -> Result<Response> {
        if !self.officer.holds(self.fields.csrf()) {
            return Err(Failure::forbidden());
        }
        let found = match case::report_id(id) {
            Some(id) => case::find(self.app, self.officer, id).await?,
            None => None,
        };
        let Some(shown) = found else { return Ok(case::not_here(self.words)) };
        match self.apply(&shown).await {
            Ok(()) => Ok(Redirect::to(&self.back(id)).into_response()),
            Err(Failure::Said { status, problem, .. }) => {
                let message = self.explain(status, problem.fields.first().map(|field| &field.rule));
                let mistake =
                    Mistake { action: self.act.word().into(), message, fields: self.fields.clone() };
                let (app, officer, words) = (self.app, self.officer, self.words);
                case::show(app, officer, words, &shown, self.filter, Some(&mistake)).await
            }
            Err(failure) => Err(failure),
        }
    }

    fn back(&self, id: &str) -> String {
        let query = self.filter.query();
        format!("/console/cases/{id}{}{query}", if query.is_empty() { "" } else { "?" })
    }

    async fn apply(&self, shown: &Shown) -> Result<()> {
        let (actor, report) = (self.officer.actor(), &shown.case.report);
        // What was on screen when the form was filled in; somebody may have been faster.
        let seen = self.fields.get("version").parse().ok();
        if self.act == Act::Fixed {
            let given = self.proof.as_deref().filter(|bytes| !bytes.is_empty());
            let given = given.ok_or_else(|| Failure::field("proof", Rule::Required))?;
            let clean = proof::clean(given).ok_or_else(|| Failure::field("proof", Rule::NotAPicture))?;
            let note = Some(self.text()).filter(|note| !note.is_empty());
            return desk::fixed(self.app, &actor, report.id, seen, clean.into(), note).await.map(|_| ());
        }
        desk::act(self.app, &actor, report.id, seen, self.step(report.status)).await.map(|_| ())
    }

    fn text(&self) -> String {
        self.fields.get(self.act.field()).trim().to_owned()
    }

    fn step(&self, status: Option<CityStatus>) -> Step {
        match self.act {
            Act::Take if status == Some(CityStatus::Received) => Step::Verify,
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
            Some(Rule::TooManyPixels { .. }) => words.t("console-mistake-too-many-pixels"),
            Some(_) => words.t("console-mistake-unknown"),
            None if status == StatusCode::CONFLICT => words.t("console-mistake-conflict"),
            None if status == StatusCode::FORBIDDEN => words.t("console-mistake-forbidden"),
            None => words.t("console-mistake-other"),
        }
    }
}
