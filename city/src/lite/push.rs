//! `/push`: warnings by push message. The one page of the site that needs script, as browsers have it; it says so.

use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderValue, header};
use hue_i18n::{Words, args};
use hue_model::alert::{Action, Hazard};
use hue_model::text::{Language, NameOrder};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::site;
use crate::alert::words::key;
use crate::state::App;
use crate::web;

/// Script and worker of this page only, and the city as the one place they talk to.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; \
    font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// After so long, in milliseconds, the page says what may stand in a test's way.
const PATIENCE: u32 = 30_000;
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// `GET /push`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    let words = web::words(&headers);
    let title = words.t("lite-push-title");
    let main = html! {
        h1 { (title) }
        p { (words.t("lite-push-hint")) }
        @match &app.push {
            Some(push) => (form(&app, words, push.public_key())),
            None => p role="status" { (words.t("lite-push-none")) },
        }
        p { a href="/warnings" { (words.t("lite-warnings-all")) } }
    };
    with_policy(site(&app, words, &title, &main).into_response())
}

fn form(app: &App, words: Words, key: &str) -> Markup {
    let language = web::language(words);
    let mut wards: Vec<_> = app.pack.wards.iter().map(|(code, name)| (code, name.text(language))).collect();
    wards.sort_by_cached_key(|(_, name)| NameOrder::of(name));
    html! {
        noscript { p role="status" { (words.t("lite-push-script")) } }
        form.ask id="push" hidden data-key=(key) data-worker=(format!("/push/worker.js?words={}", words.tag())) {
            fieldset {
                legend { (words.t("lite-push-wards")) }
                @for (code, name) in wards {
                    label.tick { input type="checkbox" name="ward" value=(code); (name) }
                }
            }
            label.tick { input type="checkbox" id="push-receipts"; (words.t("lite-push-receipts")) }
            button.primary { (words.t("lite-push-on")) }
            button id="push-off" type="button" { (words.t("lite-push-off")) }
        }
        p id="push-said" role="status" data-on=(words.t("lite-push-is-on")) data-off=(words.t("lite-push-is-off"))
            data-wait=(words.t("lite-push-wait")) data-denied=(words.t("lite-push-denied"))
            data-nowhere=(words.t("lite-push-nowhere")) data-failed=(words.t("lite-push-failed"))
            data-slow=(words.t("lite-push-slow")) data-unreachable=(words.t("lite-push-unreachable"))
            data-cannot=(words.t("lite-push-cannot")) data-gone=(words.t("lite-push-gone"))
            data-unknown=(words.t("lite-push-unknown")) {}
        (trial(words))
        script src="/push/page.js" defer {}
    }
}

/// A test to this browser alone. The script fills the times in.
fn trial(words: Words) -> Markup {
    let named = args! {
        "sent" => "%sent%", "arrived" => "%arrived%", "seconds" => "%seconds%", "status" => "%status%",
    };
    let say = |key: &str| words.get(&format!("lite-push-try-{key}"), &named);
    html! {
        section id="push-trial" hidden data-patience=(PATIENCE) aria-labelledby="push-trial-title" {
            h2 id="push-trial-title" { (say("title")) }
            p { (say("hint")) }
            button type="button" { (say("now")) }
            div role="status" {
                p id="push-tested" data-wait=(say("wait")) data-sent=(say("sent")) data-arrived=(say("arrived"))
                    data-hidden=(say("hidden")) data-missing=(say("missing")) data-often=(say("often"))
                    data-refused=(say("refused")) data-busy=(say("busy")) data-unreachable=(say("unreachable"))
                    data-failed=(say("failed")) {}
                ul id="push-blockers" hidden {
                    @for blocker in ["notices", "silence", "battery", "service"] { li { (say(blocker)) } }
                }
            }
        }
    }
}

/// `GET /push/page.js`.
pub(super) async fn script() -> Response {
    with_policy(([(header::CONTENT_TYPE, SCRIPT)], include_str!("../../assets/push-page.js")).into_response())
}

/// Which words a worker shows warnings in.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    words: String,
}

/// `GET /push/worker.js`: what shows warnings while no page is open, with the keys and words it needs.
pub(super) async fn worker(State(app): State<App>, Query(asked): Query<Asked>) -> Response {
    let words = web::in_language(Language::from_tag(&asked.words).unwrap_or_default());
    let code =
        format!("const CITY = {};\n{}", city(&app, words), include_str!("../../assets/push-worker.js"));
    let mut response = with_policy(([(header::CONTENT_TYPE, SCRIPT)], code).into_response());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// What the worker knows of this city.
fn city(app: &App, words: Words) -> Value {
    let keys: Vec<_> = app.alert_keys.believed().map(|key| json!({ "kid": key.kid, "x": key.x })).collect();
    let hazards =
        |say: &dyn Fn(&str) -> String| table(Hazard::ALL.iter().map(|it| (it.code(), say(it.code()))));
    let hazard = |code: &str| words.t(&format!("hazard-{}", key(code)));
    let over = |what: &'static str| move |code: &str| words.get(what, &args! { "hazard" => hazard(code) });
    let actions = Action::ALL.iter().map(|it| (it.code(), words.t(&format!("action-{}", key(it.code())))));
    let language = web::language(words);
    let wards = app.pack.wards.iter().map(|(code, name)| (code.as_str(), name.text(language).to_owned()));
    json!({
        "lang": words.tag(),
        "key": app.push.as_ref().map(crate::push::Push::public_key),
        "keys": keys,
        "hazards": hazards(&hazard),
        "cancelled": hazards(&over("console-alert-cancelled")),
        "cleared": hazards(&over("console-alert-cleared")),
        "stages": table((1..=3_u8).map(|it| (it, words.get("alarm-stage", &args! { "stage" => it })))),
        "levels": table((1..=5_u8).map(|it| (it, words.get("risk-level", &args! { "level" => it })))),
        "actions": table(actions),
        "wards": table(wards),
        "whole_city": words.t("console-alert-whole-city"),
        "exercise": words.t("lite-drill"),
        "test": words.t("lite-push-test"),
        "tried_title": words.t("try-notice-title"),
        "tried": words.t("try-notice-text"),
        "unverified_title": words.t("lite-push-unverified-title"),
        "unverified": words.t("lite-push-unverified"),
    })
}

fn table(rows: impl Iterator<Item = (impl ToString, String)>) -> Map<String, Value> {
    rows.map(|(code, text)| (code.to_string(), Value::String(text))).collect()
}

fn with_policy(mut response: Response) -> Response {
    let policy = HeaderValue::from_static(POLICY);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
