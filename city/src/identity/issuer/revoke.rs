//! `/vneid/revoke` (RFC 7009): a token, and with it everything of its sign-in, stops being good.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::answer::OAuthError;
use super::grants::Grant;
use super::request::parameters;
use super::{grants, token};
use crate::caller::person_id;
use crate::identity::{bearer, jwt};
use crate::state::App;

/// `POST /vneid/revoke`: 200 for a token that never was, too.
pub(super) async fn revoke(State(app): State<App>, RawForm(form): RawForm) -> Result<Response, OAuthError> {
    let given = parameters(&form).ok_or(OAuthError::request("a parameter comes twice"))?;
    let client = token::client(&given, &app)?;
    let shown = given.get("token").ok_or(OAuthError::request("token is missing"))?;
    let grant = match grants::of_refresh(&app.store, &jwt::sha256_b64(shown)).await? {
        Some(grant) => Some(grant),
        None => match bearer::own_session(&app, shown) {
            Some(sid) => grants::find(&app.store, &sid).await?,
            None => None,
        },
    };
    if let Some(grant) = grant.filter(|grant| grant.client_id == client.id) {
        end(&app, &grant).await?;
    }
    Ok(StatusCode::OK.into_response())
}

/// Ends a sign-in: its refresh tokens, its access tokens, its streams.
pub(super) async fn end(app: &App, grant: &Grant) -> Result<(), OAuthError> {
    grants::end(&app.store, grant.id.clone(), app.now()).await?;
    forget(app, grant);
    Ok(())
}

/// Refuses the access tokens of a sign-in that ended, and closes the streams that hang on them.
pub(super) fn forget(app: &App, grant: &Grant) {
    app.identity.ended.add(&grant.id, app.now());
    app.bus.ended(&person_id(&app.identity.own_issuer, &grant.sub));
}
