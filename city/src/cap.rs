//! The Common Alerting Protocol 1.2 (OASIS, 1 July 2010; ITU-T X.1303 bis is the same text), both ways.
//!
//! Where to start: [`write()`] says a warning of the city as CAP, [`validate`] is as strict as the standard and
//! its schema, [`read`] takes what others really send, safely, and lists where it differs from the standard.
//! One pass of the same code serves the last two: strict means that nothing was listed.

mod atom;
mod decode;
mod fault;
mod index;
mod limits;
mod message;
mod read;
mod rules;
mod schema;
mod terms;
mod tree;
mod validate;
mod write;
mod xml;

pub use atom::{Feed, atom};
pub use fault::{Breach, Fault, Kind, Refusal, Rule};
pub use index::{Entry, index};
pub use limits::Limits;
pub use message::{Area, Cap, Circle, Info, Named, Reference, Resource, Time};
pub use read::{Read, read, read_all};
pub use terms::{Category, MsgType, Scope, Status};
pub use validate::validate;
pub(crate) use write::EMERGENCY_RELEASE;
pub use write::{Surroundings, Unwritable, write};

/// The media type of a CAP file.
pub const MEDIA_TYPE: &str = "application/cap+xml";

/// The namespace of CAP 1.2.
pub const NAMESPACE: &str = "urn:oasis:names:tc:emergency:cap:1.2";

/// The namespaces of CAP 1.2 and its forerunners, as they are met in the field.
const NAMESPACES: [&str; 4] = [
    NAMESPACE,
    "urn:oasis:names:tc:emergency:cap:1.1",
    "http://www.incident.com/cap/1.0",
    "urn:oasis:names:tc:emergency:cap:1.0",
];
