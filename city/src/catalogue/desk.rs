//! What the desk may do with an item of the catalogue: one person proposes, another one publishes or refuses. Every step leaves a line in
//! the audit log, in the same transaction.

use hue_model::problem::Rule;
use hue_model::text::unprintable;
use hue_model::time::Millis;

use super::fields;
use super::item::{Item, Name};
use super::served;
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::catalogue_edit::{self, Decision, Edit, Outcome};

/// Most characters of a reason.
pub const REASON_CHARS: usize = 300;

/// Most characters of where somebody has it from.
pub const SOURCE_CHARS: usize = 200;

/// An item with everything that was said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Its kind and its code.
    pub name: Name,
    /// The item as everybody reads it; `None` while it is only proposed.
    pub item: Option<Item>,
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
        self.history.iter().filter(|edit| edit.version().is_some()).max_by_key(|edit| edit.version())
    }

    /// What whoever writes on begins with: the proposal that waits, or what everybody reads, or what was proposed last.
    #[must_use]
    pub fn newest(&self) -> Option<&Item> {
        let said = self.waiting().map(|edit| &edit.proposed).or(self.item.as_ref());
        said.or_else(|| self.history.first().map(|edit| &edit.proposed))
    }

    /// The number of that proposal; 0 for what is built in, and for what is new.
    #[must_use]
    pub fn stamp(&self) -> i64 {
        self.waiting().or_else(|| self.published()).map_or(0, |edit| edit.id)
    }
}

/// An item with its history; `None` where neither the catalogue nor any proposal has such a code.
///
/// # Errors
/// The database fails.
pub async fn standing(app: &App, conn: &mut Conn, name: &Name) -> Result<Option<Standing>> {
    let (kind, id) = name;
    if fields::code(id).is_err() {
        // Not a code: what is built in has such ones as well.
        return Ok(None);
    }
    let history = catalogue_edit::of(conn, *kind, id).await?;
    let mut standing = Standing { name: name.clone(), item: built_in(app, name), history };
    if let Some(edit) = standing.published() {
        standing.item = Some(edit.proposed.clone());
    }
    Ok(Some(standing).filter(|it| it.newest().is_some()))
}

/// The item as it ships.
pub(crate) fn built_in(app: &App, (kind, id): &Name) -> Option<Item> {
    Item::find(&app.pack.catalogue, *kind, id)
}

/// What stood on the form of somebody who saw the proposal of this number, 0 for what is built in; `None` where nothing did.
pub(crate) fn seen(app: &App, standing: &Standing, stamp: i64) -> Option<Item> {
    match stamp {
        0 => built_in(app, &standing.name),
        id => standing.history.iter().find(|edit| edit.id == id).map(|edit| edit.proposed.clone()),
    }
}

/// What somebody proposes.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What was read, by its [`Standing::stamp`].
    pub stamp: i64,
    /// What the item shall say.
    pub item: Item,
    /// Where they have it from.
    pub source: Option<String>,
}

/// Proposes what an item shall say, on what was read at its stamp; what nobody ever proposed is new. A proposal that waited
/// is replaced by it.
///
/// # Errors
/// The actor may not, somebody was faster, or the database fails.
pub async fn propose(app: &App, actor: &Actor, proposal: Proposal) -> Result<()> {
    propose_all(app, actor, vec![proposal]).await
}

/// Proposes all of these, or none of them.
///
/// # Errors
/// As [`propose`].
pub async fn propose_all(app: &App, actor: &Actor, proposals: Vec<Proposal>) -> Result<()> {
    allowed(actor)?;
    let (here, actor, now) = (app.clone(), actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            for proposal in proposals {
                put(&here, conn, &actor, now, proposal).await?;
            }
            Ok(())
        })
    });
    work.await
}

async fn put(app: &App, conn: &mut Conn, actor: &Actor, now: Millis, proposal: Proposal) -> Result<()> {
    let Proposal { stamp, item: proposed, source } = proposal;
    let standing = standing(app, conn, &proposed.name()).await?;
    let waiting = standing.as_ref().and_then(Standing::waiting);
    if waiting
        .is_some_and(|edit| edit.author == actor.id && edit.proposed == proposed && edit.source == source)
    {
        // Sent twice over a bad line.
        return Ok(());
    }
    if standing.as_ref().map_or(0, Standing::stamp) != stamp {
        return Err(Failure::conflict("Somebody changed this item in the meantime"));
    }
    if let Some(edit) = waiting {
        catalogue_edit::decide(conn, edit.id, &decision(Outcome::Replaced, actor, now)).await?;
    }
    let line = line(now, actor, "propose", &proposed);
    let (was, author) = (standing.and_then(|it| it.item), actor.id.clone());
    let edit = Edit { id: 0, was, proposed, author, source, proposed_at: now, decision: None };
    catalogue_edit::add(conn, &edit).await?;
    audit::add(conn, line).await
}

/// A line of the audit log about an item.
fn line(now: Millis, actor: &Actor, act: &str, item: &Item) -> Line {
    Line::new(now, &actor.id, &format!("{}.{act}", item.kind().word()), item.id())
}

/// Publishes these proposals of somebody else, all of them or none: the catalogue has a new version. Answers it.
///
/// # Errors
/// The actor wrote one or may not, one waits no more, or the database fails.
pub async fn publish(app: &App, actor: &Actor, ids: Vec<i64>) -> Result<u64> {
    allowed(actor)?;
    let (actor, now, built_in) = (actor.clone(), app.now(), app.pack.catalogue.version);
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let mut newest = built_in;
            for id in ids {
                let edit = waiting(conn, id).await?;
                if edit.author == actor.id {
                    return Err(Failure::forbidden());
                }
                let number = catalogue_edit::next_version(conn, now).await?;
                let published =
                    Decision { version: Some(number), ..decision(Outcome::Published, &actor, now) };
                catalogue_edit::decide(conn, id, &published).await?;
                newest = served::version(built_in, number);
                let line = line(now, &actor, "publish", &edit.proposed);
                audit::add(conn, Line { detail: Some(format!("version {newest}")), ..line }).await?;
            }
            Ok(newest)
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
                (Outcome::Withdrawn, "withdraw")
            } else if reason.is_empty() {
                return Err(Failure::field("reason", Rule::Required));
            } else {
                (Outcome::Refused, "refuse")
            };
            let reason = Some(reason).filter(|reason| !reason.is_empty());
            let refused = Decision { reason, ..decision(outcome, &actor, now) };
            catalogue_edit::decide(conn, id, &refused).await?;
            audit::add(conn, line(now, &actor, action, &edit.proposed)).await
        })
    });
    work.await
}

async fn waiting(conn: &mut Conn, id: i64) -> Result<Edit> {
    let edit = catalogue_edit::get(conn, id).await?.ok_or_else(Failure::not_found)?;
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
