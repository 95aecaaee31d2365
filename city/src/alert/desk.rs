//! What operators may do with a warning. One person writes, another one approves: whoever saved the content last
//! cannot approve it. A supervisor alone may, gives a reason, and that stands in the record and on every screen of
//! the console. Every step leaves a line in the audit log, in the same transaction.

use hue_model::alert::Status;
use hue_model::id::{AlertId, IncidentId};
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::unprintable;
use hue_model::time::Millis;

use super::content::{Content, Kind, LINE_CHARS, Place};
use crate::case::Actor;
use crate::clock::{alert_id, incident_id};
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::alert::{self, Approval, Published};
use crate::store::alert_draft::{self, Draft};
use crate::store::audit::{self, Line};
use crate::store::report::take;
use crate::store::role::Role;

/// What a demonstration writes as the sender of its warnings; no mail reaches it (RFC 2606).
pub(crate) const DEMO_SENDER: &str = "canhbao@hue.example";

/// A step with a draft that is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Changes what it says; it no longer waits for approval.
    Save(Box<Content>),
    /// Asks somebody else to approve it.
    Submit,
    /// Takes it back to be written on, with a word about why.
    Return {
        /// What is wrong with it; may be empty when its author takes it back.
        remark: String,
    },
    /// Throws it away.
    Discard,
}

impl Step {
    const fn action(&self) -> &'static str {
        match self {
            Self::Save(_) => "alert.save",
            Self::Submit => "alert.submit",
            Self::Return { .. } => "alert.return",
            Self::Discard => "alert.discard",
        }
    }

    fn check(&self, draft: &Draft, app: &App, now: Millis) -> Result<()> {
        match self {
            Self::Save(content) => refuse(content.too_long_or_unprintable()),
            Self::Submit => refuse(draft.content.faults(&app.pack, now)),
            Self::Return { remark } => line("remark", remark),
            Self::Discard => Ok(()),
        }
    }

    fn apply(self, draft: &mut Draft, actor: &Actor, now: Millis) {
        match self {
            Self::Save(content) => {
                draft.content = *content;
                draft.author.clone_from(&actor.id);
                (draft.submitted_at, draft.remark) = (None, None);
            }
            Self::Submit => {
                // Whoever asks for it on a machine's word stands for what it says: somebody else approves.
                if draft.by_machine() {
                    draft.author.clone_from(&actor.id);
                }
                (draft.submitted_at, draft.remark) = (Some(now), None);
            }
            Self::Return { remark } => {
                draft.submitted_at = None;
                draft.remark = Some(remark.trim().to_owned()).filter(|remark| !remark.is_empty());
            }
            Self::Discard => draft.ended_at = Some(now),
        }
        draft.version = draft.version.saturating_add(1);
        draft.changed_at = now;
    }
}

/// Begins a message, of a new event or of one that goes on.
///
/// # Errors
/// The actor may not, the content cannot be kept, the event is not there or is over, or the database fails.
pub async fn begin(
    app: &App,
    actor: &Actor,
    incident: Option<IncidentId>,
    content: Content,
) -> Result<AlertId> {
    allowed(actor)?;
    refuse(content.too_long_or_unprintable())?;
    let (clock, entropy, now) = (&*app.config.clock, &*app.config.entropy, app.now());
    let draft = Draft {
        id: alert_id(clock, entropy),
        incident: incident.unwrap_or_else(|| incident_id(clock, entropy)),
        version: 1,
        content,
        author: actor.id.clone(),
        created_at: now,
        changed_at: now,
        submitted_at: None,
        remark: None,
        ended_at: None,
    };
    let (id, line) = (draft.id, Line::new(now, &actor.id, "alert.draft", draft.id));
    app.store.write(move |conn| Box::pin(add(conn, draft, line))).await?;
    app.bus.alerts();
    Ok(id)
}

async fn add(conn: &mut Conn, draft: Draft, line: Line) -> Result<()> {
    fits(&draft.content, &alert::thread(conn, draft.incident).await?)?;
    alert_draft::save(conn, &draft).await?;
    audit::add(conn, line).await
}

/// What the audit log calls the first look at a draft that a machine made.
const LOOK: &str = "alert.draft_look";

/// Whether a person has looked at a machine's draft since it was made, or made anew as its river rose.
///
/// # Errors
/// The database fails.
pub async fn seen(conn: &mut Conn, draft: &Draft) -> Result<bool> {
    let lines = audit::about(conn, &draft.id.to_string()).await?;
    Ok(lines.iter().any(|line| line.action == LOOK && line.at >= draft.changed_at))
}

/// Writes down that somebody looks at a machine's draft, once: from then on nobody is told that it is unseen.
///
/// # Errors
/// The database fails.
pub async fn look(app: &App, actor: &Actor, draft: &Draft) -> Result<()> {
    if !draft.by_machine() || seen(&mut app.store.read().await?, draft).await? {
        return Ok(());
    }
    let line = Line::new(app.now(), &actor.id, LOOK, draft.id);
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            take(conn, "version", 1).await?;
            audit::add(conn, line).await
        })
    });
    work.await?;
    app.bus.alerts();
    Ok(())
}

/// Takes a step with a draft. `seen` is the version the actor had on screen.
///
/// # Errors
/// The actor may not, something is missing, somebody was faster, or the database fails.
pub async fn act(app: &App, actor: &Actor, id: AlertId, seen: i64, step: Step) -> Result<()> {
    let deed = Deed::new(app, actor, id, seen)?;
    app.store.write(move |conn| Box::pin(deed.step(conn, step))).await?;
    app.bus.alerts();
    Ok(())
}

/// Approves what waits for it: it is signed, stored and sent. `alone` is a supervisor's reason for not waiting for
/// a second person.
///
/// # Errors
/// The actor wrote it or may not, something is missing, somebody was faster, the event is over, the key has ended, or
/// the database fails.
pub async fn approve(
    app: &App,
    actor: &Actor,
    id: AlertId,
    seen: i64,
    alone: Option<String>,
) -> Result<Published> {
    let deed = Deed::new(app, actor, id, seen)?;
    let published = app.store.write(move |conn| Box::pin(deed.publish(conn, alone))).await?;
    app.feed.send(published.alert.sequence, &published.jws);
    app.bus.alerts();
    Ok(published)
}

/// A step with everything its transaction needs.
struct Deed {
    app: App,
    actor: Actor,
    id: AlertId,
    seen: i64,
    now: Millis,
}

impl Deed {
    fn new(app: &App, actor: &Actor, id: AlertId, seen: i64) -> Result<Self> {
        allowed(actor)?;
        Ok(Self { app: app.clone(), actor: actor.clone(), id, seen, now: app.now() })
    }

    async fn draft(&self, conn: &mut Conn) -> Result<Draft> {
        let draft = alert_draft::get(conn, self.id).await?.ok_or_else(Failure::not_found)?;
        if draft.version != self.seen || draft.ended_at.is_some() {
            return Err(Failure::conflict("Somebody changed this warning in the meantime"));
        }
        Ok(draft)
    }

    async fn step(self, conn: &mut Conn, step: Step) -> Result<()> {
        let mut draft = self.draft(conn).await?;
        step.check(&draft, &self.app, self.now)?;
        let line = Line::new(self.now, &self.actor.id, step.action(), self.id);
        step.apply(&mut draft, &self.actor, self.now);
        alert_draft::save(conn, &draft).await?;
        audit::add(conn, line).await
    }

    async fn publish(self, conn: &mut Conn, alone: Option<String>) -> Result<Published> {
        let mut draft = self.draft(conn).await?;
        self.may_approve(&draft, alone.as_deref())?;
        refuse(draft.content.faults(&self.app.pack, self.now))?;
        let published = self.signed(conn, &draft).await?;
        alert::add(conn, &published).await?;
        let approval = Approval {
            alert_id: self.id,
            author: draft.author.clone(),
            approver: self.actor.id.clone(),
            approved_at: self.now,
            override_reason: alone,
        };
        alert::add_approval(conn, &approval).await?;
        draft.ended_at = Some(self.now);
        draft.version = draft.version.saturating_add(1);
        alert_draft::save(conn, &draft).await?;
        let alone = approval.override_reason.is_some();
        let action = if alone { "alert.override" } else { "alert.publish" };
        if alone {
            tracing::warn!(alert = %self.id, "a warning was published by one person alone");
        }
        let detail = Some(format!("sequence {}", published.alert.sequence));
        audit::add(conn, Line { detail, ..Line::new(self.now, &self.actor.id, action, self.id) }).await?;
        Ok(published)
    }

    fn may_approve(&self, draft: &Draft, alone: Option<&str>) -> Result<()> {
        if let Some(reason) = alone {
            if self.actor.role != Role::Supervisor {
                return Err(Failure::forbidden());
            }
            if draft.author != self.actor.id {
                return Err(Failure::conflict("Somebody else wrote it: two people are there"));
            }
            if reason.trim().is_empty() {
                return Err(Failure::field("reason", Rule::Required));
            }
            return line("reason", reason);
        }
        if draft.submitted_at.is_none() {
            return Err(Failure::conflict("This warning does not wait for approval"));
        }
        if draft.author == self.actor.id { Err(Failure::forbidden()) } else { Ok(()) }
    }

    /// The message with the next number, which is taken when this transaction is.
    async fn signed(&self, conn: &mut Conn, draft: &Draft) -> Result<Published> {
        let thread = alert::thread(conn, draft.incident).await?;
        fits(&draft.content, &thread)?;
        let alert = draft.content.alert(Place {
            id: draft.id,
            incident: draft.incident,
            sequence: alert::next_sequence(conn).await?,
            sender: &self.app.config.alert_sender,
            sent: self.now,
            references: thread.iter().map(|older| older.alert.id).collect(),
        });
        let jws = self.app.alert_keys.sign(&alert, self.now)?;
        Ok(Published { alert, jws })
    }
}

fn allowed(actor: &Actor) -> Result<()> {
    if actor.role.is_desk() { Ok(()) } else { Err(Failure::forbidden()) }
}

fn refuse(faults: Vec<FieldProblem>) -> Result<()> {
    if faults.is_empty() { Ok(()) } else { Err(Failure::invalid(faults)) }
}

fn line(field: &str, text: &str) -> Result<()> {
    let actual = text.chars().count();
    if actual > LINE_CHARS {
        return Err(Failure::field(field, Rule::TooLong { max: LINE_CHARS, actual }));
    }
    if text.chars().any(unprintable) { Err(Failure::field(field, Rule::Malformed)) } else { Ok(()) }
}

/// Whether a message can be the next one of this event.
fn fits(content: &Content, thread: &[Published]) -> Result<()> {
    match thread.last().map(|last| &last.alert) {
        None if content.kind == Kind::First => Ok(()),
        None => Err(Failure::not_found()),
        Some(_) if content.kind == Kind::First => Err(Failure::conflict("This event has begun already")),
        Some(last) if last.is_over() => Err(Failure::conflict("This event is over")),
        Some(last) if content.exercise != (last.status == Status::Exercise) => {
            Err(Failure::conflict("An exercise stays one, and a warning too"))
        }
        Some(_) => Ok(()),
    }
}
