//! The forms of a warning: saved, asked for, approved, given back, thrown away.

use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::id::{AlertId, IncidentId};

use super::draft::{self, Desk, Mistake};
use super::{fields, not_here};
use crate::alert::bulletin;
use crate::alert::content::Content;
use crate::alert::desk::{self, Step};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::alert_draft::Draft;

/// A form that came in.
pub(super) struct Sent<'a> {
    pub(super) app: &'a App,
    pub(super) words: Words,
    pub(super) fields: Fields,
    /// The draft and what is done with it; a new one without.
    pub(super) target: Option<(String, String)>,
}

/// `POST /console/alerts/drafts/{id}/{action}`.
pub(in crate::console) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    Path(target): Path<(String, String)>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&form));
    Sent { app: &app, words, fields, target: Some(target) }.answer(officer).await
}

impl Sent<'_> {
    /// Takes the form; whatever comes of it, the answer has the words that were typed.
    pub(super) async fn answer(self, officer: Result<Officer, Turned>) -> Response {
        let written = self.fields.get("note_vi").to_owned();
        let take = async |officer: Officer| self.take(&officer).await;
        unsaved::taken(self.words, officer, self.fields.csrf(), &written, take).await
    }

    async fn take(&self, officer: &Officer) -> Result<Response> {
        if !officer.is_operator() {
            return Ok(not_here(self.words));
        }
        match &self.target {
            Some((id, action)) => with_draft(self, officer, id, action).await,
            None => create(self, officer).await,
        }
    }

    /// The message of the form, or what in it cannot be read.
    fn content(&self) -> Result<Content> {
        let (content, faults) = fields::read(&self.fields, &self.app.pack);
        if faults.is_empty() { Ok(content) } else { Err(Failure::invalid(faults)) }
    }

    fn wants_approval(&self) -> bool {
        self.fields.get("then") == "submit"
    }

    /// The sentence for a step that was refused without naming a field.
    fn explain(&self, status: StatusCode) -> String {
        self.words.t(match status {
            StatusCode::CONFLICT => "console-alert-conflict",
            StatusCode::FORBIDDEN => "console-mistake-forbidden",
            StatusCode::UNPROCESSABLE_ENTITY => "console-alert-reason-missing",
            _ => "console-mistake-other",
        })
    }

    fn mistake(&self, failure: Failure) -> Result<Mistake> {
        let Failure::Said { status, problem, .. } = failure else { return Err(failure) };
        let form = ["remark", "reason"];
        let of_the_form = |field: &str| !form.contains(&field);
        let faults: Vec<_> = problem.fields.into_iter().filter(|it| of_the_form(&it.field)).collect();
        let message = faults.is_empty().then(|| self.explain(status));
        Ok(Mistake { fields: None, faults, message })
    }
}

/// A new message: kept, and on to its page; or the form, filled in from a pasted bulletin.
async fn create(sent: &Sent<'_>, officer: &Officer) -> Result<Response> {
    let event = sent.fields.get("event");
    if sent.fields.get("then") == "bulletin" {
        let read = bulletin::read(sent.fields.get("bulletin"), &sent.app.pack, sent.app.now());
        let desk = Desk { app: sent.app, officer, words: sent.words };
        return desk.blank(&sent.fields.over(fields::said(&read)), event, &Mistake::default()).await;
    }
    let incident: Option<IncidentId> = event.parse().ok();
    let begun = match sent.content() {
        Ok(content) => desk::begin(sent.app, &officer.actor(), incident, content).await,
        Err(failure) => Err(failure),
    };
    match begun {
        Ok(id) => kept(sent, officer, id, 1).await,
        Err(failure) => {
            let mistake = sent.mistake(failure)?;
            let desk = Desk { app: sent.app, officer, words: sent.words };
            desk.blank(&sent.fields, event, &mistake).await
        }
    }
}

/// After saving: asked for approval if that was the button, and on to the draft's page.
async fn kept(sent: &Sent<'_>, officer: &Officer, id: AlertId, version: i64) -> Result<Response> {
    if sent.wants_approval() {
        let asked = desk::act(sent.app, &officer.actor(), id, version, Step::Submit).await;
        if let Err(failure) = asked {
            let mistake = Mistake { fields: Some(sent.fields.clone()), ..sent.mistake(failure)? };
            return again(sent, officer, &id.to_string(), mistake).await;
        }
    }
    Ok(Redirect::to(&format!("/console/alerts/drafts/{id}")).into_response())
}

/// The draft's page as it is now, with what was wrong.
async fn again(sent: &Sent<'_>, officer: &Officer, id: &str, mistake: Mistake) -> Result<Response> {
    match draft::find(sent.app, officer, id).await? {
        Some(draft) if draft.ended_at.is_none() => {
            Desk { app: sent.app, officer, words: sent.words }.open(&draft, &mistake).await
        }
        Some(draft) => Ok(draft::to_event(draft.incident)),
        None => Ok(not_here(sent.words)),
    }
}

async fn with_draft(sent: &Sent<'_>, officer: &Officer, id: &str, action: &str) -> Result<Response> {
    let Some(draft) = draft::find(sent.app, officer, id).await? else { return Ok(not_here(sent.words)) };
    // What was on screen when the button was pressed; somebody may have been faster.
    let seen = sent.fields.get("version").parse().unwrap_or(0);
    let done = match action {
        "save" => save(sent, officer, &draft, seen).await,
        "return" => {
            let remark = sent.fields.get("remark").to_owned();
            step(sent, officer, &draft, seen, Step::Return { remark }).await
        }
        "discard" => step(sent, officer, &draft, seen, Step::Discard).await,
        "approve" => approve(sent, officer, &draft, seen, None).await,
        "alone" => approve(sent, officer, &draft, seen, Some(sent.fields.get("reason").to_owned())).await,
        _ => return Ok(not_here(sent.words)),
    };
    match done {
        Ok(response) => Ok(response),
        Err(failure) => {
            let typed = (action == "save").then(|| sent.fields.clone());
            let mistake = Mistake { fields: typed, ..sent.mistake(failure)? };
            again(sent, officer, id, mistake).await
        }
    }
}

async fn save(sent: &Sent<'_>, officer: &Officer, draft: &Draft, seen: i64) -> Result<Response> {
    let content = Box::new(sent.content()?);
    desk::act(sent.app, &officer.actor(), draft.id, seen, Step::Save(content)).await?;
    kept(sent, officer, draft.id, seen.saturating_add(1)).await
}

async fn step(sent: &Sent<'_>, officer: &Officer, draft: &Draft, seen: i64, step: Step) -> Result<Response> {
    let gone = step == Step::Discard;
    desk::act(sent.app, &officer.actor(), draft.id, seen, step).await?;
    let next = if gone { "/console/alerts".into() } else { format!("/console/alerts/drafts/{}", draft.id) };
    Ok(Redirect::to(&next).into_response())
}

async fn approve(
    sent: &Sent<'_>,
    officer: &Officer,
    draft: &Draft,
    seen: i64,
    alone: Option<String>,
) -> Result<Response> {
    if !officer.is_fresh(sent.app.now()) {
        return Err(Failure::forbidden());
    }
    let published = desk::approve(sent.app, &officer.actor(), draft.id, seen, alone).await?;
    Ok(draft::to_event(published.alert.incident))
}
