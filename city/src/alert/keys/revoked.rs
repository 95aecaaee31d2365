//! Working keys that the root key took back.

use std::collections::BTreeMap;
use std::path::Path;

use ed25519_dalek::VerifyingKey;
use hue_model::alert::{KeyBody, KeyRevocation};
use hue_model::time::Millis;

use super::{KeyFile, bad, jws, root_key};
use crate::problem::Result;

/// The names of keys that were taken back, and from when on they count no more.
pub(super) type Revoked = BTreeMap<String, Millis>;

/// Everything a file publishes, and which keys were taken back.
pub(super) fn sorted(file: &KeyFile, root: &VerifyingKey) -> (Vec<String>, Revoked) {
    let mut revoked = Revoked::new();
    for body in file.revoked.iter().filter_map(|jws| jws::verified::<KeyRevocation>(jws, root)) {
        let from = revoked.entry(body.revoked_kid).or_insert(body.revoked_at);
        *from = body.revoked_at.min(*from);
    }
    (file.keys.iter().chain(&file.revoked).cloned().collect(), revoked)
}

/// Has the root key take back a working key of the file `keys` from `revoked_at` on, by its name or else the newest;
/// answers its name.
///
/// # Errors
/// The root key cannot be read, the file belongs to another root or has no such key, or it cannot be written.
pub fn revoke(root: &Path, keys: &Path, kid: Option<String>, revoked_at: Millis) -> Result<String> {
    let (root_key, mut file) = (root_key(root)?, KeyFile::read(keys)?);
    let public = root_key.verifying_key();
    if file.root != jws::x(&public) {
        return Err(bad(keys, "its keys are of another root"));
    }
    let mut known = file.keys.iter().rev().filter_map(|jws| jws::verified::<KeyBody>(jws, &public));
    let found = known.find(|body| kid.as_ref().is_none_or(|kid| *kid == body.kid));
    let revoked_kid = found.ok_or_else(|| bad(keys, "it has no key of this name"))?.kid;
    let statement = KeyRevocation { revoked_kid: revoked_kid.clone(), revoked_at };
    file.revoked.push(jws::sign(&root_key, &statement)?);
    file.keep(keys)?;
    Ok(revoked_kid)
}
