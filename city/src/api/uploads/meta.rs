//! `Upload-Metadata`: comma-separated pairs of a key and base64.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Reads the header; `None` where it is not of that form.
pub(super) fn read(header: &str) -> Option<BTreeMap<&str, String>> {
    let mut pairs = BTreeMap::new();
    for pair in header.split(',') {
        let mut words = pair.trim().split(' ');
        let key = words.next().filter(|key| !key.is_empty() && key.is_ascii())?;
        let bytes = STANDARD.decode(words.next().unwrap_or("")).ok()?;
        let value = String::from_utf8(bytes).ok()?;
        if words.next().is_some() || pairs.insert(key, value).is_some() {
            return None;
        }
    }
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn pairs_are_read_and_nonsense_is_refused() {
        let pairs = read("report_id YWJj, private,name ").unwrap();
        assert_eq!(pairs.get("report_id").unwrap(), "abc");
        assert_eq!(pairs.get("private").unwrap(), "");
        for bad in ["", "a YWJj,a YWJj", "a ***", "a b c", "a /w==", ","] {
            assert_eq!(read(bad), None, "{bad:?}");
        }
    }
}
