//! Secrets in one file behind a passphrase, for systems without a keyring.
//!
//! Argon2id makes the key, ChaCha20-Poly1305 closes all entries together, and every change writes
//! a new file beside the old one, syncs it and takes its place: a power cut leaves the one or the
//! other. The key stays in memory, the passphrase does not.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use futures_util::future::BoxFuture;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::{Sensitive, Vault, VaultError};
use crate::entropy::{self, Entropy};
use crate::files;

/// The vault's file in the data folder.
pub(crate) const FILE: &str = "vault.json";
/// The shortest passphrase that is taken, in characters.
pub(crate) const SHORTEST: usize = 8;

const MAGIC: &[u8] = b"hue-vault-1";
/// The most memory, passes and lanes that a file may ask us to spend, so that a planted file cannot
/// stall the device; what we write ourselves is a quarter of it and less.
const MOST: (u32, u32, u32) = (256 * 1024, 12, 4);

type Entries = BTreeMap<String, Vec<u8>>;

#[derive(Serialize, Deserialize)]
struct Sealed {
    version: u32,
    kdf: Kdf,
    nonce: String,
    entries: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kdf {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

/// An open passphrase vault.
pub(crate) struct PassphraseVault {
    path: PathBuf,
    kdf: Kdf,
    key: LessSafeKey,
    entropy: Arc<dyn Entropy>,
    entries: Mutex<Entries>,
}

impl std::fmt::Debug for PassphraseVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PassphraseVault").field("path", &self.path).finish_non_exhaustive()
    }
}

impl PassphraseVault {
    /// Opens the file with the passphrase, or makes a first one. Slow on purpose: off the async
    /// threads only.
    pub(crate) fn open(
        folder: &Path,
        passphrase: &Sensitive<String>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, VaultError> {
        let path = folder.join(FILE);
        match std::fs::read(&path) {
            Ok(bytes) => Self::reopen(path, &bytes, passphrase, entropy),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Self::create(path, passphrase, entropy)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn create(
        path: PathBuf,
        passphrase: &Sensitive<String>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, VaultError> {
        if passphrase.reveal().chars().count() < SHORTEST {
            return Err(VaultError::TooShort);
        }
        let salt: [u8; 16] = entropy::bytes(entropy.as_ref());
        let kdf = Kdf { memory_kib: 64 * 1024, passes: 3, lanes: 1, salt: BASE64.encode(salt) };
        let key = derive(passphrase, &kdf)?;
        let vault = Self { path, kdf, key, entropy, entries: Mutex::default() };
        vault.write(&Entries::new())?;
        Ok(vault)
    }

    fn reopen(
        path: PathBuf,
        bytes: &[u8],
        passphrase: &Sensitive<String>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, VaultError> {
        let sealed: Sealed = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        let nonce = decode(&sealed.nonce)?.try_into().map_err(|_| VaultError::Damaged)?;
        let mut open = decode(&sealed.entries)?;
        let key = derive(passphrase, &sealed.kdf)?;
        let plain = key
            .open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(MAGIC), &mut open)
            .map_err(|_| VaultError::WrongPassphrase)?;
        let entries: BTreeMap<String, String> =
            serde_json::from_slice(plain).map_err(|_| VaultError::Damaged)?;
        let entries = entries.into_iter().map(|(name, value)| Ok((name, decode(&value)?)));
        let entries = entries.collect::<Result<Entries, VaultError>>()?;
        Ok(Self { path, kdf: sealed.kdf, key, entropy, entries: Mutex::new(entries) })
    }

    fn write(&self, entries: &Entries) -> Result<(), VaultError> {
        let coded: BTreeMap<&String, String> =
            entries.iter().map(|(name, value)| (name, BASE64.encode(value))).collect();
        let mut sealed = serde_json::to_vec(&coded).map_err(|_| VaultError::Damaged)?;
        let nonce: [u8; 12] = entropy::bytes(self.entropy.as_ref());
        self.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(MAGIC), &mut sealed)
            .map_err(|_| VaultError::Damaged)?;
        let file = Sealed {
            version: 1,
            kdf: self.kdf.clone(),
            nonce: BASE64.encode(nonce),
            entries: BASE64.encode(sealed),
        };
        files::replace(&self.path, &serde_json::to_vec(&file).map_err(|_| VaultError::Damaged)?)?;
        Ok(())
    }

    async fn change(&self, work: impl FnOnce(&mut Entries)) -> Result<(), VaultError> {
        let mut entries = self.entries.lock().await;
        let mut next = entries.clone();
        work(&mut next);
        if next != *entries {
            self.write(&next)?;
            *entries = next;
        }
        Ok(())
    }
}

impl Vault for PassphraseVault {
    fn get<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<Sensitive<Vec<u8>>>, VaultError>> {
        Box::pin(async move { Ok(self.entries.lock().await.get(name).cloned().map(Sensitive::new)) })
    }

    fn set<'a>(
        &'a self,
        name: &'a str,
        secret: &'a Sensitive<Vec<u8>>,
    ) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(self.change(|entries| {
            entries.insert(name.to_owned(), secret.reveal().clone());
        }))
    }

    fn delete<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(self.change(|entries| {
            entries.remove(name);
        }))
    }
}

fn derive(passphrase: &Sensitive<String>, kdf: &Kdf) -> Result<LessSafeKey, VaultError> {
    let (memory_kib, passes, lanes) = MOST;
    if kdf.memory_kib > memory_kib || kdf.passes > passes || kdf.lanes > lanes {
        return Err(VaultError::Damaged);
    }
    let params = Params::new(kdf.memory_kib, kdf.passes, kdf.lanes, Some(32));
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.map_err(|_| VaultError::Damaged)?);
    let mut key = [0; 32];
    argon
        .hash_password_into(passphrase.reveal().as_bytes(), &decode(&kdf.salt)?, &mut key)
        .map_err(|_| VaultError::Damaged)?;
    let key = UnboundKey::new(&CHACHA20_POLY1305, &key).map_err(|_| VaultError::Damaged)?;
    Ok(LessSafeKey::new(key))
}

fn decode(text: &str) -> Result<Vec<u8>, VaultError> {
    BASE64.decode(text).map_err(|_| VaultError::Damaged)
}
