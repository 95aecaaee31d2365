//! What a person does with a bundle of calls at one press, see [`crate::store::sos::origin`]. Each stays a case of its own:
//! it is closed or opened again by itself, with its own lines for its caller and in the audit log.

use hue_model::id::SosId;
use hue_model::sos::CitySosState;
use hue_model::time::Millis;

use super::WAKE;
use super::desk::{self, Step};
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::sos::{Confirmed, origin};

/// Cases of one transaction: a call for rescue that comes meanwhile waits for no more than these.
const AT_ONCE: usize = 25;
/// Cases of one press; the next press goes on.
const MOST: usize = 1_000;

/// What is done with a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    /// Closes those that are open and that nobody works on.
    Close {
        /// Why, for their callers.
        reason: String,
        /// When their list was shown: nothing that was heard later is closed unseen.
        seen: Millis,
    },
    /// Opens again those that were closed at this moment.
    Reopen {
        /// When they were closed.
        at: Millis,
    },
    /// Shows each in a line of its own.
    Apart,
    /// Has them stand together again.
    Together,
}

impl Press {
    const fn action(&self) -> &'static str {
        match self {
            Self::Close { .. } => "sos.close_all",
            Self::Reopen { .. } => "sos.reopen_all",
            Self::Apart => "sos.apart",
            Self::Together => "sos.together",
        }
    }
}

/// Does it, and writes down who did, with how many cases.
///
/// # Errors
/// The words do not fit or the database fails; what was done until then stays, and the same again does the rest.
pub(crate) async fn press(app: &App, actor: &Actor, of: &str, press: Press) -> Result<()> {
    let now = app.now();
    // What is done to which, with what was heard until then.
    let each = match &press {
        Press::Close { reason, seen } => {
            let ids = origin::loose(&mut app.store.read().await?, of, *seen).await?;
            Some((Step::Close { reason: reason.clone() }, ids, *seen))
        }
        Press::Reopen { at } => {
            Some((Step::Reopen, origin::closed(&mut app.store.read().await?, of, *at).await?, now))
        }
        Press::Apart | Press::Together => None,
    };
    let mut count = 0_usize;
    if let Some((step, ids, seen)) = each {
        step.check()?;
        for some in ids.get(..MOST).unwrap_or(&ids).chunks(AT_ONCE) {
            count = count.saturating_add(chunk(app, actor, some.to_vec(), &step, (seen, now)).await?);
        }
    }
    let line = Line { detail: Some(count.to_string()), ..Line::new(now, &actor.id, press.action(), of) };
    let of = of.to_owned();
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            if matches!(press, Press::Apart | Press::Together) {
                origin::set_apart(conn, &of, press == Press::Apart).await?;
            }
            audit::add(conn, line).await
        })
    });
    work.await?;
    app.bus.changed(WAKE);
    Ok(())
}

async fn chunk(
    app: &App,
    actor: &Actor,
    ids: Vec<SosId>,
    step: &Step,
    (seen, now): (Millis, Millis),
) -> Result<usize> {
    let (here, actor, step) = (app.clone(), actor.clone(), step.clone());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let mut count = 0_usize;
            for id in ids {
                match one(conn, &here, &actor, id, &step, (seen, now)).await {
                    Ok(()) => count = count.saturating_add(1),
                    // Somebody took it in the meantime, or it is none of this person's.
                    Err(Failure::Said { .. }) => {}
                    Err(failure) => return Err(failure),
                }
            }
            Ok(count)
        })
    });
    work.await
}

async fn one(
    conn: &mut Conn,
    app: &App,
    actor: &Actor,
    id: SosId,
    step: &Step,
    (seen, now): (Millis, Millis),
) -> Result<()> {
    let mut case = desk::find(conn, actor, id).await?;
    let touched = case.claim.is_some() || case.team.is_some() || case.confirmed == Confirmed::Spoken;
    if touched || case.merged_into.is_some() || case.heard_at > seen {
        return Err(Failure::conflict("Somebody works on this case, or it was heard of again"));
    }
    // What is over and was heard of again is open: it is closed anew.
    if matches!(step, Step::Close { .. }) && case.is_open() && case.state.is_over() {
        case.state = CitySosState::Received;
    }
    step.apply(&mut case, actor, now)?;
    desk::finish(conn, app, &mut case, (step, actor), now).await
}
