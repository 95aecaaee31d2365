//! A JWS in compact form (RFC 7515), signed with Ed25519 (RFC 8037) and nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ED25519, UnparsedPublicKey};
use serde::Deserialize;
use serde_json::Value;

/// The length of an Ed25519 public key, in bytes.
const KEY_BYTES: usize = 32;

/// Why something is not believed to be the city's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Untrusted {
    #[error("not a JWS in compact form")]
    Malformed,
    #[error("signed with another algorithm than EdDSA")]
    Algorithm,
    #[error("signed with a key that the root key did not sign")]
    UnknownKey,
    #[error("the signature is wrong")]
    Signature,
    #[error("signed at a time at which its key does not count")]
    KeyTimes,
    #[error("signed with a key that the root key took back")]
    Revoked,
    #[error("its content is not what was agreed")]
    Content,
    #[error("its sender is not one that CAP allows")]
    Sender,
}

/// The part of the header that is looked at; keys it may bring along never are.
#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    /// Extensions that a reader must understand (RFC 7515 §4.1.11): there are none here.
    #[serde(default)]
    crit: Option<Value>,
}

/// A JWS in its parts, not yet believed.
pub(crate) struct Jws<'a> {
    /// The name of the key that it claims.
    pub(crate) kid: Option<String>,
    signed: &'a str,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl<'a> Jws<'a> {
    pub(crate) fn read(text: &'a str) -> Result<Self, Untrusted> {
        let (signed, signature) = text.rsplit_once('.').ok_or(Untrusted::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(Untrusted::Malformed)?;
        let header: Header = serde_json::from_slice(&decode(header)?).map_err(|_| Untrusted::Malformed)?;
        if header.alg != "EdDSA" {
            return Err(Untrusted::Algorithm);
        }
        if header.crit.is_some() {
            return Err(Untrusted::Malformed);
        }
        let (payload, signature) = (decode(payload)?, decode(signature)?);
        Ok(Self { kid: header.kid, signed, payload, signature })
    }

    /// The payload, if `key` signed it.
    pub(crate) fn verified(&self, key: &[u8]) -> Result<&[u8], Untrusted> {
        UnparsedPublicKey::new(&ED25519, key)
            .verify(self.signed.as_bytes(), &self.signature)
            .map_err(|_| Untrusted::Signature)?;
        Ok(&self.payload)
    }
}

/// The payload of what was verified before it was stored.
pub(crate) fn payload(text: &str) -> Result<Vec<u8>, Untrusted> {
    decode(text.split('.').nth(1).ok_or(Untrusted::Malformed)?)
}

/// A public key as profiles and JWKs write it.
pub(crate) fn public_key(x: &str) -> Option<Vec<u8>> {
    decode(x).ok().filter(|key| key.len() == KEY_BYTES)
}

fn decode(text: &str) -> Result<Vec<u8>, Untrusted> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| Untrusted::Malformed)
}
