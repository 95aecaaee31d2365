//! The forms of a case.

use axum::extract::{Path, Query, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::id::SosId;
use hue_model::problem::Rule;

use super::board::Filter;
use super::case::{self, Shown};
use super::{enter, not_here};
use crate::console::form::{Fields, Mistake};
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::console::{layout, listing};
use crate::lite::said::details;
use crate::problem::{Failure, Result};
use crate::sos::clean::Odd;
use crate::sos::desk::{self, Step};
use crate::sos::double::{self, Verdict};
use crate::sos::{more, team};
use crate::state::App;

/// What a form asks for.
enum Wanted {
    Step(Step),
    More,
    Assign,
    Decide(Verdict),
}

/// A form that came in.
struct Sent<'a> {
    app: &'a App,
    words: Words,
    action: &'a str,
    fields: Fields,
    filter: Filter,
}

/// `POST /console/sos/{id}/{action}`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path((id, action)): Path<(String, String)>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&form));
    let sent = Sent { app: &app, words, action: &action, fields, filter };
    let written = sent.written();
    let take = async |officer: Officer| sent.take(&officer, &id).await;
    unsaved::taken(words, officer, sent.fields.csrf(), &written, take).await
}

impl Sent<'_> {
    async fn take(&self, officer: &Officer, id: &str) -> Result<Response> {
        let Some(wanted) = self.wanted() else { return Ok(not_here(self.words)) };
        let Some(shown) = case::find(self.app, officer, id).await? else {
            return Ok(unsaved::page(self.words, &Why::NoSos, &self.written()));
        };
        match self.apply(officer, shown.case.id, wanted).await {
            Ok(answer) => self.done(officer, id, answer).await,
            Err(Failure::Said { status, problem, .. }) => {
                // Read again: a step that was refused often means that the case is not what it was.
                let shown = case::find(self.app, officer, id).await?.unwrap_or(shown);
                let message =
                    self.explain(officer, &shown, status, problem.fields.first().map(|it| &it.rule));
                let mistake = Mistake { action: self.action.into(), message, fields: self.fields.clone() };
                case::show(self.app, officer, self.words, &shown, self.filter.clone(), Some(&mistake)).await
            }
            Err(failure) => Err(failure),
        }
    }

    /// The case as it is now; with the team's link where there is a new one.
    async fn done(&self, officer: &Officer, id: &str, answer: Answer) -> Result<Response> {
        let query = self.filter.query();
        let there = |id: &str| listing::at(&format!("/console/sos/{id}"), &query);
        match answer {
            Answer::Case(kept) => Ok(Redirect::to(&there(&kept.to_string())).into_response()),
            Answer::Link(token) => match case::find(self.app, officer, id).await? {
                Some(mut shown) => {
                    shown.link = Some(format!("{}/team/{token}", self.app.profile.base_url));
                    case::show(self.app, officer, self.words, &shown, self.filter.clone(), None).await
                }
                None => Ok(not_here(self.words)),
            },
        }
    }

    fn wanted(&self) -> Option<Wanted> {
        let text = |name: &str| self.fields.get(name).trim().to_owned();
        Some(Wanted::Step(match self.action {
            "claim" => Step::Claim,
            "take-over" => Step::TakeOver { from: text("from") },
            "release" => Step::Release,
            "called" => Step::Called { reached: true },
            "no-answer" => Step::Called { reached: false },
            "tell" => Step::Tell { note: text("note") },
            "on-the-way" => Step::OnTheWay,
            "cannot-reach" => Step::CannotReach { note: text("note") },
            "done" => Step::Done,
            "close" => Step::Close { reason: text("reason") },
            "reopen" => Step::Reopen,
            "earnest" => Step::Earnest,
            "more" => return Some(Wanted::More),
            "assign" => return Some(Wanted::Assign),
            "same" => return Some(Wanted::Decide(Verdict::Same)),
            "different" => return Some(Wanted::Decide(Verdict::Different)),
            "undo" => return Some(Wanted::Decide(Verdict::Undo)),
            _ => return None,
        }))
    }

    async fn apply(&self, officer: &Officer, id: SosId, wanted: Wanted) -> Result<Answer> {
        let actor = officer.actor();
        // What was on screen when the form was sent; somebody may have been faster.
        let seen = self.fields.get("version").parse().ok();
        match wanted {
            Wanted::Step(step) => desk::act(self.app, &actor, id, seen, step).await.map(|_| Answer::Case(id)),
            Wanted::More => {
                let mut odd = Odd::new();
                let said = details(|name| self.fields.get(name).to_owned(), &mut odd);
                more::hear(self.app, &actor, id, said, odd).await.map(|()| Answer::Case(id))
            }
            Wanted::Assign => {
                team::assign(self.app, &actor, id, seen, self.fields.get("team")).await.map(Answer::Link)
            }
            Wanted::Decide(verdict) => {
                let other = self.fields.get("other").parse().map_err(|_| Failure::not_found())?;
                double::decide(self.app, &actor, id, other, verdict).await.map(Answer::Case)
            }
        }
    }

    /// The sentence that says what is wrong: above all, who has the case.
    fn explain(&self, officer: &Officer, shown: &Shown, status: StatusCode, rule: Option<&Rule>) -> String {
        let words = self.words;
        let theirs = shown.case.claim.as_ref().filter(|claim| claim.by != officer.actor().id);
        match rule {
            Some(Rule::Required) => words.t("console-sos-mistake-empty"),
            Some(Rule::TooLong { max, actual }) => {
                words.get("console-mistake-too-long", &args! { "max" => *max, "actual" => *actual })
            }
            Some(Rule::Malformed) => words.t("console-mistake-unprintable"),
            Some(_) => words.t("console-mistake-unknown"),
            None if status == StatusCode::CONFLICT => match theirs {
                Some(claim) => {
                    let name = shown.names.people.get(&claim.by).cloned().unwrap_or_default();
                    words.get("console-sos-mistake-theirs", &args! { "name" => name })
                }
                None if self.action == "same" => words.t("console-sos-mistake-same"),
                None => words.t("console-sos-mistake-conflict"),
            },
            None => words.t("console-mistake-other"),
        }
    }

    /// The words that were typed.
    fn written(&self) -> String {
        [enter::written(&self.fields).as_str(), self.fields.get("reason")].concat()
    }
}

/// What came of a form.
enum Answer {
    /// The case to go on with.
    Case(SosId),
    /// The secret of a team's link.
    Link(String),
}
