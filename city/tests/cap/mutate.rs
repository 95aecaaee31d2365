//! Mutations that know what an alert looks like: elements, values, bytes and encodings.

mod tree;
mod value;

use rand::Rng;
use rand::rngs::StdRng;

pub(crate) use tree::Element;

/// A mutated copy of a message, as bytes in some encoding.
pub(crate) fn mutant(seed: &str, dice: &mut StdRng) -> Vec<u8> {
    let mut root = Element::parse(seed);
    for _ in 0..dice.gen_range(1..=2) {
        structure_or_value(&mut root, dice);
    }
    let text = root.to_text();
    match dice.gen_range(0..10) {
        0 => broken(encoded(&text, dice), dice),
        1 | 2 => encoded(&text, dice),
        _ => text.into_bytes(),
    }
}

fn structure_or_value(root: &mut Element, dice: &mut StdRng) {
    match dice.gen_range(0..15) {
        0 => root.remove(dice),
        1 => root.duplicate(dice),
        2 => root.swap(dice),
        3 => root.carry(dice),
        4 => root.rename(dice),
        5 => root.insert_words(dice),
        6 => root.insert_aside(dice),
        7 => root.attribute(dice),
        8 => root.namespace(dice),
        9 | 10 => value::tweak(root, dice),
        _ => value::replace(root, dice),
    }
}

/// Documents say what they are encoded in, or have a mark, or both, or lie.
fn encoded(text: &str, dice: &mut StdRng) -> Vec<u8> {
    let body = text.strip_prefix("<?xml version=\"1.0\"?>").unwrap_or(text);
    let declared = |label: &str| format!("<?xml version=\"1.0\" encoding=\"{label}\"?>{body}");
    let utf_16 = |order: fn(u16) -> [u8; 2], mark: bool| {
        let units = declared("UTF-16").encode_utf16().collect::<Vec<_>>();
        mark.then_some(0xfeff).into_iter().chain(units).flat_map(order).collect::<Vec<u8>>()
    };
    match dice.gen_range(0..9) {
        0 => latin_1(&declared("ISO-8859-1")),
        1 => latin_1(&declared("iso-8859-1")),
        2 => latin_1(body),
        3 => utf_16(u16::to_le_bytes, true),
        4 => utf_16(u16::to_be_bytes, true),
        5 => ["\u{feff}", &declared("UTF-8")].concat().into_bytes(),
        6 => declared(["UTF-8", "utf-8", "x-none", "", "8"][dice.gen_range(0..5)]).into_bytes(),
        7 => {
            let versions =
                ["1.0", "1.1", "2.0", "1.0' standalone='yes", "1.0' standalone='maybe", "1.0' x='"];
            let version = versions[dice.gen_range(0..versions.len())];
            format!("<?xml version='{version}'?>{body}").into_bytes()
        }
        _ => format!("\n{}", declared("UTF-8")).into_bytes(),
    }
}

/// One byte a character; what does not fit becomes a reference.
fn latin_1(text: &str) -> Vec<u8> {
    let byte = |letter: char| u8::try_from(u32::from(letter)).ok();
    let mut bytes = Vec::new();
    for letter in text.chars() {
        match byte(letter) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(format!("&#{};", u32::from(letter)).bytes()),
        }
    }
    bytes
}

/// Bytes that mean something in XML, or must not be there.
const MARKS: &[u8] = b"<>&'\"=/!?;: \n\0]#x-";

/// One wound: a byte changed, lost or added, a piece doubled, or the end cut off.
pub(crate) fn broken(mut bytes: Vec<u8>, dice: &mut impl Rng) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    let at = dice.gen_range(0..bytes.len());
    match dice.gen_range(0..6) {
        0 => bytes[at] = dice.r#gen(),
        1 => bytes[at] ^= 1 << dice.gen_range(0..8),
        2 => drop(bytes.remove(at)),
        3 => bytes.insert(at, MARKS[dice.gen_range(0..MARKS.len())]),
        4 => {
            let end = (at + dice.gen_range(1..200)).min(bytes.len());
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        _ => bytes.truncate(at),
    }
    bytes
}
