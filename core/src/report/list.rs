//! My reports, as a list and one by one.

use std::collections::HashMap;
use std::sync::Arc;

use hue_model::Problem;
use hue_model::id::{BlobId, PhotoId, ReportId};
use hue_model::problem::Code;
use hue_model::report::{GetReport, ListReports, Photo, Report, ReportSummary, TimelineEntry};
use hue_model::time::Millis;
use hue_model::wire::WireEntry;
use rusqlite::Connection;

use super::state;
use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::outbox::OutboxRow;
use crate::store::report::ReportRow;
use crate::store::{StoreError, outbox, photo, report};

/// A report as it lies in the store.
pub(super) struct Stored {
    pub(super) row: ReportRow,
    pub(super) waiting: Option<OutboxRow>,
    photos: Vec<Photo>,
    proofs: HashMap<PhotoId, BlobId>,
}

/// Reads a report that the person who is here may see.
pub(super) fn read(db: &Connection, id: ReportId, person: Option<&str>) -> Result<Stored, StoreError> {
    let row = report::get(db, id)?
        .filter(|row| row.sent_at.is_some())
        .filter(|row| row.guest || row.owner.is_none() || row.owner.as_deref() == person)
        .ok_or_else(|| StoreError::refuse(Code::NotFound))?;
    with_rest(db, row)
}

fn with_rest(db: &Connection, row: ReportRow) -> Result<Stored, StoreError> {
    Ok(Stored {
        waiting: outbox::of_report(db, row.id)?,
        photos: photo::of_report(db, row.id)?.into_iter().map(|row| row.photo).collect(),
        proofs: photo::proofs(db, row.id)?,
        row,
    })
}

/// The report of that id with its true state.
pub(super) async fn load(core: &Arc<Core>, id: ReportId) -> Result<Report, Problem> {
    let person = core.session.owner();
    let stored = core.data()?.store.read(move |db| read(db, id, person.as_deref())).await?;
    Ok(whole(core, stored))
}

fn whole(core: &Core, stored: Stored) -> Report {
    let Stored { row, waiting, photos, proofs } = stored;
    Report {
        id: row.id,
        state: state::state(core, &row, waiting.as_ref(), photos.len()),
        editable: state::editable(waiting.as_ref()),
        withdrawable: state::withdrawable(&row, waiting.as_ref()),
        lacks_photos: state::lacks_photos(waiting.as_ref()),
        may_be_at_city: state::may_be_at_city(&row, waiting.as_ref()),
        number: row.number,
        receipt: row.receipt,
        content: row.content,
        service_name: row.service_name,
        photos,
        timeline: row.timeline.into_iter().map(|entry| timeline_entry(entry, &proofs)).collect(),
        sent_at: row.sent_at.unwrap_or(row.saved_at),
        due_at: row.due_at,
        guest: row.guest,
    }
}

fn timeline_entry(entry: WireEntry, proofs: &HashMap<PhotoId, BlobId>) -> TimelineEntry {
    TimelineEntry {
        at: entry.at,
        status: entry.status,
        agency: entry.agency,
        note: entry.note,
        proof: entry.proof.iter().filter_map(|photo| proofs.get(photo).copied()).collect(),
    }
}

fn summary(core: &Core, stored: Stored) -> ReportSummary {
    let Stored { row, waiting, photos, .. } = stored;
    let first_line = row.content.description.lines().find(|line| !line.trim().is_empty());
    ReportSummary {
        id: row.id,
        state: state::state(core, &row, waiting.as_ref(), photos.len()),
        headline: first_line.unwrap_or_default().trim().to_owned(),
        point: row.content.place.as_ref().map(|place| place.point),
        address: row.content.place.map(|place| place.address).unwrap_or_default(),
        number: row.number,
        service_name: row.service_name,
        cover: photos.first().map(|photo| photo.blob),
        sent_at: row.sent_at.unwrap_or(Millis(0)),
        due_at: row.due_at,
    }
}

impl Handle<ListReports> for Engine {
    async fn handle(&self, _: ListReports) -> Result<Vec<ReportSummary>, Problem> {
        let core = self.core();
        let person = core.session.owner();
        let list = move |db: &Connection| {
            let rows = report::sent(db, person.as_deref())?;
            rows.into_iter().map(|row| with_rest(db, row)).collect::<Result<Vec<_>, _>>()
        };
        let stored = core.data()?.store.read(list).await?;
        Ok(stored.into_iter().map(|stored| summary(core, stored)).collect())
    }
}

impl Handle<GetReport> for Engine {
    async fn handle(&self, GetReport { id }: GetReport) -> Result<Report, Problem> {
        load(self.core(), id).await
    }
}
