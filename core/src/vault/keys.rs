//! Which vault this device uses, and the citizen's decision where it has no keyring.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hue_model::session::VaultState;

use super::passphrase::{self, PassphraseVault};
use super::system::SystemVault;
use super::{KeyringChoice, MemoryVault, Sensitive, Vault, VaultError, name};
use crate::entropy::{self, Entropy};
use crate::files;

/// The file that names this profile in the keyring; not a secret, and it moves with the folder.
const PROFILE: &str = "profile.id";

/// The vault in use, or why there is none, and the keys in it.
pub(crate) struct Keys {
    folder: PathBuf,
    choice: KeyringChoice,
    /// The one way to the system's keyring, kept so that what is asked of it stays in order.
    system: Mutex<Option<Arc<SystemVault>>>,
    entropy: Arc<dyn Entropy>,
    held: Mutex<Held>,
    /// Keys made in this run under which nothing worth keeping was written yet.
    unsaved: tokio::sync::Mutex<BTreeMap<String, [u8; 32]>>,
}

struct Held {
    state: VaultState,
    vault: Option<Arc<dyn Vault>>,
}

impl Keys {
    /// Finds the vault, see `find`.
    pub(crate) async fn open(
        folder: &Path,
        choice: &KeyringChoice,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, VaultError> {
        let keys = Self {
            folder: folder.to_owned(),
            choice: choice.clone(),
            system: Mutex::default(),
            entropy,
            held: Mutex::new(Held::closed(VaultState::Undecided)),
            unsaved: tokio::sync::Mutex::default(),
        };
        keys.find().await?;
        Ok(keys)
    }

    /// A passphrase file made earlier wins, as the keys are in it; then the keyring, if it answers in
    /// time and can be written to. Else the citizen decides, but not about data that is there
    /// already: its keys are in a keyring, and a new key would only lock it away.
    async fn find(&self) -> Result<(), VaultError> {
        let held = match &self.choice {
            KeyringChoice::Memory => Held::open(VaultState::Memory, Arc::new(MemoryVault::default())),
            KeyringChoice::Shared(vault) => Held::open(VaultState::Keyring, vault.clone()),
            _ if self.folder.join(passphrase::FILE).exists() => Held::closed(VaultState::Locked),
            KeyringChoice::Missing => self.without_keyring(),
            KeyringChoice::System { service, limit } => {
                let vault = self.system(service, *limit)?;
                match probe(&vault).await {
                    Ok(()) => Held::open(VaultState::Keyring, vault),
                    Err(error) => {
                        tracing::warn!(%error, "no keyring: the citizen is asked");
                        self.without_keyring()
                    }
                }
            }
        };
        self.look(|it| *it = held);
        Ok(())
    }

    fn without_keyring(&self) -> Held {
        let there = files::database(&self.folder).exists();
        Held::closed(if there { VaultState::KeyringSilent } else { VaultState::Undecided })
    }

    fn system(&self, service: &str, limit: Duration) -> Result<Arc<SystemVault>, VaultError> {
        let mut system = self.system.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(vault) = system.as_ref() {
            return Ok(Arc::clone(vault));
        }
        let profile = profile_id(&self.folder, self.entropy.as_ref())?;
        let vault = Arc::new(SystemVault::new(service.to_owned(), profile, limit)?);
        *system = Some(Arc::clone(&vault));
        Ok(vault)
    }

    /// Where the keys are.
    pub(crate) fn state(&self) -> VaultState {
        self.look(|held| held.state)
    }

    /// The open vault.
    pub(crate) fn vault(&self) -> Result<Arc<dyn Vault>, VaultError> {
        self.look(|held| held.vault.clone()).ok_or(VaultError::Closed)
    }

    /// Whether secrets can be kept and read.
    pub(crate) fn is_open(&self) -> bool {
        self.vault().is_ok()
    }

    /// The secret of this name.
    pub(crate) async fn get(&self, name: &str) -> Result<Option<Sensitive<Vec<u8>>>, VaultError> {
        self.vault()?.get(name).await
    }

    /// Keeps a secret; it is stored when this answers.
    pub(crate) async fn set(&self, name: &str, secret: &Sensitive<Vec<u8>>) -> Result<(), VaultError> {
        self.vault()?.set(name, secret).await
    }

    /// Forgets a secret.
    pub(crate) async fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.vault()?.delete(name).await
    }

    /// The 32-byte key of that name, made when it is not there yet. A new key goes into the vault
    /// with the first word written under it, see `save`: looking around leaves nothing behind, and
    /// after everything was removed nothing comes back by itself.
    pub(crate) async fn key(&self, name: &str, entropy: &dyn Entropy) -> Result<[u8; 32], VaultError> {
        if let Some(secret) = self.get(name).await? {
            return secret.into_inner().try_into().map_err(|_| VaultError::Damaged);
        }
        let mut unsaved = self.unsaved.lock().await;
        Ok(*unsaved.entry(name.to_owned()).or_insert_with(|| entropy::bytes(entropy)))
    }

    /// Whether the key of that name was made in this run and is not in the vault yet.
    pub(crate) async fn is_unsaved(&self, name: &str) -> bool {
        self.unsaved.lock().await.contains_key(name)
    }

    /// Puts new keys into the vault; whoever writes the first word under them calls it before.
    pub(crate) async fn save(&self) -> Result<(), VaultError> {
        let mut unsaved = self.unsaved.lock().await;
        while let Some((name, key)) = unsaved.first_key_value() {
            self.set(name, &Sensitive::new(key.to_vec())).await?;
            unsaved.pop_first();
        }
        Ok(())
    }

    /// Opens the vault with a passphrase, or makes it where nothing was decided yet.
    pub(crate) async fn unlock(&self, passphrase: Sensitive<String>) -> Result<(), VaultError> {
        match self.state() {
            VaultState::Undecided | VaultState::Locked => {}
            VaultState::KeyringSilent | VaultState::Unreadable => return Err(VaultError::Closed),
            VaultState::Keyring | VaultState::Passphrase | VaultState::Memory => return Ok(()),
        }
        let (folder, entropy) = (self.folder.clone(), self.entropy.clone());
        let opened =
            tokio::task::spawn_blocking(move || PassphraseVault::open(&folder, &passphrase, entropy));
        let vault = opened.await.map_err(|_| VaultError::Damaged)??;
        self.look(|held| *held = Held::open(VaultState::Passphrase, Arc::new(vault)));
        Ok(())
    }

    /// Keeps everything in memory, as the citizen agreed; refused where a passphrase file holds
    /// the keys of what is already on the disk.
    pub(crate) fn use_memory(&self) -> Result<(), VaultError> {
        self.look(|held| match held.state {
            VaultState::Undecided | VaultState::KeyringSilent => {
                *held = Held::open(VaultState::Memory, Arc::new(MemoryVault::default()));
                Ok(())
            }
            VaultState::Locked | VaultState::Unreadable => Err(VaultError::Closed),
            VaultState::Memory | VaultState::Keyring | VaultState::Passphrase => Ok(()),
        })
    }

    /// Asks the keyring again, which may have been unlocked meanwhile.
    pub(crate) async fn try_keyring(&self) -> Result<(), VaultError> {
        match self.state() {
            VaultState::Undecided | VaultState::KeyringSilent => self.find().await,
            _ => Ok(()),
        }
    }

    /// Removes everything of ours: afterwards the keyring and the folder hold no entry but of refresh tokens that
    /// the issuer has to be told of. A passphrase that was forgotten goes with its file, and the citizen decides anew. A keyring that does not
    /// answer keeps its entries; with the data gone its keys open nothing, and a refresh token among
    /// them is revoked when it answers again.
    pub(crate) async fn wipe(&self) -> Result<(), VaultError> {
        self.unsaved.lock().await.clear();
        if let Ok(vault) = self.vault() {
            for name in name::REMOVED {
                vault.delete(name).await?;
            }
        }
        match std::fs::remove_file(self.folder.join(passphrase::FILE)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        match self.state() {
            VaultState::Keyring | VaultState::Memory => Ok(()),
            _ => self.find().await,
        }
    }

    fn look<T>(&self, work: impl FnOnce(&mut Held) -> T) -> T {
        work(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Held {
    fn open(state: VaultState, vault: Arc<dyn Vault>) -> Self {
        Self { state, vault: Some(vault) }
    }

    fn closed(state: VaultState) -> Self {
        Self { state, vault: None }
    }
}

/// Reads, and where nothing is there yet also writes: a keyring that answers to reading alone
/// would fail later, when there is something to lose.
async fn probe(vault: &SystemVault) -> Result<(), VaultError> {
    if vault.get(name::DATABASE).await?.is_none() {
        vault.set(name::PROBE, &Sensitive::new(b"1".to_vec())).await?;
        vault.delete(name::PROBE).await?;
    }
    Ok(())
}

/// The name of this profile in the keyring. With data there, a name that is lost or unreadable is never
/// made anew: under another one the keyring would seem to have no key for the data.
fn profile_id(folder: &Path, entropy: &dyn Entropy) -> Result<String, VaultError> {
    let path = folder.join(PROFILE);
    match std::fs::read_to_string(&path) {
        Ok(id) if id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) => Ok(id),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ if files::database(folder).exists() => Err(VaultError::Damaged),
        _ => {
            let id = format!("{:016x}", u64::from_be_bytes(entropy::bytes(entropy)));
            files::replace(&path, id.as_bytes())?;
            Ok(id)
        }
    }
}
