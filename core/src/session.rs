//! Who is here: sign-in with the system browser, the session on this device, its end.
//!
//! Of all that an issuer hands out only the refresh token stays, in the vault; access tokens live in
//! memory (`net::gate`), the name and level of the person in the encrypted database.

mod answer;
mod attempt;
mod claims;
mod command;
mod door;
mod http;
mod issuer;
mod loopback;
mod sign_in;
mod sign_out;
mod verify;

use std::sync::{Arc, Mutex, PoisonError};

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::problem::Code;
use hue_model::session::{Person, Revocation, Session, SessionState};

use crate::clock::Clock;
use crate::engine::{Config, Core, Data};
use crate::net::Verdict;
use crate::net::gate::Gate;
use crate::store::meta;
use crate::vault::name;
use attempt::Attempt;
pub(crate) use door::deep_link;
pub(crate) use issuer::{Issuer, IssuerError, Tokens, refresh_of};

/// The name under which the person is stored.
const PERSON: &str = "person";

/// The session as the engine knows it.
pub(crate) struct SessionRoom {
    pub(crate) issuer: Issuer,
    pub(crate) gate: Gate,
    held: Mutex<Held>,
    /// Whether a revocation may wait in the vault; whoever has the lock may change the list of them.
    owed: tokio::sync::Mutex<bool>,
    /// Whoever has this delivers them.
    delivering: tokio::sync::Mutex<()>,
}

struct Held {
    settled: SessionState,
    attempt: Option<Attempt>,
    revocation: Revocation,
}

impl SessionRoom {
    pub(crate) fn new(config: &Config, client: reqwest::Client) -> Self {
        let clock: Arc<dyn Clock> = Arc::clone(&config.clock);
        Self {
            issuer: Issuer::new(&config.profile, client, Arc::clone(&clock)),
            gate: Gate::new(clock),
            held: Mutex::new(Held {
                settled: SessionState::Guest,
                attempt: None,
                revocation: Revocation::Settled,
            }),
            owed: tokio::sync::Mutex::new(true),
            delivering: tokio::sync::Mutex::default(),
        }
    }

    /// Who is here and what the vault does.
    pub(crate) fn current(&self, core: &Core) -> Session {
        let (state, revocation) = self.look(|held| match (&held.attempt, &held.settled) {
            (Some(_), _) => (SessionState::SigningIn, held.revocation),
            (None, settled) => (settled.clone(), held.revocation),
        });
        Session { state, vault: core.vault_state(), revocation }
    }

    /// The `sub` of the person who is here, also when the session expired; `None` for a guest.
    pub(crate) fn owner(&self) -> Option<String> {
        self.settled().person().map(|person| person.sub.clone())
    }

    /// The `sub` of the person who is here and whose session goes on.
    pub(crate) fn signed_in(&self) -> Option<String> {
        self.present().ok().map(|person| person.sub)
    }

    /// The person whose access tokens may be asked for.
    pub(crate) fn present(&self) -> Result<Person, NoBearer> {
        match self.settled() {
            SessionState::SignedIn(person) => Ok(person),
            SessionState::Expired(_) => Err(NoBearer::Expired),
            SessionState::Guest | SessionState::SigningIn => Err(NoBearer::Guest),
        }
    }

    fn settled(&self) -> SessionState {
        self.look(|held| held.settled.clone())
    }

    fn settle(&self, state: SessionState) {
        self.look(|held| held.settled = state);
    }

    /// Whether the issuer has to be told of somebody who left; tells the screens when that changes. What was lost stays lost.
    fn owes(&self, core: &Core, owed: bool) {
        let changed = self.look(|held| {
            let next = match held.revocation {
                _ if owed => Revocation::Owed,
                Revocation::Lost => Revocation::Lost,
                Revocation::Settled | Revocation::Owed => Revocation::Settled,
            };
            std::mem::replace(&mut held.revocation, next) != next
        });
        if changed {
            core.hub.changed(Topic::Session);
        }
    }

    fn look<T>(&self, work: impl FnOnce(&mut Held) -> T) -> T {
        work(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Takes up what an earlier run left, with or without a network.
pub(crate) async fn resume(core: &Arc<Core>, data: &Arc<Data>) -> Result<(), Problem> {
    let person: Option<Person> = data.store.read(|db| meta::get(db, PERSON)).await?;
    let token = core.keys.get(name::REFRESH).await?;
    core.session.settle(match (person, token) {
        (Some(person), Some(_)) => SessionState::SignedIn(person),
        (Some(person), None) => SessionState::Expired(person),
        (None, Some(token)) => {
            // A sign-in that was cut off between its two last steps.
            sign_out::give_up(core, token).await?;
            SessionState::Guest
        }
        (None, None) => SessionState::Guest,
    });
    core.tasks.spawn(sign_out::keep_delivering(Arc::clone(core), Arc::clone(data)));
    Ok(())
}

/// The session ended at the issuer: what waits for this person waits until they come back.
pub(crate) async fn expire(core: &Arc<Core>) {
    if let Err(error) = core.keys.delete(name::REFRESH).await {
        tracing::warn!(%error, "an ended refresh token stays in the vault");
    }
    core.session.look(|held| {
        if let SessionState::SignedIn(person) = &held.settled {
            held.settled = SessionState::Expired(person.clone());
        }
    });
    core.session_changed();
}

/// Why there is no bearer token.
#[derive(Debug)]
pub(crate) enum NoBearer {
    /// Nobody signed in.
    Guest,
    /// The session ended; the person has to come back.
    Expired,
    /// The issuer could not be asked now.
    Failed(Verdict),
}

impl From<NoBearer> for Problem {
    fn from(no: NoBearer) -> Self {
        match no {
            NoBearer::Guest => Self::new(Code::SignInNeeded),
            NoBearer::Expired => Self::new(Code::SessionExpired),
            NoBearer::Failed(verdict) => verdict.into(),
        }
    }
}
