//! The door's secrets and its own address.

use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// 256 random bits as text.
struct Secret(String);

impl Secret {
    fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Compares hashes, so that the time it takes says nothing about how much of a guess was right.
    fn is(&self, given: &str) -> bool {
        Sha256::digest(self.0.as_bytes()) == Sha256::digest(given.as_bytes())
    }
}

/// The address of the door, the code of its link, and the two secrets of the page it let in.
pub(crate) struct Door {
    host: String,
    origin: String,
    cookie_name: String,
    code: Mutex<Option<Secret>>,
    cookie: Secret,
    token: Secret,
}

impl Door {
    pub(crate) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let host = format!("127.0.0.1:{port}");
        Ok(Self {
            origin: format!("http://{host}"),
            host,
            // Cookies do not know ports: two doors on one machine would overwrite each other's.
            cookie_name: format!("hue_{port}"),
            code: Mutex::new(Some(Secret::new()?)),
            cookie: Secret::new()?,
            token: Secret::new()?,
        })
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The one-time link.
    pub(crate) fn link(&self) -> String {
        let code = self.code.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let code = code.as_ref().map_or("", |code| code.0.as_str());
        format!("{}/enter?code={code}", self.origin)
    }

    /// Uses the code up when it is the right one; a wrong guess costs the owner nothing.
    pub(crate) fn take_code(&self, given: &str) -> bool {
        let mut code = self.code.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let right = code.as_ref().is_some_and(|code| code.is(given));
        if right {
            *code = None;
        }
        right
    }

    /// The `Set-Cookie` value for the browser that came with the code.
    pub(crate) fn set_cookie(&self) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie_name, self.cookie.0)
    }

    /// Whether this `Cookie` header holds the door's cookie.
    pub(crate) fn knows_cookie(&self, header: &str) -> bool {
        header
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .any(|(name, value)| name == self.cookie_name && self.cookie.is(value))
    }

    pub(crate) fn token(&self) -> &str {
        &self.token.0
    }

    pub(crate) fn knows_token(&self, given: &str) -> bool {
        self.token.is(given)
    }
}
