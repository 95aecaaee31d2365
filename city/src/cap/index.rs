//! Indexes as senders keep them: Atom or RSS, whose entries lead to one CAP file each.

use roxmltree::Node;

use super::decode::decode;
use super::fault::Refusal;
use super::limits::Limits;
use super::{MEDIA_TYPE, tree};

/// The addresses of the messages that an index names, as they stand in it and in its order; relative ones stay so.
///
/// # Errors
/// The document is more than the limits allow, is not XML or has a document type.
pub fn index(bytes: &[u8], limits: Limits) -> Result<Vec<String>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::Limit { what: "bytes", most: limits.bytes });
    }
    let decoded = decode(bytes)?;
    let document = tree::parse(&decoded.text, &limits)?;
    let entries = document.descendants().filter(|node| matches!(node.tag_name().name(), "entry" | "item"));
    Ok(entries.filter_map(address).collect())
}

/// Where an entry leads: to the file that is said to be CAP, else to what it stands for.
fn address(entry: Node<'_, '_>) -> Option<String> {
    let links = || entry.children().filter(|child| matches!(child.tag_name().name(), "link" | "enclosure"));
    let target = |link: Node<'_, '_>| {
        let named = link.attribute("href").or(link.attribute("url")).or(link.text())?.trim();
        (!named.is_empty()).then(|| named.to_owned())
    };
    let cap = links().find(|link| link.attribute("type") == Some(MEDIA_TYPE)).and_then(target);
    let plain = |link: &Node<'_, '_>| matches!(link.attribute("rel"), None | Some("alternate"));
    cap.or_else(|| links().filter(plain).find_map(target))
}
