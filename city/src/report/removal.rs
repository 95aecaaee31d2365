//! Photos of withdrawn reports: their rows stay, marked, until their bytes are gone. Whatever comes in between (a
//! crash, a store that is away) is made good by the next withdrawal of the same report or the next start.

use hue_model::id::PhotoId;

use crate::problem::Result;
use crate::state::App;
use crate::store::upload;

/// Removes these photos; one that fails does not keep the others.
pub(super) async fn all(app: &App, photos: Vec<PhotoId>) -> Result<()> {
    let mut done = Ok(());
    for photo in photos {
        let removed = match app.uploads.turn(photo) {
            Some(_turn) => one(app, photo).await,
            // Somebody is sending it just now: its row stays, and the sender's end removes what comes after this.
            None => bytes(app, photo).await,
        };
        done = done.and(removed);
    }
    done
}

/// Removes a photo that is marked, for somebody who has the turn to write to it.
pub(crate) async fn one(app: &App, photo: PhotoId) -> Result<()> {
    bytes(app, photo).await?;
    app.store.write(move |conn| Box::pin(upload::forget(conn, photo))).await
}

async fn bytes(app: &App, photo: PhotoId) -> Result<()> {
    app.uploads.remove(photo).await?;
    app.media.delete(photo).await
}

/// Removes what an earlier run of the city did not come to.
pub(crate) async fn sweep(app: App) {
    let swept = async {
        let photos = upload::to_remove(&mut app.store.read().await?, None).await?;
        all(&app, photos).await
    };
    if let Err(error) = swept.await {
        tracing::warn!(%error, "photos of withdrawn reports could not be removed");
    }
}
