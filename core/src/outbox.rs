//! What waits to go out, and the one worker that delivers it.
//!
//! A row is written in the transaction that makes a draft a report. The worker takes the rows one at a
//! time, oldest first, each only while its owner is here:
//!
//! 1. The body is frozen in the row before the first byte leaves: the same id comes with the same
//!    bytes for ever, so that the city can tell a repeat from a second report.
//! 2. `PUT /api/v1/reports/{id}`; the answer is remembered (`accepted`) before any photo goes.
//! 3. Each photo the city lacks goes by tus, from the offset the city names.
//! 4. Only when the city says that nothing is missing the row goes. Until then the report is with the city, which
//!    works on it, and its photos wait here.
//!
//! Ratings of services go after the reports, in the same way and under the same owners (`rating`).
//!
//! Every failure is sorted by `net::Verdict` alone: offline waits for the network, transient tries
//! again later, permanent stops that row with the reason and lets the others pass.

mod backoff;
mod deliver;
mod photos;
mod queue;
mod rating;
mod tus;
mod withdraw;
mod worker;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_model::Problem;
use hue_model::id::ReportId;
use hue_model::queue::{GetQueue, Network, NetworkHint, Queue, Sending, TryNow};
use hue_model::time::Millis;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use crate::engine::{Core, Data, Engine};
use crate::router::Handle;
use crate::store;
use crate::vault::name;

pub(crate) use photos::{hold as hold_photos, wait as photos_wait};
pub(crate) use worker::run;

/// What the worker does right now.
#[derive(Default)]
pub(crate) struct Live {
    now: Mutex<Now>,
    /// Reports whose photos go although data is saved.
    pressed: Mutex<BTreeSet<ReportId>>,
    device: OnceCell<DeviceSecret>,
}

#[derive(Clone, Copy, Default)]
struct Now {
    sending: Option<(ReportId, Sending)>,
    network: Network,
    next_probe_at: Option<Millis>,
    last_sent_at: Option<Millis>,
}

impl Live {
    fn get(&self) -> Now {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Now)) {
        change(&mut self.now.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Takes over what an earlier run knew, before anybody looks.
pub(crate) async fn recall(core: &Core, data: &Data) {
    queue::recall(data).await;
    photos::recall(data).await;
    queue::refresh(core, data).await;
}

/// The secret of this device, under which a guest's reports go: made when first needed, and read from the
/// vault once, as a keyring may take its time.
pub(crate) async fn device_secret(core: &Core) -> Result<DeviceSecret, Problem> {
    let data = core.data()?;
    let secret = data.live.device.get_or_try_init(|| async {
        let key = core.keys.key(name::DEVICE, core.config.entropy.as_ref()).await?;
        Ok::<_, Problem>(DeviceSecret::of(&key))
    });
    secret.await.cloned()
}

/// A secret in the two forms that leave this device.
#[derive(Clone)]
pub(crate) struct DeviceSecret {
    /// Base64url, shown to the city with each request.
    pub(crate) header: String,
    /// SHA-256 in hex, written into the report.
    pub(crate) hash: String,
}

impl DeviceSecret {
    /// The two forms of a secret.
    pub(crate) fn of(secret: &[u8; 32]) -> Self {
        Self { header: URL_SAFE_NO_PAD.encode(secret), hash: hex(&Sha256::digest(secret)) }
    }
}

/// Lower case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The step of a report that is on its way right now.
pub(crate) fn sending(core: &Core, report: ReportId) -> Option<Sending> {
    let now = core.data().ok()?.live.get();
    now.sending.and_then(|(id, sending)| (id == report).then_some(sending))
}

/// The person whose reports may go out now.
pub(crate) fn person_here(core: &Core) -> Option<String> {
    core.session.signed_in()
}

/// Tells the queue as it is, and lets the worker look at it.
pub(crate) async fn look(core: &Arc<Core>) {
    if let Ok(data) = core.data() {
        queue::refresh(core, &data).await;
        data.wake();
    }
}

/// Remembers whether the city can be reached, as whoever just tried found out.
pub(crate) async fn network_is(core: &Arc<Core>, network: Network) {
    let Ok(data) = core.data() else { return };
    if data.live.get().network != network {
        data.live.change(|now| now.network = network);
        if network == Network::Online {
            core.net.priority.back();
        }
        core.hub.changed(hue_model::event::Topic::Reports);
        look(core).await;
    }
}

impl Handle<GetQueue> for Engine {
    async fn handle(&self, _: GetQueue) -> Result<Queue, Problem> {
        // Asked for, it is read: the worker tells of a change a moment after it is written.
        if let Ok(data) = self.core().data() {
            queue::refresh(self.core(), &data).await;
        }
        Ok(self.core().queue())
    }
}

impl Handle<TryNow> for Engine {
    async fn handle(&self, _: TryNow) -> Result<Queue, Problem> {
        let core = self.core();
        core.net.priority.hint();
        let data = core.data()?;
        let now = |db: &rusqlite::Transaction<'_>| {
            store::rating::try_all_now(db)?;
            store::outbox::try_all_now(db)
        };
        data.store.write(now).await?;
        core.hub.changed(hue_model::event::Topic::Reports);
        look(core).await;
        Ok(core.queue())
    }
}

impl Handle<NetworkHint> for Engine {
    async fn handle(&self, hint: NetworkHint) -> Result<Queue, Problem> {
        let core = self.core();
        // "Gone" is only a hint: the next try finds out. "Back" is worth trying at once, by what needs no data as well.
        if hint.online {
            core.net.priority.hint();
            if let Ok(data) = core.data() {
                data.wake();
            }
        }
        Ok(core.queue())
    }
}
