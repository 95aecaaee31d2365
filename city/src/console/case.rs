//! A case: what was written, where, the photos, what was done and by whom, and what can be done now.

mod history;
mod view;

use axum::extract::{Path, Query, RawForm, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::id::ReportId;
use hue_model::time::Millis;
use maud::html;

use super::form::{Fields, Mistake};
use super::layout::{self, Frame};
use super::listing;
use super::map;
use super::officer::Officer;
use super::queue::{self, Filter};
use super::rows::Urgency;
use super::unsaved::{self, Why};
use crate::case::{self as desk, Case};
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::report;
use crate::store::role::{self, KnownPerson};
use crate::web::ward_name;

/// A case, with the names of those who did something with it.
pub(super) struct Shown {
    /// The case.
    pub(super) case: Case,
    /// The names of the audit log's actors, line by line; empty where there is none.
    pub(super) names: Vec<String>,
    /// The reporter, after an audited look.
    pub(super) reporter: Option<Reporter>,
}

/// The reporter as the desk sees them after asking.
pub(super) enum Reporter {
    /// A person.
    Person(KnownPerson),
    /// A guest's device: there is no name.
    Guest,
}

/// `GET /console/cases/{id}`.
pub(super) async fn page(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(id) = report_id(&id) else { return Ok(not_here(words)) };
    match find(&app, &officer, id).await? {
        Some(shown) => show(&app, &officer, words, &shown, filter, None).await,
        None => Ok(not_here(words)),
    }
}

/// `POST /console/cases/{id}/reporter`: shows the reporter, and writes down who looked.
pub(super) async fn look(
    State(app): State<App>,
    officer: Option<Officer>,
    Path(id): Path<String>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(officer) = officer else { return Ok(unsaved::page(words, &Why::Ended, "")) };
    let Some(id) = report_id(&id) else { return Ok(not_here(words)) };
    if !officer.holds(Fields::read(&form).csrf()) {
        return Err(Failure::forbidden());
    }
    let reporter = desk::reporter(&app, &officer.actor(), id).await?;
    let Some(mut shown) = find(&app, &officer, id).await? else { return Ok(not_here(words)) };
    shown.reporter = Some(reporter.map_or(Reporter::Guest, Reporter::Person));
    show(&app, &officer, words, &shown, filter, None).await
}

/// The case of this id, if it is this person's to see.
pub(super) async fn find(app: &App, officer: &Officer, id: ReportId) -> Result<Option<Shown>> {
    let case = match desk::get(app, &officer.actor(), id).await {
        Ok(case) => case,
        Err(failure) if failure.is_not_found() => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let mut conn = app.store.read().await?;
    let mut names = Vec::with_capacity(case.audit.len());
    for line in &case.audit {
        let name = role::person(&mut conn, &line.actor).await?.and_then(|person| person.name);
        names.push(name.unwrap_or_default());
    }
    Ok(Some(Shown { case, names, reporter: None }))
}

/// The id of an address.
pub(super) fn report_id(text: &str) -> Option<ReportId> {
    text.parse().ok()
}

/// The page of a case, with a mistake in one of its forms if there was one.
pub(super) async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    shown: &Shown,
    filter: Filter,
    mistake: Option<&Mistake>,
) -> Result<Response> {
    let queue = queue::read(app, officer, words, filter).await?;
    let (query, id) = (queue.filter.query(), shown.case.report.id.to_string());
    let here = listing::at(&format!("/console/cases/{id}"), &query);
    let now: Millis = app.now();
    let view = view::View { app, officer, words, case: &shown.case, shown, query: &query, now, mistake };
    let ward = ward_name(app, words, &shown.case.report.place.ward_code);
    let number = report::number(shown.case.report.number);
    let frame = Frame::with(app, officer, words, queue.rooms);
    let urgency = Urgency::of(&shown.case.report, now);
    let page = frame.page(
        &number,
        "case",
        &here,
        &html! {
            (queue.list(app, words, Some(&id)))
            (view.main(urgency))
            aside.ground aria-label=(words.t("console-map")) {
                (map::around(words, &shown.case.report, &ward))
                (view.place(&ward))
            }
        },
    );
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// No such case.
pub(super) fn not_here(words: Words) -> Response {
    unsaved::page(words, &Why::NotHere, "")
}
