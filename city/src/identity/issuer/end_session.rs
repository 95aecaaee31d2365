//! `/vneid/end_session` (OpenID Connect RP-Initiated Logout).

use std::collections::BTreeMap;

use axum::extract::{RawForm, RawQuery, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};

use super::answer::OAuthError;
use super::client::Client;
use super::request::{parameters, with_query};
use super::{authorize, grants, page, revoke};
use crate::identity::bearer;
use crate::state::App;
use crate::web;

/// `GET`.
pub(super) async fn end(State(app): State<App>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    leave(&app, parameters(query.unwrap_or_default().as_bytes()), &headers).await
}

/// `POST`.
pub(super) async fn end_by_form(
    State(app): State<App>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Response {
    leave(&app, parameters(&form), &headers).await
}

async fn end_sign_in(app: &App, sid: &str) -> Result<(), OAuthError> {
    match grants::find(&app.store, sid).await? {
        Some(grant) => revoke::end(app, &grant).await,
        None => Ok(()),
    }
}

async fn leave(app: &App, given: Option<BTreeMap<String, String>>, headers: &HeaderMap) -> Response {
    let given = given.unwrap_or_default();
    // Only a hint that we signed says whose session ends and which client asks; an old one still does.
    let hint = given.get("id_token_hint").and_then(|token| bearer::own_id_token(app, token));
    if let Some(hint) = &hint
        && let Err(error) = end_sign_in(app, &hint.sid).await
    {
        return error.into_response();
    }
    let client = hint.and_then(|hint| Client::find(&hint.aud, &app.profile.base_url));
    let door = given.get("post_logout_redirect_uri").filter(|door| {
        client.as_ref().is_some_and(|client| client.allows_after_sign_out(door, &app.profile.base_url))
    });
    if let Some(door) = door {
        let state: Vec<_> = given.get("state").map(|state| ("state", state.as_str())).into_iter().collect();
        let location = if state.is_empty() { door.clone() } else { with_query(door, &state) };
        return (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    }
    let words = web::words(headers);
    let notice = page::notice(words, "console-vneid-left-title", "console-vneid-left");
    authorize::html(StatusCode::OK, &notice, "")
}
