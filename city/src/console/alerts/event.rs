//! An event: every message it had, who wrote and who approved each, and how it goes on.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::HeaderMap;
use hue_i18n::{Words, args};
use hue_model::alert::{Alert, Status};
use hue_model::id::IncidentId;
use hue_model::text::Language;
use hue_model::time::Millis;
use maud::{Markup, html};

use super::{Page, list, not_here, outputs, preview, reached};
use crate::alert::content::Kind;
use crate::alert::reached::reached;
use crate::alert::words::{area, headline, is_active, level, title};
use crate::console::officer::Officer;
use crate::console::{layout, map};
use crate::problem::Result;
use crate::state::App;
use crate::store::alert::{self, Approval, Published};
use crate::store::{alert_receipt, role};
use crate::web::{self, moment};

/// A message with the names of the two people behind it.
struct Entry {
    alert: Alert,
    approval: Option<Approval>,
    author: String,
    approver: String,
}

/// `GET /console/alerts/events/{id}`.
pub(in crate::console) async fn page(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let entries = entries(&app, thread(&app, &officer, &id).await?).await?;
    let Some(last) = entries.first().map(|entry| &entry.alert) else { return Ok(not_here(words)) };
    let heard = reached(&alert_receipt::of(&mut app.store.read().await?, last.id).await?);
    let now = app.now();
    let main = html! {
        main.case.event id="main" tabindex="-1" data-version=(last.sequence) {
            a.back href="/console/alerts" { "‹ " (words.t("console-alert-list")) }
            (head(&app, words, last, now))
            (next(words, &id, last, now))
            (outputs::texts(&app, words, last))
            p.muted { a href=(format!("/console/alerts/events/{id}/print")) { (words.t("console-alert-print")) } }
            h2 { (words.t("console-alert-thread")) }
            ol.timeline { @for entry in &entries { (message(words, entry, now)) } }
            (reached::table(&app, words, &heard))
            (map::area(words, &last.area))
        }
    };
    let title = title(words, last);
    let here = format!("/console/alerts/events/{id}");
    let page = Page { app: &app, officer: &officer, words, title, view: "case", here: &here, chosen: &id };
    page.with(&main, &preview::both(&app, words, last, last.into(), now)).await
}

/// `GET /console/alerts/events/{id}/print`: the last message in both languages, on one sheet.
pub(in crate::console) async fn print(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let thread = thread(&app, &officer, &id).await?;
    let Some(last) = thread.last().map(|last| &last.alert) else { return Ok(not_here(words)) };
    let body = html! {
        main.sheet-of-paper id="main" {
            h1 { (words.t("console-name")) }
            @if let Some(it) = last.level { p { (level(words, it)) } }
            @for language in Language::WRITTEN {
                @let spoken = web::in_language(language);
                section lang=(language.tag()) { @for line in outputs::post(&app, spoken, last).lines() { p { (line) } } }
            }
        }
    };
    Ok(layout::bare(words, &title(words, last), &body).into_response())
}

/// The messages of an address's event; none where there is no such event, or it is not this person's to see.
async fn thread(app: &App, officer: &Officer, id: &str) -> Result<Vec<Published>> {
    match id.parse::<IncidentId>() {
        Ok(incident) if officer.is_operator() => alert::thread(&mut app.store.read().await?, incident).await,
        _ => Ok(Vec::new()),
    }
}

/// The messages, newest first.
async fn entries(app: &App, thread: Vec<Published>) -> Result<Vec<Entry>> {
    let mut conn = app.store.read().await?;
    let mut entries = Vec::with_capacity(thread.len());
    for Published { alert, .. } in thread.into_iter().rev() {
        let approval = alert::approval(&mut conn, alert.id).await?;
        let (mut author, mut approver) = (String::new(), String::new());
        if let Some(approval) = &approval {
            for (name, id) in [(&mut author, &approval.author), (&mut approver, &approval.approver)] {
                *name = role::person(&mut conn, id).await?.and_then(|person| person.name).unwrap_or_default();
            }
        }
        entries.push(Entry { alert, approval, author, approver });
    }
    Ok(entries)
}

fn head(app: &App, words: Words, last: &Alert, now: Millis) -> Markup {
    let urgency = if is_active(last, now) { "soon" } else { "done" };
    html! {
        p.chips {
            span.chip data-urgency=(urgency) { (list::state(words, last, now)) }
            @if last.status == Status::Exercise { span.chip.exercise { (words.t("exercise-mark")) } }
        }
        h1 { (title(words, last)) }
        @if let Some(it) = last.level { p { (level(words, it)) } }
        p { (area(app, words, &last.area, 40)) }
    }
}

/// How it goes on: nothing follows an event that is over.
fn next(words: Words, id: &str, last: &Alert, now: Millis) -> Markup {
    let kinds = [Kind::Update, Kind::AllClear, Kind::Cancel];
    let href = |kind: Kind| format!("/console/alerts/new?event={id}&kind={}", kind.word());
    html! {
        @if !last.is_over() {
            p.next {
                @for kind in kinds {
                    a.button.primary[kind == Kind::Update && is_active(last, now)].danger[kind == Kind::Cancel] href=(href(kind)) {
                        (words.t(&format!("console-alert-begin-{}", crate::alert::words::key(kind.word()))))
                    }
                }
            }
        }
    }
}

fn message(words: Words, entry: &Entry, now: Millis) -> Markup {
    let alert = &entry.alert;
    html! {
        li {
            p {
                b { (headline(words, alert)) }
                @if let Some(it) = alert.level { " · " (words.get("risk-level", &args! { "level" => it.get() })) }
            }
            p.muted {
                (words.get("console-alert-number-of", &args! { "sequence" => alert.sequence, "when" => moment(words, alert.sent, now) }))
            }
            (people(words, entry))
        }
    }
}

fn people(words: Words, entry: &Entry) -> Markup {
    let names = args! { "author" => entry.author.as_str(), "approver" => entry.approver.as_str() };
    let reason = entry.approval.as_ref().and_then(|approval| approval.override_reason.as_deref());
    html! {
        @match reason {
            Some(reason) => p.error {
                (words.get("console-alert-was-alone", &args! { "approver" => entry.approver.as_str(), "reason" => reason }))
            },
            None => p { (words.get("console-alert-was-approved", &names)) },
        }
    }
}
