//! The keys of warnings: a root key that vouches for working keys, and the working key this node signs with.
//!
//! The root's public half ships in the city profile. Its private half belongs on paper or a stick in a safe: a city
//! open to citizens gets a working key by configuration and never sees the root. A demonstration makes both. A working key
//! that leaked is taken back by the root key ([`revoke`]).

mod revoked;

use std::path::Path;

use ed25519_dalek::SigningKey;
use hue_model::alert::{KeyBody, KeyUse};
use hue_model::time::Millis;
use serde::{Deserialize, Serialize};

use super::jws;
use crate::clock::{Entropy, chance};
use crate::config::Config;
use crate::keep::keep;
use crate::problem::{Failure, Result};
use crate::store::{Store, alert};
use revoked::Revoked;

pub use revoked::revoke;

/// A demonstration's root key within its data folder; a city that is open to citizens has none.
pub(crate) const ROOT_FILE: &str = "alert-root.key";
/// A demonstration's working keys within its data folder.
const KEYS_FILE: &str = "alert-keys.json";
/// A day in milliseconds.
const DAY: i64 = 24 * 3_600_000;
/// How long the key of a demonstration counts, in days; it is renewed at a start when less than a half is left.
const DEMO_DAYS: u32 = 365;
/// How long a key that ended is still published, so that what it signed can still be read.
const REMEMBERED: i64 = 40 * DAY;

/// The file with everything a node needs to sign: what `hue-city alert-key working` writes.
#[derive(Clone, Serialize, Deserialize)]
struct KeyFile {
    /// The public half of the root key, base64url.
    root: String,
    /// Every working key that may still be met, each signed by the root; the newest last.
    keys: Vec<String>,
    /// The private half of the newest, base64url.
    signing: String,
    /// Every key that was taken back, each time signed by the root.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    revoked: Vec<String>,
}

impl KeyFile {
    fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read(path).map_err(|error| bad(path, &error.to_string()))?;
        serde_json::from_slice(&text).map_err(|error| bad(path, &error.to_string()))
    }

    fn keep(&self, path: &Path) -> Result<()> {
        let (folder, name) = folder_and_name(path)?;
        Ok(keep(folder, name, &serde_json::to_vec_pretty(self)?)?)
    }
}

fn bad(path: &Path, cause: &str) -> Failure {
    Failure::Config(format!("{}: {cause}", path.display()))
}

/// The keys as a node uses them.
pub struct AlertKeys {
    file: KeyFile,
    signing: SigningKey,
    body: KeyBody,
    published: Vec<String>,
    revoked: Revoked,
}

impl AlertKeys {
    /// The configured keys, or those of the demonstration in this data folder.
    pub(crate) fn open(config: &Config) -> Result<Self> {
        match &config.alert_keys {
            Some(file) => Self::read(file),
            None if config.production => Err(Failure::Config("no keys for warnings (--alert-keys)".into())),
            None => Self::of_demonstration(config),
        }
    }

    fn read(path: &Path) -> Result<Self> {
        Self::checked(KeyFile::read(path)?).map_err(|cause| bad(path, cause))
    }

    fn checked(file: KeyFile) -> Result<Self, &'static str> {
        let root = jws::verifying_key(&file.root).ok_or("the root key is not one")?;
        let signing = jws::signing_key(&file.signing).ok_or("the signing key is not one")?;
        let newest = file.keys.last().ok_or("there is no working key")?;
        let body: KeyBody = jws::verified(newest, &root).ok_or("the root did not sign the working key")?;
        if body.x != jws::x(&signing.verifying_key()) || body.kid != jws::kid(&signing.verifying_key()) {
            return Err("the signing key is not the newest working key");
        }
        let (published, revoked) = revoked::sorted(&file, &root);
        if revoked.contains_key(&body.kid) {
            return Err("the newest working key was taken back: make another one (alert-key working)");
        }
        Ok(Self { file, signing, body, published, revoked })
    }

    fn of_demonstration(config: &Config) -> Result<Self> {
        let (data, now) = (&config.data, config.clock.now());
        let (root_path, keys_path) = (data.join(ROOT_FILE), data.join(KEYS_FILE));
        if !root_path.exists() {
            make_root(data, ROOT_FILE, &*config.entropy)?;
        }
        if keys_path.exists() {
            let keys = Self::read(&keys_path)?;
            if keys.body.expires.since(now) > i64::from(DEMO_DAYS) * DAY / 2 {
                return Ok(keys);
            }
        }
        make_working(&root_path, &keys_path, DEMO_DAYS, now, &*config.entropy)
    }

    /// The public half of the root key, base64url.
    pub(crate) fn root(&self) -> &str {
        &self.file.root
    }

    /// What the root key says, as devices get it: working keys, and which were taken back.
    pub(crate) fn published(&self) -> &[String] {
        &self.published
    }

    /// The working keys that were not taken back.
    pub(crate) fn believed(&self) -> impl Iterator<Item = KeyBody> {
        let bodies = self.file.keys.iter().filter_map(|statement| jws::payload::<KeyBody>(statement));
        bodies.filter(|body| !self.revoked.contains_key(&body.kid))
    }

    /// Marks in the record what was signed with a key that had been taken back before.
    pub(crate) async fn mark_revoked(&self, store: &Store) -> Result<()> {
        if self.revoked.is_empty() {
            return Ok(());
        }
        let revoked = self.revoked.clone();
        let was_revoked = move |jws: &str, sent: Millis| {
            let from = jws::signer(jws).and_then(|kid| revoked.get(&kid).copied());
            from.is_some_and(|from| sent >= from)
        };
        store.write(move |conn| Box::pin(async move { alert::revoke(conn, was_revoked).await })).await
    }

    /// The name of the key that this node signs with.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.body.kid
    }

    /// From when on this node's key counts.
    pub(crate) const fn not_before(&self) -> Millis {
        self.body.not_before
    }

    /// Until when this node can sign.
    #[must_use]
    pub fn expires(&self) -> Millis {
        self.body.expires
    }

    /// A message, signed at `now`.
    pub(crate) fn sign(&self, payload: &impl Serialize, now: Millis) -> Result<String> {
        if now < self.body.not_before || now >= self.body.expires {
            return Err(Failure::conflict("The key that signs warnings is not in force"));
        }
        Ok(jws::sign(&self.signing, payload)?)
    }
}

fn folder_and_name(path: &Path) -> Result<(&Path, &str)> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().and_then(|name| name.to_str());
    Ok((folder, name.ok_or_else(|| Failure::Config(format!("{} names no file", path.display())))?))
}

fn make_root(folder: &Path, name: &str, entropy: &dyn Entropy) -> Result<SigningKey> {
    let key = SigningKey::from_bytes(&chance::<32>(entropy));
    keep(folder, name, jws::seed(&key).as_bytes())?;
    Ok(key)
}

/// Makes a root key in this file, readable by its owner only; answers its public half for the city profile.
///
/// # Errors
/// The file is there already, or cannot be written.
pub fn new_root(path: &Path, entropy: &dyn Entropy) -> Result<String> {
    if path.exists() {
        return Err(Failure::Config(format!("{} is there already; a root key is made once", path.display())));
    }
    let (folder, name) = folder_and_name(path)?;
    Ok(jws::x(&make_root(folder, name, entropy)?.verifying_key()))
}

/// Makes a working key that counts for `days` from `now`, signs it with the root key of `root`, and puts it into the
/// file `keys`, where the older ones stay as long as something they signed may be met.
///
/// # Errors
/// The root key cannot be read, the file belongs to another root, or it cannot be written.
pub fn make_working(
    root: &Path,
    keys: &Path,
    days: u32,
    now: Millis,
    entropy: &dyn Entropy,
) -> Result<AlertKeys> {
    let root_key = root_key(root)?;
    let root_x = jws::x(&root_key.verifying_key());
    let older = if keys.exists() { Some(KeyFile::read(keys)?) } else { None };
    if older.as_ref().is_some_and(|older| older.root != root_x) {
        return Err(bad(keys, "its keys are of another root"));
    }
    let signing = SigningKey::from_bytes(&chance::<32>(entropy));
    let public = signing.verifying_key();
    let body = KeyBody {
        kid: jws::kid(&public),
        x: jws::x(&public),
        key_use: KeyUse::Alert,
        not_before: now,
        expires: now.plus(i64::from(days) * DAY),
    };
    let (mut statements, revoked) = older.map(|older| (older.keys, older.revoked)).unwrap_or_default();
    statements.retain(|jws| {
        let body: Option<KeyBody> = jws::verified(jws, &root_key.verifying_key());
        body.is_some_and(|body| body.expires.plus(REMEMBERED) > now)
    });
    statements.push(jws::sign(&root_key, &body)?);
    let file = KeyFile { root: root_x, keys: statements, signing: jws::seed(&signing), revoked };
    file.keep(keys)?;
    AlertKeys::checked(file).map_err(|cause| bad(keys, cause))
}

fn root_key(path: &Path) -> Result<SigningKey> {
    let text = std::fs::read_to_string(path).map_err(|error| bad(path, &error.to_string()))?;
    jws::signing_key(&text).ok_or_else(|| bad(path, "not a root key"))
}

#[cfg(test)]
mod tests {
    use hue_model::alert::KeyBody;

    use super::{AlertKeys, DAY, KEYS_FILE, ROOT_FILE, jws, make_working};
    use crate::Config;
    use crate::clock::System;

    #[test]
    fn a_demonstration_keeps_its_keys_and_renews_them_in_time() {
        let data = tempfile::tempdir().unwrap();
        let config = Config::new(data.path());
        let first = AlertKeys::open(&config).unwrap();
        let second = AlertKeys::open(&config).unwrap();
        assert_eq!((first.root(), first.published()), (second.root(), second.published()));
        let now = config.clock.now().plus(200 * DAY);
        let (root, keys) = (data.path().join(ROOT_FILE), data.path().join(KEYS_FILE));
        let renewed = make_working(&root, &keys, 30, now, &System).unwrap();
        assert_eq!(renewed.published()[..1], *first.published(), "what the old key signed can still be read");
        let root_key = jws::verifying_key(renewed.root()).unwrap();
        let newest: KeyBody = jws::verified(&renewed.published()[1], &root_key).unwrap();
        assert_eq!((newest.not_before, newest.expires), (now, now.plus(30 * DAY)));
        assert!(renewed.sign(&"x", now.plus(30 * DAY)).is_err(), "an ended key signs nothing");
        let later = make_working(&root, &keys, 30, now.plus(500 * DAY), &System).unwrap();
        assert_eq!(later.published().len(), 1, "what nobody can meet any more is dropped");
        #[cfg(unix)]
        for file in [root, keys] {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o077, 0);
        }
    }

    #[test]
    fn keys_that_do_not_belong_together_are_refused() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut config = Config::new(one.path());
        AlertKeys::open(&config).unwrap();
        AlertKeys::open(&Config::new(two.path())).unwrap();
        let (root, keys) = (two.path().join(ROOT_FILE), one.path().join(KEYS_FILE));
        let mixed = make_working(&root, &keys, 30, config.clock.now(), &System).err().unwrap();
        assert!(mixed.to_string().contains("another root"), "{mixed}");
        let mut file: serde_json::Value = serde_json::from_slice(&std::fs::read(&keys).unwrap()).unwrap();
        let other: serde_json::Value =
            serde_json::from_slice(&std::fs::read(two.path().join(KEYS_FILE)).unwrap()).unwrap();
        file["signing"] = other["signing"].clone();
        std::fs::write(&keys, file.to_string()).unwrap();
        config.alert_keys = Some(keys);
        let said = AlertKeys::open(&config).err().unwrap().to_string();
        assert!(said.contains("not the newest working key"), "{said}");
    }
}
