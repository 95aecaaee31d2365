//! `info` and `resource`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hue_model::alert::{Certainty, ResponseType, Severity, Urgency};
use roxmltree::Node;

use super::area;
use super::fields::{Fields, child, children, code, known, named, needed, text, trimmed};
use crate::cap::fault::{Refusal, Rule};
use crate::cap::message::{Info, Resource, Time};
use crate::cap::terms::Category;

/// Reads an info; `sent` stands in for an effective time that is missing.
pub(super) fn read(info: Node<'_, '_>, sent: Time, fields: &mut Fields<'_>) -> Result<Info, Refusal> {
    let categories = children(info, "category").map(|node| known(node, Category::from_code));
    let responses = children(info, "responseType").map(|node| known(node, ResponseType::from_code));
    let resources = children(info, "resource").map(|node| resource(node, fields)).collect();
    let mut areas = Vec::new();
    for node in children(info, "area") {
        areas.extend(area::read(node, fields)?);
    }
    Ok(Info {
        language: text(info, "language").unwrap_or_else(|| "en-US".to_owned()),
        categories: categories.collect::<Result<_, _>>()?,
        event: needed(info, "event")?,
        response_types: responses.collect::<Result<_, _>>()?,
        urgency: code(info, "urgency", Urgency::from_code)?,
        severity: code(info, "severity", Severity::from_code)?,
        certainty: code(info, "certainty", certainty)?,
        audience: text(info, "audience"),
        event_codes: named(info, "eventCode"),
        effective: fields.time(info, "effective").unwrap_or(sent),
        onset: fields.time(info, "onset"),
        expires: fields.time(info, "expires"),
        sender_name: text(info, "senderName"),
        headline: text(info, "headline"),
        description: text(info, "description"),
        instruction: text(info, "instruction"),
        web: fields.uri(info, "web"),
        contact: text(info, "contact"),
        parameters: named(info, "parameter"),
        resources,
        areas,
    })
}

/// CAP 1.0 had one word more.
fn certainty(code: &str) -> Option<Certainty> {
    if code == "Very Likely" { Some(Certainty::Likely) } else { Certainty::from_code(code) }
}

fn resource(node: Node<'_, '_>, fields: &mut Fields<'_>) -> Resource {
    let size = child(node, "size").map(|node| (node, trimmed(node).trim_start_matches('+').parse().ok()));
    if let Some((node, None)) = size {
        fields.note(node, Rule::Size);
    }
    Resource {
        description: text(node, "resourceDesc").unwrap_or_default(),
        mime_type: text(node, "mimeType").unwrap_or_default(),
        size: size.and_then(|(_, size)| size),
        uri: fields.uri(node, "uri"),
        deref_uri: kept(node, "derefUri", is_base64, Rule::Base64, fields),
        digest: kept(node, "digest", is_sha1, Rule::Digest, fields),
    }
}

/// A text, unless it is not of its form.
fn kept(
    node: Node<'_, '_>,
    name: &str,
    good: fn(&str) -> bool,
    rule: Rule,
    fields: &mut Fields<'_>,
) -> Option<String> {
    let child = child(node, name)?;
    let text = trimmed(child);
    if !good(&text) {
        fields.note(child, rule);
        return None;
    }
    Some(text)
}

fn is_sha1(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|it| it.is_ascii_hexdigit())
}

fn is_base64(text: &str) -> bool {
    let bare: String = text.split_whitespace().collect();
    STANDARD.decode(bare).is_ok()
}
