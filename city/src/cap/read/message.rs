//! `alert`.

use roxmltree::Node;

use super::fields::{Fields, child, children, code, list, needed, text, trimmed};
use super::info;
use crate::cap::fault::{Refusal, Rule};
use crate::cap::message::{Cap, Reference};
use crate::cap::schema::SIGNATURE;
use crate::cap::terms::{MsgType, Scope, Status};
use crate::cap::tree::{beginning, place_of};

/// Reads an alert.
pub(super) fn read(alert: Node<'_, '_>, fields: &mut Fields<'_>) -> Result<Cap, Refusal> {
    let Some(sent) = fields.time(alert, "sent") else {
        return Err(no_moment(alert));
    };
    let signed = |node: Node<'_, '_>| node.tag_name().namespace() == Some(SIGNATURE);
    let mut infos = Vec::new();
    for node in children(alert, "info") {
        infos.push(info::read(node, sent, fields)?);
    }
    Ok(Cap {
        identifier: needed(alert, "identifier")?,
        sender: needed(alert, "sender")?,
        sent,
        status: code(alert, "status", Status::from_code)?,
        msg_type: code(alert, "msgType", MsgType::from_code)?,
        source: text(alert, "source"),
        scope: code(alert, "scope", Scope::from_code)?,
        restriction: text(alert, "restriction"),
        addresses: list(alert, "addresses"),
        codes: children(alert, "code").map(trimmed).collect(),
        note: text(alert, "note"),
        references: references(alert, fields),
        incidents: list(alert, "incidents"),
        infos,
        signed: alert.children().any(signed),
    })
}

fn no_moment(alert: Node<'_, '_>) -> Refusal {
    match child(alert, "sent") {
        Some(sent) => Refusal::Value { place: place_of(sent), value: beginning(&trimmed(sent)) },
        None => Refusal::Missing { place: place_of(alert), name: "sent" },
    }
}

fn references(alert: Node<'_, '_>, fields: &mut Fields<'_>) -> Vec<Reference> {
    let Some(node) = child(alert, "references") else { return Vec::new() };
    let mut references = Vec::new();
    for item in trimmed(node).split_whitespace() {
        match reference(item) {
            Some(reference) => references.push(reference),
            None => fields.note(node, Rule::Reference(beginning(item))),
        }
    }
    references
}

fn reference(item: &str) -> Option<Reference> {
    let parts: Vec<&str> = item.split(',').collect();
    let [sender, identifier, sent] = parts.as_slice() else { return None };
    let whole = !sender.is_empty() && !identifier.is_empty() && super::fields::time(sent).is_some();
    let own = |part: &str| part.to_owned();
    whole.then(|| Reference { sender: own(sender), identifier: own(identifier), sent: own(sent) })
}
