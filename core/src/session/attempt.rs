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
    /// The person is being taken in: from here on it goes to its end.
    pub(super) settling: bool,
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
    /// Makes this the one attempt; an earlier one is given up without a word, unless its person is being
    /// taken in: then `false`.
    pub(super) fn begin(&self, attempt: Attempt) -> bool {
        self.look(|held| {
            if held.attempt.as_ref().is_some_and(|earlier| earlier.settling) {
                return false;
            }
            if let Some(earlier) = held.attempt.replace(attempt) {
                earlier.given_up.cancel();
            }
            true
        })
    }

    /// The point of no return of the attempt with this state; `false` when it was given up.
    pub(super) fn settle_attempt(&self, state: &str) -> bool {
        self.look(|held| {
            let ours = held.attempt.as_mut().filter(|attempt| attempt.state == state);
            ours.map(|attempt| attempt.settling = true).is_some()
        })
    }

    /// Ends the attempt with this state; `false` when another has taken its place.
    pub(super) fn end(&self, state: &str) -> bool {
        self.look(|held| held.attempt.take_if(|attempt| attempt.state == state)).is_some()
    }

    /// Gives the attempt up, if there is one that can be.
    pub(super) fn give_up_attempt(&self) -> bool {
        let attempt = self.look(|held| held.attempt.take_if(|attempt| !attempt.settling));
        attempt.inspect(|attempt| attempt.given_up.cancel()).is_some()
    }
}
