//! What holds for every page of the console: policy headers, nothing cached, and no form from elsewhere.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, Method, header};

use crate::problem::Failure;
use crate::state::App;
use crate::web;

/// Refuses forms of other sites and puts the console's headers on every answer.
pub(super) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    // Unlike elsewhere a missing Origin is refused too: every browser that can run the console sends it.
    let changes = request.method() != Method::GET && request.method() != Method::HEAD;
    let known = request.headers().contains_key(header::ORIGIN)
        && web::same_origin(request.headers(), &app.profile.base_url);
    let mut response =
        if changes && !known { Failure::forbidden().into_response() } else { next.run(request).await };
    put_headers(&app, &mut response);
    response
}

fn put_headers(app: &App, response: &mut Response) {
    // A form may lead on to the sign-in at the issuer, and browsers apply form-action to every redirect after it.
    let issuer = app.identity.trusted.first().map(|issuer| web::origin_of(issuer)).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
         connect-src 'self'; form-action 'self' {issuer}; base-uri 'none'; frame-ancestors 'none'"
    );
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&policy)
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Not `no-referrer`: with it browsers send `Origin: null` with forms.
        (header::REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let isolation =
        [("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin")];
    for (name, value) in isolation {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
