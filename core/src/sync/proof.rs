//! Photos of the city's answers, fetched into encrypted files of this device.

use hue_model::event::Topic;
use hue_model::id::{BlobId, PhotoId, ReportId};
use hue_model::limits;
use rusqlite::Connection;

use super::stream::Listener;
use crate::net::{CallError, Verdict, read_body};
use crate::store::report::ReportRow;
use crate::store::{StoreError, photo, report};

/// Fetches every proof photo that is not here yet; what fails is fetched after the next connection.
pub(super) async fn fetch_missing(listener: &Listener) {
    let owner = listener.caller.clone();
    let reports = listener.data.store.read(move |db| report::at_city(db, owner.owner())).await;
    for row in reports.unwrap_or_default() {
        fetch(listener, row.id).await;
    }
}

/// Fetches the proof photos of one report.
pub(super) async fn fetch(listener: &Listener, report: ReportId) {
    let wanted = listener.data.store.read(move |db| missing(db, report)).await.unwrap_or_default();
    for photo in wanted {
        match fetch_one(listener, report, photo).await {
            Ok(()) => listener.core.hub.changed(Topic::Report(report)),
            Err(_) => tracing::info!(%report, "a proof photo could not be fetched yet"),
        }
    }
}

fn missing(db: &Connection, id: ReportId) -> Result<Vec<PhotoId>, StoreError> {
    let here = photo::proofs(db, id)?;
    let named = |row: ReportRow| row.timeline.into_iter().flat_map(|entry| entry.proof).collect::<Vec<_>>();
    let named = report::get(db, id)?.map(named).unwrap_or_default();
    Ok(named.into_iter().filter(|photo| !here.contains_key(photo)).collect())
}

async fn fetch_one(listener: &Listener, report: ReportId, photo: PhotoId) -> Result<(), CallError> {
    let url = listener.core.net.url(&format!("/api/v1/media/{photo}"));
    let response = listener.caller.send(&listener.core, |client| client.get(&url)).await?;
    let limit = usize::try_from(limits::PHOTO_BYTES).unwrap_or(usize::MAX);
    let bytes = read_body(Verdict::check(response).await?, limit).await?;
    let blob = listener.core.new_id(BlobId::from_parts);
    let data = &listener.data;
    data.blobs.put(blob, bytes).await.map_err(|error| Verdict::Permanent(error.into()))?;
    data.store
        .write(move |db| photo::add_proof(db, report, photo, blob))
        .await
        .map_err(|error| Verdict::Permanent(error.into()))?;
    Ok(())
}
