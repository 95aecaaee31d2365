//! `/plan`: where a link to a shared plan leads who has no app yet. The plan stands in the link's fragment, which no
//! browser sends: this page cannot know it, and its script only hands it on to the app.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderValue, header};
use maud::html;

use super::site;
use crate::state::App;
use crate::web;

/// A script of this page only, which talks to nobody.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The scheme of the app's links.
const APP: &str = "vn.trangtien.hue:/plan";

/// `GET /plan`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    let words = web::words(&headers);
    let title = words.t("lite-plan-title");
    let main = html! {
        h1 { (title) }
        p { (words.t("lite-plan-hint")) }
        p id="plan-open" hidden { a.button href=(APP) { (words.t("lite-plan-open")) } }
        p { (words.t("lite-plan-paste")) }
        p { a href="/" { (words.t("app-name")) } }
        script src="/plan/page.js" defer {}
    };
    with_policy(site(&app, words, &title, &main).into_response())
}

/// `GET /plan/page.js`.
pub(super) async fn script() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    with_policy((kind, include_str!("../../assets/plan-page.js")).into_response())
}

fn with_policy(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
