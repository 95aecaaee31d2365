//! A case: everything that was ever said of it, who works on it, which may be the same, what can be done.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::id::SosId;
use hue_model::sos::SosEntry;
use maud::html;

use super::board::{self, Filter};
use super::row::Names;
use super::view::View;
use super::{map, not_here, row, scope};
use crate::console::form::Mistake;
use crate::console::layout::{self, Frame};
use crate::console::listing;
use crate::console::officer::Officer;
use crate::console::wards::spot;
use crate::problem::Result;
use crate::sos::desk;
use crate::sos::double::{self, Suggestion};
use crate::state::App;
use crate::store::audit::{self, Line};
use crate::store::sos::double as pairs;
use crate::store::sos::said::{self, Said};
use crate::store::sos::{Sos, line, number};
use crate::store::team::{self, assignment};

/// A look at a case, in the audit log.
pub(super) const LOOK: &str = "sos.look";

/// A case with everything that belongs to it.
pub(super) struct Shown {
    /// The case.
    pub(super) case: Sos,
    /// What was said, with the number of the case it was said of.
    pub(super) said: Vec<(String, Said)>,
    /// What happened.
    pub(super) timeline: Vec<SosEntry>,
    /// Who did what.
    pub(super) audit: Vec<Line>,
    /// Operators and teams.
    pub(super) names: Names,
    /// How many cases each team has.
    pub(super) busy: BTreeMap<String, i64>,
    /// How it was given to its team.
    pub(super) given: Option<assignment::Assignment>,
    /// Cases that may be the same.
    pub(super) suggestions: Vec<Suggestion>,
    /// Cases that are part of it.
    pub(super) parts: Vec<Sos>,
    /// Cases of which somebody said that they are not the same.
    pub(super) different: Vec<Sos>,
    /// The case it is part of.
    pub(super) whole: Option<Sos>,
    /// The link of the team it was given to just now: nobody can look it up later.
    pub(super) link: Option<String>,
}

/// `GET /console/sos/{id}`.
pub(super) async fn page(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    match find(&app, &officer, &id).await? {
        Some(shown) => show(&app, &officer, words, &shown, filter, None).await,
        None => Ok(not_here(words)),
    }
}

/// The case of an address, if it is this person's to see.
pub(super) async fn find(app: &App, officer: &Officer, id: &str) -> Result<Option<Shown>> {
    let (Ok(id), Some(scope)) = (id.parse::<SosId>(), scope(officer)) else { return Ok(None) };
    let mut conn = app.store.read().await?;
    let case = match desk::find(&mut conn, &officer.actor(), id).await {
        Ok(case) => case,
        Err(failure) if failure.is_not_found() => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let parts = pairs::parts(&mut conn, id).await?;
    let mut said = Vec::new();
    for one in std::iter::once(&case).chain(&parts) {
        said.extend(said::of(&mut conn, one.id).await?.into_iter().map(|said| (number(one.number), said)));
    }
    said.sort_by_key(|(_, said)| said.version);
    let audit = audit::about(&mut conn, &id.to_string()).await?;
    let mut names = board::names(&mut conn, std::slice::from_ref(&case)).await?;
    let whole = match case.merged_into {
        Some(whole) => crate::store::sos::get(&mut conn, whole).await?,
        None => None,
    };
    names.meet(&mut conn, audit.iter().map(|line| line.actor.as_str())).await?;
    Ok(Some(Shown {
        timeline: line::of(&mut conn, id).await?,
        busy: team::busy(&mut conn).await?,
        given: assignment::newest(&mut conn, id).await?,
        suggestions: double::suggestions(&mut conn, &scope, &case).await?,
        different: pairs::different(&mut conn, id).await?,
        link: None,
        case,
        said,
        audit,
        names,
        parts,
        whole,
    }))
}

/// Writes down who looks at what callers said. A log that cannot be written keeps nobody from a rescue.
pub(super) async fn look(app: &App, officer: &Officer, action: &str, subject: impl ToString) {
    let line = Line::new(app.now(), &officer.actor().id, action, subject);
    let written = app.store.write(move |conn| Box::pin(async move { audit::add(conn, line).await }));
    if let Err(failure) = written.await {
        tracing::error!(?failure, "a look at a call for rescue is not written down");
    }
}

/// The page of a case, with a mistake in one of its forms if there was one. Whoever is shown it has looked at it.
pub(super) async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    shown: &Shown,
    filter: Filter,
    mistake: Option<&Mistake>,
) -> Result<Response> {
    let Some(scope) = scope(officer) else { return Ok(not_here(words)) };
    look(app, officer, LOOK, shown.case.id).await;
    let board = board::read(app, officer, &scope, words, filter).await?;
    let (query, id) = (board.filter.query(), shown.case.id.to_string());
    let here = listing::at(&format!("/console/sos/{id}"), &query);
    let view = View { app, officer, words, shown, query: &query, now: app.now(), mistake };
    let frame = Frame::with(app, officer, words, board.rooms);
    let place = shown.case.details.place.as_ref();
    let here_on =
        place.and_then(|place| Some(map::Here { id: &id, spot: spot(place.point?), off: place.accuracy }));
    let page = frame.page(
        &number(shown.case.number),
        "case",
        &here,
        &html! {
            (board.list(app, words, Some(&id)))
            (view.main(row::urgency(&shown.case)))
            aside.ground aria-label=(words.t("console-map")) {
                (map::overview(words, &board.rows, &query, here_on))
                (view.place())
            }
        },
    );
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}
