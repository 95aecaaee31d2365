//! Signing in the compact form (JWS, RFC 7515, with EdDSA of RFC 8037), and reading back what we signed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

/// The public half of a key, as `x` of an OKP JWK.
pub(super) fn x(key: &VerifyingKey) -> String {
    B64.encode(key.as_bytes())
}

/// The name of a key: its thumbprint (RFC 7638).
pub(super) fn kid(key: &VerifyingKey) -> String {
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, x(key));
    B64.encode(Sha256::digest(members))
}

/// The private half, as it is stored.
pub(super) fn seed(key: &SigningKey) -> String {
    B64.encode(key.to_bytes())
}

/// The key of a stored private half.
pub(super) fn signing_key(seed: &str) -> Option<SigningKey> {
    let bytes: [u8; 32] = B64.decode(seed.trim()).ok()?.try_into().ok()?;
    Some(SigningKey::from_bytes(&bytes))
}

/// The key of a public half.
pub(super) fn verifying_key(x: &str) -> Option<VerifyingKey> {
    let bytes: [u8; 32] = B64.decode(x).ok()?.try_into().ok()?;
    VerifyingKey::from_bytes(&bytes).ok()
}

/// The exact bytes of a message, signed.
pub(super) fn sign(key: &SigningKey, payload: &impl Serialize) -> serde_json::Result<String> {
    let header = format!(r#"{{"alg":"EdDSA","kid":"{}"}}"#, kid(&key.verifying_key()));
    let message = format!("{}.{}", B64.encode(header), B64.encode(serde_json::to_vec(payload)?));
    let signature = key.sign(message.as_bytes());
    Ok(format!("{message}.{}", B64.encode(signature.to_bytes())))
}

/// What stands in a message that this key signed.
pub(super) fn verified<T: DeserializeOwned>(jws: &str, key: &VerifyingKey) -> Option<T> {
    let (message, signature) = jws.rsplit_once('.')?;
    let signature = Signature::from_slice(&B64.decode(signature).ok()?).ok()?;
    key.verify_strict(message.as_bytes(), &signature).ok()?;
    payload(jws)
}

/// The name of the key that a message of our own record was signed with.
pub(super) fn signer(jws: &str) -> Option<String> {
    let header: serde_json::Value = serde_json::from_slice(&B64.decode(jws.split('.').next()?).ok()?).ok()?;
    Some(header.get("kid")?.as_str()?.to_owned())
}

/// What stands in a message of our own record, which was signed before it was stored.
pub(crate) fn payload<T: DeserializeOwned>(jws: &str) -> Option<T> {
    serde_json::from_slice(&B64.decode(jws.split('.').nth(1)?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{payload, seed, sign, signing_key, verified, verifying_key, x};
    use ed25519_dalek::SigningKey;

    #[test]
    fn only_the_key_that_signed_verifies_and_only_every_byte() {
        let (ours, theirs) = (SigningKey::from_bytes(&[7; 32]), SigningKey::from_bytes(&[8; 32]));
        let jws = sign(&ours, &["Lũ trên sông Hương"]).unwrap();
        let read = |jws: &str, key: &SigningKey| verified::<Vec<String>>(jws, &key.verifying_key());
        assert_eq!(read(&jws, &ours).unwrap(), ["Lũ trên sông Hương"]);
        assert_eq!(read(&jws, &theirs), None);
        let other = sign(&ours, &["Lũ trên sông Bồ"]).unwrap();
        let (head, signature) = (jws.rsplit_once('.').unwrap().0, other.rsplit_once('.').unwrap().1);
        assert_eq!(read(&format!("{head}.{signature}"), &ours), None, "a signature of another message");
        assert_eq!(payload::<Vec<String>>("no.message"), None);
    }

    #[test]
    fn a_stored_key_is_the_same_key() {
        let key = SigningKey::from_bytes(&[9; 32]);
        assert_eq!(signing_key(&seed(&key)).unwrap().verifying_key(), key.verifying_key());
        assert_eq!(verifying_key(&x(&key.verifying_key())).unwrap(), key.verifying_key());
        assert!(signing_key("AAAA").is_none() && verifying_key("AAAA").is_none());
    }
}
