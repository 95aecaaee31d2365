//! The engine in this process, with a keyring in memory that outlives it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_util::StreamExt;
use hue_core::vault::{KeyringChoice, MemoryVault};
use hue_core::{Config, Engine};
use hue_model::command::Scope;
use hue_model::event::Event;
use hue_model::id::BlobId;
use hue_model::problem::Code;
use hue_model::shell::CityProfile;
use hue_model::{Command, Problem};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{Failure, Phone};
use crate::hasty::HastyClock;
use crate::process::CEILING;

const SCOPES: [Scope; 3] = [Scope::Read, Scope::Write, Scope::Session];

/// A phone in somebody's pocket.
pub struct Pocket {
    config: Config,
    home: Arc<tempfile::TempDir>,
    /// Where its keys are.
    pub vault: Arc<MemoryVault>,
    engine: Engine,
    count: watch::Sender<u64>,
    log: Arc<Mutex<Vec<Event>>>,
    reader: JoinHandle<()>,
}

impl Pocket {
    /// A new phone for this city, switched on.
    pub async fn new(profile: &CityProfile) -> Self {
        let vault = Arc::<MemoryVault>::default();
        let keyring = KeyringChoice::Shared(Arc::clone(&vault) as _);
        Self::with_keyring(profile, keyring, vault).await
    }

    /// A new phone on which time runs fast.
    pub async fn hurried(profile: &CityProfile) -> Self {
        let (vault, home) = (Arc::<MemoryVault>::default(), home());
        let keyring = KeyringChoice::Shared(Arc::clone(&vault) as _);
        let clock = Arc::new(HastyClock::new());
        let config = Config { keyring, clock, ..Config::new(home.path().join("phone"), profile.clone()) };
        Self::open(config, home, vault).await
    }

    /// A new phone whose keys are in the system's keyring under this service.
    pub async fn with_system_keyring(profile: &CityProfile, service: &str) -> Self {
        let keyring = KeyringChoice::System { service: service.into(), limit: CEILING };
        Self::with_keyring(profile, keyring, Arc::default()).await
    }

    async fn with_keyring(profile: &CityProfile, keyring: KeyringChoice, vault: Arc<MemoryVault>) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let home = home();
        let config = Config { keyring, ..Config::new(home.path().join("phone"), profile.clone()) };
        Self::open(config, home, vault).await
    }

    async fn open(config: Config, home: Arc<tempfile::TempDir>, vault: Arc<MemoryVault>) -> Self {
        let engine = Engine::open(config.clone()).await.expect("the engine opens");
        let (count, log) = (watch::Sender::new(0), Arc::<Mutex<Vec<Event>>>::default());
        let (counter, events, mut stream) = (count.clone(), Arc::clone(&log), engine.subscribe());
        let reader = tokio::spawn(async move {
            while let Some(envelope) = stream.next().await {
                events.lock().unwrap_or_else(PoisonError::into_inner).push(envelope.event);
                counter.send_modify(|count| *count += 1);
            }
        });
        Self { config, home, vault, engine, count, log, reader }
    }

    /// Closes the app.
    pub async fn close(&self) {
        self.reader.abort();
        self.engine.close().await;
    }

    /// Opens the app again after `close`.
    pub async fn reopen(self) -> Self {
        Self::open(self.config.clone(), Arc::clone(&self.home), Arc::clone(&self.vault)).await
    }

    /// The bytes of a blob.
    pub async fn blob(&self, id: BlobId) -> Bytes {
        self.engine.blob(id).await.expect("a blob that the engine names is there")
    }

    /// What it heard since it was opened.
    #[must_use]
    pub fn heard(&self) -> Vec<Event> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Its profile folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.config.data_dir
    }

    /// A path in its temporary home, beside the profile.
    #[must_use]
    pub fn beside(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}

fn home() -> Arc<tempfile::TempDir> {
    Arc::new(tempfile::tempdir().expect("a temporary folder"))
}

impl Phone for Pocket {
    async fn call<C: Command + Sync>(&self, command: C) -> Result<C::Reply, Failure> {
        let body = serde_json::to_vec(&command).expect("a command is JSON");
        let reply = self.engine.call(C::NAME, &body, &SCOPES).await?;
        serde_json::from_slice(&reply).map_err(|_| Problem::new(Code::Internal).into())
    }

    async fn put(&self, bytes: Bytes) -> Result<BlobId, Failure> {
        Ok(self.engine.put(bytes).await?)
    }

    fn events(&self) -> watch::Receiver<u64> {
        self.count.subscribe()
    }
}

impl Drop for Pocket {
    fn drop(&mut self) {
        self.reader.abort();
    }
}
