//! The catalogue of services: what is built in with what officers published over it.
//!
//! One person proposes, another one publishes ([`desk`]); each publication is a version, and a device that has one asks for
//! what changed since (`served`). Codes are retired and never removed.

pub mod desk;
pub(crate) mod fields;
pub(crate) mod served;
