//! Public keys as issuers publish them (RFC 7517, RFC 8037).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// One public key; members we do not know are left alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Jwk {
    /// The family: `EC`, `RSA` or `OKP`.
    pub(crate) kty: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kid: Option<String>,
    /// The algorithm it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) alg: Option<String>,
    /// What it is for: `sig`.
    #[serde(default, rename = "use", skip_serializing_if = "Option::is_none")]
    pub(crate) usage: Option<String>,
    /// The curve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) crv: Option<String>,
    /// First coordinate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) x: Option<String>,
    /// Second coordinate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) y: Option<String>,
    /// RSA modulus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) n: Option<String>,
    /// RSA exponent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) e: Option<String>,
}

impl Jwk {
    /// A P-256 key from its uncompressed point; named by its thumbprint (RFC 7638).
    pub(crate) fn p256(point: &[u8]) -> Self {
        let (x, y) = point.get(1..).unwrap_or_default().split_at_checked(32).unwrap_or_default();
        let (x, y) = (B64.encode(x), B64.encode(y));
        let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        Self {
            kty: "EC".into(),
            kid: Some(B64.encode(Sha256::digest(members))),
            alg: Some("ES256".into()),
            usage: Some("sig".into()),
            crv: Some("P-256".into()),
            x: Some(x),
            y: Some(y),
            ..Self::default()
        }
    }

    /// Whether this key may sign with this algorithm: a key decides that, never the token.
    fn fits(&self, alg: &str) -> bool {
        let family = match alg {
            "ES256" => self.kty == "EC" && self.crv.as_deref() == Some("P-256"),
            "RS256" => self.kty == "RSA",
            "EdDSA" => self.kty == "OKP" && self.crv.as_deref() == Some("Ed25519"),
            _ => false,
        };
        family
            && self.alg.as_deref().is_none_or(|own| own == alg)
            && self.usage.as_deref().is_none_or(|usage| usage == "sig")
    }

    /// Whether `signature` over `message` is this key's.
    pub(crate) fn verifies(&self, alg: &str, message: &[u8], signature: &[u8]) -> bool {
        self.check(alg, message, signature).is_some()
    }

    fn check(&self, alg: &str, message: &[u8], signature: &[u8]) -> Option<()> {
        let part = |member: &Option<String>| B64.decode(member.as_deref()?).ok();
        match alg {
            "ES256" => {
                let point = [vec![4], part(&self.x)?, part(&self.y)?].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).ok()
            }
            "RS256" => RsaPublicKeyComponents { n: part(&self.n)?, e: part(&self.e)? }
                .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
                .ok(),
            "EdDSA" => UnparsedPublicKey::new(&ED25519, part(&self.x)?).verify(message, signature).ok(),
            _ => None,
        }
    }
}

/// The keys of one issuer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct JwkSet {
    /// Every key.
    pub(crate) keys: Vec<Jwk>,
}

impl JwkSet {
    /// The key of this name for this algorithm; a token without a name needs a set with one choice.
    pub(crate) fn find(&self, kid: Option<&str>, alg: &str) -> Option<&Jwk> {
        let mut fitting = self.keys.iter().filter(|key| key.fits(alg));
        match kid {
            Some(kid) => fitting.find(|key| key.kid.as_deref() == Some(kid)),
            None => fitting.next().filter(|_| fitting.next().is_none()),
        }
    }
}
