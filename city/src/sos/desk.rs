//! What the desk does with a call for rescue. Every step names who took it and when, and none is taken with a case
//! that somebody else works on: who wants it takes it over, knowingly.

mod step;

use hue_model::id::SosId;
use hue_model::sos::{CitySosState, SosEntry};
use hue_model::time::Millis;

pub use step::Step;
pub(super) use step::words;

use super::{WAKE, double, text};
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::role::Role;
use crate::store::sos::{self, Claim, Sos, line};
use crate::store::team::assignment;

/// Which cases somebody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All: the city's desk.
    All,
    /// Those of a ward: its own desk.
    Ward(String),
}

impl Scope {
    /// What this person sees; `None` is nothing, as for an agency that rescues nobody.
    #[must_use]
    pub fn of(actor: &Actor) -> Option<Self> {
        match &actor.role {
            Role::Clerk { agency } => agency.strip_prefix("ubnd-").map(|ward| Self::Ward(ward.to_owned())),
            _ => Some(Self::All),
        }
    }

    /// The wards it is limited to; none for the whole city.
    #[must_use]
    pub fn wards(&self) -> Vec<String> {
        match self {
            Self::All => Vec::new(),
            Self::Ward(ward) => vec![ward.clone()],
        }
    }

    /// Whether a case is within it.
    #[must_use]
    pub fn has(&self, case: &Sos) -> bool {
        self.has_ward(case.ward_code.as_deref())
    }

    /// Whether what lies in this ward is within it.
    #[must_use]
    pub fn has_ward(&self, ward: Option<&str>) -> bool {
        match self {
            Self::All => true,
            Self::Ward(own) => ward == Some(own),
        }
    }
}

/// A case, if it is this person's to see.
///
/// # Errors
/// There is no such case for them, or the database fails.
pub async fn find(conn: &mut Conn, actor: &Actor, id: SosId) -> Result<Sos> {
    let scope = Scope::of(actor).ok_or_else(Failure::not_found)?;
    let found = sos::get(conn, id).await?;
    found.filter(|case| scope.has(case)).ok_or_else(Failure::not_found)
}

/// Takes a step with a case. `seen` is the desk's version that was on screen.
///
/// # Errors
/// Somebody else works on it or was faster, the step does not fit or is not complete, or the database fails.
pub async fn act(app: &App, actor: &Actor, id: SosId, seen: Option<i64>, step: Step) -> Result<Sos> {
    step.check()?;
    let (here, actor, now) = (app.clone(), actor.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let mut case = mine(conn, &actor, id, seen, step.is_claim(), now).await?;
            step.apply(&mut case, &actor, now)?;
            finish(conn, &here, &mut case, (&step, &actor), now).await?;
            Ok(case)
        })
    });
    let case = work.await?;
    app.bus.changed(WAKE);
    Ok(case)
}

/// A case to work on: nobody else does, and it is as it was on screen. Whoever works on a case without having
/// claimed it has claimed it by that.
pub(crate) async fn mine(
    conn: &mut Conn,
    actor: &Actor,
    id: SosId,
    seen: Option<i64>,
    claims: bool,
    now: Millis,
) -> Result<Sos> {
    let mut case = find(conn, actor, id).await?;
    if !claims && case.claim.as_ref().is_some_and(|claim| claim.by != actor.id) {
        return Err(Failure::conflict("Somebody else works on this case"));
    }
    if case.merged_into.is_some() {
        return Err(Failure::conflict("This case is part of another one"));
    }
    // Two who claim at once both saw it free: the claim itself says who was first.
    if !claims && seen.is_some_and(|seen| seen != case.desk_version) {
        return Err(Failure::conflict("Somebody changed this case in the meantime"));
    }
    if !claims && case.claim.is_none() {
        case.claim = Some(Claim { by: actor.id.clone(), at: now });
    }
    Ok(case)
}

/// Stores a case after a step, and tells whoever must hear of it.
pub(super) async fn finish(
    conn: &mut Conn,
    app: &App,
    case: &mut Sos,
    (step, actor): (&Step, &Actor),
    now: Millis,
) -> Result<()> {
    let before = sos::get(conn, case.id).await?.map(|case| case.state);
    if case.state.is_over() {
        super::release(conn, case, now).await?;
    }
    if case.state == CitySosState::CannotReach && case.team.take().is_some() {
        assignment::end(conn, case.id, now).await?;
    }
    sos::save(conn, case, true).await?;
    if step.is_told() {
        let entry = SosEntry { at: now, state: case.state, note: step.note().to_owned() };
        line::add(conn, case.id, case.version, &entry).await?;
    }
    if before != Some(case.state) {
        text::tell(conn, app, case, now).await?;
    }
    let line = Line { detail: step.detail(), ..Line::new(now, &actor.id, step.action(), case.id) };
    audit::add(conn, line).await?;
    if let Step::Earnest = step { double::in_earnest(conn, case, &actor.id, now).await } else { Ok(()) }
}
