//! The engine: one per profile folder, cheap to clone, everything behind it.

mod config;
mod data;
mod shared;

use std::sync::Arc;

use bytes::Bytes;
use hue_model::Problem;
use hue_model::command::Scope;
use hue_model::id::BlobId;
use hue_model::problem::Code;
use tokio_util::sync::DropGuard;

pub use config::{Config, Redirect};
pub(crate) use data::Data;
pub(crate) use shared::Core;

use crate::event::Subscription;
use crate::router;

/// The engine of one profile folder. Clones are the same engine.
#[derive(Clone)]
pub struct Engine {
    core: Arc<Core>,
    /// Ends the work in the background when the last clone goes without `close`.
    _guard: Arc<DropGuard>,
}

impl Engine {
    /// Opens a profile folder and goes on with whatever waits in it.
    ///
    /// # Errors
    /// `AlreadyOpen` when another engine has the folder. A locked or undecided vault and data that cannot be read are
    /// no errors: the engine then answers only what needs no data.
    pub async fn open(config: Config) -> Result<Self, Problem> {
        let core = Core::open(config).await?;
        let guard = Arc::new(core.stop.clone().drop_guard());
        Ok(Self { core, _guard: guard })
    }

    /// Answers the command `name` with its JSON `body`, if `scopes` allow it. Once begun it is done to its
    /// end, also when nobody waits for the answer any more: no browser that goes away leaves half of it.
    ///
    /// # Errors
    /// `NotFound` for an unknown command, `Forbidden` outside the scopes, `Invalid` for a body that is
    /// not the command's, and whatever the command itself answers.
    pub async fn call(&self, name: &str, body: &[u8], scopes: &[Scope]) -> Result<Vec<u8>, Problem> {
        let (engine, name, body, scopes) = (self.clone(), name.to_owned(), body.to_vec(), scopes.to_vec());
        let work = async move { router::call(&engine, &name, &body, &scopes).await };
        tokio::spawn(work).await.map_err(|_| Problem::new(Code::Internal))?
    }

    /// Everything that happens from now on, starting with how things stand, for a reader that shows it to the
    /// citizen: a warning rings only while there is one.
    #[must_use]
    pub fn subscribe(&self) -> Subscription {
        let subscription = self.core.hub.subscribe(|| self.core.snapshot());
        // What nobody was there to hear rings for the first who listens.
        if let Ok(data) = self.core.data() {
            data.alerts.look();
            data.gauges.look();
            data.outages.look();
            data.dossiers.look();
        }
        subscription
    }

    /// The same for a reader that shows nothing to the citizen, such as one that opens addresses: a warning
    /// does not count as made known because it heard it.
    #[must_use]
    pub fn overhear(&self) -> Subscription {
        self.core.hub.overhear(|| self.core.snapshot())
    }

    /// Keeps bytes, such as a chosen file, and names them.
    ///
    /// # Errors
    /// `Invalid` when there are more bytes than a chosen file may have, `VaultLocked`, `DiskFull`, `Storage`.
    pub async fn put(&self, bytes: Bytes) -> Result<BlobId, Problem> {
        self.core.put(bytes).await
    }

    /// The bytes of a blob.
    ///
    /// # Errors
    /// `NotFound`, `VaultLocked`, `Storage`.
    pub async fn blob(&self, id: BlobId) -> Result<Bytes, Problem> {
        Ok(self.core.data()?.blobs.get(id).await?)
    }

    /// One tile of the street map, unpacked; `None` where it has none there.
    ///
    /// # Errors
    /// `NotFound` while no street map is kept or no such tile can be, `Invalid`, `Storage`.
    pub async fn tile(&self, zoom: u8, x: u32, y: u32) -> Result<Option<Bytes>, Problem> {
        crate::street_map::tile(&self.core, zoom, x, y).await
    }

    /// Takes an address that the system handed to the app, such as the end of a sign-in or a plan for a day.
    ///
    /// # Errors
    /// `Invalid` for an address that nobody waits for.
    pub async fn deep_link(&self, url: &str) -> Result<(), Problem> {
        match crate::plan::deep_link(&self.core, url) {
            Some(taken) => taken,
            None => crate::session::deep_link(&self.core, url).await,
        }
    }

    /// Ends all work, closes the data and lets the folder go.
    pub async fn close(&self) {
        self.core.close().await;
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }
}
