//! Tolerant and safe: what others really send, with every difference from the standard listed.
//!
//! Safe means: weighed before it is parsed, no document type, no entities, nothing fetched. Tolerant means:
//! order, forms of times, encodings, older versions and wrappers are forgiven and named; a value that decides
//! how loud a warning is has to be one of the standard's, since nobody should guess it.

mod area;
mod document;
mod fields;
mod info;
mod message;

pub(super) use document::examine;

use super::fault::{Fault, Refusal};
use super::limits::Limits;
use super::message::Cap;

/// A message that could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The message, without the parts that could not be used.
    pub cap: Cap,
    /// Where it departs from the standard; empty when it is strictly valid.
    pub differences: Vec<Fault>,
    /// The SHA-256 of its text in hex, where space between words does not count: another one is another text.
    pub sha256: String,
}

/// Reads the one message of a document, wherever it stands in it.
///
/// # Errors
/// The document is more than the limits allow, is not XML or has a document type, holds no alert or several,
/// or an alert without what it means nothing without.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Read, Refusal> {
    let examined = examine(bytes, &limits);
    let differences = examined.faults;
    examined.cap.map(|(cap, sha256)| Read { cap, differences, sha256 })
}

/// Reads every message of a document, such as an Atom feed that carries them whole. One that cannot be read
/// does not keep the others from being.
///
/// # Errors
/// The document as a whole cannot be read, or has no alert.
pub fn read_all(bytes: &[u8], limits: Limits) -> Result<Vec<Result<Read, Refusal>>, Refusal> {
    document::read_all(bytes, &limits)
}
