//! The city's signing key of the sandbox issuer: made once, kept in the data folder, readable by its owner only.

use std::io;
use std::path::Path;

use super::KEY_FILE as FILE;
use super::jwt::SigningKey;
use crate::keep::keep;
use crate::problem::{Failure, Result};

/// The key of this data folder.
pub(crate) fn open(data: &Path) -> Result<SigningKey> {
    let file = data.join(FILE);
    let stored = match std::fs::read(&file) {
        Ok(stored) => stored,
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(data)?,
        Err(error) => return Err(error.into()),
    };
    SigningKey::from_pkcs8(&stored)
        .map_err(|error| Failure::Config(format!("the issuer's key {FILE} cannot be used: {error}")))
}

fn make(data: &Path) -> Result<Vec<u8>> {
    let made = SigningKey::generate().map_err(|_| Failure::Config("no chance for a key".into()))?;
    keep(data, FILE, &made)?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn the_key_is_made_once_and_is_nobody_elses() {
        let data = tempfile::tempdir().unwrap();
        let first = open(data.path()).unwrap();
        let second = open(data.path()).unwrap();
        assert_eq!(first.jwk(), second.jwk(), "a restart must not sign everybody out");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(data.path().join("vneid-key.p8")).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "only the owner reads the key");
        }
    }
}
