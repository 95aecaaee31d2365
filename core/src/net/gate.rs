//! The one gate for tokens: access tokens in memory, renewed early, by one caller at a time. A
//! successor of the refresh token is in the vault before its access token is used.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use oauth2::TokenResponse;
use tokio::sync::MutexGuard;
use tokio_util::sync::CancellationToken;

use super::Verdict;
use crate::clock::Clock;
use crate::engine::Core;
use crate::session::{self, IssuerError, NoBearer, Tokens, refresh_of};
use crate::vault::{Sensitive, VaultError, name};

/// How long before its end a token is renewed, in milliseconds; a third of its life when that is less.
const EARLY: i64 = 60_000;
/// The life of an access token whose issuer does not say.
const USUAL_LIFE: Duration = Duration::from_secs(300);

/// A fresh access token and whose it is.
#[derive(Clone)]
pub(crate) struct Bearer {
    /// The token.
    pub(crate) token: String,
    /// The person.
    pub(crate) sub: String,
}

/// The access token in use, if there is one, and the right to renew it.
pub(crate) struct Gate {
    clock: Arc<dyn Clock>,
    access: Mutex<Option<Access>>,
    flight: tokio::sync::Mutex<()>,
    open: Mutex<CancellationToken>,
}

#[derive(Clone)]
struct Access {
    token: Sensitive<String>,
    renew_at: i64,
    ends_at: i64,
}

impl Gate {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            access: Mutex::default(),
            flight: tokio::sync::Mutex::default(),
            open: Mutex::default(),
        }
    }

    /// Takes the access token of an answer whose refresh token is in the vault.
    pub(crate) fn accept(&self, tokens: &Tokens) {
        let life = tokens.expires_in().unwrap_or(USUAL_LIFE);
        let life = i64::try_from(life.as_millis()).unwrap_or(i64::MAX);
        let now = self.clock.monotonic();
        let ends_at = now.saturating_add(life);
        *self.access() = Some(Access {
            token: Sensitive::new(tokens.access_token().secret().clone()),
            renew_at: ends_at.saturating_sub(EARLY.min(life / 3)),
            ends_at,
        });
    }

    /// Ends the renewal that is on its way, forgets the access token, and keeps everybody out while
    /// the guard lives.
    pub(crate) async fn close(&self) -> MutexGuard<'_, ()> {
        self.open().cancel();
        let guard = self.flight.lock().await;
        *self.open() = CancellationToken::new();
        *self.access() = None;
        guard
    }

    fn fresh(&self) -> Option<String> {
        let now = self.clock.monotonic();
        self.access().as_ref().filter(|access| now < access.renew_at).map(|it| it.token.reveal().clone())
    }

    fn valid(&self) -> Option<String> {
        let now = self.clock.monotonic();
        self.access().as_ref().filter(|access| now < access.ends_at).map(|it| it.token.reveal().clone())
    }

    fn access(&self) -> std::sync::MutexGuard<'_, Option<Access>> {
        self.access.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> std::sync::MutexGuard<'_, CancellationToken> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A fresh access token, renewed early and by one caller at a time.
pub(crate) async fn bearer(core: &Arc<Core>) -> Result<Bearer, NoBearer> {
    let gate = &core.session.gate;
    let open = gate.open().clone();
    let sub = core.session.present()?.sub;
    if let Some(token) = gate.fresh() {
        return Ok(Bearer { token, sub });
    }
    let _one = gate.flight.lock().await;
    // While waiting for its turn another caller has renewed it, or the person has left.
    let sub = core.session.present()?.sub;
    if let Some(token) = gate.fresh() {
        return Ok(Bearer { token, sub });
    }
    let token = tokio::select! {
        biased;
        () = open.cancelled() => return Err(NoBearer::Guest),
        renewed = renew(core, &sub) => renewed?,
    };
    Ok(Bearer { token, sub })
}

/// A token after the city refused `refused`: renewed once however many ask.
pub(crate) async fn renewed(core: &Arc<Core>, refused: &Bearer) -> Result<Bearer, NoBearer> {
    core.session.gate.access().take_if(|access| *access.token.reveal() == refused.token);
    bearer(core).await
}

async fn renew(core: &Arc<Core>, sub: &str) -> Result<String, NoBearer> {
    let gate = &core.session.gate;
    let Some(refresh) = read(core).await? else { return Err(expired(core).await) };
    match core.session.issuer.renew(&refresh, sub).await {
        Ok(tokens) => {
            if let Some(next) = refresh_of(&tokens) {
                let next = Sensitive::new(next.into_inner().into_bytes());
                core.keys.set(name::REFRESH, &next).await.map_err(of_vault)?;
            }
            gate.accept(&tokens);
            Ok(tokens.access_token().secret().clone())
        }
        Err(IssuerError::InvalidGrant) => Err(expired(core).await),
        // Early renewal failed: the token at hand is good for a while yet.
        Err(error) => match gate.valid() {
            Some(token) => Ok(token),
            None => Err(NoBearer::Failed(verdict(core, &error).await)),
        },
    }
}

async fn read(core: &Arc<Core>) -> Result<Option<Sensitive<String>>, NoBearer> {
    let stored = core.keys.get(name::REFRESH).await.map_err(of_vault)?;
    Ok(stored.and_then(|stored| String::from_utf8(stored.into_inner()).ok()).map(Sensitive::new))
}

async fn expired(core: &Arc<Core>) -> NoBearer {
    *core.session.gate.access() = None;
    session::expire(core).await;
    NoBearer::Expired
}

/// An issuer out of reach is no word on the network: whether there is one the city tells.
async fn verdict(core: &Arc<Core>, error: &IssuerError) -> Verdict {
    if !matches!(error, IssuerError::Offline) {
        return Verdict::Transient { after: None };
    }
    match super::probe(core).await {
        Err(Verdict::Offline | Verdict::Cut) => Verdict::Offline,
        Err(verdict @ Verdict::ClockWrong) => verdict,
        _ => Verdict::Transient { after: None },
    }
}

/// A vault that does not answer now may do so later; nothing that waits is stopped for it.
fn of_vault(error: VaultError) -> NoBearer {
    tracing::warn!(%error, "no access to the refresh token");
    NoBearer::Failed(Verdict::Transient { after: None })
}

#[cfg(test)]
mod tests;
