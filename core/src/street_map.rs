//! The street map that a city may give: fetched as one file, kept beside the encrypted data, read tile by tile.
//!
//! It is the same for everybody and says nothing of anybody, so it is not encrypted. A download is a file of its own under
//! the archive's hash until it is whole and was read once: only then does it take the place of the one before.

mod archive;
mod command;
mod download;
mod kept;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use hue_model::Problem;
use hue_model::problem::Code;
use tokio_util::sync::CancellationToken;

use archive::Archive;
use kept::Shelf;

use crate::engine::Core;
use crate::files;

/// The street map of a profile.
pub(crate) struct StreetMapRoom {
    shelf: Shelf,
    now: Mutex<Now>,
}

/// What goes on.
#[derive(Default)]
struct Now {
    /// Ends the download that is on its way.
    loading: Option<CancellationToken>,
    /// Whether it waits until data is saved no more.
    paused: bool,
    /// Why the last one stopped.
    problem: Option<Problem>,
    /// The archive that is read, by its hash.
    open: Option<(String, Arc<Archive>)>,
}

impl StreetMapRoom {
    pub(crate) fn new(profile: PathBuf) -> Self {
        Self { shelf: Shelf::new(profile.join("street-map")), now: Mutex::default() }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The archive that is kept, opened once.
    async fn archive(&self) -> Result<Arc<Archive>, Problem> {
        let kept = self.shelf.with(Shelf::kept).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        let open =
            self.now().open.as_ref().filter(|(hash, _)| *hash == kept.sha256).map(|it| Arc::clone(&it.1));
        if let Some(archive) = open {
            return Ok(archive);
        }
        let archive = Arc::new(Archive::open(self.shelf.file(&kept)).await?);
        self.now().open = Some((kept.sha256, Arc::clone(&archive)));
        Ok(archive)
    }

    /// Ends a download, and removes everything.
    pub(crate) async fn clear(&self) -> Result<(), Problem> {
        self.stop();
        self.now().open = None;
        self.shelf.with(Shelf::clear).await?.map_err(|error| files::io_problem(&error))
    }

    /// Ends a download.
    fn stop(&self) {
        let mut now = self.now();
        (now.paused, now.problem) = (false, None);
        if let Some(cancel) = now.loading.take() {
            cancel.cancel();
        }
    }
}

/// One tile, unpacked; `None` where the archive has none there.
pub(crate) async fn tile(core: &Core, zoom: u8, x: u32, y: u32) -> Result<Option<Bytes>, Problem> {
    core.street_map.archive().await?.tile(zoom, x, y).await
}
