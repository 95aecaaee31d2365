//! The data of a profile while its vault is open: database, files, and the work on them.

use std::path::Path;
use std::sync::Arc;

use hue_model::Problem;
use hue_model::problem::Code;
use tokio_util::sync::CancellationToken;

use super::Core;
use crate::blob::Blobs;
use crate::files;
use crate::store::{Store, meta};

/// The data of a profile while its vault is open.
pub(crate) struct Data {
    pub(crate) store: Store,
    pub(crate) blobs: Blobs,
    /// Ends the work on this data.
    pub(crate) stop: CancellationToken,
    /// Wakes the work that waits for a better time.
    pub(crate) wake: tokio::sync::Notify,
}

impl Data {
    pub(super) async fn open(core: &Core) -> Result<Self, Problem> {
        let folder = &core.config.data_dir;
        let entropy = core.config.entropy.as_ref();
        let key = core.keys.key("database-key", entropy).await?;
        let store = Store::open(&files::database(folder), &key).await?;
        let blobs = Blobs::open(files::blobs(folder), &core.keys.key("blob-key", entropy).await?)?;
        Ok(Self { store, blobs, stop: core.stop.child_token(), wake: tokio::sync::Notify::new() })
    }

    /// Takes over what is stored, and starts the work in the background.
    pub(super) async fn start(self: &Arc<Self>, core: &Arc<Core>) -> Result<(), Problem> {
        let settings = self.store.read(|db| meta::get(db, crate::settings::KEY)).await?;
        core.set_settings(settings.unwrap_or_default());
        Ok(())
    }

    pub(crate) fn wake(&self) {
        self.wake.notify_waiters();
    }

    pub(super) async fn close(&self) {
        self.stop.cancel();
        self.store.close().await;
    }

    /// Removes everything of a profile but its lock.
    pub(super) fn remove(folder: &Path) -> Result<(), Problem> {
        let gone = |result: std::io::Result<()>| match result {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(files::io_problem(&error)),
            _ => Ok(()),
        };
        let database = files::database(folder);
        for end in ["", "-wal", "-shm"] {
            let mut name = database.clone().into_os_string();
            name.push(end);
            gone(std::fs::remove_file(name))?;
        }
        gone(std::fs::remove_dir_all(files::blobs(folder)))?;
        files::sync_folder(folder).map_err(|_| Problem::new(Code::Storage))
    }
}
