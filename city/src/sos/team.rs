//! A case in the hands of a team: given by the desk with a link, answered from a phone.

use hue_model::id::SosId;
use hue_model::problem::Rule;
use hue_model::sos::{CitySosState, SosEntry};
use hue_model::time::Millis;

use super::desk::{mine, words};
use super::{WAKE, text};
use crate::caller::sha256;
use crate::case::Actor;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::sos::{self, Sos, line};
use crate::store::team::assignment::{self, Assignment};
use crate::store::team::{self, Team};

/// How long a link serves, in milliseconds: a day.
const LINK: i64 = 24 * 3_600_000;

/// What a team says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It takes the case.
    Accepted,
    /// It has left.
    OnTheWay,
    /// They are safe.
    Done,
    /// It cannot get there; the case waits again.
    CannotReach {
        /// Why.
        note: String,
    },
}

/// What a link serves.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// The case.
    pub case: Sos,
    /// The team.
    pub team: Team,
    /// How it was given.
    pub given: Assignment,
}

impl Served {
    /// Whether the team may still answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.given.ended_at.is_none() && !self.case.state.is_over()
    }
}

/// Gives a case to a team; answers the secret of its link, which nobody can look up later.
///
/// # Errors
/// There is no such team, somebody else works on the case, it is over, or the database fails.
pub async fn assign(app: &App, actor: &Actor, id: SosId, seen: Option<i64>, team: &str) -> Result<String> {
    let (token, actor, team, now) = (app.secret(), actor.clone(), team.to_owned(), app.now());
    let (hash, here) = (sha256(&token), app.clone());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let mut case = mine(conn, &actor, id, seen, false, now).await?;
            let known = team::get(conn, &team).await?.filter(|team| !team.retired);
            let known = known.ok_or_else(|| Failure::field("team", Rule::Unknown))?;
            if case.state.is_over() {
                return Err(Failure::conflict("The case is over"));
            }
            assignment::end(conn, id, now).await?;
            let given = Assignment {
                sos_id: id,
                team_id: known.id.clone(),
                given_at: now,
                expires_at: now.plus(LINK),
                accepted_at: None,
                ended_at: None,
            };
            assignment::give(conn, &hash, &given).await?;
            (case.team, case.state) = (Some(known.id.clone()), CitySosState::Assigned);
            let line = Line { detail: Some(known.id), ..Line::new(now, &actor.id, "sos.assign", id) };
            told(conn, &mut case, now, String::new(), line).await?;
            text::tell(conn, &here, &case, now).await
        })
    });
    work.await?;
    app.bus.changed(WAKE);
    Ok(token)
}

/// Writes a case whose state its caller is to read.
async fn told(conn: &mut Conn, case: &mut Sos, now: Millis, note: String, said: Line) -> Result<()> {
    sos::save(conn, case, true).await?;
    line::add(conn, case.id, case.version, &SosEntry { at: now, state: case.state, note }).await?;
    audit::add(conn, said).await
}

/// What a link serves; nothing once it expired.
///
/// # Errors
/// There is no such link any more, or the database fails.
pub async fn by_link(app: &App, token: &str) -> Result<Served> {
    served(&mut app.store.read().await?, &sha256(token), app.now()).await
}

async fn served(conn: &mut Conn, hash: &str, now: Millis) -> Result<Served> {
    let given = assignment::by_token(conn, hash).await?.filter(|given| given.expires_at > now);
    let given = given.ok_or_else(Failure::not_found)?;
    let case = sos::get(conn, given.sos_id).await?.ok_or_else(Failure::not_found)?;
    let team = team::get(conn, &given.team_id).await?.ok_or_else(Failure::not_found)?;
    Ok(Served { case, team, given })
}

/// Takes what a team says. `accepted` is what its caller reads when it takes the case.
///
/// # Errors
/// There is no such link any more, the case is not the team's any more, or the database fails.
pub async fn answer(app: &App, token: &str, answer: Answer, accepted: String) -> Result<()> {
    if let Answer::CannotReach { note } = &answer {
        words("note", note, false)?;
    }
    let (hash, here, now) = (sha256(token), app.clone(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let served = served(conn, &hash, now).await?;
            if answer.is_said(&served) {
                return Ok(());
            }
            if !served.is_open() {
                return Err(Failure::conflict("The case is not with this team any more"));
            }
            let Served { mut case, team, .. } = served;
            let before = case.state;
            let note = match &answer {
                Answer::Accepted => accepted,
                Answer::CannotReach { note } => note.clone(),
                _ => String::new(),
            };
            answer.apply(conn, &mut case, &hash, now).await?;
            let said = Line::new(now, &format!("team-{}", team.id), answer.action(), case.id);
            told(conn, &mut case, now, note, said).await?;
            // A team that takes what it was given changes no state: that it has the case was said already.
            if case.state != before {
                text::tell(conn, &here, &case, now).await?;
            }
            Ok(())
        })
    });
    work.await?;
    app.bus.changed(WAKE);
    Ok(())
}

impl Answer {
    const fn action(&self) -> &'static str {
        match self {
            Self::Accepted => "sos.accepted",
            Self::OnTheWay => "sos.on_the_way",
            Self::Done => "sos.done",
            Self::CannotReach { .. } => "sos.cannot_reach",
        }
    }

    /// Whether it was said before: a bad network makes people press twice.
    fn is_said(&self, served: &Served) -> bool {
        match self {
            Self::Accepted => served.given.accepted_at.is_some(),
            Self::OnTheWay => served.case.state == CitySosState::OnTheWay,
            Self::Done => served.case.state == CitySosState::Done,
            Self::CannotReach { .. } => served.given.ended_at.is_some() && served.case.team.is_none(),
        }
    }

    async fn apply(&self, conn: &mut Conn, case: &mut Sos, hash: &str, now: Millis) -> Result<()> {
        assignment::accept(conn, hash, now).await?;
        match self {
            Self::Accepted => {}
            Self::OnTheWay => case.state = CitySosState::OnTheWay,
            Self::Done => {
                (case.state, case.over_at) = (CitySosState::Done, Some(now));
                super::release(conn, case, now).await?;
            }
            Self::CannotReach { .. } => {
                (case.state, case.team) = (CitySosState::CannotReach, None);
                assignment::end(conn, case.id, now).await?;
            }
        }
        Ok(())
    }
}
