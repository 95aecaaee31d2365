//! A sign-in on its way, and that there is at most one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth2::PkceCodeVerifier;
use openidconnect::Nonce;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::SessionRoom;
use super::answer::Answer;
use super::issuer::Request;
use crate::entropy::{self, Entropy};

/// The attempt as others see it.
pub(super) struct Attempt {
    pub(super) state: String,
    /// The redirect of a private scheme, when the answer comes as a deep link.
    pub(super) redirect_uri: String,
    pub(super) answers: mpsc::Sender<Answer>,
    pub(super) given_up: CancellationToken,
}

/// A fresh request: every secret in it has 256 bits and is used once.
pub(super) fn request(entropy: &dyn Entropy, redirect_uri: String) -> Request {
    let secret = || URL_SAFE_NO_PAD.encode(entropy::bytes::<32>(entropy));
    Request {
        state: secret(),
        nonce: Nonce::new(secret()),
        verifier: PkceCodeVerifier::new(secret()),
        redirect_uri,
    }
}

impl SessionRoom {
    /// Makes this the one attempt; an earlier one is given up without a word.
    pub(super) fn begin(&self, attempt: Attempt) {
        if let Some(earlier) = self.look(|held| held.attempt.replace(attempt)) {
            earlier.given_up.cancel();
        }
    }

    /// Ends the attempt with this state; `false` when another has taken its place.
    pub(super) fn end(&self, state: &str) -> bool {
        self.look(|held| held.attempt.take_if(|attempt| attempt.state == state)).is_some()
    }

    /// Gives the attempt up, if there is one.
    pub(super) fn give_up_attempt(&self) -> bool {
        let attempt = self.look(|held| held.attempt.take());
        attempt.inspect(|attempt| attempt.given_up.cancel()).is_some()
    }
}
