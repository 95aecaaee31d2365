//! `/vneid/token`: codes and refresh tokens become tokens.

use std::collections::BTreeMap;

use axum::extract::{RawForm, State};
use axum::response::Response;
use hue_model::time::Millis;
use serde_json::{Value, json};

use super::answer::{OAuthError, private};
use super::client::Client;
use super::grants::{self, Code, Grant, NewRefresh, Redeemed, Rotated};
use super::request::parameters;
use super::revoke;
use super::{ACCESS_LIFE, REFRESH_LIFE};
use crate::identity::{jwt, people};
use crate::problem::Failure;
use crate::state::App;

/// `POST /vneid/token`.
pub(super) async fn token(State(app): State<App>, RawForm(form): RawForm) -> Result<Response, OAuthError> {
    let given = parameters(&form).ok_or(OAuthError::request("a parameter comes twice"))?;
    let client = client(&given, &app)?;
    let answer = match given.get("grant_type").map(String::as_str) {
        Some("authorization_code") => by_code(&app, &client, &given).await?,
        Some("refresh_token") if client.refreshes => by_refresh(&app, &client, &given).await?,
        Some("refresh_token") => {
            return Err(OAuthError::other("unauthorized_client", "this client has no refresh tokens"));
        }
        Some(_) => return Err(OAuthError::other("unsupported_grant_type", "code or refresh_token")),
        None => return Err(OAuthError::request("grant_type is missing")),
    };
    Ok(private(&answer))
}

/// The client a form names: all are public, so the name is all there is.
pub(super) fn client(given: &BTreeMap<String, String>, app: &App) -> Result<Client, OAuthError> {
    let id = given.get("client_id").ok_or_else(OAuthError::client)?;
    Client::find(id, &app.profile.base_url).ok_or_else(OAuthError::client)
}

async fn by_code(app: &App, client: &Client, given: &BTreeMap<String, String>) -> Result<Value, OAuthError> {
    let code = given.get("code").ok_or(OAuthError::request("code is missing"))?;
    let now = app.now();
    // The code is used up by the first try, whatever comes of it.
    let code = match grants::redeem(&app.store, jwt::sha256_b64(code), now).await? {
        Redeemed::Fresh(code) => code,
        Redeemed::Again(grant) => {
            revoke::forget(app, &grant);
            return Err(OAuthError::grant("the code was used before; what came of it is revoked"));
        }
        Redeemed::Unknown => return Err(OAuthError::grant("no such code")),
    };
    check_code(&code, client, given, now)?;
    let refresh = client.refreshes.then(|| app.secret());
    if let Some(refresh) = &refresh {
        let row = new_refresh(refresh, &code.grant.id, None, now);
        grants::add_refresh(&app.store, row).await?;
    }
    answer(app, &code.grant, code.nonce.as_deref(), refresh)
}

fn check_code(
    code: &Code,
    client: &Client,
    given: &BTreeMap<String, String>,
    now: Millis,
) -> Result<(), OAuthError> {
    let verifier = given.get("code_verifier").ok_or(OAuthError::grant("code_verifier is missing"))?;
    let verifier_fits = (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    if code.grant.client_id != client.id {
        Err(OAuthError::grant("the code is another client's"))
    } else if now > code.expires_at {
        Err(OAuthError::grant("the code is too old"))
    } else if given.get("redirect_uri") != Some(&code.redirect_uri) {
        Err(OAuthError::grant("redirect_uri is not the one of the request"))
    } else if !verifier_fits || jwt::sha256_b64(verifier) != code.code_challenge {
        Err(OAuthError::grant("code_verifier does not fit the challenge"))
    } else {
        Ok(())
    }
}

async fn by_refresh(
    app: &App,
    client: &Client,
    given: &BTreeMap<String, String>,
) -> Result<Value, OAuthError> {
    let token = given.get("refresh_token").ok_or(OAuthError::request("refresh_token is missing"))?;
    let (now, shown, next) = (app.now(), jwt::sha256_b64(token), app.secret());
    let next_row = new_refresh(&next, "", Some(shown.clone()), now);
    match grants::rotate(&app.store, client.id.into(), shown, next_row, now).await? {
        Rotated::Next(grant) => answer(app, &grant, None, Some(next)),
        Rotated::Reused(grant) => {
            revoke::forget(app, &grant);
            Err(OAuthError::grant("the token was replaced and its successor used: the session is ended"))
        }
        Rotated::Refused => Err(OAuthError::grant("no such token, or it is not good any more")),
    }
}

fn new_refresh(token: &str, grant_id: &str, parent_hash: Option<String>, now: Millis) -> NewRefresh {
    NewRefresh {
        token_hash: jwt::sha256_b64(token),
        grant_id: grant_id.into(),
        parent_hash,
        now,
        expires_at: now.plus(REFRESH_LIFE),
    }
}

/// The token answer of OpenID Connect Core §3.1.3.3 with an access token after RFC 9068.
fn answer(
    app: &App,
    grant: &Grant,
    nonce: Option<&str>,
    refresh: Option<String>,
) -> Result<Value, OAuthError> {
    let (iat, exp) = (seconds(app.now()), seconds(app.now().plus(ACCESS_LIFE)));
    let mut common = person_claims(&grant.sub);
    for (name, value) in [
        ("iss", json!(app.identity.own_issuer)),
        ("sub", json!(grant.sub)),
        ("iat", json!(iat)),
        ("exp", json!(exp)),
        ("auth_time", json!(seconds(grant.created_at))),
        ("sid", json!(grant.id)),
    ] {
        common.insert(name.into(), value);
    }
    let mut access = common.clone();
    access.insert("aud".into(), json!(app.identity.audience));
    access.insert("client_id".into(), json!(grant.client_id));
    access.insert("scope".into(), json!(grant.scope));
    access.insert("jti".into(), json!(app.secret()));
    let access = sign(app, "at+jwt", &access)?;
    let mut id = common;
    id.insert("aud".into(), json!(grant.client_id));
    id.insert("at_hash".into(), json!(jwt::half_hash(&access)));
    if let Some(nonce) = nonce {
        id.insert("nonce".into(), json!(nonce));
    }
    let mut answer = json!({
        "access_token": access,
        "token_type": "Bearer",
        "expires_in": ACCESS_LIFE / 1000,
        "scope": grant.scope,
        "id_token": sign(app, "JWT", &id)?,
    });
    if let (Some(refresh), Some(answer)) = (refresh, answer.as_object_mut()) {
        answer.insert("refresh_token".into(), json!(refresh));
    }
    Ok(answer)
}

/// Who somebody is: name, and the level in both spellings.
pub(super) fn person_claims(sub: &str) -> serde_json::Map<String, Value> {
    let mut claims = serde_json::Map::new();
    if let Some(person) = people::find(sub) {
        claims.insert("name".into(), json!(person.name));
        claims.insert("acr".into(), json!(person.level.to_string()));
        claims.insert("level".into(), json!(person.level));
    }
    claims
}

fn sign(app: &App, typ: &str, claims: &serde_json::Map<String, Value>) -> Result<String, OAuthError> {
    let key = app.identity.key.as_ref().ok_or_else(Failure::not_found)?;
    key.sign(typ, claims).map_err(|error| Failure::Data(error.to_string()).into())
}

fn seconds(at: Millis) -> i64 {
    at.0.div_euclid(1000)
}
