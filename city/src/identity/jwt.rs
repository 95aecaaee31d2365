//! Signed tokens (JWS compact form, RFC 7515): made with our key, checked against somebody's key set.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::jwk::{Jwk, JwkSet};

/// Longest token that is looked at at all.
const TOKEN_BYTES: usize = 8 * 1024;
/// The algorithms that are accepted; never `none`, never one with a shared secret.
pub(crate) const ALGORITHMS: [&str; 3] = ["ES256", "RS256", "EdDSA"];

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TokenError {
    #[error("not a signed token")]
    Malformed,
    #[error("the algorithm is not on the list")]
    Algorithm,
    #[error("not the kind of token asked for")]
    Type,
    #[error("signed with a key nobody published")]
    UnknownKey,
    #[error("the signature is wrong")]
    Signature,
    #[error("from an issuer that is not trusted here")]
    Issuer,
    #[error("meant for somebody else")]
    Audience,
    #[error("expired")]
    Expired,
    #[error("not valid yet")]
    NotYet,
    #[error("the nonce is not the one sent")]
    Nonce,
    #[error("the person did not show who they are just now")]
    AuthTime,
    #[error("its sign-in was ended")]
    Ended,
    #[error("the issuer's keys cannot be read")]
    Unreachable,
}

/// The part of a JOSE header that is looked at; keys it may bring along are never.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Header {
    /// The algorithm.
    pub(crate) alg: String,
    /// The kind of token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) typ: Option<String>,
    /// The name of the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kid: Option<String>,
    /// Extensions the reader must understand: there are none here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) crit: Option<serde_json::Value>,
}

/// A P-256 key that signs (ES256: small signatures, and made in an instant at first start).
#[derive(Clone)]
pub(crate) struct SigningKey {
    pair: Arc<EcdsaKeyPair>,
    jwk: Jwk,
}

impl SigningKey {
    /// A new key in its stored form (PKCS #8).
    pub(crate) fn generate() -> Result<Vec<u8>, ring::error::Unspecified> {
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())?;
        Ok(document.as_ref().to_vec())
    }

    /// The key of a stored form.
    pub(crate) fn from_pkcs8(stored: &[u8]) -> Result<Self, ring::error::KeyRejected> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, stored, &SystemRandom::new())?;
        let jwk = Jwk::p256(pair.public_key().as_ref());
        Ok(Self { pair: Arc::new(pair), jwk })
    }

    /// The public half.
    pub(crate) fn jwk(&self) -> &Jwk {
        &self.jwk
    }

    /// A token of this type with these claims.
    pub(crate) fn sign(&self, typ: &str, claims: &impl Serialize) -> Result<String, TokenError> {
        let header =
            Header { alg: "ES256".into(), typ: Some(typ.into()), kid: self.jwk.kid.clone(), crit: None };
        let part = |json: Result<Vec<u8>, serde_json::Error>| json.map(|bytes| B64.encode(bytes));
        let header = part(serde_json::to_vec(&header)).map_err(|_| TokenError::Malformed)?;
        let claims = part(serde_json::to_vec(claims)).map_err(|_| TokenError::Malformed)?;
        let message = format!("{header}.{claims}");
        let signature =
            self.pair.sign(&SystemRandom::new(), message.as_bytes()).map_err(|_| TokenError::Signature)?;
        Ok(format!("{message}.{}", B64.encode(signature.as_ref())))
    }
}

/// A token taken apart, before anything in it is believed.
pub(crate) struct Unverified<'a> {
    /// Its header.
    pub(crate) header: Header,
    message: &'a str,
    claims: Vec<u8>,
    signature: Vec<u8>,
}

impl<'a> Unverified<'a> {
    /// Takes a token apart.
    pub(crate) fn parse(token: &'a str) -> Result<Self, TokenError> {
        if token.len() > TOKEN_BYTES {
            return Err(TokenError::Malformed);
        }
        let (message, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, claims) = message.split_once('.').ok_or(TokenError::Malformed)?;
        let decode = |part: &str| B64.decode(part).map_err(|_| TokenError::Malformed);
        let header: Header = serde_json::from_slice(&decode(header)?).map_err(|_| TokenError::Malformed)?;
        if header.crit.is_some() || !ALGORITHMS.contains(&header.alg.as_str()) {
            return Err(TokenError::Algorithm);
        }
        Ok(Self { header, message, claims: decode(claims)?, signature: decode(signature)? })
    }

    /// One claim, only good for choosing which keys to check against.
    pub(crate) fn peek<T: DeserializeOwned>(&self) -> Result<T, TokenError> {
        serde_json::from_slice(&self.claims).map_err(|_| TokenError::Malformed)
    }

    /// The claims, once a key of this set has proved to have signed them.
    pub(crate) fn verify<T: DeserializeOwned>(&self, keys: &JwkSet) -> Result<T, TokenError> {
        let key = keys.find(self.header.kid.as_deref(), &self.header.alg).ok_or(TokenError::UnknownKey)?;
        if key.verifies(&self.header.alg, self.message.as_bytes(), &self.signature) {
            self.peek()
        } else {
            Err(TokenError::Signature)
        }
    }
}

/// `at_hash` of OpenID Connect Core §3.1.3.6 for an algorithm with SHA-256.
pub(crate) fn half_hash(token: &str) -> String {
    B64.encode(Sha256::digest(token).iter().copied().take(16).collect::<Vec<u8>>())
}

/// SHA-256 in base64url: the PKCE challenge of a verifier, and how secrets are stored.
pub(crate) fn sha256_b64(text: &str) -> String {
    B64.encode(Sha256::digest(text))
}
