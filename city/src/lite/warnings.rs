//! `/warnings`: what is in force and what was over within a day, as the last list of this node says it. While the
//! record is silent it is an older one, and says so.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::alert::{Alert, Loudness, MsgType, Status};
use hue_model::time::Millis;
use maud::{Markup, html};

use super::{calls, public, site};
use crate::alert::snapshot::Snapshot;
use crate::alert::words::{area, headline, is_active, key, level};
use crate::state::App;
use crate::web::{self, moment};

/// Most events of a part of the page: it stays small however many there are.
const MOST: usize = 20;
/// After how long a list is an old one, in milliseconds: it is made anew every minute.
const OLD: i64 = 3 * 60_000;

/// `GET /warnings`.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    let words = web::words(&headers);
    let title = words.t("alerts-title");
    let Ok(list) = app.snapshots.get(&app).await else {
        let main = html! { h1 { (title) } (silent(words)) (calls(&app, words)) };
        return (StatusCode::SERVICE_UNAVAILABLE, site(&app, words, &title, &main)).into_response();
    };
    let now = app.now();
    let over: Vec<&Alert> = shown(&list).filter(|alert| !is_active(alert, now)).collect();
    let main = html! {
        h1 { (title) }
        (in_force(&app, words, &list, now))
        @if !over.is_empty() {
            h2 { (words.t("lite-warnings-over")) }
            @for alert in over.into_iter().take(MOST) { (card(&app, words, alert, now)) }
        }
        a.button.danger href="/sos" { (words.t("alert-sos")) }
        (calls(&app, words))
    };
    public(site(&app, words, &title, &main), &headers)
}

/// What is in force, what counts most and the newest first, and as of when.
pub(super) fn in_force(app: &App, words: Words, list: &Snapshot, now: Millis) -> Markup {
    let mut active: Vec<&Alert> = shown(list).filter(|alert| is_active(alert, now)).collect();
    active.sort_by_key(|alert| std::cmp::Reverse(alert.precedence(alert.loudness())));
    let more = active.len().saturating_sub(MOST);
    html! {
        @if active.is_empty() { p.calm { (words.t("lite-warnings-none")) } }
        @for alert in active.into_iter().take(MOST) { (card(app, words, alert, now)) }
        @if more > 0 { p.muted { (words.get("lite-warnings-more", &args! { "count" => more })) } }
        (as_of(words, list.issued_at, now))
    }
}

/// Newest first, without the tests of a line.
fn shown(list: &Snapshot) -> impl Iterator<Item = &Alert> {
    list.alerts.iter().rev().filter(|alert| alert.status != Status::Test)
}

fn as_of(words: Words, issued_at: Millis, now: Millis) -> Markup {
    let when = args! { "when" => moment(words, issued_at, now) };
    html! {
        @if now.since(issued_at) > OLD { p.old role="status" { (words.get("lite-warnings-old", &when)) } }
        @else { p.muted { (words.get("lite-warnings-as-of", &when)) } }
    }
}

/// That there is no list at all.
pub(super) fn silent(words: Words) -> Markup {
    html! { p.wrong role="status" { (words.t("lite-warnings-silent")) } }
}

fn card(app: &App, words: Words, alert: &Alert, now: Millis) -> Markup {
    let active = is_active(alert, now);
    let loud = active && alert.loudness() == Loudness::Breakthrough;
    html! {
        a.card.warning data-loud=[loud.then_some("breakthrough")] href=(format!("/warnings/{}", alert.incident)) {
            @if alert.status == Status::Exercise { span.drill { (words.t("exercise-mark")) } }
            b { (headline(words, alert)) }
            @if active && let Some(it) = alert.level { (level(words, it)) }
            span { (area(app, words, &alert.area, 3)) }
            @if active && let Some(first) = alert.actions.first() { span { (action(words, first.code())) } }
            span.muted { (standing(words, alert, now)) }
        }
    }
}

/// Where an event stands: in force until when, or why not.
pub(super) fn standing(words: Words, last: &Alert, now: Millis) -> String {
    if is_active(last, now) {
        let until = words.get("alert-until", &args! { "when" => moment(words, last.expires, now) });
        return format!("{} {until}", words.t("alert-state-active"));
    }
    words.t(match last.msg_type {
        MsgType::Cancel => "alert-state-cancelled",
        _ if last.is_over() => "alert-state-all-clear",
        _ => "alert-state-expired",
    })
}

/// What to do, as a sentence.
pub(super) fn action(words: Words, code: &str) -> String {
    words.t(&format!("action-{}", key(code)))
}
