//! A document: its bytes, what stands around the alerts, and the alerts in it.

use roxmltree::{Document, Node};

use super::Read;
use super::fields::Fields;
use super::message;
use crate::caller::sha256;
use crate::cap::decode::decode;
use crate::cap::fault::{Breach, Fault, Kind, Refusal, Rule};
use crate::cap::limits::{Limits, MOST_FAULTS};
use crate::cap::message::Cap;
use crate::cap::schema::{self, is_cap};
use crate::cap::{rules, tree};

/// What a document came to.
pub(in crate::cap) struct Examined {
    /// Where it departs from the standard, as far as it was read.
    pub(in crate::cap) faults: Vec<Fault>,
    /// Its one message, and the hash of its text.
    pub(in crate::cap) cap: Result<(Cap, String), Refusal>,
}

/// Reads a document that should hold one alert.
pub(in crate::cap) fn examine(bytes: &[u8], limits: &Limits) -> Examined {
    let mut faults = Vec::new();
    let cap = open(bytes, limits, &mut faults, |document, faults| {
        let alerts = alerts_of(document);
        match alerts.as_slice() {
            [] => Err(Refusal::NoAlert),
            [alert] => Ok((Fields::new(*limits, faults).read(*alert)?, sha256_of(*alert))),
            several => Err(Refusal::Several(several.len())),
        }
    });
    faults.sort_by_key(|fault| !fault.is_schema());
    Examined { faults, cap }
}

/// Reads a document that may hold several; the limits are those of all together.
pub(super) fn read_all(bytes: &[u8], limits: &Limits) -> Result<Vec<Result<Read, Refusal>>, Refusal> {
    let mut around = Vec::new();
    let read = open(bytes, limits, &mut around, |document, around| {
        let mut left = *limits;
        let mut messages = Vec::new();
        for alert in alerts_of(document) {
            let mut differences = around.clone();
            let mut fields = Fields::new(left, &mut differences);
            let cap = fields.read(alert);
            left = fields.left;
            messages.push(cap.map(|cap| Read { cap, differences, sha256: sha256_of(alert) }));
        }
        Ok(messages)
    })?;
    if read.is_empty() { Err(Refusal::NoAlert) } else { Ok(read) }
}

/// Decodes, weighs and parses, and lists what is unusual about the document itself.
fn open<T>(
    bytes: &[u8],
    limits: &Limits,
    faults: &mut Vec<Fault>,
    then: impl FnOnce(&Document<'_>, &mut Vec<Fault>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::Limit { what: "bytes", most: limits.bytes });
    }
    let decoded = decode(bytes)?;
    let document = tree::parse(&decoded.text, limits)?;
    let kinds = decoded.kinds.into_iter().chain(tree::mistakes(&document));
    faults.extend(kinds.map(|kind| Fault { place: "document".to_owned(), kind }));
    let root = document.root_element();
    if !is_cap(root, "alert") {
        let name = tree::beginning(root.tag_name().name());
        faults.push(Fault { place: "document".to_owned(), kind: Kind::Schema(Breach::Root(name)) });
    }
    then(&document, faults)
}

/// By what it is seen whether the text of a message is the same; how much space stands in it does not matter.
fn sha256_of(alert: Node<'_, '_>) -> String {
    let text = alert.document().input_text().get(alert.range()).unwrap_or_default();
    sha256(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Every alert that does not stand inside another one.
fn alerts_of<'a, 'input>(document: &'a Document<'input>) -> Vec<Node<'a, 'input>> {
    let inside = |node: &Node<'_, '_>| node.ancestors().skip(1).any(|above| is_cap(above, "alert"));
    document.descendants().filter(|node| is_cap(*node, "alert")).filter(|node| !inside(node)).collect()
}

impl Fields<'_> {
    /// Reads one alert: against the schema, then its values, then the prose.
    fn read(&mut self, alert: Node<'_, '_>) -> Result<Cap, Refusal> {
        schema::check(alert, self.faults);
        let cap = message::read(alert, self)?;
        rules::check(&cap, self.faults);
        if self.faults.len() > MOST_FAULTS {
            self.faults.truncate(MOST_FAULTS);
            self.faults.push(Fault { place: "document".to_owned(), kind: Kind::Rule(Rule::More) });
        }
        Ok(cap)
    }
}
