//! The queue as the citizen sees it.

use hue_model::queue::{Network, Queue};
use hue_model::time::Millis;

use super::photos;
use crate::engine::{Core, Data};
use crate::store::meta;
use crate::store::outbox::{self, OutboxRow};

/// When the city last confirmed something, for the next run.
const LAST_SENT: &str = "last_sent_at";

/// Reads the queue anew and tells it if it changed.
pub(super) async fn refresh(core: &Core, data: &Data) {
    match data.store.read(outbox::all).await {
        Ok(rows) => core.set_queue(queue(core, data, &rows)),
        Err(error) => tracing::warn!(%error, "the queue cannot be read"),
    }
}

/// The queue of the person who is here, guests' and unclaimed reports included.
fn queue(core: &Core, data: &Data, rows: &[OutboxRow]) -> Queue {
    let now = data.live.get();
    let person = core.session.owner();
    let visible = || rows.iter().filter(|row| row.guest || row.owner.is_none() || row.owner == person);
    let stopped = visible().filter(|row| row.is_stopped()).count();
    let photos = visible().filter(|row| !row.is_stopped() && photos::wait(core, data, row)).count();
    let goes = |row: &&OutboxRow| !row.is_stopped() && !photos::wait(core, data, row);
    let retry_at = visible().filter(goes).map(|row| row.next_try_at).min();
    let waiting = visible().filter(goes).count();
    let next_try_at = match now.network {
        _ if waiting == 0 => None,
        Network::Offline => now.next_probe_at,
        _ => retry_at.filter(|at| *at > core.time.now()),
    };
    Queue {
        network: now.network,
        waiting: count(waiting),
        photos_wait: count(photos),
        sending: now.sending.map(|(_, sending)| sending),
        attention: count(stopped),
        next_try_at,
        last_sent_at: now.last_sent_at,
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Remembers that the city confirmed something.
pub(super) async fn confirmed(data: &Data, at: Millis) {
    data.live.change(|now| now.last_sent_at = Some(at));
    if let Err(error) = data.store.write(move |db| meta::set(db, LAST_SENT, &at)).await {
        tracing::warn!(%error, "the time of the last confirmation is not kept");
    }
}

/// Takes over what an earlier run knew.
pub(super) async fn recall(data: &Data) {
    let last = data.store.read(|db| meta::get(db, LAST_SENT)).await.ok().flatten();
    data.live.change(|now| now.last_sent_at = last);
}
