//! The keyring of the operating system: Secret Service on Linux, Keychain on macOS, Credential
//! Manager on Windows. On Android and iOS the library has no store without further set-up and
//! says so at once; there the citizen chooses a passphrase or memory.

use std::time::Duration;

use futures_util::future::BoxFuture;

use super::serial::Serial;
use super::{Sensitive, Vault, VaultError};

/// The system's keyring, entries named by service and by profile so that two profile folders of
/// one person never share or remove each other's keys. Its calls are made one after the other.
#[derive(Debug)]
pub(crate) struct SystemVault {
    service: String,
    profile: String,
    limit: Duration,
    calls: Serial,
}

impl SystemVault {
    /// Each call may take as long as `limit`.
    pub(crate) fn new(service: String, profile: String, limit: Duration) -> std::io::Result<Self> {
        Ok(Self { service, profile, limit, calls: Serial::start("keyring")? })
    }

    async fn run<T: Send + 'static>(
        &self,
        name: &str,
        work: impl FnOnce(&keyring::Entry) -> keyring::Result<T> + Send + 'static,
    ) -> Result<Option<T>, VaultError> {
        let (service, user) = (self.service.clone(), format!("{name}@{}", self.profile));
        let call = move || keyring::Entry::new(&service, &user).and_then(|entry| work(&entry));
        match self.calls.run(self.limit, call).await? {
            Ok(value) => Ok(Some(value)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(VaultError::Unavailable(kind_of(&error))),
        }
    }
}

impl Vault for SystemVault {
    fn get<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<Sensitive<Vec<u8>>>, VaultError>> {
        Box::pin(async move {
            let secret = self.run(name, |entry| entry.get_secret().map(Sensitive::new)).await?;
            Ok(secret)
        })
    }

    fn set<'a>(
        &'a self,
        name: &'a str,
        secret: &'a Sensitive<Vec<u8>>,
    ) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            let secret = secret.clone();
            // "No entry" to a write means that there is no collection to write into.
            let stored = self.run(name, move |entry| entry.set_secret(secret.reveal())).await?;
            stored.ok_or(VaultError::Unavailable("the keyring has no place to write to"))
        })
    }

    fn delete<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            self.run(name, keyring::Entry::delete_credential).await?;
            Ok(())
        })
    }
}

/// The kind of a keyring failure without its text, which may carry names and paths.
fn kind_of(error: &keyring::Error) -> &'static str {
    match error {
        keyring::Error::NoDefaultStore => "this system has no keyring",
        keyring::Error::NoStorageAccess(_) => "the keyring is locked or refused",
        keyring::Error::Ambiguous(_) => "the keyring has the entry twice",
        _ => "the keyring failed",
    }
}
