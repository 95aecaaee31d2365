//! Values that nearly are what they should be.

use rand::Rng as _;
use rand::rngs::StdRng;

use super::tree::{Element, Piece};

const TIMES: &[&str] = &[
    "2026-10-12T06:30:00+07:00",
    " 2026-10-12T06:30:00-00:00\n",
    "2026-10-12T06:30:00Z",
    "2026-10-12T06:30:00.0+07:00",
    "2026-10-12T06:30:00,07:00",
    "2026-10-12T06:30:00+0700",
    "2026-10-12T06:30+07:00",
    "2026-10-12t06:30:00+07:00",
    "2026-10-12 06:30:00+07:00",
    "2026-02-29T06:30:00+07:00",
    "2024-02-29T06:30:00+07:00",
    "1900-02-29T06:30:00+07:00",
    "2026-13-01T06:30:00+07:00",
    "2026-00-01T06:30:00+07:00",
    "2026-04-31T06:30:00+07:00",
    "2026-10-12T24:00:00+07:00",
    "2026-10-12T24:00:01+07:00",
    "2026-10-12T25:00:00+07:00",
    "2026-10-12T06:60:00+07:00",
    "2026-10-12T06:30:60+07:00",
    "2026-10-12T06:30:00+14:00",
    "2026-10-12T06:30:00-14:00",
    "2026-10-12T06:30:00+14:01",
    "2026-10-12T06:30:00+13:60",
    "0000-10-12T06:30:00+07:00",
    "0001-01-01T00:00:00+00:00",
    "12026-10-12T06:30:00+07:00",
    "-2026-10-12T06:30:00+07:00",
    "\u{ff12}026-10-12T06:30:00+07:00",
    "",
];

const CODES: &[&str] = &[
    "Actual",
    "Draft",
    "System",
    "actual",
    " Actual",
    "Actual ",
    "Update",
    "Ack",
    "Error",
    "Public",
    "Private",
    "Met",
    "CBRNE",
    "CBRN",
    "Immediate",
    "Past",
    "Extreme",
    "Likely",
    "Very Likely",
    "Observed",
    "AllClear",
    "Unknown",
    "None",
    "",
    "Other\n",
];

const TAGS: &[&str] = &[
    "vi-VN",
    "vi",
    " en-US ",
    "vi_VN",
    "x-hue",
    "zh-Hant-TW",
    "abcdefghi",
    "en-",
    "-en",
    "1en",
    "e1",
    "en-1",
    "",
    " ",
    "i-abcdefgh-12345678",
    "tiếng-việt",
];

const URIS: &[&str] = &[
    "http://hue.example/",
    "https://a:b@hue.example:443/x;y/z?q=1&amp;r=2#f",
    "https://hue.example/cảnh báo",
    "https://hue.example/cảnh-báo?t=lũ",
    "javascript:alert(1)",
    "//hue.example",
    "../a/b",
    "a:b",
    "1a:b",
    "./1a:b",
    "%41%zz",
    "%4",
    "a b",
    "#",
    "?",
    "a#b#c",
    "http://[::1]/",
    "http://[::1",
    "http://hue.example:80x/",
    "http://a@b@c/",
    "&lt;&gt;\"{}|\\^`",
    "http://x/[a]",
    "mailto:lan@hue.example",
    "urn:x:y",
    ":",
    "http:",
    "http://",
    "",
    " ",
];

const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "+1",
    " 12 ",
    "1.0",
    "1.",
    ".5",
    ".",
    "-",
    "",
    "1e3",
    "0x1",
    "1,5",
    "1 2",
    "NaN",
    "INF",
    "123456789012345678",
    "00000000000000000000000000000000001",
    "-12.50",
    "１",
];

/// The values that suit an element, and those of the others now and then.
fn pool(name: &str, dice: &mut StdRng) -> &'static [&'static str] {
    let pools = [TIMES, CODES, TAGS, URIS, NUMBERS];
    if dice.gen_ratio(1, 10) {
        return pools[dice.gen_range(0..pools.len())];
    }
    match name {
        "sent" | "effective" | "onset" | "expires" => TIMES,
        "language" => TAGS,
        "web" | "uri" => URIS,
        "size" | "altitude" | "ceiling" => NUMBERS,
        _ => CODES,
    }
}

/// Elements whose values have a form; half of all mutations go there.
fn has_form(name: &str) -> bool {
    let texts = ["note", "event", "headline", "description", "instruction", "valueName", "value", "areaDesc"];
    !texts.contains(&name)
}

/// Some element without elements, each as likely as the others of its kind.
fn leaf<'a>(root: &'a mut Element, dice: &mut StdRng) -> &'a mut Element {
    let formed = dice.gen_bool(0.5);
    let wanted = |element: &Element| !formed || has_form(&element.name);
    let count = root.leaves(&wanted);
    let mut left = if count == 0 { 0 } else { dice.gen_range(0..count) };
    let mut here = root;
    while here.elements().next().is_some() {
        let mut at = 0;
        for (index, element) in here.elements().enumerate() {
            let inside = element.leaves(&wanted);
            at = index;
            if left < inside {
                break;
            }
            left -= inside;
        }
        here = here.elements().nth(at).unwrap();
    }
    here
}

/// Another value for an element without elements.
pub(crate) fn replace(root: &mut Element, dice: &mut StdRng) {
    let leaf = leaf(root, dice);
    let values = pool(&leaf.name, dice);
    leaf.pieces = vec![Piece::Raw(values[dice.gen_range(0..values.len())].to_owned())];
}

/// A letter lost, changed or added.
pub(crate) fn tweak(root: &mut Element, dice: &mut StdRng) {
    let leaf = leaf(root, dice);
    let Some(Piece::Raw(text)) = leaf.pieces.first_mut() else { return };
    let mut letters: Vec<char> = text.chars().collect();
    let at = dice.gen_range(0..=letters.len());
    let letter = ['0', '9', ' ', '-', '+', ':', '.', 'Z', 'a', 'đ', '/', '%', '#', '>', '\u{1}']
        [dice.gen_range(0..15)];
    match dice.gen_range(0..3) {
        0 if at < letters.len() => drop(letters.remove(at)),
        1 if at < letters.len() => letters[at] = letter,
        _ => letters.insert(at, letter),
    }
    *text = letters.into_iter().collect();
}
