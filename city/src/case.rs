//! What the desk may do with a report. Every step checks who does it and from which state, and leaves a line in
//! the timeline (for the reporter) and in the audit log (who and when), all in one transaction.

mod step;

use hue_model::id::ReportId;
use hue_model::time::Millis;

pub use step::Step;

use crate::clock::photo_id;
use crate::media::Picture;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::report::{self, Report};
use crate::store::role::{self, KnownPerson, Role};
use crate::store::timeline::{self, Entry};
use crate::store::upload::{self, Awaited, Photo};

/// Somebody of the desk or an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The city's key of the person, as the audit log has it.
    pub id: String,
    /// What they may do.
    pub role: Role,
}

/// A case with everything that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The report.
    pub report: Report,
    /// Its photos, and the desk's proofs after them.
    pub photos: Vec<Photo>,
    /// What was done.
    pub timeline: Vec<Entry>,
    /// Who did what.
    pub audit: Vec<Line>,
}

impl Case {
    /// Another text whenever the case or its photos are not what they were.
    #[must_use]
    pub fn mark(&self) -> String {
        let stored = self.photos.iter().filter(|photo| photo.stored_at.is_some()).count();
        format!("{}.{stored}", self.report.version)
    }

    /// The reporter's photos that are still to come; `None` when there are none.
    #[must_use]
    pub fn awaited(&self) -> Option<Awaited> {
        let count = |missing: bool| {
            let fits = |photo: &&Photo| !(photo.proof || missing && photo.stored_at.is_some());
            i64::try_from(self.photos.iter().filter(fits).count()).unwrap_or(i64::MAX)
        };
        let awaited = Awaited { missing: count(true), announced: count(false) };
        (awaited.missing > 0).then_some(awaited)
    }
}

impl Actor {
    /// Whether this report is theirs to see: an agency sees what was given to it.
    #[must_use]
    pub fn may_see(&self, report: &Report) -> bool {
        match &self.role {
            Role::Operator | Role::Supervisor => true,
            Role::Clerk { agency } => report.agency.as_ref() == Some(agency),
        }
    }
}

/// A case, if it is this person's to see.
///
/// # Errors
/// There is no such case for them, or the database fails.
pub async fn get(app: &App, actor: &Actor, id: ReportId) -> Result<Case> {
    let mut conn = app.store.read().await?;
    let found = report::get(&mut conn, id).await?;
    let report = found.filter(|report| actor.may_see(report)).ok_or_else(Failure::not_found)?;
    Ok(Case {
        report,
        photos: upload::photos(&mut conn, id).await?,
        timeline: timeline::of(&mut conn, id).await?,
        audit: audit::about(&mut conn, &id.to_string()).await?,
    })
}

/// Who wrote it, for an operator only; the look is in the audit log before the name is shown. `None` is a guest.
///
/// # Errors
/// The look is not allowed, there is no such case, or the database fails.
pub async fn reporter(app: &App, actor: &Actor, id: ReportId) -> Result<Option<KnownPerson>> {
    if !actor.role.is_desk() {
        return Err(Failure::forbidden());
    }
    let owner = get(app, actor, id).await?.report.owner;
    let line = Line::new(app.now(), &actor.id, "reporter.look", id);
    app.store.write(move |conn| Box::pin(async move { audit::add(conn, line).await })).await?;
    role::person(&mut app.store.read().await?, &owner).await
}

/// Takes a step with a case. `seen` is the version the actor had on screen; another one means somebody was faster.
///
/// # Errors
/// The step is not allowed or not complete, somebody was faster, or the database fails.
pub async fn act(app: &App, actor: &Actor, id: ReportId, seen: Option<i64>, step: Step) -> Result<Report> {
    step.check(&app.pack)?;
    let done = Taken { app: app.clone(), actor: actor.clone(), now: app.now(), step };
    let report = app.store.write(move |conn| Box::pin(done.write(conn, id, seen))).await?;
    app.bus.changed(&report.owner);
    Ok(report)
}

/// Says that it is fixed, with a photo that proves it.
///
/// # Errors
/// The bytes are no picture, or as for [`act`].
pub async fn fixed(
    app: &App,
    actor: &Actor,
    id: ReportId,
    seen: Option<i64>,
    proof: bytes::Bytes,
    note: Option<String>,
) -> Result<Report> {
    let picture = Picture::of(&proof).map_err(|rule| Failure::field("proof", rule))?;
    let photo = photo_id(&*app.config.clock, &*app.config.entropy);
    let sha256 = crate::caller::hex(&<sha2::Sha256 as sha2::Digest>::digest(&proof));
    let length = i64::try_from(picture.bytes).unwrap_or(i64::MAX);
    let row = Photo { id: photo, report_id: id, proof: true, length, sha256, stored_at: Some(app.now()) };
    let step = Step::Fixed { proof: Some(row), note };
    // Looked at before the bytes are stored: a step that is not allowed mostly leaves nothing to remove.
    step.check(&app.pack)?;
    let taken = Taken { app: app.clone(), actor: actor.clone(), now: app.now(), step: step.clone() };
    taken.allowed(&mut app.store.read().await?, id, seen).await?;
    app.media.put(photo, proof).await?;
    let done = act(app, actor, id, seen, step).await;
    // A COMMIT whose answer was lost may have kept it: the row says.
    if done.is_err() && upload::photo(&mut app.store.read().await?, photo).await?.is_none() {
        app.media.delete(photo).await?;
    }
    done
}

/// A step with everything the transaction needs.
struct Taken {
    app: App,
    actor: Actor,
    now: Millis,
    step: Step,
}

impl Taken {
    async fn write(self, conn: &mut Conn, id: ReportId, seen: Option<i64>) -> Result<Report> {
        let mut report = self.allowed(conn, id, seen).await?;
        self.step.apply(&mut report, &self.app.pack, self.now);
        let version = report::save(conn, &mut report).await?;
        let proof = self.step.proof();
        if let Some(photo) = proof {
            upload::add_proof(conn, photo).await?;
        }
        let entry = Entry {
            version,
            at: self.now,
            status: self.step.status(),
            agency: report.agency.clone(),
            note: self.step.note(),
            proof: proof.iter().map(|photo| photo.id).collect(),
        };
        timeline::add(conn, id, &entry).await?;
        audit::add(conn, Line::new(self.now, &self.actor.id, self.step.action(), id)).await?;
        Ok(report)
    }

    async fn allowed(&self, conn: &mut Conn, id: ReportId, seen: Option<i64>) -> Result<Report> {
        let found = report::get(conn, id).await?;
        let report = found.filter(|report| self.actor.may_see(report)).ok_or_else(Failure::not_found)?;
        if seen.is_some_and(|seen| seen != report.version) {
            return Err(Failure::conflict("Somebody changed this case in the meantime"));
        }
        self.step.from(report.status, &self.actor.role)?;
        Ok(report)
    }
}
