//! From bytes to text: byte order marks, declared encodings, and blanks where none may be.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::fault::{Kind, Refusal, Rule};

/// A document as text, without its byte order mark.
pub(super) struct Text {
    /// The text from its first `<` on.
    pub(super) text: String,
    /// What was unusual about the bytes.
    pub(super) kinds: Vec<Kind>,
}

/// Decodes a document as XML 1.0 appendix F says.
pub(super) fn decode(bytes: &[u8]) -> Result<Text, Refusal> {
    let mut kinds = Vec::new();
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            kinds.push(Kind::Rule(Rule::ByteOrderMark));
            let body = bytes.get(length..).unwrap_or_default();
            if declared(body).is_some_and(|label| Encoding::for_label(label).is_none()) {
                kinds.push(Kind::Xml("the declared encoding is not known".to_owned()));
            }
            (encoding, body)
        }
        None => (guess(bytes)?, bytes),
    };
    if encoding != UTF_8 {
        kinds.push(Kind::Rule(Rule::Encoding(encoding.name())));
    }
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| Refusal::Bytes(encoding.name()))?;
    let trimmed = text.trim_start();
    if trimmed.len() < text.len() && trimmed.starts_with("<?xml") {
        kinds.push(Kind::Xml("something stands before the XML declaration".to_owned()));
        return Ok(Text { text: trimmed.to_owned(), kinds });
    }
    Ok(Text { text: text.into_owned(), kinds })
}

/// The encoding of a document without a byte order mark.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, Refusal> {
    match bytes {
        [0, b'<', 0, b'?', ..] => return Ok(UTF_16BE),
        [b'<', 0, b'?', 0, ..] => return Ok(UTF_16LE),
        _ => {}
    }
    let Some(label) = declared(bytes) else { return Ok(UTF_8) };
    Encoding::for_label(label)
        .ok_or_else(|| Refusal::Encoding(String::from_utf8_lossy(label).chars().take(60).collect()))
}

/// The value of `encoding` in the XML declaration.
fn declared(bytes: &[u8]) -> Option<&[u8]> {
    let start = bytes.trim_ascii_start();
    let rest = start.strip_prefix(b"<?xml")?;
    let declaration = rest.get(..find(rest, b"?>")?)?;
    let after = declaration.get(find(declaration, b"encoding")?..)?.strip_prefix(b"encoding")?;
    let value = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first()?;
    value.split(|byte| byte == quote).next()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
