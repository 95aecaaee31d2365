//! The data of a profile while its vault is open: database, files, and the work on them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hue_model::Problem;
use hue_model::session::VaultState;
use hue_model::time::Millis;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Core;
use crate::blob::Blobs;
use crate::outbox::Live;
use crate::store::{Store, StoreError, meta, photo, report};
use crate::trust::Root;
use crate::vault::name;
use crate::{alert, camera, catalogue, clock, dossier, files, gauge, outage, outbox, plan, sync};

/// The data of a profile while its vault is open.
pub(crate) struct Data {
    pub(crate) store: Store,
    pub(crate) blobs: Blobs,
    /// What the outbox does right now.
    pub(crate) live: Live,
    /// What is heard of warnings right now.
    pub(crate) alerts: alert::Alerts,
    /// What is looked at of gauges right now.
    pub(crate) gauges: gauge::Watch,
    /// What is looked at of cuts right now.
    pub(crate) outages: outage::Watch,
    /// What is looked at of dossiers right now.
    pub(crate) dossiers: dossier::Watch,
    /// What is on its way of stills.
    pub(crate) stills: camera::Stills,
    /// What is wanted of what the city publishes.
    pub(crate) copies: sync::copy::Copies,
    /// What the city offers, as it is kept here.
    pub(crate) shelf: catalogue::Shelf,
    /// Ends the work on this data.
    pub(crate) stop: CancellationToken,
    /// The work on this data.
    pub(crate) tasks: TaskTracker,
    /// Wakes the work that waits for a better time.
    pub(crate) wake: Notify,
}

impl Data {
    pub(super) async fn open(core: &Core) -> Result<Self, Problem> {
        let (folder, entropy) = (folder(core)?, core.config.entropy.as_ref());
        let key = core.keys.key(name::DATABASE, entropy).await?;
        if core.keys.is_unsaved(name::DATABASE).await {
            set_aside(&folder, core.time.now())?;
        }
        let store = Store::open(&files::database(&folder), &key, Arc::clone(&core.keys)).await?;
        let blobs = Blobs::open(files::blobs(&folder), &core.keys.key(name::BLOBS, entropy).await?)?;
        Ok(Self {
            store,
            blobs,
            live: Live::default(),
            alerts: alert::Alerts::default(),
            gauges: gauge::Watch::default(),
            outages: outage::Watch::default(),
            dossiers: dossier::Watch::default(),
            stills: camera::Stills::default(),
            copies: sync::copy::Copies::default(),
            shelf: catalogue::Shelf::default(),
            stop: core.stop.child_token(),
            tasks: TaskTracker::new(),
            wake: Notify::new(),
        })
    }

    /// Takes over what is stored.
    pub(super) async fn recall(&self, core: &Core) -> Result<(), Problem> {
        let before = core.time.now();
        let root = core.config.profile.alert_root_key.clone();
        let stored = self.store.tidy(move |db| {
            alert::recall(db, &root)?;
            // What was thrown away can be brought back until the app closes, and it has closed.
            report::sweep_discarded(db, Millis(i64::MAX))?;
            plan::sweep_removed(db)?;
            Ok((
                meta::get(db, crate::settings::KEY)?,
                meta::get(db, clock::KEY)?,
                &photo::referenced_blobs(db)? | &camera::referenced_blobs(db)?,
            ))
        });
        let (settings, device_error, referenced) = stored.await?;
        core.set_settings(settings.unwrap_or_default());
        if let Some(error) = device_error {
            core.time.recall(error);
        }
        tracing::debug!(moved = core.time.now().since(before), "the time of the last run is taken over");
        self.blobs.sweep(referenced).await?;
        outbox::recall(core, self).await;
        Ok(())
    }

    /// Starts the work in the background.
    pub(super) fn start(self: &Arc<Self>, core: &Arc<Core>) {
        self.tasks.spawn(outbox::run(Arc::clone(core), Arc::clone(self)));
        self.tasks.spawn(sync::run(Arc::clone(core), Arc::clone(self)));
        self.tasks.spawn(sync::copy::run(Arc::clone(core), Arc::clone(self)));
        self.tasks.spawn(gauge::run(Arc::clone(core), Arc::clone(self)));
        self.tasks.spawn(outage::run(Arc::clone(core), Arc::clone(self)));
        self.tasks.spawn(dossier::run(Arc::clone(core), Arc::clone(self)));
        alert::start(core, self);
    }

    /// What the root key said so far, as it signed it. The room of warnings keeps it for every room.
    pub(crate) async fn root_words(&self) -> Result<Vec<String>, StoreError> {
        alert::known_keys(self).await
    }

    /// Keeps what a room heard of the root key: where it took a key back, the room of warnings acts on that.
    pub(crate) async fn keep_root_words(
        self: &Arc<Self>,
        core: &Core,
        root: &Root,
        believed: Vec<String>,
    ) -> Result<(), StoreError> {
        alert::learn_keys(core, self, root, believed).await.map(drop)
    }

    pub(crate) fn wake(&self) {
        self.wake.notify_waiters();
    }

    /// Remembers how wrong the device's clock is, for the next run.
    pub(crate) async fn remember_time(&self, core: &Core) -> Result<(), StoreError> {
        let error = core.time.device_error();
        self.store.tidy(move |db| meta::set(db, clock::KEY, &error)).await
    }

    pub(super) async fn close(&self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
        self.store.close().await;
    }
}

/// Where the data is. What is kept under keys in memory has a folder of its own: nobody can read it
/// after this run, and it must not stand in the way of what a keyring holds the keys of.
fn folder(core: &Core) -> Result<PathBuf, Problem> {
    let folder = &core.config.data_dir;
    if core.keys.state() != VaultState::Memory {
        return Ok(folder.clone());
    }
    let folder = files::of_one_run(folder);
    remove(&folder)?;
    files::make_private_folder(&folder).map_err(|error| files::io_problem(&error))?;
    Ok(folder)
}

/// Removes everything of a profile but its lock and what belongs to the vault.
pub(super) fn remove_all(folder: &Path) -> Result<(), Problem> {
    remove(&files::of_one_run(folder))?;
    remove(folder)
}

fn remove(folder: &Path) -> Result<(), Problem> {
    files::remove_data(folder).map_err(|error| files::io_problem(&error))
}

/// Puts data that nobody can read now beside: its keyring can come back, or an app that knows it. The citizen starts anew
/// meanwhile instead of standing before a closed door.
pub(super) fn set_aside(folder: &Path, now: Millis) -> Result<(), Problem> {
    if !files::database(folder).exists() {
        return Ok(());
    }
    tracing::warn!("the data cannot be read and is set aside");
    files::set_aside(folder, &format!("{}{}", files::ASIDE, now.0)).map_err(|error| files::io_problem(&error))
}
