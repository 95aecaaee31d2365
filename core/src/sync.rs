//! What the city says of my reports: heard on a stream while it is open, caught up with after a gap.
//!
//! Each caller (the guest of this device, the person who is here) has a stream of its own. A stream is
//! opened first and the gap is read then, so that nothing falls between the two; what is heard twice
//! is known by its version and changes nothing.

mod apply;
pub(crate) mod copy;
mod proof;
pub(crate) mod sse;
mod stream;

use std::collections::HashMap;
use std::sync::Arc;

use hue_model::report::CityStatus;
use tokio_util::sync::CancellationToken;

use crate::engine::{Core, Data};
use crate::net::Caller;
use crate::outbox;
use crate::store::{StoreError, report};

pub(crate) use stream::pause;

/// Keeps the right streams open until `data` is closed.
pub(crate) async fn run(core: Arc<Core>, data: Arc<Data>) {
    let mut open: HashMap<Caller, CancellationToken> = HashMap::new();
    loop {
        let woken = data.wake.notified();
        tokio::pin!(woken);
        woken.as_mut().enable();
        let wanted = match callers(&core, &data).await {
            Ok(wanted) => wanted,
            Err(error) => {
                tracing::warn!(%error, "who listens cannot be read: the streams stay as they are");
                open.keys().cloned().collect()
            }
        };
        open.retain(|caller, stop| {
            let stays = wanted.contains(caller) && !stop.is_cancelled();
            if !stays {
                stop.cancel();
            }
            stays
        });
        for caller in wanted {
            open.entry(caller.clone()).or_insert_with(|| {
                let stop = data.stop.child_token();
                data.tasks.spawn(stream::run(Arc::clone(&core), Arc::clone(&data), caller, stop.clone()));
                stop
            });
        }
        tokio::select! {
            () = data.stop.cancelled() => return,
            () = woken => {}
        }
    }
}

/// Who has something to hear: the person who is here, and the guest once the city has a report of theirs.
async fn callers(core: &Core, data: &Data) -> Result<Vec<Caller>, StoreError> {
    let guests = data.store.read(|db| report::at_city(db, None)).await?;
    let listens =
        |status| !matches!(status, CityStatus::Withdrawn | CityStatus::Refused | CityStatus::Closed);
    let guest = guests.iter().any(|row| row.status.is_some_and(listens)).then_some(Caller::Guest);
    let person = outbox::person_here(core).map(Caller::Person);
    Ok(guest.into_iter().chain(person).collect())
}
