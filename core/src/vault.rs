//! Where the keys of this device are.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::session::VaultState;

use crate::entropy::{self, Entropy};

/// Where the keys are kept.
#[derive(Clone, Debug)]
pub enum KeyringChoice {
    /// The system's keyring, under this service name.
    System {
        /// The service name.
        service: String,
    },
    /// In memory.
    Memory,
}

/// The secrets of this device by name.
pub(crate) struct Keys {
    secrets: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Keys {
    pub(crate) async fn open(_choice: &KeyringChoice, _folder: &Path) -> Self {
        Self { secrets: Mutex::default() }
    }

    pub(crate) fn state(&self) -> VaultState {
        VaultState::Memory
    }

    pub(crate) fn is_open(&self) -> bool {
        !matches!(self.state(), VaultState::Locked | VaultState::Undecided)
    }

    pub(crate) async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        Ok(self.secrets.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    pub(crate) async fn set(&self, name: &str, secret: &[u8]) -> Result<(), Problem> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).insert(name.into(), secret.into());
        Ok(())
    }

    /// The 32-byte key of that name, made and kept when it is not there yet.
    pub(crate) async fn key(&self, name: &str, entropy: &dyn Entropy) -> Result<[u8; 32], Problem> {
        if let Some(secret) = self.get(name).await? {
            return secret.try_into().map_err(|_| Problem::new(Code::Storage));
        }
        let key = entropy::bytes(entropy);
        self.set(name, &key).await?;
        Ok(key)
    }
}
