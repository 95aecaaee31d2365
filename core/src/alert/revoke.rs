//! Takes out of what is kept here what a revoked key signed.

use hue_model::alert::Alert;
use rusqlite::Connection;

use super::jws::{self, Jws};
use super::trust::Keys;
use crate::store::{StoreError, alert};

/// Removes every message that a key signed after it was taken back, as its own time says.
pub(super) fn purge(db: &Connection, keys: &Keys) -> Result<(), StoreError> {
    if keys.revoked.is_empty() {
        return Ok(());
    }
    for row in alert::all(db)? {
        let Some(kid) = Jws::read(&row.jws).ok().and_then(|jws| jws.kid) else { continue };
        let payload = jws::payload(&row.jws).ok();
        let Some(alert) = payload.and_then(|payload| serde_json::from_slice::<Alert>(&payload).ok()) else {
            continue;
        };
        if keys.was_revoked(&kid, alert.sent) {
            tracing::warn!(alert = %alert.id, "a kept warning was signed with a key that the city took back");
            alert::remove(db, alert.id)?;
        }
    }
    Ok(())
}
