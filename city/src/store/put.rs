//! Reports that were sent, stored many at a time: the door the storm comes through.

use std::collections::{BTreeMap, BTreeSet};

use hue_model::id::ReportId;
use hue_model::report::CityStatus;
use hue_model::time::Millis;
use hue_model::wire::{PutReport, PutReportReply};

use crate::args;
use crate::caller::Person;
use crate::problem::{Failure, Result};
use crate::store::audit::{self, Line};
use crate::store::bulk::Insert;
use crate::store::db::{Arg, Conn};
use crate::store::report::{self, number, take_both, word};
use crate::store::writer::caught;
use crate::store::{role, timeline, upload};

/// A report that was sent and found acceptable.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// Its id.
    pub id: ReportId,
    /// Who sent it.
    pub owner: String,
    /// The person behind the owner's key; `None` for a guest.
    pub person: Option<Person>,
    /// What was sent.
    pub body: PutReport,
    /// SHA-256 of it.
    pub body_sha256: String,
    /// Its receipt code, should it be new.
    pub receipt: String,
    /// When it came.
    pub at: Millis,
    /// When the city means to be done.
    pub due_at: Option<Millis>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutOutcome {
    /// It is new: the answer, now and for ever.
    New(String),
    /// It was here before with the same body: the answer it got then.
    Same(String),
    /// The id is taken: by another body, or by somebody else.
    Taken,
    /// The id was withdrawn.
    Withdrawn,
}

/// What is stored under an id.
enum Known {
    Report { owner: String, body_sha256: String, reply: String },
    Buried,
}

/// Stores `reports` in the transaction that is open and stands at its savepoint `put`, all at once; if that fails, one
/// by one.
pub(crate) async fn many(conn: &mut Conn, reports: &[&NewReport]) -> Result<Vec<Result<PutOutcome>>> {
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    // Two bodies for one id in one batch must see each other: such a batch goes one by one.
    let distinct = reports.iter().map(|report| report.id).collect::<BTreeSet<_>>().len() == reports.len();
    if distinct && let Ok(outcomes) = caught(batch(conn, reports)).await {
        return Ok(outcomes.into_iter().map(Ok).collect());
    }
    conn.script("ROLLBACK TO SAVEPOINT put").await?;
    let mut outcomes = Vec::with_capacity(reports.len());
    for report in reports {
        outcomes.push(match kept(conn, report).await? {
            Ok(mut outcome) => Ok(outcome.pop().unwrap_or(PutOutcome::Taken)),
            // Once in a thousand million: the device comes again, and another code is drawn.
            Err(Failure::Database(error))
                if is_taken(&error) && report::by_receipt(conn, &report.receipt).await?.is_some() =>
            {
                Err(Failure::try_again())
            }
            // One of its photos belongs to another report.
            Err(Failure::Database(error)) if is_taken(&error) => Ok(PutOutcome::Taken),
            Err(failure) => Err(failure),
        });
    }
    Ok(outcomes)
}

fn is_taken(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.is_unique_violation())
}

/// One report inside a savepoint: the inner failure is its own, the outer one the connection's.
async fn kept(conn: &mut Conn, report: &NewReport) -> Result<Result<Vec<PutOutcome>>> {
    conn.script("SAVEPOINT one").await?;
    let done = caught(batch(conn, &[report])).await;
    let undo = "ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one";
    conn.script(if done.is_ok() { "RELEASE SAVEPOINT one" } else { undo }).await?;
    Ok(done)
}

async fn batch(conn: &mut Conn, reports: &[&NewReport]) -> Result<Vec<PutOutcome>> {
    let known = known(conn, reports).await?;
    let new: Vec<&NewReport> =
        reports.iter().copied().filter(|report| !known.contains_key(&report.id.to_string())).collect();
    let mut replies = insert(conn, &new).await?.into_iter();
    Ok(reports
        .iter()
        .map(|report| match known.get(&report.id.to_string()) {
            Some(Known::Buried) => PutOutcome::Withdrawn,
            Some(Known::Report { owner, body_sha256, reply })
                if *owner == report.owner && *body_sha256 == report.body_sha256 =>
            {
                PutOutcome::Same(reply.clone())
            }
            Some(Known::Report { .. }) => PutOutcome::Taken,
            None => replies.next().map_or(PutOutcome::Taken, PutOutcome::New),
        })
        .collect())
}

/// Reports and tombstones by id; an id that has both is buried.
async fn known(conn: &mut Conn, reports: &[&NewReport]) -> Result<BTreeMap<String, Known>> {
    let heads = [
        "SELECT id, CAST(0 AS BIGINT), owner, body_sha256, reply FROM report WHERE id",
        "SELECT id, CAST(1 AS BIGINT), '', '', '' FROM tombstone WHERE id",
    ];
    let mut found = BTreeMap::new();
    for row in conn.all_of(&heads, ids(reports)).await? {
        let (id, buried) = (row.text(0)?, row.int(1)? == 1);
        if buried {
            found.insert(id, Known::Buried);
        } else {
            let known = Known::Report { owner: row.text(2)?, body_sha256: row.text(3)?, reply: row.text(4)? };
            // The order of the rows is nobody's promise: a tombstone that came first stays.
            found.entry(id).or_insert(known);
        }
    }
    Ok(found)
}

fn ids(reports: &[&NewReport]) -> Vec<String> {
    reports.iter().map(|report| report.id.to_string()).collect()
}

const INSERT: &str = "INSERT INTO report (id, number, version, owner, guest, service_code, description, lat, long, \
    ward_code, address, source, accuracy, anonymous, written_at, put_at, received_at, due_at, status, agency, \
    body_sha256, reply, receipt)";

/// Inserts new reports with everything that belongs to them; answers their replies in order.
async fn insert(conn: &mut Conn, new: &[&NewReport]) -> Result<Vec<String>> {
    let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
    if count == 0 {
        return Ok(Vec::new());
    }
    let (numbers, versions) = take_both(conn, count).await?;
    let (numbers, versions) = (numbers - count, versions - count);
    let mut rows = Rows::default();
    let mut replies = Vec::with_capacity(new.len());
    for (step, report) in (1..).zip(new) {
        replies.push(rows.add(report, numbers + step, versions + step)?);
    }
    rows.write(conn).await?;
    Ok(replies)
}

/// The rows of a batch by table.
#[derive(Default)]
struct Rows {
    reports: Vec<Vec<Arg>>,
    photos: Vec<Vec<Arg>>,
    timeline: Vec<Vec<Arg>>,
    audit: Vec<Vec<Arg>>,
    people: BTreeMap<String, Vec<Arg>>,
}

impl Rows {
    fn add(&mut self, report: &NewReport, count: i64, version: i64) -> Result<String> {
        let reply = serde_json::to_string(&PutReportReply {
            number: number(count),
            receipt: Some(report.receipt.clone()),
            missing: report.body.photos.iter().map(|photo| photo.id).collect(),
            status: Some(CityStatus::Received),
            received_at: Some(report.at),
        })?;
        self.reports.push(values(report, count, version, &reply));
        for (position, photo) in (0_i64..).zip(&report.body.photos) {
            let length = i64::try_from(photo.length).unwrap_or(i64::MAX);
            let absent: Option<i64> = None;
            self.photos.push(args![photo.id, report.id, position, false, length, &photo.sha256, absent]);
        }
        let (absent, status): (Option<String>, _) = (None, word(CityStatus::Received));
        self.timeline.push(args![report.id, version, report.at, status, absent.clone(), absent, "[]"]);
        self.audit.push(Line::new(report.at, &report.owner, "report.put", report.id).values());
        if let Some(person) = &report.person {
            self.people.insert(report.owner.clone(), role::person_values(person, report.at));
        }
        Ok(reply)
    }

    async fn write(self, conn: &mut Conn) -> Result<()> {
        let rows = |head, rows| Insert { head, rows, tail: "" };
        let people = self.people.into_values().collect();
        let inserts = vec![
            rows(INSERT, self.reports),
            rows(upload::INSERT_PHOTO, self.photos),
            rows(timeline::INSERT, self.timeline),
            rows(audit::INSERT, self.audit),
            Insert { head: role::INSERT_PERSON, rows: people, tail: role::ON_KNOWN_PERSON },
        ];
        conn.insert_all(inserts).await
    }
}

fn values(report: &NewReport, count: i64, version: i64, reply: &str) -> Vec<Arg> {
    let body = &report.body;
    let agency: Option<String> = None;
    args![
        report.id,
        count,
        version,
        &report.owner,
        report.person.is_none(),
        &body.service_code,
        &body.description,
        body.place.point.lat,
        body.place.point.long,
        &body.place.ward_code,
        &body.place.address,
        word(body.place.source),
        body.place.accuracy,
        body.anonymous,
        body.written_at,
        report.at,
        report.at,
        report.due_at,
        word(CityStatus::Received),
        agency,
        &report.body_sha256,
        reply,
        &report.receipt,
    ]
}
