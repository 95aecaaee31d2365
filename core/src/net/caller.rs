//! Requests to the city in somebody's name.

use std::sync::Arc;

use hue_model::wire::DEVICE_SECRET;
use reqwest::{RequestBuilder, Response, StatusCode};

use super::gate::{self, Bearer};
use crate::engine::Core;
use crate::net::{Verdict, execute};
use crate::session::NoBearer;

/// Why a request in somebody's name could not be made.
pub(crate) enum CallError {
    /// The city, or the way to it.
    City(Verdict),
    /// The person is not here (any more).
    NobodyHere,
}

impl From<Verdict> for CallError {
    fn from(verdict: Verdict) -> Self {
        Self::City(verdict)
    }
}

/// In whose name a request goes to the city.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Caller {
    /// The guest of this device, who shows its secret.
    Guest,
    /// The person with this `sub`, who shows a token.
    Person(String),
}

impl Caller {
    /// Whose rows in the store these are: nobody's name for a guest.
    pub(crate) fn owner(&self) -> Option<&str> {
        match self {
            Self::Guest => None,
            Self::Person(sub) => Some(sub),
        }
    }

    /// Sends what `build` makes, with this caller's proof; a refused token is renewed once. Answers
    /// whatever the city answers.
    pub(crate) async fn send(
        &self,
        core: &Arc<Core>,
        build: impl Fn(&reqwest::Client) -> RequestBuilder,
    ) -> Result<Response, CallError> {
        let Self::Person(sub) = self else {
            // A keyring that does not answer now may do so later.
            let secret =
                crate::outbox::device_secret(core).await.map_err(|_| Verdict::Transient { after: None })?;
            let request = build(&core.net.client).header(DEVICE_SECRET, secret.header);
            return Ok(execute(request).await?);
        };
        let bearer = mine(sub, gate::bearer(core).await)?;
        let response = execute(build(&core.net.client).bearer_auth(&bearer.token)).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        let renewed = mine(sub, gate::renewed(core, &bearer).await)?;
        Ok(execute(build(&core.net.client).bearer_auth(&renewed.token)).await?)
    }
}

/// The token, if it is this person's: somebody else may have signed in meanwhile.
fn mine(sub: &str, bearer: Result<Bearer, NoBearer>) -> Result<Bearer, CallError> {
    match bearer {
        Ok(bearer) if bearer.sub == sub => Ok(bearer),
        Ok(_) | Err(NoBearer::Guest | NoBearer::Expired) => Err(CallError::NobodyHere),
        Err(NoBearer::Failed(verdict)) => Err(CallError::City(verdict)),
    }
}
