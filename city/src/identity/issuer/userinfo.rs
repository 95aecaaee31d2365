//! `/vneid/userinfo`: who the bearer is.

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, header};
use serde_json::{Value, json};

use super::answer::{OAuthError, private};
use super::{grants, token};
use crate::identity::bearer;
use crate::state::App;

/// `GET` and `POST`.
pub(super) async fn userinfo(State(app): State<App>, headers: HeaderMap) -> Result<Response, OAuthError> {
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .ok_or_else(OAuthError::token)?;
    let claims = bearer::check(&app, token).await.map_err(|_| OAuthError::token())?;
    let own = claims.iss == app.identity.own_issuer;
    let grant = match claims.sid.clone().filter(|_| own) {
        Some(sid) => grants::find(&app.store, &sid).await?,
        None => None,
    };
    let grant = grant.filter(|grant| grant.ended_at.is_none()).ok_or_else(OAuthError::token)?;
    let mut person = token::person_claims(&grant.sub);
    person.insert("sub".into(), json!(grant.sub));
    Ok(private(&Value::Object(person)))
}
