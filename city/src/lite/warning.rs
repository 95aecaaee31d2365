//! `/warnings/{id}`: one event, its last message in full and every step before it.

use std::time::Duration;

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::alert::{Alert, MsgType, Status};
use hue_model::id::{AlertId, IncidentId};
use hue_model::time::Millis;
use maud::{Markup, html};

use super::warnings::{action, standing};
use super::{calls, public, site};
use crate::alert::words::{area, headline, is_active, level, said};
use crate::problem::Result;
use crate::state::App;
use crate::store::alert;
use crate::web::{self, moment};

/// How long the record is waited for; after that the last list says what it knows.
const PATIENCE: Duration = Duration::from_millis(500);
/// Most steps of an event that are listed, newest first.
const MOST: usize = 30;

/// `GET /warnings/{id}`: the id of an event; that of one of its messages leads there.
pub(super) async fn page(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let words = web::words(&headers);
    let read = tokio::time::timeout(PATIENCE, read(&app, &id)).await;
    match read {
        Ok(Ok(Found::Thread(thread))) => shown(&app, words, &thread, true, &headers),
        Ok(Ok(Found::Message(event))) => Redirect::to(&format!("/warnings/{event}")).into_response(),
        Ok(Ok(Found::Nothing)) => none(&app, words),
        Ok(Err(_)) | Err(_) => match known(&app, &id).await {
            Some(last) => shown(&app, words, &[last], false, &headers),
            None => none(&app, words),
        },
    }
}

/// What the record has under an id.
enum Found {
    /// The messages of an event, oldest first.
    Thread(Vec<Alert>),
    /// A message of this event.
    Message(IncidentId),
    Nothing,
}

async fn read(app: &App, id: &str) -> Result<Found> {
    let mut conn = app.store.read().await?;
    if let Ok(incident) = id.parse::<IncidentId>() {
        let thread = alert::thread(&mut conn, incident).await?;
        let thread: Vec<Alert> = thread.into_iter().map(|published| published.alert).collect();
        if thread.last().is_some_and(|last| last.status != Status::Test) {
            return Ok(Found::Thread(thread));
        }
    }
    let Ok(message) = id.parse::<AlertId>() else { return Ok(Found::Nothing) };
    let message = alert::find(&mut conn, message).await?.map(|published| published.alert);
    let message = message.filter(|message| message.status != Status::Test);
    Ok(message.map_or(Found::Nothing, |message| Found::Message(message.incident)))
}

/// The last message of an event that the last list has.
async fn known(app: &App, id: &str) -> Option<Alert> {
    let incident = id.parse::<IncidentId>().ok()?;
    let list = app.snapshots.get(app).await.ok()?;
    let mut listed = list.alerts.iter().filter(|alert| alert.status != Status::Test);
    listed.find(|alert| alert.incident == incident).cloned()
}

fn none(app: &App, words: Words) -> Response {
    let title = words.t("lite-warning-none-title");
    let main = html! {
        h1 { (title) }
        p { (words.t("lite-warning-none")) }
        a.button.primary href="/warnings" { (words.t("alert-back-to-list")) }
        (calls(app, words))
    };
    (StatusCode::NOT_FOUND, site(app, words, &title, &main)).into_response()
}

fn shown(app: &App, words: Words, thread: &[Alert], whole: bool, headers: &HeaderMap) -> Response {
    let Some(last) = thread.last() else { return none(app, words) };
    let now = app.now();
    let active = is_active(last, now);
    let title = headline(words, last);
    let main = html! {
        @if last.status == Status::Exercise { p.drill { (words.t("exercise-line")) } }
        h1 { (title) }
        @if let Some(it) = last.level { p { (level(words, it)) } }
        p.state data-state=[(!active).then_some("closed")] role="status" { (standing(words, last, now)) }
        (what_to_do(words, last))
        h2 { (words.t("alert-where")) }
        p { (area(app, words, &last.area, 40)) }
        a.button href="/shelters" { (words.t("lite-shelters")) }
        a.button.danger href="/sos" { (words.t("alert-sos")) }
        (calls(app, words))
        (facts(words, last, now))
        h2 { (words.t("alert-thread")) }
        @if !whole { p.old role="status" { (words.t("lite-warning-unread")) } }
        ol.steps { @for alert in thread.iter().rev().take(MOST) { (step(words, alert, now)) } }
        p { a href=(format!("/alerts/{}.cap.xml", last.id)) { (words.t("lite-warning-cap")) } }
        a.button href="/warnings" { (words.t("alert-back-to-list")) }
    };
    public(site(app, words, &title, &main), headers)
}

fn what_to_do(words: Words, last: &Alert) -> Markup {
    let (tag, note) = said(words, &last.note);
    html! {
        @if !last.actions.is_empty() {
            h2 { (words.t("alert-steps")) }
            ol.steps { @for it in &last.actions { li { (action(words, it.code())) } } }
        }
        @if !note.is_empty() { p.said lang=(tag) { (note) } }
    }
}

fn facts(words: Words, last: &Alert, now: Millis) -> Markup {
    let bulletin = &last.bulletin;
    let (tag, issuer) = said(words, &bulletin.issuer);
    let next = bulletin.next_at.map_or_else(|| words.t("alert-next-unknown"), |at| moment(words, at, now));
    let facts = [
        ("alert-fact-number", bulletin.number.clone()),
        ("alert-fact-issued", moment(words, bulletin.issued_at, now)),
        ("alert-fact-next", next),
        ("alert-detail-sent", moment(words, last.sent, now)),
    ];
    html! {
        dl.facts {
            div { dt { (words.t("alert-fact-issuer")) } dd lang=(tag) { (issuer) } }
            @for (key, value) in facts {
                @if !value.is_empty() { div { dt { (words.t(key)) } dd { (value) } } }
            }
        }
    }
}

/// One message of the event.
fn step(words: Words, alert: &Alert, now: Millis) -> Markup {
    let kind = match alert.msg_type {
        MsgType::Cancel => "cancel",
        _ if alert.is_over() => "all-clear",
        MsgType::Update => "update",
        MsgType::Alert => "first",
    };
    html! {
        li {
            b { (words.t(&format!("alert-thread-{kind}"))) } " · " (moment(words, alert.sent, now))
            @if let Some(it) = alert.level { " · " (words.get("risk-level", &args! { "level" => it.get() })) }
        }
    }
}
