//! What the desk may do with a service: one person proposes, another one publishes or refuses. Every step leaves a line in
//! the audit log, in the same transaction.

use hue_model::catalogue::Service;
use hue_model::problem::Rule;
use hue_model::text::unprintable;
use hue_model::time::Millis;

use super::served;
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::service_edit::{self, Decision, Edit, Outcome};

/// Most characters of a reason.
pub const REASON_CHARS: usize = 300;

/// A service with everything that was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The service as everybody reads it.
    pub service: Service,
    /// Every proposal, newest first.
    pub history: Vec<Edit>,
}

impl Standing {
    /// The proposal that waits for a second person.
    #[must_use]
    pub fn waiting(&self) -> Option<&Edit> {
        self.history.iter().find(|edit| edit.decision.is_none())
    }

    /// The proposal that brought what everybody reads; `None` for what is built in, which nobody confirmed.
    #[must_use]
    pub fn published(&self) -> Option<&Edit> {
        self.history.iter().filter(|edit| version(edit).is_some()).max_by_key(|edit| version(edit))
    }

    /// What whoever writes on begins with: the proposal that waits, or what everybody reads.
    #[must_use]
    pub fn newest(&self) -> &Service {
        self.waiting().map_or(&self.service, |edit| &edit.proposed)
    }

    /// The number of that proposal; 0 for what is built in.
    #[must_use]
    pub fn stamp(&self) -> i64 {
        self.waiting().or_else(|| self.published()).map_or(0, |edit| edit.id)
    }
}

fn version(edit: &Edit) -> Option<u64> {
    edit.decision.as_ref().and_then(|decision| decision.version)
}

/// A service with its history; `None` where the catalogue has no such code.
///
/// # Errors
/// The database fails.
pub async fn standing(app: &App, conn: &mut Conn, id: &str) -> Result<Option<Standing>> {
    let Some(built_in) = built_in(app, id) else { return Ok(None) };
    let mut standing = Standing { service: built_in.clone(), history: service_edit::of(conn, id).await? };
    if let Some(edit) = standing.published() {
        standing.service = edit.proposed.clone();
    }
    Ok(Some(standing))
}

/// The service as it ships.
pub(crate) fn built_in<'a>(app: &'a App, id: &str) -> Option<&'a Service> {
    app.pack.catalogue.services.iter().find(|service| service.id == id)
}

/// What stood on the form of somebody who saw the proposal of this number, 0 for what is built in.
pub(crate) fn seen(app: &App, standing: &Standing, stamp: i64) -> Option<Service> {
    match stamp {
        0 => built_in(app, &standing.service.id).cloned(),
        id => standing.history.iter().find(|edit| edit.id == id).map(|edit| edit.proposed.clone()),
    }
}

/// Proposes what a service shall say, on what was read at `stamp`. A proposal that waited is replaced by it.
///
/// # Errors
/// The actor may not, there is no such service, somebody was faster, or the database fails.
pub async fn propose(app: &App, actor: &Actor, stamp: i64, proposed: Service) -> Result<()> {
    allowed(actor)?;
    let (here, actor, now) = (app.clone(), actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let standing = standing(&here, conn, &proposed.id).await?.ok_or_else(Failure::not_found)?;
            let waiting = standing.waiting();
            if waiting.is_some_and(|edit| edit.author == actor.id && edit.proposed == proposed) {
                // Sent twice over a bad line.
                return Ok(());
            }
            if standing.stamp() != stamp {
                return Err(Failure::conflict("Somebody changed this service in the meantime"));
            }
            if let Some(edit) = waiting {
                let decision = decision(Outcome::Replaced, &actor, now);
                service_edit::decide(conn, edit.id, &decision).await?;
            }
            let line = Line::new(now, &actor.id, "service.propose", &proposed.id);
            let edit = Edit {
                id: 0,
                was: standing.service,
                proposed,
                author: actor.id,
                proposed_at: now,
                decision: None,
            };
            service_edit::add(conn, &edit).await?;
            audit::add(conn, line).await
        })
    });
    work.await
}

/// Publishes a proposal of somebody else: the catalogue has a new version. Answers it.
///
/// # Errors
/// The actor wrote it or may not, it waits no more, or the database fails.
pub async fn publish(app: &App, actor: &Actor, id: i64) -> Result<u64> {
    allowed(actor)?;
    let (actor, now, built_in) = (actor.clone(), app.now(), app.pack.catalogue.version);
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let edit = waiting(conn, id).await?;
            if edit.author == actor.id {
                return Err(Failure::forbidden());
            }
            let number = service_edit::next_version(conn, now).await?;
            let published = Decision { version: Some(number), ..decision(Outcome::Published, &actor, now) };
            service_edit::decide(conn, id, &published).await?;
            let version = served::version(built_in, number);
            let line = Line::new(now, &actor.id, "service.publish", &edit.proposed.id);
            audit::add(conn, Line { detail: Some(format!("version {version}")), ..line }).await?;
            Ok(version)
        })
    });
    let version = work.await?;
    app.catalogue.forget();
    Ok(version)
}

/// Ends a proposal: its author takes it back, anybody else refuses it and says why.
///
/// # Errors
/// The actor may not, the reason is missing or too long, it waits no more, or the database fails.
pub async fn refuse(app: &App, actor: &Actor, id: i64, reason: &str) -> Result<()> {
    allowed(actor)?;
    let (actor, now, reason) = (actor.clone(), app.now(), reason.trim().to_owned());
    let actual = reason.chars().count();
    if actual > REASON_CHARS {
        return Err(Failure::field("reason", Rule::TooLong { max: REASON_CHARS, actual }));
    }
    if reason.chars().any(unprintable) {
        return Err(Failure::field("reason", Rule::Malformed));
    }
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let edit = waiting(conn, id).await?;
            let (outcome, action) = if edit.author == actor.id {
                (Outcome::Withdrawn, "service.withdraw")
            } else if reason.is_empty() {
                return Err(Failure::field("reason", Rule::Required));
            } else {
                (Outcome::Refused, "service.refuse")
            };
            let reason = Some(reason).filter(|reason| !reason.is_empty());
            let refused = Decision { reason, ..decision(outcome, &actor, now) };
            service_edit::decide(conn, id, &refused).await?;
            audit::add(conn, Line::new(now, &actor.id, action, &edit.proposed.id)).await
        })
    });
    work.await
}

async fn waiting(conn: &mut Conn, id: i64) -> Result<Edit> {
    let edit = service_edit::get(conn, id).await?.ok_or_else(Failure::not_found)?;
    match edit.decision {
        None => Ok(edit),
        Some(_) => Err(Failure::conflict("Somebody decided this proposal in the meantime")),
    }
}

fn decision(outcome: Outcome, actor: &Actor, at: Millis) -> Decision {
    Decision { outcome, by: actor.id.clone(), at, reason: None, version: None }
}

fn allowed(actor: &Actor) -> Result<()> {
    if actor.role.is_desk() { Ok(()) } else { Err(Failure::forbidden()) }
}
