//! Indexes as senders keep them: Atom or RSS, whose entries lead to one CAP file each.

use roxmltree::Node;

use super::decode::decode;
use super::fault::Refusal;
use super::limits::Limits;
use super::{MEDIA_TYPE, tree};

/// An entry of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where its message lies, as it stands there; relative ones stay so.
    pub address: String,
    /// When it was changed last, as it stands there; empty where it says nothing.
    pub updated: String,
}

/// The messages that an index names, in its order.
///
/// # Errors
/// The document is more than the limits allow, is not XML or has a document type.
pub fn index(bytes: &[u8], limits: Limits) -> Result<Vec<Entry>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::Limit { what: "bytes", most: limits.bytes });
    }
    let decoded = decode(bytes)?;
    let document = tree::parse(&decoded.text, &limits)?;
    let entries = document.descendants().filter(|node| matches!(node.tag_name().name(), "entry" | "item"));
    let read = |entry| {
        let updated = ["updated", "pubDate"].into_iter().find_map(|name| text(entry, name));
        Some(Entry { address: address(entry)?, updated: updated.unwrap_or_default() })
    };
    Ok(entries.filter_map(read).collect())
}

fn text(entry: Node<'_, '_>, name: &str) -> Option<String> {
    let child = entry.children().find(|child| child.tag_name().name() == name)?;
    Some(child.text()?.trim().to_owned())
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
