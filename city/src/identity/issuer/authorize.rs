//! `/vneid/authorize`: the page that asks who is here, and its answer to the client.

use axum::extract::{RawForm, RawQuery, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use hue_i18n::Words;
use maud::Markup;
use url::Url;

use super::grants::{self, NewCode};
use super::request::{AuthorizeRequest, ErrorAnswer, Refusal, parameters, with_query};
use super::{CODE_LIFE, page};
use crate::identity::{jwt, people};
use crate::problem::Result;
use crate::state::App;
use crate::web;

/// `GET`: shows the page.
pub(super) async fn show(State(app): State<App>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let query = query.unwrap_or_default();
    match AuthorizeRequest::read(&query, &app.profile.base_url) {
        Ok(request) => {
            let words = request.words.unwrap_or_else(|| web::words(&headers));
            let markup = page::authorize(words, &request, &in_other_language(&query, words));
            html(StatusCode::OK, &markup, &form_target(&request.redirect_uri))
        }
        Err(refusal) => refuse(&app, refusal, &headers),
    }
}

/// `POST`: the person chose, or said no. The request is still the query; the form only adds the choice.
pub(super) async fn decide(
    State(app): State<App>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response> {
    let request = match AuthorizeRequest::read(&query.unwrap_or_default(), &app.profile.base_url) {
        Ok(request) => request,
        Err(refusal) => return Ok(refuse(&app, refusal, &headers)),
    };
    if !web::same_origin(&headers, &app.profile.base_url) {
        return Ok(refuse(&app, Refusal::Page("console-vneid-error-request"), &headers));
    }
    let given = parameters(&form).unwrap_or_default();
    let chosen = given.get("person").and_then(|sub| people::find(sub));
    match chosen.filter(|_| !given.contains_key("deny")) {
        Some(person) => grant(&app, &request, person).await,
        None => Ok(send_error(&app, &request.refuse("access_denied", "the person said no"))),
    }
}

async fn grant(app: &App, request: &AuthorizeRequest, person: &people::Person) -> Result<Response> {
    let (code, now) = (app.secret(), app.now());
    let code_row = NewCode {
        code_hash: jwt::sha256_b64(&code),
        grant_id: app.secret(),
        client_id: request.client.id.into(),
        sub: person.sub.into(),
        scope: request.scope.clone(),
        nonce: request.nonce.clone(),
        redirect_uri: request.redirect_uri.clone(),
        code_challenge: request.code_challenge.clone(),
        now,
        expires_at: now.plus(CODE_LIFE),
    };
    grants::begin(&app.store, code_row).await?;
    Ok(send(app, &request.redirect_uri, request.state.as_deref(), &[("code", &code)]))
}

/// Sends the browser to the client with this answer; always 303, so that no form travels on (RFC 9700).
fn send(app: &App, redirect: &str, state: Option<&str>, answer: &[(&str, &str)]) -> Response {
    let mut all = answer.to_vec();
    all.push(("iss", &app.identity.own_issuer));
    if let Some(state) = state {
        all.push(("state", state));
    }
    let headers =
        [(header::LOCATION, with_query(redirect, &all)), (header::CACHE_CONTROL, "no-store".into())];
    (StatusCode::SEE_OTHER, headers).into_response()
}

fn send_error(app: &App, answer: &ErrorAnswer) -> Response {
    let words = [("error", answer.error), ("error_description", answer.description)];
    send(app, &answer.redirect_uri, answer.state.as_deref(), &words)
}

fn refuse(app: &App, refusal: Refusal, headers: &HeaderMap) -> Response {
    match refusal {
        Refusal::Redirect(answer) => send_error(app, &answer),
        Refusal::Page(text) => {
            let words = web::words(headers);
            html(StatusCode::BAD_REQUEST, &page::notice(words, "console-vneid-error-title", text), "")
        }
    }
}

/// A page with the issuer's policy. `form-action` also names where the answer goes: browsers apply it to the
/// redirect that follows a form.
pub(super) fn html(status: StatusCode, markup: &Markup, form_target: &str) -> Response {
    let policy = format!(
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
         form-action 'self' {form_target}; base-uri 'none'; frame-ancestors 'none'"
    );
    let mut response = (status, axum::response::Html(markup.clone().into_string())).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // The query holds state and nonce: no other site is told, yet the form still says where it comes from.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// The redirect as a CSP source: its origin, or its scheme where CSP has no word for the host (`[::1]`).
fn form_target(redirect: &str) -> String {
    let Ok(url) = Url::parse(redirect) else { return String::new() };
    match url.host() {
        Some(url::Host::Ipv4(_) | url::Host::Domain(_)) => url.origin().ascii_serialization(),
        _ => format!("{}:", url.scheme()),
    }
}

fn in_other_language(query: &str, words: Words) -> String {
    let other = web::other(words).tag();
    let mut all: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .filter(|(name, _)| name != "ui_locales")
        .collect();
    all.push(("ui_locales".into(), other.to_owned()));
    format!("?{}", url::form_urlencoded::Serializer::new(String::new()).extend_pairs(all).finish())
}
