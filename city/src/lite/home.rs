//! `/`: the first page of the public site. What threatens stands first, then what helps.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use maud::html;

use super::{calls, public, receipt, site, warnings};
use crate::state::App;
use crate::web;

/// `GET /`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    let (words, now) = (web::words(&headers), app.now());
    let list = app.snapshots.get(&app).await.ok();
    let title = words.t("lite-home-title");
    let main = html! {
        h1 { (title) }
        section aria-labelledby="warnings" {
            h2 id="warnings" { (words.t("alerts-title")) }
            @match &list {
                Some(list) => (warnings::in_force(&app, words, list, now)),
                None => (warnings::silent(words)),
            }
            p { a href="/warnings" { (words.t("lite-warnings-all")) } " · " a href="/push" { (words.t("lite-push-link")) } }
        }
        a.button.send href="/sos" { (words.t("alert-sos")) }
        a.button href="/shelters" { (words.t("lite-shelters")) }
        a.button href="/outages" { (words.t("outages-title")) }
        a.button href="/gauges" { (words.t("gauge-list-title")) }
        section aria-labelledby="code-title" {
            h2 id="code-title" { (words.t("lite-code-title")) }
            (receipt::form(words))
        }
        (calls(&app, words))
        p { a href="/open-data" { (words.t("lite-open-data")) } }
    };
    let page = site(&app, words, &title, &main);
    // Without a list of warnings it is nothing to keep.
    if list.is_some() { public(page, &headers) } else { page.into_response() }
}
