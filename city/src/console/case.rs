//! A case: what was written, where, the photos, what was done and by whom, and what can be done now.

mod history;
mod view;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::id::ReportId;
use hue_model::time::Millis;
use maud::html;

use super::form::{Fields, Mistake};
use super::layout::{self, Frame};
use super::map;
use super::officer::Officer;
use super::queue::{self, Filter};
use super::rows::{self, Urgency};
use crate::problem::Result;
use crate::state::App;
use crate::store::role::KnownPerson;
use crate::store::timeline::Entry;
use crate::store::upload::Photo;
use crate::store::{audit, report, role, timeline, upload};

/// A case with everything that belongs to it.
pub(super) struct Case {
    /// The report.
    pub(super) report: report::Report,
    /// Its photos and proofs.
    pub(super) photos: Vec<Photo>,
    /// What was done.
    pub(super) timeline: Vec<Entry>,
    /// Who did what, with their names.
    pub(super) audit: Vec<(audit::Line, String)>,
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
    match find(&app, &officer, &id).await? {
        Some(case) => show(&app, &officer, words, &case, filter, None).await,
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
    form: axum::extract::RawForm,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(officer) = officer else { return Ok(ended(words, "")) };
    // The agency never learns who wrote, so for a clerk there is no such page.
    let allowed = officer.is_operator() && officer.holds(Fields::read(&form.0).csrf());
    if !allowed {
        return Ok((StatusCode::FORBIDDEN, layout::not_here(words)).into_response());
    }
    let Some(case) = find(&app, &officer, &id).await? else { return Ok(not_here(words)) };
    let line = audit::Line::new(app.now(), &officer.id(), "reporter.look", case.report.id);
    app.store.write(move |conn| Box::pin(async move { audit::add(conn, line).await })).await?;
    let reporter = role::person(&mut app.store.read().await?, &case.report.owner).await?;
    let mut case = find(&app, &officer, &id).await?.unwrap_or(case);
    case.reporter = Some(reporter.map_or(Reporter::Guest, Reporter::Person));
    show(&app, &officer, words, &case, filter, None).await
}

/// The case of this id, if it is this person's to see.
pub(super) async fn find(app: &App, officer: &Officer, id: &str) -> Result<Option<Case>> {
    let Ok(id) = id.parse::<ReportId>() else { return Ok(None) };
    let mut conn = app.store.read().await?;
    let found = report::get(&mut conn, id).await?;
    let Some(report) = found.filter(|report| officer.may_see(report)) else { return Ok(None) };
    let photos = upload::photos(&mut conn, id).await?;
    let timeline = timeline::of(&mut conn, id).await?;
    let mut audit = Vec::new();
    for line in audit::about(&mut conn, &id.to_string()).await? {
        let name = role::person(&mut conn, &line.actor).await?.and_then(|person| person.name);
        audit.push((line, name.unwrap_or_default()));
    }
    Ok(Some(Case { report, photos, timeline, audit, reporter: None }))
}

/// The page of a case, with a mistake in one of its forms if there was one.
pub(super) async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    case: &Case,
    filter: Filter,
    mistake: Option<&Mistake>,
) -> Result<Response> {
    let queue = queue::read(app, officer, words, filter).await?;
    let (query, id) = (queue.filter.query(), case.report.id.to_string());
    let here = format!("/console/cases/{id}{}{query}", if query.is_empty() { "" } else { "?" });
    let now: Millis = app.now();
    let view = view::View { app, officer, words, case, query: &query, now, mistake };
    let ward = rows::ward_name(app, words, &case.report.place.ward_code);
    let number = report::number(case.report.number);
    let frame = Frame {
        words,
        officer,
        title: &number,
        view: "case",
        here: &here,
        open: queue.counts.open(),
        demo: app.profile.demo,
    };
    let urgency = Urgency::of(&case.report, now);
    let page = frame.page(&html! {
        (queue.list(app, words, Some(&id)))
        (view.main(urgency))
        aside.ground aria-label=(words.t("console-map")) {
            (map::around(words, &case.report, &ward))
            (view.place(&ward))
        }
    });
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// No such case.
pub(super) fn not_here(words: Words) -> Response {
    (StatusCode::NOT_FOUND, layout::not_here(words)).into_response()
}

/// The session ended while somebody was writing.
pub(super) fn ended(words: Words, written: &str) -> Response {
    (StatusCode::UNAUTHORIZED, layout::ended(words, written)).into_response()
}
