//! Cuts of power and water: what desks write of them, and what everybody reads.
//!
//! A ward's desk writes those of its ward, the city's own all of them; each change says which revision it was made on, so
//! that two desks never undo each other unseen. A cut begins by the clock and ends by a desk's word.

pub(crate) mod calendar;
mod csv;
pub(crate) mod fields;
mod listed;

use hue_model::id::OutageId;
use hue_model::outage::{Outage, OutageState};
use hue_model::time::Millis;

pub(crate) use csv::{Row, read as read_csv};

use self::csv::News;
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::outage::{self, Stored};
use crate::table::records::Fault;

/// Writes a cut: a new one, or one that was read at its revision. What was said of its state stays.
///
/// # Errors
/// It is not this person's to write, somebody changed it since it was read, or the database fails.
pub async fn save(app: &App, actor: &Actor, written: Outage) -> Result<()> {
    let (actor, now) = (actor.clone(), app.now());
    let work = app.store.write(move |conn| Box::pin(async move { keep(conn, &actor, written, now).await }));
    work.await?;
    app.outages.forget();
    Ok(())
}

/// When a cut that was read at a revision begins as it stands; `None` of a new one.
///
/// # Errors
/// The database fails.
pub(crate) async fn began(app: &App, id: OutageId, revision: u32) -> Result<Option<Millis>> {
    if revision == 0 {
        return Ok(None);
    }
    let known = outage::get(&mut app.store.read().await?, id).await?;
    Ok(known.map(|known| known.outage.starts_at))
}

/// How long what is over still counts among the cuts a desk has, in milliseconds: two weeks.
pub(crate) const BEHIND: i64 = 14 * 24 * 3_600_000;

/// What became of a table.
#[derive(Debug)]
pub(crate) struct Imported {
    /// How many cuts are new.
    pub(crate) new: usize,
    /// How many were there already.
    pub(crate) known: usize,
}

/// Writes the cuts of a table that are not there yet, all or none; or says what of it does not fit what is there.
///
/// # Errors
/// One is not this person's to write, somebody wrote it at the same moment, or the database fails.
pub(crate) async fn import(
    app: &App,
    actor: &Actor,
    rows: Vec<Row>,
) -> Result<std::result::Result<Imported, Vec<Fault>>> {
    let (actor, now) = (actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            rows.iter().try_for_each(|(_, row)| within(&actor, row))?;
            let there = outage::since(conn, now.plus(-BEHIND)).await?;
            let there: Vec<_> = there.into_iter().map(|stored| stored.outage).collect();
            let News { cuts, known } = match csv::against(&there, &rows) {
                Ok(news) => news,
                Err(faults) => return Ok(Err(faults)),
            };
            let new = cuts.len();
            for cut in cuts {
                keep(conn, &actor, cut, now).await?;
            }
            Ok(Ok(Imported { new, known }))
        })
    });
    let imported = work.await?;
    app.outages.forget();
    Ok(imported)
}

async fn keep(conn: &mut Conn, actor: &Actor, written: Outage, now: Millis) -> Result<()> {
    within(actor, &written)?;
    let old = outage::get(conn, written.id).await?.map(|old| old.outage);
    if let Some(old) = &old {
        within(actor, old)?;
    }
    let next = match &old {
        Some(old) => Outage {
            state: old.state,
            restored_at: old.restored_at,
            updated_at: old.updated_at,
            ..written.clone()
        },
        None => written.clone(),
    };
    if let Some(old) = &old
        && (Outage { revision: old.revision, ..next.clone() }) == *old
    {
        // Sent twice over a bad line.
        return Ok(());
    }
    if old.map_or(0, |old| old.revision) != written.revision {
        return Err(changed());
    }
    store(conn, actor, "outage.save", next, now).await
}

async fn store(conn: &mut Conn, actor: &Actor, action: &str, outage: Outage, now: Millis) -> Result<()> {
    let outage = Outage { updated_at: now, ..outage };
    let mut stored = Stored { outage, updated_by: actor.id.clone() };
    outage::save(conn, &mut stored).await?;
    let line = Line::new(now, &actor.id, action, stored.outage.id);
    let detail = format!("{} {}", stored.outage.state.word(), stored.outage.revision);
    audit::add(conn, Line { detail: Some(detail), ..line }).await
}

/// Says how a cut that was read at this revision stands: restored, called off, or planned after all.
///
/// # Errors
/// It is not this person's, somebody changed it since it was read, it cannot be so now, or the database fails.
pub async fn say(app: &App, actor: &Actor, id: OutageId, seen: u32, state: OutageState) -> Result<()> {
    let (actor, now) = (actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let Stored { outage: old, updated_by } =
                outage::get(conn, id).await?.ok_or_else(Failure::not_found)?;
            within(&actor, &old)?;
            let is_next = old.revision == seen.saturating_add(1);
            if old.state == state && is_next && updated_by == actor.id {
                // Sent twice over a bad line.
                return Ok(());
            }
            if old.revision != seen || !can_say(&old, now).contains(&state) {
                return Err(changed());
            }
            let restored_at = (state == OutageState::Restored).then_some(now);
            store(conn, &actor, "outage.say", Outage { state, restored_at, ..old }, now).await
        })
    });
    work.await?;
    app.outages.forget();
    Ok(())
}

/// What a desk can say of a cut at `now`.
pub(crate) fn can_say(outage: &Outage, now: Millis) -> &'static [OutageState] {
    match outage.state_at(now) {
        OutageState::Planned => &[OutageState::Cancelled],
        OutageState::UnderWay => &[OutageState::Restored, OutageState::Cancelled],
        OutageState::Restored | OutageState::Cancelled => &[OutageState::Planned],
    }
}

/// Whether a cut is this person's to write: all of it lies in wards that are.
fn within(actor: &Actor, outage: &Outage) -> Result<()> {
    let scope = Scope::of(actor).ok_or_else(Failure::not_found)?;
    let here = outage.ward_codes.iter().all(|ward| scope.has_ward(Some(ward)));
    if here { Ok(()) } else { Err(Failure::not_found()) }
}

fn changed() -> Failure {
    Failure::conflict("Somebody changed this cut in the meantime")
}
