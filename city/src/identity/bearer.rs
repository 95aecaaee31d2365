//! Bearer tokens (RFC 9068), checked here and not by asking somebody.

use std::sync::Arc;

use hue_model::time::Millis;
use serde::Deserialize;

use super::jwk::JwkSet;
use super::jwt::{TokenError, Unverified};
use super::verified;
use crate::caller::Person;
use crate::state::App;

/// How far an issuer's clock may run ahead of ours, in seconds.
const SKEW: i64 = 60;

/// The claims of an access token that are looked at.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct AccessClaims {
    pub(crate) iss: String,
    pub(crate) sub: String,
    pub(crate) aud: Audience,
    pub(crate) exp: i64,
    #[serde(default)]
    pub(crate) nbf: Option<i64>,
    #[serde(default)]
    pub(crate) iat: Option<i64>,
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) level: Option<u8>,
    #[serde(default)]
    pub(crate) acr: Option<String>,
    #[serde(default)]
    pub(crate) sid: Option<String>,
}

/// One audience, or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Audience {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Audience {
    /// Whether it names this one.
    pub(crate) fn names(&self, wanted: &str) -> bool {
        match self {
            Self::One(one) => one == wanted,
            Self::Many(many) => many.iter().any(|one| one == wanted),
        }
    }
}

#[derive(Deserialize)]
struct Issuer {
    iss: String,
}

/// What a hint to end a session must say.
#[derive(Deserialize)]
pub(crate) struct SessionHint {
    /// The client.
    pub(crate) aud: String,
    /// The sign-in.
    pub(crate) sid: String,
}

/// Checks a token and answers its claims.
pub(crate) async fn check(app: &App, token: &str) -> Result<Arc<AccessClaims>, TokenError> {
    let (key, now) = (verified::key(token), app.now());
    let known = app.identity.verified.get(&key, now);
    let claims = match &known {
        Some(claims) => claims.clone(),
        None => Arc::new(signed(app, token).await?),
    };
    times(now.0.div_euclid(1000), claims.exp, claims.nbf, claims.iat)?;
    if claims.sid.as_deref().is_some_and(|sid| app.identity.ended.contains(sid)) {
        return Err(TokenError::Ended);
    }
    if known.is_none() {
        app.identity.verified.add(key, claims.clone(), now);
    }
    Ok(claims)
}

/// The claims of a token for this city that a trusted issuer signed, whenever that was.
async fn signed(app: &App, token: &str) -> Result<AccessClaims, TokenError> {
    let parsed = Unverified::parse(token)?;
    if !is_access_token(parsed.header.typ.as_deref()) {
        return Err(TokenError::Type);
    }
    let Issuer { iss } = parsed.peek()?;
    let keys = app.identity.keys_of(app, &iss, parsed.header.kid.as_deref()).await?;
    let claims: AccessClaims = parsed.verify(&keys)?;
    if claims.aud.names(&app.identity.audience) { Ok(claims) } else { Err(TokenError::Audience) }
}

fn is_access_token(typ: Option<&str>) -> bool {
    typ.is_some_and(|typ| {
        let short = typ.strip_prefix("application/").unwrap_or(typ);
        short.eq_ignore_ascii_case("at+jwt")
    })
}

/// Whether a token's time has come and is not over.
pub(crate) fn times(now: i64, exp: i64, nbf: Option<i64>, iat: Option<i64>) -> Result<(), TokenError> {
    if exp <= now {
        Err(TokenError::Expired)
    } else if nbf.into_iter().chain(iat).any(|at| at > now.saturating_add(SKEW)) {
        Err(TokenError::NotYet)
    } else {
        Ok(())
    }
}

impl AccessClaims {
    /// The person these claims are about.
    pub(crate) fn person(&self) -> Person {
        let level = self.level.or_else(|| self.acr.as_deref()?.parse().ok()).unwrap_or(0);
        Person {
            iss: self.iss.clone(),
            sub: self.sub.clone(),
            name: self.name.clone(),
            level: level.min(2),
            expires_at: Millis(self.exp.saturating_mul(1000)),
            sid: self.sid.clone(),
        }
    }
}

/// The sign-in of an access token of our own issuer, also of one that has expired.
pub(crate) fn own_session(app: &App, token: &str) -> Option<String> {
    let parsed = Unverified::parse(token).ok()?;
    let claims: AccessClaims = parsed.verify(own_keys(app)?.as_ref()).ok()?;
    claims.sid
}

/// The client and the sign-in of an ID token of our own issuer, also of one that has expired.
pub(crate) fn own_id_token(app: &App, token: &str) -> Option<SessionHint> {
    Unverified::parse(token).ok()?.verify(own_keys(app)?.as_ref()).ok()
}

fn own_keys(app: &App) -> Option<Arc<JwkSet>> {
    app.identity.own_keys.clone()
}
