//! Strict: what this city sends, and what it would have others send.

use super::fault::{Breach, Fault, Kind, Refusal, Rule};
use super::limits::Limits;
use super::message::Cap;
use super::read::examine;

/// Reads a message that keeps to the standard in everything: the schema's order, types and values, and the
/// prose that no schema can check.
///
/// # Errors
/// The faults, those of the schema first; [`Fault::is_schema`] tells the groups apart.
pub fn validate(bytes: &[u8]) -> Result<Cap, Vec<Fault>> {
    let examined = examine(bytes, &Limits::FEED);
    let mut faults = examined.faults;
    match examined.cap {
        Ok((cap, _)) if faults.is_empty() => Ok(cap),
        Ok(_) => Err(faults),
        Err(refusal) => {
            faults.push(Fault { place: String::new(), kind: kind_of(refusal) });
            Err(faults)
        }
    }
}

/// The group that a refusal belongs to. What is missing or misspelt has been listed from the schema already.
fn kind_of(refusal: Refusal) -> Kind {
    match refusal {
        Refusal::Xml(what) => Kind::Xml(what),
        Refusal::Bytes(_) => Kind::Xml(refusal.to_string()),
        Refusal::NoAlert => Kind::Schema(Breach::Root("something else".to_owned())),
        Refusal::Limit { .. }
        | Refusal::DocumentType
        | Refusal::Encoding(_)
        | Refusal::Several(_)
        | Refusal::Missing { .. }
        | Refusal::Value { .. } => Kind::Rule(Rule::Refused(refusal)),
    }
}
