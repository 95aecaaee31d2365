//! `GET /enter` swaps the code of the one-time link for a cookie; `POST /hello` hands the page its token.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::Shared;
use crate::guard::has_cookie;
use crate::pages;

#[derive(Deserialize)]
pub(crate) struct Entry {
    #[serde(default)]
    code: String,
}

#[derive(Serialize)]
pub(crate) struct Hello {
    token: String,
}

pub(crate) async fn enter(
    State(shared): State<Shared>,
    headers: HeaderMap,
    Query(entry): Query<Entry>,
) -> Response {
    // A browser that looks ahead must not use the link up for a page that nobody opened.
    if headers.contains_key("sec-purpose") {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if has_cookie(&shared.door, &headers) {
        return (StatusCode::SEE_OTHER, [(header::LOCATION, "/")]).into_response();
    }
    if !shared.door.take_code(&entry.code) {
        return (StatusCode::FORBIDDEN, pages::link_is_used()).into_response();
    }
    let cookie = shared.door.set_cookie();
    (StatusCode::SEE_OTHER, [(header::LOCATION, "/"), (header::SET_COOKIE, &cookie)]).into_response()
}

pub(crate) async fn hello(State(shared): State<Shared>) -> Json<Hello> {
    Json(Hello { token: shared.door.token().to_owned() })
}
