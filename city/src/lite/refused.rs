//! Refusals as people in a browser read them: what became of what they did, what to do now, whom to call.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Response};
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, header};
use hue_i18n::args;
use hue_model::wire::PROBLEM_JSON;
use maud::html;

use super::{calls, guarded, sos, whole};
use crate::state::App;
use crate::web;

/// What a browser asked for.
pub(crate) struct Asked {
    method: Method,
    path: String,
    headers: HeaderMap,
    /// The form that was sent, once it is read.
    pub(crate) form: Bytes,
}

impl Asked {
    pub(crate) fn of(request: &Request) -> Self {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        Self { method, path, headers: request.headers().clone(), form: Bytes::new() }
    }

    /// The page to try again.
    fn page(&self) -> String {
        let parts = self.path.split('/').take(3).collect::<Vec<_>>();
        parts.join("/")
    }
}

/// Whether people read what this path answers, and not an app.
pub(crate) fn is_page(path: &str) -> bool {
    is_rescue(path) || path == "/open-data" || ["", "warnings", "shelters", "gauges"].contains(&first(path))
}

/// Whether this page is about a call for rescue, which has places of its own at the door.
pub(crate) fn is_rescue(path: &str) -> bool {
    ["sos", "s", "team"].contains(&first(path))
}

/// The first part of a path; empty for the front page.
fn first(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or_default()
}

/// The answer as it is, or as a page where people read it and it is a refusal without one.
pub(crate) fn readable(app: &App, asked: &Asked, response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !is_page(&asked.path) || kind.is_none_or(|kind| kind != PROBLEM_JSON) {
        return response;
    }
    let (words, status) = (web::words(&asked.headers), response.status());
    let number = app.profile.emergency.as_str();
    let page = if asked.method == Method::POST && asked.path == "/sos" {
        sos::again(app, words, &asked.form, why(status, "lite-sos-busy", "lite-sos-refused"))
    } else {
        let main = html! {
            h1 { (words.t("lite-refused-title")) }
            p { (words.get(why(status, "lite-refused-busy", "lite-refused"), &args! { "number" => number })) }
            (calls(app, words))
            a.button.primary href=(asked.page()) { (words.t("lite-refused-again")) }
        };
        whole(app, words, "lite-refused-title", &main)
    };
    page_for(page, &response)
}

fn why(status: StatusCode, busy: &'static str, refused: &'static str) -> &'static str {
    let waits = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT);
    if waits || status.is_server_error() { busy } else { refused }
}

/// A page in the place of `response`, with its status and what it says of coming back.
fn page_for(page: Html<String>, response: &Response) -> Response {
    let mut answer = (response.status(), page).into_response();
    for name in [header::RETRY_AFTER, header::CONNECTION] {
        if let Some(value) = response.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    guarded(answer)
}
