//! A report from its reporter's side: sent, read, withdrawn.

pub(crate) mod removal;
mod validate;

use http::StatusCode;
use hue_model::id::{PhotoId, ReportId};
use hue_model::problem::{Code, Problem, Rule};
use hue_model::report::CityStatus;
use hue_model::time::Millis;
use hue_model::wire::{PutReport, ReportPage, ReportStatus, WireEntry};

use crate::caller::{Caller, sha256};
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::receipt;
use crate::state::App;
use crate::store::audit::{self, Line};
use crate::store::report::{self, Report};
use crate::store::timeline::{self, Entry};
use crate::store::{Conn, NewReport, PutOutcome, upload};

/// Most reports of one page.
const PAGE: i64 = 100;

/// Takes a report as it was sent; the answer is JSON, and the same for ever for the same bytes.
///
/// # Errors
/// Nobody signed for it, it is not acceptable, its id is taken, or the database fails.
pub async fn put(app: &App, caller: &Caller, id: ReportId, sent: &[u8]) -> Result<String> {
    let owner = caller.owner()?;
    let body_sha256 = sha256(sent);
    let body = match acceptable(app, caller, sent) {
        Ok(body) => body,
        Err(failure) => {
            // What was taken once stays taken, whatever became of the rules since.
            let known = report::reply(&mut app.store.read().await?, id, &owner, &body_sha256).await?;
            return known.ok_or(failure);
        }
    };
    let at = app.now();
    let due_at = due(&app.pack, &body.service_code, at);
    let person = match caller {
        Caller::Person(person) => Some(person.clone()),
        _ => None,
    };
    let receipt = receipt::draw(&*app.config.entropy, receipt::REPORT);
    let report = NewReport { id, owner: owner.clone(), person, body, body_sha256, receipt, at, due_at };
    match app.store.put(report).await? {
        PutOutcome::New(reply) => {
            app.bus.changed(&owner);
            Ok(reply)
        }
        PutOutcome::Same(reply) => Ok(reply),
        PutOutcome::Taken => Err(Failure::conflict("This id came with another body")),
        PutOutcome::Withdrawn => Err(Failure::conflict("This id was withdrawn")),
    }
}

fn acceptable(app: &App, caller: &Caller, sent: &[u8]) -> Result<PutReport> {
    let body = serde_json::from_slice(sent).map_err(|_| unreadable())?;
    validate::body(&app.pack, caller, &body)?;
    Ok(body)
}

fn unreadable() -> Failure {
    let problem = Problem { code: Code::Invalid, ..Problem::field("body", Rule::Malformed) };
    let (status, title) = (StatusCode::BAD_REQUEST, "The body is not a report");
    Failure::Said { status, title, problem, retry_after: None }
}

/// When the city means to be done with a report of this category that arrived at `at`.
pub(crate) fn due(pack: &CityPack, service_code: &str, at: Millis) -> Option<Millis> {
    let category = pack.categories.get(service_code)?;
    Some(pack.calendar.due_of(category, at))
}

/// A report of the caller's.
///
/// # Errors
/// There is none of theirs, or the database fails.
pub async fn status(app: &App, caller: &Caller, id: ReportId) -> Result<ReportStatus> {
    let owner = caller.owner()?;
    let mut conn = app.store.read().await?;
    let report = report::get(&mut conn, id).await?.filter(|report| report.owner == owner);
    assemble(&mut conn, &app.pack, &report.ok_or_else(Failure::not_found)?).await
}

/// How a report stands, for whoever holds its receipt code.
pub(crate) async fn by_receipt(app: &App, receipt: &str) -> Result<Option<(Report, ReportStatus)>> {
    let mut conn = app.store.read().await?;
    let Some(report) = report::by_receipt(&mut conn, receipt).await? else { return Ok(None) };
    let status = assemble(&mut conn, &app.pack, &report).await?;
    Ok(Some((report, status)))
}

/// The caller's reports that changed since a version.
///
/// # Errors
/// Nobody is calling, or the database fails.
pub async fn page(app: &App, owner: &str, since: i64) -> Result<ReportPage> {
    let mut conn = app.store.read().await?;
    let changed = report::since(&mut conn, owner, since, PAGE + 1).await?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = changed.len() > most;
    let mut page = ReportPage { reports: Vec::new(), next_since: since, more };
    for report in changed.iter().take(most) {
        page.next_since = report.version;
        page.reports.push(assemble(&mut conn, &app.pack, report).await?);
    }
    Ok(page)
}

/// The newest version among an owner's reports.
///
/// # Errors
/// The database fails.
pub async fn newest(app: &App, owner: &str) -> Result<i64> {
    let sql = "SELECT COALESCE(MAX(version), 0) FROM report WHERE owner = $1";
    let row = app.store.read().await?.one(sql, crate::args![owner]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

async fn assemble(conn: &mut Conn, pack: &CityPack, report: &Report) -> Result<ReportStatus> {
    let photos = upload::photos(conn, report.id).await?;
    let missing = photos.iter().filter(|photo| photo.stored_at.is_none()).map(|photo| photo.id).collect();
    let timeline = timeline::of(conn, report.id).await?;
    Ok(ReportStatus {
        id: report.id,
        number: report::number(report.number),
        receipt: report.receipt.clone(),
        version: report.version,
        status: report.status,
        missing,
        due_at: report.due_at,
        timeline: timeline.into_iter().map(|entry| wire(pack, entry)).collect(),
    })
}

fn wire(pack: &CityPack, entry: Entry) -> WireEntry {
    WireEntry {
        at: entry.at,
        status: entry.status,
        agency: entry.agency.and_then(|id| pack.agencies.get(&id).cloned()),
        note: entry.note,
        proof: entry.proof,
    }
}

/// Withdraws a report of the caller's: its words, place and photos go, its id stays taken. An id that never
/// arrived is taken as well, so that a late copy of the report does not come back.
///
/// # Errors
/// It is somebody else's, the city already ended it, or the database fails.
pub async fn withdraw(app: &App, caller: &Caller, id: ReportId) -> Result<()> {
    let owner = caller.owner()?;
    let app = app.clone();
    // In a task of its own: a line that breaks in the middle does not leave it half done.
    let done = tokio::spawn(async move {
        let (by, now) = (owner.clone(), app.now());
        let photos =
            app.store.write(move |conn| Box::pin(async move { bury(conn, id, &by, now).await })).await?;
        app.bus.changed(&owner);
        removal::all(&app, photos).await
    });
    done.await.map_err(|error| Failure::Data(format!("a withdrawal broke off: {error}")))?
}

/// Answers the photos whose bytes are still to be removed.
async fn bury(conn: &mut Conn, id: ReportId, owner: &str, now: Millis) -> Result<Vec<PhotoId>> {
    if let Some(by) = report::tombstone(conn, id).await? {
        return if by == owner { upload::to_remove(conn, Some(id)).await } else { Err(Failure::not_found()) };
    }
    if let Some(mut report) = report::get(conn, id).await? {
        if report.owner != owner {
            return Err(Failure::not_found());
        }
        erase(conn, &mut report, now).await?;
    }
    report::bury(conn, id, owner, now).await?;
    audit::add(conn, Line::new(now, owner, "report.withdraw", id)).await?;
    upload::to_remove(conn, Some(id)).await
}

async fn erase(conn: &mut Conn, report: &mut Report, now: Millis) -> Result<()> {
    use CityStatus::{Answered, Closed, Fixed, Refused};
    if matches!(report.status, Answered | Fixed | Refused | Closed) {
        return Err(Failure::said(StatusCode::CONFLICT, "The city has already ended this", Code::Frozen));
    }
    report.status = CityStatus::Withdrawn;
    report.due_at = None;
    report.description.clear();
    report.place.address.clear();
    report.place.point = hue_model::geo::Point { lat: 0.0, long: 0.0 };
    let version = report::save(conn, report).await?;
    upload::remove(conn, report.id, now).await?;
    let status = CityStatus::Withdrawn;
    let entry = Entry { version, at: now, status, agency: None, note: None, proof: Vec::new() };
    timeline::add(conn, report.id, &entry).await
}

/// Says that a photo is there. The report itself stays the version it was: what somebody of the desk is writing about it
/// meanwhile holds.
pub(crate) async fn photo_stored(conn: &mut Conn, id: ReportId, photo: PhotoId, now: Millis) -> Result<()> {
    upload::photo(conn, photo).await?.ok_or_else(Failure::not_found)?;
    if !upload::stored(conn, photo, now).await? {
        return Ok(());
    }
    // Other nodes find in the record that something is new.
    report::take(conn, "version", 1).await?;
    if upload::photos(conn, id).await?.iter().any(|photo| photo.stored_at.is_none()) {
        return Ok(());
    }
    let owner = report::get(conn, id).await?.ok_or_else(Failure::not_found)?.owner;
    audit::add(conn, Line::new(now, &owner, "report.received", id)).await
}
