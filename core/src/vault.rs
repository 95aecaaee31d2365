//! Where this device keeps its secrets: the keys of the database and the blobs, the device
//! secret and the refresh token. None of them is ever in the database, a log or the webview.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use hue_model::Problem;
use hue_model::problem::{Code, Rule};

mod keys;
mod memory;
mod passphrase;
mod sensitive;
mod serial;
mod system;

pub(crate) use keys::Keys;
pub use memory::MemoryVault;
pub use sensitive::Sensitive;

/// The entries of a vault.
pub(crate) mod name {
    /// The raw key of the database.
    pub(crate) const DATABASE: &str = "database-key";
    /// The key of the blobs.
    pub(crate) const BLOBS: &str = "blob-key";
    /// The secret whose hash goes with a guest's reports.
    pub(crate) const DEVICE: &str = "device-secret";
    /// The refresh token of the person signed in.
    pub(crate) const REFRESH: &str = "refresh-token";
    /// Refresh tokens given up while offline, to be revoked at the issuer.
    pub(crate) const REVOKE: &str = "revoke";
    /// Written and removed once, to see whether a keyring takes entries.
    pub(crate) const PROBE: &str = "probe";
    /// What goes when everything is removed: all but what the issuer still has to be told of, which goes when it was told.
    pub(crate) const REMOVED: [&str; 5] = [REFRESH, DEVICE, BLOBS, DATABASE, PROBE];
}

/// A place for secrets by name.
pub trait Vault: Send + Sync + std::fmt::Debug {
    /// The secret of this name, if there is one.
    fn get<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<Sensitive<Vec<u8>>>, VaultError>>;

    /// Keeps a secret under this name, in place of the one before.
    fn set<'a>(
        &'a self,
        name: &'a str,
        secret: &'a Sensitive<Vec<u8>>,
    ) -> BoxFuture<'a, Result<(), VaultError>>;

    /// Forgets the secret of this name; no error when there was none.
    fn delete<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), VaultError>>;
}

/// Which keyring an engine uses.
#[derive(Clone, Debug)]
pub enum KeyringChoice {
    /// The system's keyring, entries under this service name; where it does not answer, the
    /// citizen chooses a passphrase or memory.
    System {
        /// The service name, such as `vn.trangtien.hue`.
        service: String,
        /// How long it may take to answer before the engine goes on without it.
        limit: Duration,
    },
    /// As on a system without a keyring: the citizen chooses.
    Missing,
    /// In memory, gone with the engine.
    Memory,
    /// A vault the caller owns, so that a second engine finds what the first left.
    Shared(Arc<dyn Vault>),
}

/// What can go wrong with a vault. No text of it carries a secret.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// No vault is open: the citizen decides or unlocks first.
    #[error("the vault is closed")]
    Closed,
    /// The keyring is missing, locked or silent.
    #[error("{0}")]
    Unavailable(&'static str),
    /// The passphrase does not open the file.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// A first passphrase that is too short.
    #[error("the passphrase is too short")]
    TooShort,
    /// What is stored is not what was written.
    #[error("the vault is damaged")]
    Damaged,
    /// The file cannot be read or written.
    #[error("the vault's file: {0}")]
    File(#[from] std::io::Error),
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Self {
        tracing::warn!(%error, "vault");
        match error {
            VaultError::Closed => Self::new(Code::VaultLocked),
            VaultError::WrongPassphrase => Self::new(Code::WrongPassphrase),
            VaultError::TooShort => Self::field("passphrase", Rule::Malformed),
            VaultError::File(error) if error.kind() == std::io::ErrorKind::StorageFull => {
                Self::new(Code::DiskFull)
            }
            VaultError::Unavailable(_) | VaultError::Damaged | VaultError::File(_) => {
                Self::new(Code::Storage)
            }
        }
    }
}
