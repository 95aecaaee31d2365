//! Signing out: the session at the console goes. Where the issuer has one of its own that stays, and the next
//! sign-in asks it to see the person again (`prompt=login`).

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};

use super::form::Fields;
use super::{layout, officer};
use crate::caller::sha256;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::session;
use crate::web;

/// `POST /console/sign-out`; also open to somebody without a role.
pub(super) async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response> {
    let mut response = Redirect::to("/console/signed-out").into_response();
    web::set_cookie(&app, &mut response, officer::cookie_name(&app), "", "Strict", 0);
    let Some(session) = officer::session(&app, &headers).await? else { return Ok(response) };
    if sha256(Fields::read(&form).csrf()) != sha256(&session.csrf) {
        return Err(Failure::forbidden());
    }
    let id = session.id_sha256;
    let ended = id.clone();
    app.store.write(move |conn| Box::pin(async move { session::remove(conn, &id).await })).await?;
    app.bus.left(&ended);
    Ok(response)
}

/// `GET /console/signed-out`.
pub(super) async fn signed_out(headers: HeaderMap) -> Response {
    (StatusCode::OK, layout::signed_out(web::words(&headers))).into_response()
}
