//! Sign-in, session, vault and consents through the engine's own doors.
#![cfg(test)]

#[path = "session/clock.rs"]
mod clock;
#[path = "session/consent.rs"]
mod consent;
#[path = "session/device.rs"]
mod device;
#[path = "session/issuer.rs"]
mod issuer;
#[path = "session/keyring.rs"]
mod keyring;
#[path = "session/loopback.rs"]
mod loopback;
#[path = "session/passphrase.rs"]
mod passphrase;
#[path = "session/sign_in.rs"]
mod sign_in;
#[path = "session/sign_out.rs"]
mod sign_out;
#[path = "session/wrong.rs"]
mod wrong;
