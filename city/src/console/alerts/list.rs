//! The list of this room: what is in force, what waits for approval or is being written, what is over.

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use hue_i18n::{Words, args};
use hue_model::alert::{Alert, Area, MsgType, Status};
use hue_model::time::Millis;
use maud::{Markup, html};

use super::{Page, climb, not_here, sources};
use crate::alert::desk;
use crate::alert::duty::{self, Climb};
use crate::alert::words::{area, draft_title, from_gauge, is_active, shape, title};
use crate::console::officer::Officer;
use crate::console::{layout, map};
use crate::problem::Result;
use crate::state::App;
use crate::store::alert::{self, Published};
use crate::store::alert_draft::{self, Draft};
use crate::store::gauge_crossing::{self, Crossing};
use crate::store::{role, source};

use crate::web::moment;

/// Events that are listed.
const EVENTS: i64 = 50;
/// When a key that signs is said to end soon, in milliseconds: a week.
const SOON: i64 = 7 * 24 * 3_600_000;

/// `GET /console/alerts`.
pub(in crate::console) async fn page(
    State(app): State<App>,
    officer: Officer,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    if !officer.is_operator() {
        return Ok(not_here(words));
    }
    let main = html! {
        main.case.none id="main" tabindex="-1" {
            h1 { (words.t("console-alert-choose-title")) }
            p { (words.t("console-alert-choose-one")) }
            p { a.button.primary href="/console/alerts/new" { (words.t("console-alert-new")) } }
        }
    };
    let page = Page {
        app: &app,
        officer: &officer,
        words,
        title: words.t("console-nav-alerts"),
        view: "queue",
        here: "/console/alerts",
        chosen: "",
    };
    let active = read(&app).await?.active();
    page.with(&main, &map::area(words, &active)).await
}

/// The list as it stands.
pub(super) struct List<'a> {
    app: &'a App,
    drafts: Vec<Waiting>,
    events: Vec<Published>,
    sources: Vec<source::State>,
    /// Messages that count no more, as their key was taken back.
    revoked: i64,
    now: Millis,
    /// When the key that signs ends, if that is soon.
    key_ends: Option<Millis>,
}

/// A draft with what stands beside it.
struct Waiting {
    draft: Draft,
    author: String,
    /// Whether a person has looked at what a machine made.
    seen: bool,
    crossing: Option<Crossing>,
    climb: Option<Climb>,
}

/// Reads the list.
pub(super) async fn read(app: &App) -> Result<List<'_>> {
    let (mut conn, now) = (app.store.read().await?, app.now());
    let mut drafts = Vec::new();
    for draft in alert_draft::open(&mut conn).await? {
        let author = role::person(&mut conn, &draft.author).await?.and_then(|person| person.name);
        let crossing = gauge_crossing::of_draft(&mut conn, draft.id).await?;
        let climb = duty::climb(&mut conn, &draft).await?;
        let seen = !draft.by_machine() || desk::seen(&mut conn, &draft).await?;
        drafts.push(Waiting { draft, author: author.unwrap_or_default(), seen, crossing, climb });
    }
    let ends = app.alert_keys.expires();
    Ok(List {
        app,
        drafts,
        events: alert::events(&mut conn, EVENTS).await?,
        revoked: alert::revoked(&mut conn, now).await?,
        sources: sources::read(app, &mut conn).await?,
        now,
        key_ends: Some(ends).filter(|ends| ends.since(now) < SOON),
    })
}

impl List<'_> {
    /// Everywhere that is warned now.
    fn active(&self) -> Area {
        let active = self.events.iter().map(|event| &event.alert).filter(|alert| is_active(alert, self.now));
        active.fold(Area::default(), |mut all, alert| {
            all.whole_city |= alert.area.whole_city;
            all.wards.extend(alert.area.wards.iter().cloned());
            all.polygons.extend(alert.area.polygons.iter().cloned());
            all
        })
    }

    /// The column at the left.
    pub(super) fn section(&self, words: Words, chosen: &str) -> Markup {
        let (active, past): (Vec<_>, Vec<_>) =
            self.events.iter().map(|event| &event.alert).partition(|alert| is_active(alert, self.now));
        html! {
            section.queue.alerts aria-label=(words.t("console-alert-list")) {
                p.begin {
                    a.button.primary href="/console/alerts/new" { (words.t("console-alert-new")) }
                    a.button href="/console/alerts/duty" { (words.t("console-duty")) }
                }
                @if let Some(ends) = self.key_ends {
                    p.error { (words.get("console-alert-key-ends", &args! { "when" => moment(words, ends, self.now) })) }
                }
                @if self.revoked > 0 {
                    p.error role="alert" { (words.get("console-alert-revoked", &args! { "count" => self.revoked })) }
                }
                div id="list" {
                    (self.group(words, "console-alert-active", &active, chosen))
                    (self.drafts(words, chosen))
                    @if active.is_empty() && self.drafts.is_empty() { p.nothing { (words.t("console-alert-calm")) } }
                    (self.group(words, "console-alert-past", &past, chosen))
                    (sources::section(words, &self.sources, self.now))
                }
            }
        }
    }

    fn drafts(&self, words: Words, chosen: &str) -> Markup {
        html! {
            @if !self.drafts.is_empty() {
                h2 { (words.t("console-alert-drafts")) }
                ol.rows { @for draft in &self.drafts { (self.draft(words, draft, chosen)) } }
            }
        }
    }

    fn draft(&self, words: Words, waits: &Waiting, chosen: &str) -> Markup {
        let Waiting { draft, author, seen, crossing, climb } = waits;
        let (id, content) = (draft.id.to_string(), &draft.content);
        let urgency = match draft.submitted_at {
            Some(_) => "late",
            None if draft.by_machine() => "soon",
            None => "calm",
        };
        html! {
            li {
                a.row href=(format!("/console/alerts/drafts/{id}")) data-urgency=(urgency) aria-current=[(id == chosen).then_some("true")] {
                    span.first {
                        @if let Some(level) = content.level { (shape(level.get())) }
                        b { (draft_title(words, content)) }
                        @if content.exercise { span.chip.exercise { (words.t("exercise-mark")) } }
                        span.chip { (words.t(&format!("console-alert-kind-{}", crate::alert::words::key(content.kind.word())))) }
                    }
                    span.second { (area(self.app, words, &content.area, 2)) }
                    span.third {
                        @if let Some(crossing) = crossing { (from_gauge(self.app, words, crossing)) }
                        @if let Some(source) = draft.author.strip_prefix(crate::source::AUTHOR) {
                            (words.get("console-alert-drafted-by-source", &args! { "source" => source }))
                        }
                        @if !author.is_empty() { (words.get("console-alert-by", &args! { "name" => author.as_str() })) }
                    }
                    @if let Some(climb) = climb { (climb::line(words, climb, self.app.profile.demo)) }
                    span.due { (waiting(words, draft, *seen, self.now)) }
                }
            }
        }
    }

    fn group(&self, words: Words, name: &str, alerts: &[&Alert], chosen: &str) -> Markup {
        html! {
            @if !alerts.is_empty() {
                h2 { (words.t(name)) }
                ol.rows { @for alert in alerts { (self.event(words, alert, chosen)) } }
            }
        }
    }

    fn event(&self, words: Words, alert: &Alert, chosen: &str) -> Markup {
        let id = alert.incident.to_string();
        let active = is_active(alert, self.now);
        let urgency = if active { "soon" } else { "done" };
        html! {
            li {
                a.row href=(format!("/console/alerts/events/{id}")) data-urgency=(urgency) aria-current=[(id == chosen).then_some("true")] {
                    span.first {
                        @if let Some(level) = alert.level { (shape(level.get())) }
                        b { (title(words, alert)) }
                        @if alert.status == Status::Exercise { span.chip.exercise { (words.t("exercise-mark")) } }
                    }
                    span.second { (area(self.app, words, &alert.area, 2)) }
                    span.third { (words.get("console-alert-sent", &args! { "when" => moment(words, alert.sent, self.now) })) }
                    span.due { (state(words, alert, self.now)) }
                }
            }
        }
    }
}

/// Where an event stands, in words.
pub(super) fn state(words: Words, last: &Alert, now: Millis) -> String {
    if last.msg_type == MsgType::Cancel {
        words.t("console-alert-state-cancelled")
    } else if last.is_over() {
        words.t("console-alert-state-clear")
    } else if last.expires <= now {
        words.t("console-alert-state-expired")
    } else {
        words.get("console-alert-state-active", &args! { "when" => moment(words, last.expires, now) })
    }
}

/// How long a draft has waited, in words; `seen` says whether a person has looked at what a machine made.
pub(super) fn waiting(words: Words, draft: &Draft, seen: bool, now: Millis) -> String {
    match draft.submitted_at {
        Some(since) => {
            let minutes = now.since(since).div_euclid(60_000);
            words.get("console-alert-waiting", &args! { "minutes" => minutes })
        }
        None if draft.by_machine() && seen => words.t("console-alert-machine-seen"),
        None if draft.by_machine() => words.t("console-alert-machine"),
        None => words.t("console-alert-writing"),
    }
}
