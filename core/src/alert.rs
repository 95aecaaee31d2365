//! Warnings on the device: heard from the city, believed only when it signed them, made known once.
//!
//! - **Trust** (`crate::trust`): the profile's root key vouches for working keys, these for warnings and for the
//!   list of what is in force. What does not verify is logged, and neither stored nor shown. A key that the root key took
//!   back (`revoke`) speaks for nobody any more, and what it signed since goes.
//! - **Line** (`line`, `list`): the public stream, and a conditional GET of the list at the start, after a
//!   gap, and while there is no stream. It runs for everybody, signed in or not.
//! - **Event** (`thread`): messages of one event in the order of the city's sequence; the last one says how
//!   the event stands. What a later list leaves out is over, though nobody heard the end.
//! - **Time** (`mark`): while the clock is sure it ends warnings. While it is not, only what is over for
//!   certain ends them: a moment of an earlier run that was sure, or a signed list that was issued later.
//! - **Place** (`place`): where the citizen wants it, the wards around the device count too. The app is asked for the
//!   position while a warning concerns others.
//! - **Ringing** (`ring`): a message is stored before it rings, and marked after, so none is lost; a
//!   process that dies between the two rings again at its next start, and never twice in one run.
//! - **Receipts** (`receipt`): who agreed has the city told that a warning rang, without a name.
//! - **A full disk** (`held`) silences nothing: what cannot be stored is shown and rings from memory, says so, and is
//!   stored when there is room.

mod command;
mod held;
mod line;
mod list;
mod mark;
mod place;
mod receipt;
mod revoke;
mod ring;
mod self_test;
mod thread;
mod write;

#[cfg(test)]
mod full_disk;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hue_model::alert::AlertsHeard;
use hue_model::event::Topic;
use hue_model::time::Millis;
use rusqlite::Connection;
use tokio::sync::Notify;

pub(crate) use list::{known_keys, learn_keys};

use crate::engine::{Core, Data};
use crate::store::StoreError;
use crate::trust;

/// What the room does right now.
#[derive(Default)]
pub(crate) struct Alerts {
    look: Notify,
    live: AtomicBool,
    heard_at: Mutex<Option<Millis>>,
    held: held::Held,
    place: place::Place,
}

impl Alerts {
    /// Something changed that may make a warning ring: a message, the settings, somebody who listens.
    pub(crate) fn look(&self) {
        self.look.notify_one();
    }

    /// The citizen agreed to be warned where the device is, or took that back.
    pub(crate) fn follows(&self, core: &Core, granted: bool) {
        if !granted {
            self.place.forget();
        }
        core.hub.changed(Topic::Alerts);
        self.look();
    }

    async fn looked(&self) {
        self.look.notified().await;
    }

    /// Tells when the stream opens or ends.
    fn live_is(&self, core: &Core, live: bool) {
        if self.live.swap(live, Ordering::AcqRel) != live {
            core.hub.changed(Topic::Alerts);
        }
    }

    fn heard(&self, at: Millis) {
        *self.heard_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(at);
    }

    fn heard_since(&self, core: &Core, stored: Option<Millis>) -> AlertsHeard {
        let at = *self.heard_at.lock().unwrap_or_else(PoisonError::into_inner);
        let no_key = trust::Root::of(&core.config.profile).is_none();
        AlertsHeard { at: at.max(stored), live: self.live.load(Ordering::Acquire), no_key }
    }
}

/// Leaves nothing of a city that the profile does not name any more.
pub(crate) fn recall(db: &Connection, core_root: &str) -> Result<(), StoreError> {
    mark::Mark::settle(db, core_root)
}

/// Starts the work in the background. A profile without a root key has no warnings that could be believed.
pub(crate) fn start(core: &Arc<Core>, data: &Arc<Data>) {
    let Some(root) = trust::Root::of(&core.config.profile) else {
        tracing::info!("the city's profile has no key for warnings: none are heard");
        return;
    };
    data.tasks.spawn(line::run(Arc::clone(core), Arc::clone(data), root));
    data.tasks.spawn(ring::run(Arc::clone(core), Arc::clone(data)));
}
