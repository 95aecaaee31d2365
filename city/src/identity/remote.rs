//! Issuers elsewhere: what they say of themselves and their keys, read seldom and remembered.

use std::collections::HashMap;
use std::sync::Arc;

use hue_model::time::Millis;
use serde::Deserialize;
use tokio::sync::Mutex;

use super::jwk::JwkSet;
use super::jwt::TokenError;
use crate::net::{Net, NetError};

/// After this time keys are read again, in milliseconds.
const FRESH: i64 = 60 * 60_000;
/// Keys are never read more often than this, whatever unknown names tokens bring, in milliseconds.
const PAUSE: i64 = 60_000;

/// What an issuer says of itself.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Discovery {
    /// Its name, which must be the one it was asked under.
    pub(crate) issuer: String,
    /// Where people sign in.
    pub(crate) authorization_endpoint: String,
    /// Where codes become tokens.
    pub(crate) token_endpoint: String,
    /// Where its keys are.
    pub(crate) jwks_uri: String,
}

#[derive(Debug, Default)]
struct Known {
    keys: Arc<JwkSet>,
    tried_at: Option<Millis>,
}

/// The remembered keys.
#[derive(Debug)]
pub(crate) struct Remote {
    net: Net,
    known: Mutex<HashMap<String, Known>>,
}

impl Remote {
    /// Nothing remembered yet.
    pub(crate) fn new(net: Net) -> Self {
        Self { net, known: Mutex::default() }
    }

    /// The outbound client.
    pub(crate) fn net(&self) -> &Net {
        &self.net
    }

    /// What this issuer says of itself.
    pub(crate) async fn discover(&self, issuer: &str) -> Result<Discovery, NetError> {
        let found: Discovery = self.net.get(&format!("{issuer}/.well-known/openid-configuration")).await?;
        if found.issuer == issuer { Ok(found) } else { Err(NetError::Form) }
    }

    /// The keys of a trusted issuer, among them `kid` if it has such a key.
    pub(crate) async fn keys(
        &self,
        issuer: &str,
        kid: Option<&str>,
        now: Millis,
    ) -> Result<Arc<JwkSet>, TokenError> {
        // The lock is held while reading: many requests with a new key cause one look, not many.
        let mut known = self.known.lock().await;
        let entry = known.entry(issuer.to_owned()).or_default();
        let age = entry.tried_at.map_or(i64::MAX, |at| now.since(at));
        let has = kid.is_none_or(|kid| entry.keys.keys.iter().any(|key| key.kid.as_deref() == Some(kid)));
        if age > FRESH || (!has && age > PAUSE) {
            entry.tried_at = Some(now);
            match self.read(issuer).await {
                Ok(keys) => entry.keys = Arc::new(keys),
                // The keys of before stay good: an issuer that is away for a moment signs nobody out.
                Err(error) => tracing::warn!(%error, issuer, "the keys of an issuer cannot be read"),
            }
        }
        if entry.keys.keys.is_empty() { Err(TokenError::Unreachable) } else { Ok(entry.keys.clone()) }
    }

    async fn read(&self, issuer: &str) -> Result<JwkSet, NetError> {
        let discovery = self.discover(issuer).await?;
        self.net.get(&discovery.jwks_uri).await
    }
}
