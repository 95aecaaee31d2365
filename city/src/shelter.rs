//! Shelters and flood parking: what desks write of them, and what everybody reads.
//!
//! A place belongs to a ward, whose desk and the city's own write it; each change says which version it was made on, so
//! that two desks never undo each other unseen. Whether a place has room is a word of a desk with its time:
//! [`hue_model::shelter::CONFIRMED_FOR`] later it counts no more.

mod csv;
pub(crate) mod fields;
mod listed;

use hue_model::id::ShelterId;
use hue_model::shelter::{Shelter, ShelterState};
use hue_model::text::Localized;
use hue_model::time::Millis;

pub(crate) use csv::read as read_csv;

use crate::case::Actor;
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::report::word;
use crate::store::role::Role;
use crate::store::shelter::{self, Stored};

/// The agency of the pack that the city's own desk speaks for.
const CITY_DESK: &str = "ioc";

/// Writes a place: a new one, or one that was read at version `seen`. What was said of its room stays.
///
/// # Errors
/// It is not this person's to write, somebody changed it since it was read, or the database fails.
pub async fn save(app: &App, actor: &Actor, written: Shelter, seen: i64, retired: bool) -> Result<()> {
    let (actor, now) = (actor.clone(), app.now());
    let work = app
        .store
        .write(move |conn| Box::pin(async move { keep(conn, &actor, written, seen, retired, now).await }));
    work.await?;
    app.shelters.forget();
    Ok(())
}

async fn keep(
    conn: &mut Conn,
    actor: &Actor,
    written: Shelter,
    seen: i64,
    retired: bool,
    now: Millis,
) -> Result<()> {
    within(actor, &written.ward_code)?;
    let old = shelter::get(conn, written.id).await?;
    if let Some(old) = &old {
        within(actor, &old.shelter.ward_code)?;
    }
    let said = |old: &Stored| old.shelter.clone();
    let shelter = match old.as_ref().map(said) {
        Some(old) => Shelter {
            demo: old.demo,
            state: old.state,
            confirmed_at: old.confirmed_at,
            confirmed_by: old.confirmed_by,
            ..written
        },
        None => written,
    };
    if old.as_ref().is_some_and(|old| old.shelter == shelter && old.retired == retired) {
        // Sent twice over a bad line.
        return Ok(());
    }
    if old.as_ref().map_or(0, |old| old.version) != seen {
        return Err(changed());
    }
    let confirmed_by = old.and_then(|old| old.confirmed_by);
    let mut place = Stored { shelter, version: seen, confirmed_by, retired };
    shelter::save(conn, &mut place, now).await?;
    audit::add(conn, Line::new(now, &actor.id, "shelter.save", place.shelter.id)).await
}

/// Says whether a place that was read at version `seen` has room.
///
/// # Errors
/// It is not this person's, somebody changed it since it was read, or the database fails.
pub async fn confirm(app: &App, actor: &Actor, id: ShelterId, seen: i64, state: ShelterState) -> Result<()> {
    let (desk, actor, now) = (desk(&app.pack, actor), actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let found = shelter::get(conn, id).await?.ok_or_else(Failure::not_found)?;
            within(&actor, &found.shelter.ward_code)?;
            if found.version != seen {
                return Err(changed());
            }
            let shelter = Shelter { state, confirmed_at: Some(now), confirmed_by: desk, ..found.shelter };
            let mut place = Stored { shelter, confirmed_by: Some(actor.id.clone()), ..found };
            shelter::save(conn, &mut place, now).await?;
            let line = Line::new(now, &actor.id, "shelter.confirm", id);
            audit::add(conn, Line { detail: Some(word(state)), ..line }).await
        })
    });
    work.await?;
    app.shelters.forget();
    Ok(())
}

/// Writes many new places, all or none.
///
/// # Errors
/// One is not this person's to write, or the database fails.
pub async fn import(app: &App, actor: &Actor, places: Vec<Shelter>) -> Result<()> {
    let (actor, now) = (actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            for place in places {
                keep(conn, &actor, place, 0, false, now).await?;
            }
            Ok(())
        })
    });
    work.await?;
    app.shelters.forget();
    Ok(())
}

/// Whether a ward's places are this person's to write.
fn within(actor: &Actor, ward: &str) -> Result<()> {
    let here = Scope::of(actor).is_some_and(|scope| scope.has_ward(Some(ward)));
    if here { Ok(()) } else { Err(Failure::not_found()) }
}

fn changed() -> Failure {
    Failure::conflict("Somebody changed this place in the meantime")
}

/// The name of the desk somebody speaks for.
fn desk(pack: &CityPack, actor: &Actor) -> Option<Localized> {
    let agency = match &actor.role {
        Role::Clerk { agency } => agency.as_str(),
        Role::Operator | Role::Supervisor => CITY_DESK,
    };
    pack.agencies.get(agency).cloned()
}
