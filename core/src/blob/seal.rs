//! How a file is encrypted: AES-256-GCM under a key of its own.
//!
//! Each file's key is derived from the profile's key and the file's id (HKDF-SHA256), and an id names
//! one content for ever. So the nonce can be fixed: no key is ever used twice. The id is bound in, so
//! files cannot be swapped.

use hue_model::id::BlobId;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Prk, Salt};

use super::BlobError;

/// What the keys of this room are for; another use of the same secret would name another.
const PURPOSE: &[u8] = b"hue blob 1";

/// The profile's key for files.
pub(super) struct Seal {
    root: Prk,
}

impl Seal {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self { root: Salt::new(HKDF_SHA256, PURPOSE).extract(key) }
    }

    /// Encrypts in place; the tag follows the bytes.
    pub(super) fn close(&self, id: BlobId, mut bytes: Vec<u8>) -> Result<Vec<u8>, BlobError> {
        let name = id.to_string();
        self.key(&name)?
            .seal_in_place_append_tag(nonce(), Aad::from(name.as_bytes()), &mut bytes)
            .map_err(|_| BlobError::Unreadable)?;
        Ok(bytes)
    }

    /// Decrypts in place.
    pub(super) fn open(&self, id: BlobId, mut sealed: Vec<u8>) -> Result<Vec<u8>, BlobError> {
        let name = id.to_string();
        let length = self
            .key(&name)?
            .open_in_place(nonce(), Aad::from(name.as_bytes()), &mut sealed)
            .map_err(|_| BlobError::Unreadable)?
            .len();
        sealed.truncate(length);
        Ok(sealed)
    }

    fn key(&self, name: &str) -> Result<LessSafeKey, BlobError> {
        let info = [name.as_bytes()];
        let okm = self.root.expand(&info, &AES_256_GCM).map_err(|_| BlobError::Unreadable)?;
        Ok(LessSafeKey::new(UnboundKey::from(okm)))
    }
}

fn nonce() -> Nonce {
    Nonce::assume_unique_for_key([0; NONCE_LEN])
}
