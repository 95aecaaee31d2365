//! The end of an upload: the whole photo is checked, moved, and entered. Doing it again changes nothing, so that a
//! crash at any point is mended by the next request for it.

use super::body::mismatch;
use crate::caller::sha256;
use crate::fault;
use crate::media::Picture;
use crate::problem::{Failure, Result};
use crate::report;
use crate::state::App;
use crate::store::upload::Upload;

/// Ends an upload of which every byte is here.
pub(crate) async fn finish(app: &App, upload: &Upload) -> Result<()> {
    let bytes = app.uploads.read(upload.id).await?;
    if sha256(&bytes) != upload.sha256 {
        app.uploads.remove(upload.id).await?;
        return Err(mismatch("The whole photo does not have the SHA-256 it was announced with"));
    }
    if let Err(rule) = Picture::of(&bytes) {
        app.uploads.remove(upload.id).await?;
        return Err(Failure::field("photos", rule));
    }
    app.media.put(upload.id, bytes).await?;
    fault::point("media stored");
    if let Err(failure) = enter(app, upload).await {
        if failure.is_not_found() {
            // Withdrawn while its last bytes came: nothing of it stays.
            report::removal::one(app, upload.id).await?;
        }
        return Err(failure);
    }
    app.uploads.remove(upload.id).await
}

async fn enter(app: &App, upload: &Upload) -> Result<()> {
    let (id, photo, now) = (upload.report_id, upload.id, app.now());
    let stored = app
        .store
        .write(move |conn| Box::pin(async move { report::photo_stored(conn, id, photo, now).await }));
    stored.await?;
    app.bus.changed(&upload.owner);
    Ok(())
}
