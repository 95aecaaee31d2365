//! Who is here.

use std::sync::Arc;

use hue_model::Problem;
use hue_model::problem::{Code, Rule};
use hue_model::session::{GetSession, Session, SessionState};

use crate::engine::{Core, Engine};
use crate::router::Handle;

/// The session as the engine knows it.
#[derive(Default)]
pub(crate) struct SessionRoom {}

impl SessionRoom {
    /// Who is here and what the vault does.
    pub(crate) fn current(&self, core: &Core) -> Session {
        Session { state: SessionState::Guest, vault: core.keys.state() }
    }

    /// The `sub` of the person who is here, also when the session expired; `None` for a guest.
    pub(crate) fn owner(&self) -> Option<String> {
        None
    }
}

/// Takes up what an earlier run left.
pub(crate) async fn resume(_core: &Arc<Core>) -> Result<(), Problem> {
    Ok(())
}

/// Takes the end of a sign-in.
pub(crate) async fn deep_link(_core: &Arc<Core>, _url: &str) -> Result<(), Problem> {
    Err(Problem::field("url", Rule::Unknown))
}

impl Handle<GetSession> for Engine {
    async fn handle(&self, _: GetSession) -> Result<Session, Problem> {
        Ok(self.core().session.current(self.core()))
    }
}

/// Why there is no bearer token.
#[derive(Debug)]
pub(crate) enum NoBearer {
    /// Nobody signed in.
    Guest,
    /// The session ended; the person has to come back.
    Expired,
    /// The issuer could not be asked now.
    Failed(crate::net::Verdict),
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
