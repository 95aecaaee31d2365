//! Signing in at the console: an OpenID Connect relying party (code, PKCE S256, state, nonce, `iss`).

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::time::Millis;
use serde::Deserialize;

use super::{layout, officer};
use crate::args;
use crate::caller::{Person, sha256};
use crate::identity::bearer::{Audience, times};
use crate::identity::jwt::{self, TokenError, Unverified};
use crate::identity::remote::Discovery;
use crate::net::NetError;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::role::{INSERT_PERSON, ON_KNOWN_PERSON, person_values};
use crate::store::session::{self, Session};
use crate::web;

/// The console's name at the issuer.
pub(super) const CLIENT: &str = "hue-console";
/// How long somebody may take at the issuer, in milliseconds.
const SIGN_IN_LIFE: i64 = 10 * 60_000;
/// Longest time between showing who one is and arriving here, in seconds, and how far the issuer's clock may be off.
const MAX_AGE: i64 = 5 * 60;
const SKEW: i64 = 60;
/// How long a session at the console lasts, in milliseconds: a shift.
const SESSION_LIFE: i64 = 12 * 3_600_000;
/// The cookie that ties an answer to the browser that asked.
const BROWSER_COOKIE: &str = "hue-console-sign-in";

/// Why a sign-in came to nothing.
#[derive(Debug, thiserror::Error)]
enum SignInError {
    #[error("the issuer cannot be reached: {0}")]
    Issuer(#[from] NetError),
    #[error("the person said no")]
    Denied,
    #[error("this is not the answer to a question of ours")]
    Foreign,
    #[error("the ID token is not good: {0}")]
    Token(#[from] TokenError),
    #[error(transparent)]
    City(#[from] Failure),
}

/// `GET /console/sign-in`.
#[derive(Deserialize)]
pub(super) struct Start {
    #[serde(default)]
    return_to: String,
}

/// Sends the browser to the issuer.
pub(super) async fn start(
    State(app): State<App>,
    Query(start): Query<Start>,
    headers: HeaderMap,
) -> Response {
    match begin(&app, &start.return_to, web::words(&headers)).await {
        Ok(response) => response,
        Err(error) => failed(&headers, &error),
    }
}

struct Pending {
    browser_hash: String,
    nonce: String,
    code_verifier: String,
    return_to: String,
    expires_at: Millis,
}

async fn begin(app: &App, return_to: &str, words: Words) -> Result<Response, SignInError> {
    let discovery = app.identity.remote.discover(issuer(app)?).await?;
    let (state, browser) = (app.secret(), app.secret());
    let pending = Pending {
        browser_hash: sha256(&browser),
        nonce: app.secret(),
        code_verifier: app.secret(),
        return_to: inside(return_to),
        expires_at: app.now().plus(SIGN_IN_LIFE),
    };
    let mut url = url::Url::parse(&discovery.authorization_endpoint).map_err(|_| NetError::Form)?;
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", CLIENT)
        .append_pair("redirect_uri", &redirect_uri(app))
        .append_pair("scope", "openid profile")
        .append_pair("state", &state)
        .append_pair("nonce", &pending.nonce)
        .append_pair("code_challenge", &jwt::sha256_b64(&pending.code_verifier))
        .append_pair("code_challenge_method", "S256")
        // A desk's machine is used by many: nobody gets in by the session somebody else left at the issuer.
        .append_pair("prompt", "login")
        .append_pair("max_age", &MAX_AGE.to_string())
        .append_pair("ui_locales", words.tag());
    remember(app, sha256(&state), pending).await?;
    let mut response = Redirect::to(url.as_str()).into_response();
    // Lax: the answer comes by a redirect from the issuer's site.
    web::set_cookie(app, &mut response, BROWSER_COOKIE, &browser, "Lax", SIGN_IN_LIFE / 1000);
    Ok(response)
}

/// The answer of the issuer.
pub(super) async fn callback(
    State(app): State<App>,
    Query(answer): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    match finish(&app, &answer, &headers).await {
        Ok(response) => response,
        Err(error) => failed(&headers, &error),
    }
}

async fn finish(
    app: &App,
    answer: &BTreeMap<String, String>,
    headers: &HeaderMap,
) -> Result<Response, SignInError> {
    let value = |name: &str| answer.get(name).map(String::as_str);
    let state = value("state").ok_or(SignInError::Foreign)?;
    let browser = web::cookie(headers, BROWSER_COOKIE).ok_or(SignInError::Foreign)?;
    let pending = recall(app, sha256(state)).await?.ok_or(SignInError::Foreign)?;
    let issuer = issuer(app)?;
    let same_browser = pending.browser_hash == sha256(browser);
    if !same_browser || pending.expires_at < app.now() || value("iss").is_some_and(|iss| iss != issuer) {
        return Err(SignInError::Foreign);
    }
    if value("error").is_some() {
        return Err(SignInError::Denied);
    }
    let discovery = app.identity.remote.discover(issuer).await?;
    let code = value("code").ok_or(SignInError::Foreign)?;
    let (person, auth_time) = exchange(app, &discovery, code, &pending).await?;
    let secret = open_session(app, person, auth_time).await?;
    let mut response = layout::onward(web::words(headers), &pending.return_to).into_response();
    let lifetime = SESSION_LIFE / 1000;
    web::set_cookie(app, &mut response, officer::cookie_name(app), &secret, "Strict", lifetime);
    web::set_cookie(app, &mut response, BROWSER_COOKIE, "", "Lax", 0);
    Ok(response)
}

#[derive(Deserialize)]
struct TokenAnswer {
    id_token: String,
}

#[derive(Deserialize)]
struct IdClaims {
    iss: String,
    sub: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    exp: i64,
    iat: i64,
    #[serde(default)]
    auth_time: Option<i64>,
    nonce: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    level: Option<u8>,
}

/// Swaps the code for the person, and for when they showed who they are.
async fn exchange(
    app: &App,
    discovery: &Discovery,
    code: &str,
    pending: &Pending,
) -> Result<(Person, Millis), SignInError> {
    let redirect_uri = redirect_uri(app);
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", &redirect_uri),
        ("client_id", CLIENT),
        ("code_verifier", &pending.code_verifier),
    ];
    let answer: TokenAnswer = app.identity.remote.net().post(&discovery.token_endpoint, &form).await?;
    let parsed = Unverified::parse(&answer.id_token)?;
    let keys = app.identity.keys_of(app, &discovery.issuer, parsed.header.kid.as_deref()).await?;
    let claims: IdClaims = parsed.verify(&keys)?;
    let auth_time = check(&claims, &discovery.issuer, &pending.nonce, app.now())?;
    let person = Person {
        iss: claims.iss,
        sub: claims.sub,
        name: claims.name,
        level: claims.level.unwrap_or(0).min(2),
        expires_at: Millis(claims.exp.saturating_mul(1000)),
        sid: None,
    };
    Ok((person, auth_time))
}

/// The checks of OpenID Connect Core §3.1.3.7; answers when the person showed who they are.
fn check(claims: &IdClaims, issuer: &str, nonce: &str, now: Millis) -> Result<Millis, TokenError> {
    let seconds = now.0.div_euclid(1000);
    // An issuer that did not ask again, or does not say when it did, did not do what was asked of it.
    let auth_time = claims.auth_time.unwrap_or_default();
    let fresh = (-SKEW..=MAX_AGE + SKEW).contains(&seconds.saturating_sub(auth_time));
    if claims.iss != issuer {
        Err(TokenError::Issuer)
    } else if !claims.aud.names(CLIENT) || claims.azp.as_deref().is_some_and(|azp| azp != CLIENT) {
        Err(TokenError::Audience)
    } else if claims.nonce != nonce {
        Err(TokenError::Nonce)
    } else if !fresh {
        Err(TokenError::AuthTime)
    } else {
        times(seconds, claims.exp, None, Some(claims.iat))?;
        Ok(Millis(auth_time.saturating_mul(1000)))
    }
}

async fn open_session(app: &App, person: Person, auth_time: Millis) -> Result<String> {
    let (secret, now) = (app.secret(), app.now());
    let session = Session {
        id_sha256: sha256(&secret),
        iss: person.iss.clone(),
        sub: person.sub.clone(),
        name: person.name.clone(),
        csrf: app.secret(),
        created_at: now,
        auth_time,
        expires_at: now.plus(SESSION_LIFE),
    };
    app.store
        .write(move |conn| {
            Box::pin(async move {
                conn.insert_many(INSERT_PERSON, vec![person_values(&person, now)], ON_KNOWN_PERSON).await?;
                session::add(conn, &session).await
            })
        })
        .await?;
    Ok(secret)
}

fn issuer(app: &App) -> Result<&str, SignInError> {
    Ok(app.identity.trusted.first().ok_or_else(Failure::not_found)?)
}

fn redirect_uri(app: &App) -> String {
    format!("{}/console/callback", app.profile.base_url)
}

/// A page of the console, or its first page: never another site.
pub(super) fn inside(path: &str) -> String {
    let good = path == "/console" || path.starts_with("/console/") || path.starts_with("/console?");
    let plain = !path.contains(['\\', '\r', '\n']) && !path.starts_with("/console/sign");
    if good && plain { path.to_owned() } else { "/console".to_owned() }
}

fn failed(headers: &HeaderMap, error: &SignInError) -> Response {
    tracing::warn!(%error, "a sign-in at the console failed");
    let (status, text) = match error {
        SignInError::Denied => (StatusCode::OK, "console-sign-in-denied"),
        SignInError::Issuer(_) => (StatusCode::BAD_GATEWAY, "console-sign-in-no-issuer"),
        SignInError::Foreign | SignInError::Token(_) => (StatusCode::BAD_REQUEST, "console-sign-in-foreign"),
        SignInError::City(_) => (StatusCode::INTERNAL_SERVER_ERROR, "console-sign-in-city"),
    };
    (status, layout::sign_in_failed(web::words(headers), text)).into_response()
}

async fn remember(app: &App, state_hash: String, pending: Pending) -> Result<()> {
    let now = app.now();
    app.store
        .write(move |conn| {
            Box::pin(async move {
                conn.execute("DELETE FROM console_sign_in WHERE expires_at < $1", args![now]).await?;
                let sql = "INSERT INTO console_sign_in \
                    (state_hash, browser_hash, nonce, code_verifier, return_to, expires_at) \
                    VALUES ($1, $2, $3, $4, $5, $6)";
                let values = args![
                    state_hash,
                    pending.browser_hash,
                    pending.nonce,
                    pending.code_verifier,
                    pending.return_to,
                    pending.expires_at
                ];
                conn.execute(sql, values).await.map(|_| ())
            })
        })
        .await
}

/// Takes a started sign-in out of the table: an answer counts once.
async fn recall(app: &App, state_hash: String) -> Result<Option<Pending>> {
    app.store
        .write(move |conn| {
            Box::pin(async move {
                let sql = "DELETE FROM console_sign_in WHERE state_hash = $1 \
                    RETURNING browser_hash, nonce, code_verifier, return_to, expires_at";
                let Some(row) = conn.one(sql, args![state_hash]).await? else { return Ok(None) };
                Ok(Some(Pending {
                    browser_hash: row.text(0)?,
                    nonce: row.text(1)?,
                    code_verifier: row.text(2)?,
                    return_to: row.text(3)?,
                    expires_at: Millis(row.int(4)?),
                }))
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn signing_in_leads_back_into_the_console_only() {
        assert_eq!(inside("/console/cases/1?page=2"), "/console/cases/1?page=2");
        for elsewhere in [
            "",
            "//evil.example",
            "https://evil.example/console",
            "/console\\@evil",
            "/consoles",
            "/console/sign-in",
        ] {
            assert_eq!(inside(elsewhere), "/console", "{elsewhere} is not a page of the console");
        }
    }
}
