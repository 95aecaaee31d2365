//! Delivers one report: its text, then each photo the city lacks.

use std::sync::Arc;

use bytes::Bytes;
use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::id::{PhotoId, ReportId};
use hue_model::problem::Code;
use hue_model::queue::Sending;
use hue_model::wire::{PutPhoto, PutReport, PutReportReply, ReportStatus};
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use rusqlite::Connection;

use super::worker::Failure;
use super::{device_secret, photos, queue, tus};
use crate::engine::{Core, Data};
use crate::fault;
use crate::net::{CallError, Caller, Verdict, read_json};
use crate::store::outbox::{Kind, OutboxRow};
use crate::store::photo::PhotoRow;
use crate::store::{StoreError, outbox, photo, report};

/// How often what the city lacks is asked for again within one delivery.
const ROUNDS: usize = 3;

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        match error {
            CallError::City(verdict) => Self::City(verdict),
            CallError::NobodyHere => Self::NobodyHere,
        }
    }
}

/// One report on its way.
pub(super) struct Delivery<'a> {
    pub(super) core: &'a Arc<Core>,
    pub(super) data: &'a Data,
    pub(super) row: &'a OutboxRow,
    pub(super) caller: Caller,
}

/// Delivers a report; `Ok` only when the city said that it has everything.
pub(super) async fn deliver(core: &Arc<Core>, data: &Data, row: &OutboxRow) -> Result<(), Failure> {
    let caller = row.owner.clone().map_or(Caller::Guest, Caller::Person);
    let delivery = Delivery { core, data, row, caller };
    let id = row.report;
    let photos = data.store.read(move |db| photo::of_report(db, id)).await?;
    delivery.progress(0, photos.len());
    let mut missing =
        if row.accepted { delivery.still_missing().await? } else { delivery.put_text().await? };
    for _ in 0..ROUNDS {
        let Some(wanted) = missing else { return Ok(()) };
        if photos::is_held_back(core, data, id) {
            if !row.accepted {
                // Nothing else asks soon when the city means to be done.
                delivery.still_missing().await?;
            }
            return Err(Failure::PhotosWait);
        }
        delivery.send_photos(&photos, &wanted).await?;
        missing = delivery.still_missing().await?;
    }
    if missing.is_none() { Ok(()) } else { Err(Verdict::Transient { after: None }.into()) }
}

impl Delivery<'_> {
    fn progress(&self, done: usize, photos: usize) {
        let step = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let sending = Sending { done: step(done), total: step(photos + 1) };
        self.data.live.change(|now| now.sending = Some((self.row.report, sending)));
        let mut queue = self.core.queue();
        queue.sending = Some(sending);
        self.core.set_queue(queue);
        self.core.hub.changed(Topic::Report(self.row.report));
    }

    /// Sends the frozen text. Answers which photos the city lacks, `None` when it has everything.
    async fn put_text(&self) -> Result<Option<Vec<PhotoId>>, Failure> {
        let body = self.frozen_body().await?;
        fault::point("body frozen, nothing sent");
        let url = self.core.net.url(&format!("/api/v1/reports/{}", self.row.report));
        let sent = self
            .caller
            .send(self.core, |client| {
                client.put(&url).header(CONTENT_TYPE, "application/json").body(body.clone())
            })
            .await;
        // Without an answer only a broken exchange can have left something there: all else failed before it.
        let stayed = sent.as_ref().is_err_and(|error| !matches!(error, CallError::City(Verdict::Cut)));
        if !self.row.frozen && stayed {
            // The citizen may still edit.
            let number = self.row.number;
            self.data.store.write(move |db| outbox::set_body(db, number, None)).await?;
        }
        let response = Verdict::check(sent?).await?;
        let reply: PutReportReply = read_json(response).await?;
        fault::point("text at the city, not remembered");
        let (number, report_id) = (self.row.number, self.row.report);
        let arrived = reply.missing.is_empty() && reply.status.is_some();
        let remember = self.data.store.write(move |db| {
            outbox::set_accepted(db, number, reply.missing.len())?;
            report::set_number(db, report_id, &reply.number, reply.receipt.as_deref())?;
            if let Some(status) = reply.status {
                report::set_arrived(db, report_id, status)?;
            }
            if arrived {
                outbox::finish(db, number, Kind::Send)?;
            }
            Ok(reply.missing)
        });
        let missing = remember.await?;
        fault::point("text at the city");
        Ok((!arrived).then_some(missing))
    }

    /// The body, frozen before its first byte leaves.
    async fn frozen_body(&self) -> Result<Bytes, Failure> {
        let hash = match self.caller {
            // A keyring that does not answer now may do so later.
            Caller::Guest if !self.row.frozen => {
                Some(device_secret(self.core).await.map_err(|_| Verdict::Transient { after: None })?.hash)
            }
            Caller::Guest | Caller::Person(_) => None,
        };
        let (number, id) = (self.row.number, self.row.report);
        let body = self.data.store.write(move |db| freeze(db, number, id, hash)).await?;
        body.map(Bytes::from).ok_or(Failure::Overtaken)
    }

    /// Which photos the city still lacks; `None` when it has everything. What the city says of the report is written
    /// down either way. A city that lost the report gets its text again.
    async fn still_missing(&self) -> Result<Option<Vec<PhotoId>>, Failure> {
        let url = self.core.net.url(&format!("/api/v1/reports/{}", self.row.report));
        let response = self.caller.send(self.core, |client| client.get(&url)).await?;
        if response.status() == StatusCode::NOT_FOUND {
            return self.put_text().await;
        }
        let status: ReportStatus = read_json(Verdict::check(response).await?).await?;
        let missing = status.missing.clone();
        let (number, caller) = (self.row.number, self.caller.clone());
        let remember = self.data.store.write(move |db| {
            report::apply(db, caller.owner(), &status)?;
            report::set_number(db, status.id, &status.number, status.receipt.as_deref())?;
            report::set_arrived(db, status.id, status.status)?;
            outbox::set_accepted(db, number, status.missing.len())?;
            if status.missing.is_empty() {
                outbox::finish(db, number, Kind::Send)?;
            }
            Ok(())
        });
        remember.await?;
        if !missing.is_empty() {
            return Ok(Some(missing));
        }
        fault::point("received, row gone");
        Ok(None)
    }

    async fn send_photos(&self, photos: &[PhotoRow], missing: &[PhotoId]) -> Result<(), Failure> {
        let mut done = 1 + photos.iter().filter(|row| !missing.contains(&row.photo.id)).count();
        let number = self.row.number;
        for row in photos.iter().filter(|row| missing.contains(&row.photo.id)) {
            self.progress(done, photos.len());
            let bytes = self.data.blobs.get(row.photo.blob).await.map_err(|error| {
                tracing::error!(%error, "a photo cannot be read any more");
                Verdict::Permanent(Problem { retry: false, ..Problem::new(Code::Storage) })
            })?;
            tus::upload(self, row, bytes).await?;
            fault::point("photo at the city");
            done += 1;
            let left = (photos.len() + 1).saturating_sub(done);
            self.data.store.write(move |db| outbox::set_accepted(db, number, left)).await?;
        }
        self.progress(done, photos.len());
        queue::refresh(self.core, self.data).await;
        Ok(())
    }
}

/// The frozen body of a row, made from the report if it is not there; `None` when the row is gone.
fn freeze(
    db: &Connection,
    number: i64,
    id: ReportId,
    device_hash: Option<String>,
) -> Result<Option<Vec<u8>>, StoreError> {
    if let Some(body) = outbox::body(db, number)? {
        return Ok(Some(body));
    }
    let Some(row) = report::get(db, id)? else { return Ok(None) };
    let (Some(service_code), Some(place), Some(written_at)) =
        (row.content.service_code, row.content.place, row.sent_at)
    else {
        return Ok(None);
    };
    let photos = photo::of_report(db, id)?;
    let photo = |row: PhotoRow| PutPhoto { id: row.photo.id, length: row.photo.bytes, sha256: row.sha256 };
    let body = PutReport {
        service_code,
        description: row.content.description,
        place,
        anonymous: row.content.anonymous,
        photos: photos.into_iter().map(photo).collect(),
        written_at,
        device_hash,
    };
    let body = serde_json::to_vec(&body)?;
    Ok(outbox::set_body(db, number, Some(&body))?.then_some(body))
}
