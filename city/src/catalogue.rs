//! The catalogue: what is built in with what officers published over it.
//!
//! One person proposes, another one publishes ([`desk`]); each publication is a version, and a device that has one asks for
//! what changed since (`served`). Every kind of [`item`] goes the same way; `fields` says what each has. Codes are retired
//! and never removed.

pub mod desk;
pub(crate) mod fields;
pub(crate) mod ics;
pub mod item;
pub(crate) mod served;
