//! Pages for everybody, server-rendered and without script: they work in any phone's browser on a bad line.

mod refused;
pub(crate) mod said;
pub(crate) mod say;
#[cfg(feature = "sandbox")]
mod sms;
mod sos;
mod team;

use axum::Router;
use axum::middleware::{Next, from_fn};
use axum::response::{Html, Response};
use axum::routing::{get, post};
use http::{HeaderValue, header};
use hue_i18n::Words;
use maud::{Markup, html};

pub(crate) use refused::{Asked, is_page, readable};

use crate::state::App;
use crate::web;

/// The public pages' routes.
pub(crate) fn routes() -> Router<App> {
    let pages = Router::new()
        .route("/sos", get(sos::page).post(sos::send))
        .route("/s/{receipt}", get(sos::state))
        .route("/team/{token}", get(team::page))
        .route("/team/{token}/{answer}", post(team::answer))
        .layer(from_fn(guard));
    #[cfg(feature = "sandbox")]
    let pages = pages.route("/sandbox/sms", post(sms::receive));
    pages
}

async fn guard(request: axum::extract::Request, next: Next) -> Response {
    guarded(next.run(request).await)
}

/// What holds for every page: no script, no frame, nothing kept in a cache, no address told to others.
fn guarded(mut response: Response) -> Response {
    let fixed = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        // Not `no-referrer`: with it browsers send `Origin: null` with forms.
        (header::REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A page around this.
fn whole(app: &App, words: Words, title: &str, main: &Markup) -> Html<String> {
    let body = html! {
        @if app.profile.demo { header { p.demo { (words.t("lite-demo")) } } }
        main.lite { (main) }
    };
    Html(web::document(words.tag(), &words.t(title), &web::look("lite"), &body).into_string())
}

/// The numbers that are faster than any form. A demonstration never calls them.
fn calls(app: &App, words: Words) -> Markup {
    html! {
        @for number in [&app.profile.emergency, &app.profile.hotline] {
            @let label = format!("{} {number}", words.t("lite-team-call"));
            @if app.profile.demo { p.button { (label) " · " (words.t("lite-demo-call")) } }
            @else { a.button href=(format!("tel:{number}")) { (label) } }
        }
    }
}
