//! The duty list: a warning that waits too long for its second person climbs it, one person at a time. Each is texted a
//! link that serves once. It opens the page of the warning for that person alone, after they signed in, and approves nothing.
//!
//! A call is one transaction with its text and its line in the audit log, and writers wait for each other on every node:
//! whoever finds that a call is due in it is the only one who does.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_i18n::args;
use hue_model::id::AlertId;
use hue_model::text::Language;
use hue_model::time::Millis;

use super::words::draft_title;
use crate::caller::{person_id, sha256};
use crate::clock::chance;
use crate::problem::Result;
use crate::state::App;
use crate::store::Conn;
use crate::store::alert_draft::{self, Draft};
use crate::store::audit::{self, Line};
use crate::store::duty::{self, OnDuty};
use crate::store::duty_call::{self, DutyCall};
use crate::store::report::take;
use crate::store::sms_out::{self, About, Sms};
use crate::web;

/// How long a warning waits before the first on the list is called, and each one after, in milliseconds.
pub const WAIT: i64 = 3 * 60_000;
/// How long a link serves, in milliseconds.
const LINK: i64 = 3_600_000;
/// How often it is looked whether somebody is to be called.
const LOOK: Duration = Duration::from_secs(1);

/// How far a warning that waits has climbed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Climb {
    /// Since when it waits.
    pub since: Millis,
    /// Who was called, in order.
    pub calls: Vec<DutyCall>,
    /// Who is called next, and when; `None` where nobody is left.
    pub next: Option<(OnDuty, Millis)>,
    /// The list as it is now.
    pub people: Vec<OnDuty>,
}

impl Climb {
    /// The phone of somebody who was called; blank once they are off the list.
    #[must_use]
    pub fn phone(&self, call: &DutyCall) -> &str {
        let who = self.people.iter().find(|who| who.iss == call.iss && who.sub == call.sub);
        who.map_or("", |who| who.phone.as_str())
    }
}

/// How far a draft has climbed; `None` while it does not wait.
///
/// # Errors
/// The database fails.
pub async fn climb(conn: &mut Conn, draft: &Draft) -> Result<Option<Climb>> {
    let (Some(since), None) = (draft.submitted_at, draft.ended_at) else { return Ok(None) };
    let calls = duty_call::of(conn, draft.id, since).await?;
    let called = |who: &OnDuty| calls.iter().any(|call| call.iss == who.iss && call.sub == who.sub);
    let left = |who: &OnDuty| who.approves && who.id() != draft.author && !called(who);
    let due = calls.last().map_or(since, |call| call.called_at).plus(WAIT);
    let people = duty::all(conn).await?;
    let next = people.iter().find(|who| left(who)).map(|who| (who.clone(), due));
    Ok(Some(Climb { since, calls, next, people }))
}

/// Calls everybody whose turn it is now; answers how many that were.
///
/// # Errors
/// The database fails.
pub async fn call_due(app: &App) -> Result<usize> {
    let now = app.now();
    if due(&mut app.store.read().await?, now).await?.is_empty() {
        return Ok(0);
    }
    let here = app.clone();
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            // Looked at again: another node may have been faster.
            let due = due(conn, now).await?;
            for (draft, climb, who) in &due {
                call(conn, &here, draft, climb, who, now).await?;
            }
            Ok(due.len())
        })
    });
    let called = work.await?;
    if called > 0 {
        app.bus.alerts();
    }
    Ok(called)
}

async fn due(conn: &mut Conn, now: Millis) -> Result<Vec<(Draft, Climb, OnDuty)>> {
    let mut due = Vec::new();
    for draft in alert_draft::waiting_since(conn, now.plus(-WAIT)).await? {
        let Some(climb) = climb(conn, &draft).await? else { continue };
        if let Some((who, at)) = &climb.next
            && *at <= now
        {
            let who = who.clone();
            due.push((draft, climb, who));
        }
    }
    Ok(due)
}

async fn call(
    conn: &mut Conn,
    app: &App,
    draft: &Draft,
    climb: &Climb,
    who: &OnDuty,
    now: Millis,
) -> Result<()> {
    // Short, to be typed from a phone's screen; alone it opens nothing.
    let token = URL_SAFE_NO_PAD.encode(chance::<8>(&*app.config.entropy));
    let call = DutyCall {
        alert_id: draft.id,
        submitted_at: climb.since,
        step: i64::try_from(climb.calls.len()).unwrap_or(i64::MAX),
        iss: who.iss.clone(),
        sub: who.sub.clone(),
        name: who.name.clone(),
        called_at: now,
        link_sha256: sha256(&token),
        used_at: None,
    };
    duty_call::add(conn, &call).await?;
    let text = text(app, draft, climb.since, &token, now);
    let sms = Sms { about: About::Alert(draft.id), at: now, phone: who.phone.clone(), text };
    sms_out::add(conn, &app.secret(), &sms).await?;
    // Open pages of every node look again.
    take(conn, "version", 1).await?;
    let detail = Some(format!("step {} {}", call.step.saturating_add(1), who.id()));
    audit::add(conn, Line { detail, ..Line::new(now, "duty", "alert.call", draft.id) }).await
}

fn text(app: &App, draft: &Draft, since: Millis, token: &str, now: Millis) -> String {
    let words = web::in_language(Language::Vi);
    let link = format!("{}/console/d/{token}", app.profile.base_url);
    let minutes = now.since(since).div_euclid(60_000);
    let title = draft_title(words, &draft.content);
    let key = if draft.content.exercise { "console-duty-sms-exercise" } else { "console-duty-sms" };
    words.get(key, &args! { "title" => title, "minutes" => minutes, "link" => link })
}

/// Opens a link for the person it was sent to: once, within its time, and only for them. Answers the warning it is about.
///
/// # Errors
/// The database fails.
pub async fn open(app: &App, person: &str, token: &str) -> Result<Option<AlertId>> {
    let (hash, person, now) = (sha256(token), person.to_owned(), app.now());
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let Some(call) = duty_call::by_link(conn, &hash).await? else { return Ok(None) };
            let theirs = person_id(&call.iss, &call.sub) == person;
            if !theirs || call.used_at.is_some() || now.since(call.called_at) > LINK {
                return Ok(None);
            }
            duty_call::use_up(conn, &hash, now).await?;
            take(conn, "version", 1).await?;
            audit::add(conn, Line::new(now, &person, "alert.link", call.alert_id)).await?;
            Ok(Some(call.alert_id))
        })
    });
    let opened = work.await?;
    if opened.is_some() {
        app.bus.alerts();
    }
    Ok(opened)
}

/// Calls whoever is due until the city stops.
pub(crate) async fn run(app: App) {
    let app = &app;
    let look = || async move {
        if let Err(error) = call_due(app).await {
            tracing::warn!(%error, "the duty list could not be called");
        }
    };
    app.every(LOOK, look).await;
}
