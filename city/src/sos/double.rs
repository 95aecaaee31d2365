//! Cases that may be one: found with reasons, made one only by a person, and parted again by one key.

use hue_model::id::SosId;
use hue_model::sos::SosEntry;
use hue_model::time::Millis;

use super::WAKE;
use super::desk::{self, Scope};
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::sos::clean::phone_key;
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::sos::{self, Sos, double, line};

/// Metres within which two cases may be one house, beside what their positions are off by.
const NEAR_METRES: f64 = 60.0;
/// Most metres a position may be off for that.
const OFF_METRES: f64 = 150.0;
/// Milliseconds within which two cases may be one: six hours, as somebody who waits calls again.
const NEAR_MILLIS: i64 = 6 * 3_600_000;

/// Why two cases may be one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasons {
    /// They name the same phone.
    pub same_phone: bool,
    /// They have the same id in a table of volunteers.
    pub same_id: bool,
    /// They are near: so many metres apart.
    pub metres: Option<f64>,
    /// So many milliseconds between them.
    pub apart: i64,
}

/// A case that may be the same as another.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The other case.
    pub case: Sos,
    /// Why.
    pub reasons: Reasons,
}

/// Why `one` and `other` may be the same; `None` where nothing says so.
#[must_use]
pub fn reasons(one: &Sos, other: &Sos) -> Option<Reasons> {
    let apart = one.raised_at.since(other.raised_at).saturating_abs();
    let same_phone = share_a_phone(one, other);
    let same_id = one.sheet_id.is_some() && one.sheet_id == other.sheet_id;
    let metres = metres(one, other).filter(|_| apart <= NEAR_MILLIS);
    (same_phone || same_id || metres.is_some()).then_some(Reasons { same_phone, same_id, metres, apart })
}

fn share_a_phone(one: &Sos, other: &Sos) -> bool {
    let keys = |case: &Sos| [&case.details.phone, &case.details.caller_phone].map(|phone| phone_key(phone));
    let theirs = keys(other);
    keys(one).iter().any(|key| !key.is_empty() && theirs.contains(key))
}

/// Metres between them, if that is near for how far off their positions are.
fn metres(one: &Sos, other: &Sos) -> Option<f64> {
    let place = |case: &Sos| case.details.place.as_ref().map(|place| (place.point, place.accuracy));
    let ((here, off_here), (there, off_there)) = (place(one)?, place(other)?);
    let metres = here?.metres_to(there?);
    let off = |metres: Option<f64>| metres.unwrap_or(0.0).min(OFF_METRES);
    (metres <= NEAR_METRES + off(off_here) + off(off_there)).then_some(metres)
}

/// The cases that may be the same as this one, nearest first, without those somebody decided about.
///
/// # Errors
/// The database fails.
pub async fn suggestions(conn: &mut Conn, scope: &Scope, case: &Sos) -> Result<Vec<Suggestion>> {
    if !case.is_open() {
        return Ok(Vec::new());
    }
    let decided = double::decided(conn, case.id).await?;
    let around = sos::board::around(conn, case, NEAR_MILLIS).await?;
    let mut found: Vec<Suggestion> = around
        .into_iter()
        .filter(|other| scope.has(other) && !decided.contains(&other.id))
        .filter_map(|other| reasons(case, &other).map(|reasons| Suggestion { case: other, reasons }))
        .collect();
    let metres = |one: &Suggestion| one.reasons.metres.unwrap_or(f64::MAX);
    found.sort_by(|a, b| {
        b.reasons.same_phone.cmp(&a.reasons.same_phone).then(metres(a).total_cmp(&metres(b)))
    });
    Ok(found)
}

/// What a person decides about two cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are one: the later one becomes part of the earlier, and the callers of both read its states.
    Same,
    /// They are two.
    Different,
    /// Neither any more: what was decided is undone.
    Undo,
}

impl Verdict {
    const fn action(self) -> &'static str {
        match self {
            Self::Same => "sos.merge",
            Self::Different => "sos.not_double",
            Self::Undo => "sos.part",
        }
    }
}

/// Decides about two cases; answers the one that goes on.
///
/// # Errors
/// One of them is not to be seen, is somebody else's, or is part of a case already; or the database fails.
pub async fn decide(app: &App, actor: &Actor, id: SosId, other: SosId, verdict: Verdict) -> Result<SosId> {
    let (actor, now) = (actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let pair = (load(conn, &actor, id).await?, load(conn, &actor, other).await?);
            let kept = match verdict {
                Verdict::Same => merge(conn, pair, &actor, now).await?,
                Verdict::Different => {
                    double::decide(conn, (id, other), false, &actor.id, now).await?;
                    id
                }
                Verdict::Undo => part(conn, pair).await?,
            };
            for (one, two) in [(id, other), (other, id)] {
                let line = Line::new(now, &actor.id, verdict.action(), one);
                audit::add(conn, Line { detail: Some(two.to_string()), ..line }).await?;
            }
            Ok(kept)
        })
    });
    let kept = work.await?;
    app.bus.changed(WAKE);
    Ok(kept)
}

async fn load(conn: &mut Conn, actor: &Actor, id: SosId) -> Result<Sos> {
    let case = desk::find(conn, actor, id).await?;
    if case.claim.as_ref().is_some_and(|claim| claim.by != actor.id) {
        return Err(Failure::conflict("Somebody else works on this case"));
    }
    Ok(case)
}

/// Makes the later case part of the earlier, or the other way round where a team or doubles hang on the later one.
async fn merge(conn: &mut Conn, (one, other): (Sos, Sos), actor: &Actor, now: Millis) -> Result<SosId> {
    if one.id == other.id || one.merged_into.is_some() || other.merged_into.is_some() {
        return Err(Failure::conflict("One of them is part of a case already"));
    }
    if one.drill != other.drill {
        return Err(Failure::conflict("One of them is an exercise"));
    }
    // The callers of both would read that it is over while one of them still waits.
    if one.state.is_over() || other.state.is_over() {
        return Err(Failure::conflict("One of them is over"));
    }
    let (first, second) = if one.number < other.number { (one, other) } else { (other, one) };
    let bound = async |conn: &mut Conn, case: &Sos| -> Result<bool> {
        Ok(case.team.is_some() || !double::parts(conn, case.id).await?.is_empty())
    };
    let (kept, mut part) = match (bound(conn, &first).await?, bound(conn, &second).await?) {
        (_, false) => (first, second),
        (false, true) => (second, first),
        (true, true) => return Err(Failure::conflict("Both have a team or doubles of their own")),
    };
    part.merged_into = Some(kept.id);
    part.claim = None;
    sos::save(conn, &mut part, true).await?;
    reweigh(conn, kept.id).await?;
    double::decide(conn, (kept.id, part.id), true, &actor.id, now).await?;
    Ok(kept.id)
}

async fn part(conn: &mut Conn, (one, other): (Sos, Sos)) -> Result<SosId> {
    double::undo(conn, (one.id, other.id)).await?;
    let (kept, mut part) = if one.merged_into == Some(other.id) { (other, one) } else { (one, other) };
    if part.merged_into == Some(kept.id) {
        part.merged_into = None;
        sos::save(conn, &mut part, true).await?;
        reweigh(conn, kept.id).await?;
    }
    Ok(kept.id)
}

/// Weighs a case anew and makes open pages of it look again.
async fn reweigh(conn: &mut Conn, id: SosId) -> Result<()> {
    let mut case = sos::get(conn, id).await?.ok_or_else(Failure::not_found)?;
    weigh(&mut case, &living(conn, id).await?);
    sos::save(conn, &mut case, false).await
}

/// The cases that are part of this one and whose callers still wait.
pub(super) async fn living(conn: &mut Conn, id: SosId) -> Result<Vec<Sos>> {
    let mut parts = double::parts(conn, id).await?;
    parts.retain(|part| !part.state.is_over());
    Ok(parts)
}

/// As urgent as the most urgent of it and its parts.
pub(super) fn weigh(case: &mut Sos, parts: &[Sos]) {
    case.rank = parts.iter().fold(case.own_rank(), |rank, part| rank.with(part.own_rank()));
}

/// Takes everything that a case is one with in earnest, as it is: no call in earnest is hidden behind an exercise, or
/// ends with one.
pub(super) async fn in_earnest(conn: &mut Conn, case: &Sos, actor: &str, now: Millis) -> Result<()> {
    let whole = case.merged_into.unwrap_or(case.id);
    let mut all = double::parts(conn, whole).await?;
    all.extend(sos::get(conn, whole).await?);
    for mut other in all.into_iter().filter(|other| other.drill) {
        other.drill = false;
        sos::save(conn, &mut other, true).await?;
        let line = Line::new(now, actor, "sos.earnest", other.id);
        audit::add(conn, Line { detail: Some(case.id.to_string()), ..line }).await?;
    }
    Ok(())
}

/// Carries news of a case to the one it is part of. When the last who waited took their call back, that one ends too.
pub(super) async fn lift(conn: &mut Conn, part: &Sos, actor: &str, now: Millis) -> Result<()> {
    let Some(whole) = part.merged_into else { return Ok(()) };
    let Some(mut whole) = sos::get(conn, whole).await? else { return Ok(()) };
    let parts = living(conn, whole.id).await?;
    weigh(&mut whole, &parts);
    let ended =
        part.state.is_over() && parts.is_empty() && whole.cancelled.is_some() && !whole.state.is_over();
    if !part.state.is_over() {
        whole.heard_at = now;
    }
    if ended {
        super::cancel(conn, &mut whole, now).await?;
    }
    sos::save(conn, &mut whole, ended).await?;
    if ended {
        let entry = SosEntry { at: now, state: whole.state, note: String::new() };
        line::add(conn, whole.id, whole.version, &entry).await?;
        let by_the_last = Line::new(now, actor, "sos.cancel", whole.id);
        audit::add(conn, Line { detail: Some(part.id.to_string()), ..by_the_last }).await?;
    }
    Ok(())
}
