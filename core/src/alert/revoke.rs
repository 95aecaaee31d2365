//! Takes out of what is kept here what a revoked key signed.

use std::collections::BTreeSet;

use hue_model::alert::Alert;
use rusqlite::Connection;

use crate::store::{StoreError, alert};
use crate::trust::Revoked;
use crate::trust::jws::{self, Jws};

/// Removes every message that a key signed after it was taken back, as its own time says.
pub(super) fn purge(db: &Connection, revoked: &Revoked) -> Result<(), StoreError> {
    remove(db, revoked, |kid, _, alert| revoked.get(kid).is_some_and(|from| alert.sent >= *from))
}

/// Removes every message of a key that was taken back, whatever time and id it names, unless a list of the city has these
/// very words: whoever has the key can write any. Answers whether there was one.
pub(super) fn purge_unlisted(
    db: &Connection,
    revoked: &Revoked,
    listed: &BTreeSet<&str>,
) -> Result<bool, StoreError> {
    let mut removed = false;
    remove(db, revoked, |kid, jws, _| {
        let goes = revoked.contains_key(kid) && !listed.contains(jws);
        removed |= goes;
        goes
    })?;
    Ok(removed)
}

fn remove(
    db: &Connection,
    revoked: &Revoked,
    mut goes: impl FnMut(&str, &str, &Alert) -> bool,
) -> Result<(), StoreError> {
    if revoked.is_empty() {
        return Ok(());
    }
    for row in alert::all(db)? {
        let Some(kid) = Jws::read(&row.jws).ok().and_then(|jws| jws.kid) else { continue };
        let payload = jws::payload(&row.jws).ok();
        let Some(alert) = payload.and_then(|payload| serde_json::from_slice::<Alert>(&payload).ok()) else {
            continue;
        };
        if goes(&kid, &row.jws, &alert) {
            tracing::warn!(alert = %alert.id, "a kept warning was signed with a key that the city took back");
            alert::remove(db, alert.id)?;
        }
    }
    Ok(())
}
