//! Who is calling: a person with a token, a guest's device with its secret, or nobody.

use axum::extract::FromRequestParts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, header, request::Parts};
use hue_model::time::Millis;
use hue_model::wire::DEVICE_SECRET;
use sha2::{Digest as _, Sha256};

use crate::identity;
use crate::problem::{Failure, Result};
use crate::state::App;

/// Who is calling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// A person a trusted issuer vouches for.
    Person(Person),
    /// A device that showed its secret: the SHA-256 of it in hex.
    Guest {
        /// The hash.
        device_hash: String,
    },
    /// No token and no secret.
    Nobody,
}

/// A person as the token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The issuer.
    pub iss: String,
    /// The person's id there.
    pub sub: String,
    /// The name, if the token carries it.
    pub name: Option<String>,
    /// The level of identity.
    pub level: u8,
    /// When the token ends.
    pub expires_at: Millis,
    /// The sign-in at the issuer that the token came of.
    pub sid: Option<String>,
}

/// The city's key of a person: the same for the same issuer and subject, and unreadable by itself.
#[must_use]
pub fn person_id(iss: &str, sub: &str) -> String {
    let mut hash = Sha256::new();
    for part in [iss, "\0", sub] {
        hash.update(part.as_bytes());
    }
    format!("p-{}", hex(&hash.finalize()))
}

/// The city's key of a guest's device.
#[must_use]
pub fn guest_id(device_hash: &str) -> String {
    format!("g-{device_hash}")
}

/// Bytes in lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The SHA-256 of something in lower-case hex: how secrets are stored, and bodies and photos compared.
#[must_use]
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

impl Caller {
    /// The owner's key under which this caller's things are stored.
    ///
    /// # Errors
    /// Sign-in is needed when nobody is calling.
    pub fn owner(&self) -> Result<String> {
        match self {
            Self::Person(person) => Ok(person_id(&person.iss, &person.sub)),
            Self::Guest { device_hash } => Ok(guest_id(device_hash)),
            Self::Nobody => Err(Failure::sign_in_needed()),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        if let Some(token) = bearer(&parts.headers)? {
            return identity::bearer(app, token).await.map(Self::Person);
        }
        guest(&parts.headers)
    }
}

fn bearer(headers: &HeaderMap) -> Result<Option<&str>> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let token = value.to_str().ok().and_then(|text| text.strip_prefix("Bearer ")).map(str::trim);
    token.map(Some).ok_or_else(Failure::session_expired)
}

fn guest(headers: &HeaderMap) -> Result<Caller> {
    let Some(value) = headers.get(DEVICE_SECRET) else { return Ok(Caller::Nobody) };
    let secret = URL_SAFE_NO_PAD.decode(value.as_bytes()).map_err(|_| Failure::sign_in_needed())?;
    if secret.len() < 16 || secret.len() > 64 {
        return Err(Failure::sign_in_needed());
    }
    Ok(Caller::Guest { device_hash: sha256(secret) })
}

/// The hash of the secret a device shows, whoever else it says it is: a call for rescue needs nobody's name, and a
/// token that ended must not stand in its way.
///
/// # Errors
/// No secret was shown.
pub fn device_hash(headers: &HeaderMap) -> Result<String> {
    match guest(headers)? {
        Caller::Guest { device_hash } => Ok(device_hash),
        _ => Err(Failure::sign_in_needed()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Caller, guest};
    use http::{HeaderMap, HeaderValue};

    #[test]
    fn a_guest_is_the_hash_of_the_secret() {
        let mut headers = HeaderMap::new();
        assert_eq!(guest(&headers).unwrap(), Caller::Nobody);
        headers.insert("hue-device-secret", HeaderValue::from_static("AAAAAAAAAAAAAAAAAAAAAA"));
        let Caller::Guest { device_hash } = guest(&headers).unwrap() else {
            panic!("a secret makes a guest")
        };
        assert_eq!(device_hash, "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb");
        headers.insert("hue-device-secret", HeaderValue::from_static("AAAA"));
        assert!(guest(&headers).is_err(), "a secret of three bytes is none");
    }
}
