//! The key by which push services know this city (VAPID, RFC 8292). It is made once: with another one every
//! subscription would be void.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use hue_model::time::Millis;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};

use crate::clock::{Entropy, chance};
use crate::config::Config;
use crate::keep::keep;
use crate::problem::{Failure, Result};

/// A demonstration's key within its data folder.
const KEY_FILE: &str = "push.key";
/// How long a token counts, in milliseconds; push services take at most a day.
const COUNTS: i64 = 12 * 3_600_000;

/// The key of a node.
pub(crate) struct PushKey {
    signing: SigningKey,
    /// The public half as browsers want it: an uncompressed point, base64url.
    pub(crate) public: String,
    /// Whom a push service may ask.
    contact: String,
    tokens: Mutex<HashMap<String, (Millis, String)>>,
}

impl PushKey {
    /// The configured key, or that of a demonstration; `None` where a city in service has none.
    pub(crate) fn open(config: &Config, contact: &str) -> Result<Option<Self>> {
        let own = config.data.join(KEY_FILE);
        let path = match &config.push_key {
            Some(path) => path,
            None if config.production => return Ok(None),
            None => &own,
        };
        if config.push_key.is_none() && !path.exists() {
            make(path, &*config.entropy)?;
        }
        let bad = |cause: String| Failure::Config(format!("{}: {cause}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
        let seed = B64.decode(text.trim()).map_err(|error| bad(error.to_string()))?;
        let signing = SigningKey::from_slice(&seed).map_err(|_| bad("it is no key".into()))?;
        let public = public(&signing);
        Ok(Some(Self { signing, public, contact: contact.to_owned(), tokens: Mutex::default() }))
    }

    /// What a request to this push service shows: one token an origin, kept while it counts.
    pub(crate) fn authorization(&self, origin: &str, now: Millis) -> String {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((until, token)) = tokens.get(origin)
            && until.since(now) > COUNTS / 2
        {
            return token.clone();
        }
        let until = now.plus(COUNTS);
        let claims = serde_json::json!({ "aud": origin, "exp": until.0 / 1_000, "sub": self.contact });
        let message =
            format!("{}.{}", B64.encode(r#"{"typ":"JWT","alg":"ES256"}"#), B64.encode(claims.to_string()));
        let signature: Signature = self.signing.sign(message.as_bytes());
        let token = format!("vapid t={message}.{}, k={}", B64.encode(signature.to_bytes()), self.public);
        tokens.insert(origin.to_owned(), (until, token.clone()));
        token
    }
}

fn public(key: &SigningKey) -> String {
    B64.encode(key.verifying_key().to_encoded_point(false).as_bytes())
}

/// Makes a key in this file, readable by its owner only; answers its public half.
///
/// # Errors
/// The file is there already, or cannot be written.
pub fn make(path: &Path, entropy: &dyn Entropy) -> Result<String> {
    if path.exists() {
        return Err(Failure::Config(format!("{} is there already; a key is made once", path.display())));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| Failure::Config(format!("{} names no file", path.display())))?;
    // Nearly every number is a key.
    let key = loop {
        if let Ok(key) = SigningKey::from_slice(&chance::<32>(entropy)) {
            break key;
        }
    };
    keep(folder, name, B64.encode(key.to_bytes()).as_bytes())?;
    Ok(public(&key))
}
