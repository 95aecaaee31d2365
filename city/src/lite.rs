//! Pages for everybody, server-rendered and without script: they work in any phone's browser on a bad line.

#[cfg(feature = "sandbox")]
mod dossiers;
mod gauges;
mod home;
mod open_data;
mod outages;
mod plan;
mod push;
mod receipt;
mod refused;
pub(crate) mod said;
pub(crate) mod say;
mod shelters;
#[cfg(feature = "sandbox")]
mod sms;
mod sos;
mod team;
mod warning;
mod warnings;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use http::{HeaderMap, HeaderValue, Method, header};
use hue_i18n::Words;
use hue_model::text::Language;
use maud::{Markup, html};
use url::form_urlencoded;

pub(crate) use refused::{Asked, is_page, is_rescue, readable};

use crate::http::cached;
use crate::state::App;
use crate::web;

/// The public pages' routes.
pub(crate) fn routes(app: &App) -> Router<App> {
    let pages = Router::new()
        .route("/", get(home::page))
        .route("/warnings", get(warnings::page))
        .route("/warnings/{id}", get(warning::page))
        .route("/gauges", get(gauges::list))
        .route("/gauges/{code}", get(gauges::page))
        .route("/gauges/{code}/depth", post(gauges::depth))
        .route("/push", get(push::page))
        .route("/push/page.js", get(push::script))
        .route("/push/worker.js", get(push::worker))
        .route("/shelters", get(shelters::page))
        .route("/outages", get(outages::page))
        .route("/open-data", get(open_data::page))
        .route("/plan", get(plan::page))
        .route("/plan/page.js", get(plan::script))
        .route("/sos", get(sos::page).post(sos::send))
        .route("/s", get(receipt::ask))
        .route("/s/{receipt}", get(receipt::state))
        .route("/team/{token}", get(team::page))
        .route("/team/{token}/{answer}", post(team::answer));
    #[cfg(feature = "sandbox")]
    let pages = pages
        .route("/sandbox/sms", post(sms::receive))
        .route("/sandbox/dossiers", get(dossiers::list).post(dossiers::take))
        .route("/sandbox/dossiers/{number}", get(dossiers::page).post(dossiers::act));
    pages.layer(from_fn_with_state(app.clone(), guard))
}

/// A page is asked for again after five seconds; a cache in front may keep showing it for a day while the city cannot
/// answer, as it says of itself when it was made.
const CACHING: &str = "public, max-age=5, stale-if-error=86400";
/// A year in seconds.
const YEAR: i64 = 365 * 24 * 3600;

const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    match chosen(&request) {
        Some((language, there)) => {
            let mut response = Redirect::to(&there).into_response();
            // Kept also for who comes from a link that somebody sent them, unlike the console's.
            web::set_cookie(&app, &mut response, web::LANGUAGE_COOKIE, language.tag(), "Lax", YEAR);
            guarded(response)
        }
        None => guarded(next.run(request).await),
    }
}

/// The language that an address asks for with `?lang=`, and the address without it.
fn chosen(request: &Request) -> Option<(Language, String)> {
    let query = request.uri().query().filter(|_| *request.method() == Method::GET)?;
    let (mut language, mut rest) = (None, form_urlencoded::Serializer::new(String::new()));
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name == "lang" {
            language = language.or(Language::from_tag(&value).filter(|it| Language::WRITTEN.contains(it)));
        } else {
            rest.append_pair(&name, &value);
        }
    }
    let (path, rest) = (request.uri().path(), rest.finish());
    Some((language?, if rest.is_empty() { path.to_owned() } else { format!("{path}?{rest}") }))
}

/// What holds for every page that says nothing else: no script, no frame, no address told to others, and nothing kept in a cache that does not
/// say so.
fn guarded(mut response: Response) -> Response {
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Not `no-referrer`: with it browsers send `Origin: null` with forms.
        (header::REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    let policy = response.headers_mut().entry(header::CONTENT_SECURITY_POLICY);
    policy.or_insert(HeaderValue::from_static(POLICY));
    let caching = response.headers_mut().entry(header::CACHE_CONTROL);
    caching.or_insert(HeaderValue::from_static("no-store"));
    response
}

/// A page of somebody's own case around this, its title a key.
fn whole(app: &App, words: Words, title: &str, main: &Markup) -> Html<String> {
    Html(around(app, words, &words.t(title), &html! {}, main))
}

/// A page of the public site around this, with the way home and the other language.
fn site(app: &App, words: Words, title: &str, main: &Markup) -> Html<String> {
    let other = web::other(words);
    let top = html! {
        nav.top {
            a href="/" { (words.t("app-name")) " · " (app.profile.name.text(web::language(words))) }
            a href=(format!("?lang={}", other.tag())) lang=(other.tag()) hreflang=(other.tag()) {
                (other.t("console-language-name"))
            }
        }
    };
    Html(around(app, words, title, &top, main))
}

fn around(app: &App, words: Words, title: &str, top: &Markup, main: &Markup) -> String {
    let body = html! {
        header { @if app.profile.demo { p.demo { (words.t("lite-demo")) } } (top) }
        main.lite { (main) }
    };
    web::document(words.tag(), title, &look(), &body).into_string()
}

/// The letters are the phone's own: ours weigh a hundred kilobytes, several times the page.
fn look() -> Markup {
    web::look(&["tokens", "lite"])
}

/// A page of the site that is the same for everybody who reads its language: caches may keep it for a moment.
fn public(page: Html<String>, headers: &HeaderMap) -> Response {
    let mut response = cached::answer(page.0, "text/html; charset=utf-8", CACHING, headers);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    response
}

/// Bytes of cards after which a page ends: it stays small however many there are and whatever stands in them.
const BYTES: usize = 14_000;

/// As many of these as one page may carry.
fn as_many(cards: impl Iterator<Item = Markup>) -> Vec<Markup> {
    let mut room = BYTES;
    let fits = |card: &Markup| {
        let fits = room > 0;
        room = room.saturating_sub(card.0.len());
        fits
    };
    cards.take_while(fits).collect()
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
