//! Who vouches for people: the trusted issuers, and the sandbox issuer of a demonstration.
//!
//! A bearer token is checked here (RFC 9068): signature by a key of a configured issuer, audience, times, type.
//! An issuer says who somebody is; what they may do in the city stands in the city's own database.

pub(crate) mod bearer;
pub(crate) mod ended;
#[cfg(feature = "sandbox")]
pub(crate) mod issuer;
mod jwk;
pub(crate) mod jwt;
#[cfg(feature = "sandbox")]
mod keys;
#[cfg(feature = "sandbox")]
mod people;
pub(crate) mod remote;
mod verified;

use std::sync::Arc;

use axum::Router;
use hue_model::time::Millis;

use crate::args;
use crate::caller::Person;
use crate::config::Config;
use crate::net::Net;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::duty::{self, OnDuty};
use crate::store::role::{self, Role};
use crate::store::{Conn, Store};
use ended::Ended;
use jwk::JwkSet;
use jwt::{SigningKey, TokenError};
use remote::Remote;
use verified::Verified;

/// The file of the sandbox issuer's key within the data folder; a city that is open to citizens has none.
pub(crate) const KEY_FILE: &str = "vneid-key.p8";

/// The issuers a city trusts, and its own.
pub struct Identity {
    /// The sandbox issuer's name, also where it is not built in.
    pub(crate) own_issuer: String,
    /// What access tokens must be meant for.
    pub(crate) audience: String,
    /// The sandbox issuer's key.
    pub(crate) key: Option<SigningKey>,
    /// The public half of it.
    pub(crate) own_keys: Option<Arc<JwkSet>>,
    /// The issuers whose tokens are believed; the console signs in at the first.
    pub(crate) trusted: Vec<String>,
    /// Sign-ins that ended a moment ago.
    pub(crate) ended: Ended,
    /// Tokens whose signature was checked a moment ago.
    pub(crate) verified: Verified,
    /// Issuers elsewhere.
    pub(crate) remote: Remote,
}

impl Identity {
    /// Reads keys and lists for the city at this address.
    pub(crate) async fn open(config: &Config, base_url: &str, store: &Store) -> Result<Self> {
        let own_issuer = format!("{base_url}/vneid");
        let sandbox = cfg!(feature = "sandbox") && !config.production;
        let trusted = match (config.issuers.as_slice(), sandbox) {
            ([], true) => vec![own_issuer.clone()],
            ([], false) => return Err(Failure::Config("no trusted issuer is configured".into())),
            (issuers, _) => issuers.to_vec(),
        };
        let own = sandbox && trusted.contains(&own_issuer);
        let key = if own { own_key(config)? } else { None };
        if own {
            seed(config, &own_issuer, store).await?;
        }
        let net =
            Net::new(&trusted, !config.production).map_err(|error| Failure::Config(error.to_string()))?;
        Ok(Self {
            audience: format!("{base_url}/api"),
            own_keys: key.as_ref().map(|key| Arc::new(JwkSet { keys: vec![key.jwk().clone()] })),
            key,
            own_issuer,
            trusted,
            ended: Ended::new(recently_ended(config, store).await?),
            verified: Verified::default(),
            remote: Remote::new(net),
        })
    }

    /// The keys of an issuer, if it is a trusted one.
    pub(crate) async fn keys_of(
        &self,
        app: &App,
        iss: &str,
        kid: Option<&str>,
    ) -> Result<Arc<JwkSet>, TokenError> {
        if !self.trusted.iter().any(|trusted| trusted == iss) {
            return Err(TokenError::Issuer);
        }
        match &self.own_keys {
            Some(keys) if iss == self.own_issuer => Ok(keys.clone()),
            _ => self.remote.keys(iss, kid, app.now()).await,
        }
    }
}

#[cfg(feature = "sandbox")]
fn own_key(config: &Config) -> Result<Option<SigningKey>> {
    keys::open(&config.data).map(Some)
}

#[cfg(not(feature = "sandbox"))]
fn own_key(_config: &Config) -> Result<Option<SigningKey>> {
    Ok(None)
}

#[cfg(feature = "sandbox")]
async fn recently_ended(config: &Config, store: &Store) -> Result<Vec<(String, Millis)>> {
    issuer::grants::ended_since(store, config.clock.now().plus(-ended::LISTED)).await
}

#[cfg(not(feature = "sandbox"))]
async fn recently_ended(_config: &Config, _store: &Store) -> Result<Vec<(String, Millis)>> {
    Ok(Vec::new())
}

/// A demonstration's first roles: two operators, their supervisor and a clerk, and who is called when a warning waits. Where roles were ever given, nothing is added.
async fn seed(config: &Config, issuer: &str, store: &Store) -> Result<()> {
    let (issuer, now) = (issuer.to_owned(), config.clock.now());
    store.write(move |conn| Box::pin(async move { first_roles(conn, &issuer, now).await })).await
}

async fn first_roles(conn: &mut Conn, issuer: &str, now: Millis) -> Result<()> {
    if conn.one("SELECT sub FROM role LIMIT 1", args![]).await?.is_some() {
        return Ok(());
    }
    for operator in ["ha", "huy"] {
        role::grant(conn, issuer, operator, &Role::Operator, now).await?;
    }
    role::grant(conn, issuer, "ngoc", &Role::Supervisor, now).await?;
    role::grant(conn, issuer, "son", &Role::Clerk { agency: "so-xay-dung".into() }, now).await?;
    for (sub, name, phone) in
        [("huy", "Lê Quang Huy", "0905 000 101"), ("ngoc", "Phạm Thị Ngọc", "0905 000 102")]
    {
        let (iss, sub) = (issuer.to_owned(), sub.to_owned());
        let (name, phone) = (name.to_owned(), phone.to_owned());
        duty::put(conn, &OnDuty { iss, sub, name, phone, approves: true }).await?;
    }
    Ok(())
}

/// The issuer's own routes; none where it is not built in or not trusted.
pub fn routes(app: &App) -> Router<App> {
    #[cfg(feature = "sandbox")]
    if app.identity.key.is_some() {
        return issuer::routes();
    }
    let _ = app;
    Router::new()
}

/// The person an access token names.
///
/// # Errors
/// The token is not valid, or its issuer is not trusted.
pub async fn bearer(app: &App, token: &str) -> Result<Person> {
    match bearer::check(app, token).await {
        Ok(claims) => Ok(claims.person()),
        Err(TokenError::Unreachable) => Err(Failure::busy(
            http::StatusCode::SERVICE_UNAVAILABLE,
            "The issuer's keys cannot be read just now",
            10,
        )),
        Err(error) => {
            tracing::debug!(%error, "a bearer token was refused");
            Err(Failure::session_expired())
        }
    }
}
