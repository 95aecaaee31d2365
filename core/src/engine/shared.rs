//! What every part of the engine shares.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use bytes::Bytes;
use hue_model::Problem;
use hue_model::event::{Event, Topic};
use hue_model::id::BlobId;
use hue_model::limits;
use hue_model::problem::{Code, Rule};
use hue_model::queue::Queue;
use hue_model::session::VaultState;
use hue_model::settings::Settings;
use hue_model::time::Millis;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{Config, Data};
use crate::catalogue::CatalogueRoom;
use crate::clock::CityTime;
use crate::entropy;
use crate::event::Hub;
use crate::files::ProfileLock;
use crate::net::Net;
use crate::pack::CityPack;
use crate::plan::PlanRoom;
use crate::session::SessionRoom;
use crate::sos::SosRoom;
use crate::street_map::StreetMapRoom;
use crate::vault::{Keys, VaultError, name};

/// What every part of the engine shares; `Data` is there only while the vault is open.
pub(crate) struct Core {
    pub(crate) config: Config,
    pub(crate) time: CityTime,
    pub(crate) hub: Hub,
    pub(crate) keys: Arc<Keys>,
    pub(crate) net: Net,
    pub(crate) session: SessionRoom,
    pub(crate) sos: SosRoom,
    pub(crate) pack: CityPack,
    pub(crate) catalogue: CatalogueRoom,
    pub(crate) plan: PlanRoom,
    pub(crate) street_map: StreetMapRoom,
    /// Ends everything in the background.
    pub(crate) stop: CancellationToken,
    /// Everything in the background.
    pub(crate) tasks: TaskTracker,
    data: RwLock<Option<Arc<Data>>>,
    /// Why the data could not be opened although the vault is.
    unreadable: Mutex<Option<Problem>>,
    /// Whoever opens or removes the data or decides about its vault does it alone.
    changing: tokio::sync::Mutex<()>,
    settings: Mutex<Settings>,
    /// Whether data is saved, for what has to change its ways at once.
    saver: watch::Sender<bool>,
    queue: Mutex<Queue>,
    lock: Mutex<Option<ProfileLock>>,
}

impl Core {
    pub(super) async fn open(config: Config) -> Result<Arc<Self>, Problem> {
        let lock = ProfileLock::take(&config.data_dir)?;
        let keys = Keys::open(&config.data_dir, &config.keyring, Arc::clone(&config.entropy)).await?;
        let net = Net::new(&config.profile)?;
        let core = Arc::new(Self {
            time: CityTime::new(Arc::clone(&config.clock)),
            hub: Hub::new(),
            keys: Arc::new(keys),
            session: SessionRoom::new(&config, net.strict.clone()),
            sos: SosRoom::default(),
            net,
            pack: CityPack::load()?,
            catalogue: CatalogueRoom::default(),
            plan: PlanRoom::default(),
            street_map: StreetMapRoom::new(config.data_dir.clone()),
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
            data: RwLock::default(),
            unreadable: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
            settings: Mutex::default(),
            saver: watch::Sender::default(),
            queue: Mutex::default(),
            lock: Mutex::new(Some(lock)),
            config,
        });
        core.tasks.spawn(tell_time(Arc::clone(&core)));
        // Data that cannot be read ends nothing but what needs it: who calls for rescue is heard all the same.
        if core.open_data().await.is_err() {
            tracing::error!("the data on this device cannot be read");
        }
        Ok(core)
    }

    /// The data; `VaultLocked` while nobody opened the vault, or why it cannot be read.
    pub(crate) fn data(&self) -> Result<Arc<Data>, Problem> {
        let data = self.data.read().unwrap_or_else(PoisonError::into_inner);
        data.clone().ok_or_else(|| self.unreadable().unwrap_or_else(|| Problem::new(Code::VaultLocked)))
    }

    fn unreadable(&self) -> Option<Problem> {
        self.unreadable.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Where the keys are, or that what they are for cannot be read.
    pub(crate) fn vault_state(&self) -> VaultState {
        if self.unreadable().is_some() { VaultState::Unreadable } else { self.keys.state() }
    }

    /// Does `work` to the vault, and opens the data when it is open after it.
    pub(crate) async fn open_vault(
        self: &Arc<Self>,
        work: impl Future<Output = Result<(), VaultError>>,
    ) -> Result<(), Problem> {
        let _alone = self.changing.lock().await;
        work.await?;
        self.open_data().await
    }

    /// Removes the data and its keys, and begins anew; also when something could not be removed, so that
    /// nobody is left before a closed door.
    pub(crate) async fn start_anew(self: &Arc<Self>) -> Result<(), Problem> {
        let _alone = self.changing.lock().await;
        let removed = self.remove().await;
        let opened = self.open_data().await;
        removed.and(opened)
    }

    /// Puts data that cannot be read aside, and begins anew.
    pub(crate) async fn set_data_aside(self: &Arc<Self>) -> Result<(), Problem> {
        let _alone = self.changing.lock().await;
        if self.unreadable().is_some() {
            super::data::set_aside(&self.config.data_dir, self.time.now())?;
        }
        self.open_data().await
    }

    async fn open_data(self: &Arc<Self>) -> Result<(), Problem> {
        let opened = self.open_what_is_there().await;
        *self.unreadable.lock().unwrap_or_else(PoisonError::into_inner) = opened.as_ref().err().cloned();
        opened
    }

    async fn open_what_is_there(self: &Arc<Self>) -> Result<(), Problem> {
        if self.data().is_ok() || !self.keys.is_open() || self.stop.is_cancelled() {
            return Ok(());
        }
        let data = Arc::new(Data::open(self).await?);
        if let Err(problem) = self.recall(&data).await {
            data.close().await;
            return Err(problem);
        }
        *self.data.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&data));
        data.start(self);
        crate::sos::recall(self, &data).await;
        Ok(())
    }

    async fn recall(self: &Arc<Self>, data: &Arc<Data>) -> Result<(), Problem> {
        data.recall(self).await?;
        crate::session::resume(self, data).await
    }

    /// The keys go after what they open, and the street map last: it says nothing of anybody.
    async fn remove(&self) -> Result<(), Problem> {
        self.close_data().await;
        crate::sos::forget(self).await;
        self.set_settings(Settings::default());
        self.set_queue(Queue::default());
        super::data::remove_all(&self.config.data_dir)?;
        self.keys.wipe().await?;
        self.street_map.clear().await
    }

    async fn close_data(&self) {
        let data = self.data.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(data) = data {
            data.close().await;
            // Nobody wrote anything, and nobody could read it after this run. Data under keys in memory
            // is elsewhere, and what is in the folder then has its keys in a keyring.
            if self.keys.state() != VaultState::Memory
                && self.keys.is_unsaved(name::DATABASE).await
                && let Err(error) = crate::files::remove_open_data(&self.config.data_dir)
            {
                tracing::warn!(%error, "an empty database stays behind");
            }
        }
    }

    pub(super) async fn close(&self) {
        self.stop.cancel();
        self.tasks.close();
        let _alone = self.changing.lock().await;
        self.close_data().await;
        self.tasks.wait().await;
        drop(self.lock.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    pub(super) async fn put(&self, bytes: Bytes) -> Result<BlobId, Problem> {
        if bytes.len() > limits::CHOSEN_FILE_BYTES {
            let max = limits::CHOSEN_FILE_BYTES as u64;
            return Err(Problem::field("file", Rule::TooManyBytes { max }));
        }
        let id = self.new_id(BlobId::from_parts);
        self.data()?.blobs.put(id, bytes).await?;
        Ok(id)
    }

    /// How things stand, for a new reader.
    pub(super) fn snapshot(&self) -> Event {
        Event::Snapshot {
            session: self.session.current(self),
            queue: self.queue(),
            settings: Box::new(self.settings()),
            device_error: self.time.device_error(),
        }
    }

    /// A new id: `core.new_id(PhotoId::from_parts)`.
    pub(crate) fn new_id<T>(&self, make: impl FnOnce(Millis, [u8; 10]) -> T) -> T {
        make(self.time.now(), entropy::bytes(self.config.entropy.as_ref()))
    }

    pub(crate) fn settings(&self) -> Settings {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_settings(&self, settings: Settings) {
        self.saver
            .send_if_modified(|saves| std::mem::replace(saves, settings.storm_saver) != settings.storm_saver);
        *self.settings.lock().unwrap_or_else(PoisonError::into_inner) = settings;
    }

    /// Whether the citizen saves data in a storm, and a word when that changes.
    pub(crate) fn saver(&self) -> watch::Receiver<bool> {
        self.saver.subscribe()
    }

    /// Whether the citizen saves data in a storm.
    pub(crate) fn saves_data(&self) -> bool {
        *self.saver.borrow()
    }

    pub(crate) fn queue(&self) -> Queue {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers the queue and tells it, if it is another than before.
    pub(crate) fn set_queue(&self, queue: Queue) {
        let mut known = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if *known != queue {
            *known = queue.clone();
            drop(known);
            self.hub.emit(Event::QueueChanged { queue });
        }
    }

    /// The person or the vault changed: tells it, and lets the work in the background look again.
    pub(crate) fn session_changed(&self) {
        self.hub.changed(Topic::Session);
        self.hub.changed(Topic::Reports);
        if let Ok(data) = self.data() {
            data.wake();
        }
    }
}

/// Tells how wrong the device's clock is whenever the city lets that be known.
async fn tell_time(core: Arc<Core>) {
    let mut errors = core.time.device_errors();
    loop {
        tokio::select! {
            () = core.stop.cancelled() => return,
            _ = errors.changed() => {}
        }
        let device_error = *errors.borrow_and_update();
        core.hub.emit(Event::TimeLearned { device_error });
    }
}
