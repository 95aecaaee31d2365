//! Secrets that live as long as this process: agreed to by the citizen, or asked for by a test.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use futures_util::future::BoxFuture;

use super::{Sensitive, Vault, VaultError};

/// A vault in memory; gone with its last owner.
#[derive(Debug, Default)]
pub struct MemoryVault {
    entries: Mutex<BTreeMap<String, Sensitive<Vec<u8>>>>,
}

impl MemoryVault {
    /// The names kept at the moment, for a look from outside.
    pub fn names(&self) -> Vec<String> {
        self.locked(|entries| entries.keys().cloned().collect())
    }

    fn locked<T>(&self, work: impl FnOnce(&mut BTreeMap<String, Sensitive<Vec<u8>>>) -> T) -> T {
        work(&mut self.entries.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Vault for MemoryVault {
    fn get<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<Sensitive<Vec<u8>>>, VaultError>> {
        Box::pin(async move { Ok(self.locked(|entries| entries.get(name).cloned())) })
    }

    fn set<'a>(
        &'a self,
        name: &'a str,
        secret: &'a Sensitive<Vec<u8>>,
    ) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            self.locked(|entries| entries.insert(name.to_owned(), secret.clone()));
            Ok(())
        })
    }

    fn delete<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            self.locked(|entries| entries.remove(name));
            Ok(())
        })
    }
}
