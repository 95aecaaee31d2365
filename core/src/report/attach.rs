//! Photos of a draft: cleaned on the device, the original thrown away.

use std::sync::Arc;

use hue_model::Problem;
use hue_model::consent::Purpose;
use hue_model::geo::Point;
use hue_model::id::{BlobId, PhotoId, ReportId};
use hue_model::limits;
use hue_model::problem::{Code, Rule};
use hue_model::report::{
    AttachPhoto, AttachedPhoto, DetachPhoto, Draft, DraftContent, Photo, ReadPhotoPlace,
};
use hue_model::time::Millis;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{draft, draft_changed};
use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::photo::PhotoRow;
use crate::store::{StoreError, photo, report};
use crate::{consent, fault};

/// One photo is cleaned at a time: the pixels of two would not fit into the memory of a small phone.
static ONE_AT_A_TIME: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(1);

impl Handle<AttachPhoto> for Engine {
    async fn handle(&self, AttachPhoto { draft, blob }: AttachPhoto) -> Result<AttachedPhoto, Problem> {
        let (core, data) = (self.core(), self.core().data()?);
        data.store.read(move |db| room_for_one_more(db, draft).and_then(|()| is_chosen(db, blob))).await?;
        let cleaned = clean(core, blob).await;
        // Whatever came of it, the original has done its work.
        data.blobs.remove(blob).await?;
        let (row, jpeg, taken_at) = cleaned?;
        data.blobs.put(row.photo.blob, jpeg).await?;
        fault::point("photo on disk, no row");
        let (added, at) = (row.clone(), core.time.now());
        data.store.write(move |db| attach(db, draft, &added, at)).await?;
        draft_changed(core);
        Ok(AttachedPhoto { photo: row.photo, taken_at })
    }
}

type Cleaned = (PhotoRow, Vec<u8>, Option<Point>);

async fn clean(core: &Arc<Core>, chosen: BlobId) -> Result<Cleaned, Problem> {
    let turn = ONE_AT_A_TIME.acquire().await.map_err(|_| Problem::new(Code::Internal))?;
    let read_place = consent::granted(core, Purpose::PhotoPlace).await?;
    let bytes = core.data()?.blobs.get(chosen).await?;
    let work = move || {
        // The pixels are there until this ends, whether or not anybody waits for it.
        let _turn = turn;
        let clean = crate::photo::clean(bytes, read_place)?;
        let sha256 = crate::outbox::hex(&Sha256::digest(&clean.jpeg));
        Ok::<_, Rule>((clean, sha256))
    };
    let (clean, sha256) = tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Problem::new(Code::Internal))?
        .map_err(|rule| Problem::field("photo", rule))?;
    let photo = Photo {
        id: core.new_id(PhotoId::from_parts),
        blob: core.new_id(BlobId::from_parts),
        width: clean.width,
        height: clean.height,
        bytes: clean.jpeg.len() as u64,
    };
    Ok((PhotoRow { photo, sha256 }, clean.jpeg, clean.taken_at))
}

impl Handle<ReadPhotoPlace> for Engine {
    async fn handle(&self, ReadPhotoPlace { blob }: ReadPhotoPlace) -> Result<Option<Point>, Problem> {
        let (core, data) = (self.core(), self.core().data()?);
        data.store.read(move |db| is_chosen(db, blob)).await?;
        let agreed = consent::granted(core, Purpose::PhotoPlace).await?;
        let bytes = data.blobs.get(blob).await;
        data.blobs.remove(blob).await?;
        Ok(if agreed { crate::photo::place(&bytes?) } else { None })
    }
}

/// The chosen bytes go once they are cleaned: a photo that something else holds must not.
fn is_chosen(db: &Connection, blob: BlobId) -> Result<(), StoreError> {
    if photo::referenced_blobs(db)?.contains(&blob.to_string()) {
        return Err(StoreError::Refused(Problem::field("photo", Rule::Unknown)));
    }
    Ok(())
}

fn room_for_one_more(db: &Connection, id: ReportId) -> Result<(), StoreError> {
    if report::get(db, id)?.is_some() && draft::load(db, id)?.photos.len() >= limits::PHOTOS {
        return Err(StoreError::Refused(Problem::field("photos", Rule::TooMany { max: limits::PHOTOS })));
    }
    Ok(())
}

fn attach(db: &Connection, id: ReportId, row: &PhotoRow, at: Millis) -> Result<(), StoreError> {
    if report::get(db, id)?.is_none() {
        draft::save(db, id, &DraftContent::default(), at)?;
    }
    room_for_one_more(db, id)?;
    photo::add(db, id, row)
}

impl Handle<DetachPhoto> for Engine {
    async fn handle(&self, DetachPhoto { draft: id, photo: gone }: DetachPhoto) -> Result<Draft, Problem> {
        let data = self.core().data()?;
        let detach = data.store.write(move |db| {
            draft::load(db, id)?;
            let blob = photo::remove(db, id, gone)?.ok_or_else(|| StoreError::refuse(Code::NotFound))?;
            Ok((blob, draft::load(db, id)?))
        });
        let (blob, draft) = detach.await?;
        data.blobs.remove(blob).await?;
        draft_changed(self.core());
        Ok(draft)
    }
}
