//! The search by name.

use hue_model::place::PlaceHit;

use super::fold;

/// Most answers of one search.
const HITS: usize = 20;
/// What stands before a name, or after it in English.
const KINDS: [&str; 5] = ["phuong", "xa", "thi tran", "ward", "commune"];

/// A name that can be found.
#[derive(Debug)]
pub(super) struct Name {
    /// The name without its kind, folded.
    pub(super) bare: String,
    /// The name in lower case with its marks, for telling `Hương` from `Hưng`.
    pub(super) marked: String,
    pub(super) hit: PlaceHit,
}

impl Name {
    pub(super) fn new(hit: PlaceHit) -> Self {
        Self { bare: without_kind(&fold(&hit.name)).to_owned(), marked: hit.name.to_lowercase(), hit }
    }
}

/// Best first: the whole name, its start, the start of its words; with the right marks before
/// without them, and names of today before old ones.
pub(super) fn search(names: &[Name], text: &str) -> Vec<PlaceHit> {
    let folded = fold(text);
    let wanted = without_kind(&folded);
    if wanted.is_empty() {
        return Vec::new();
    }
    let marked = text.trim().to_lowercase();
    let has_marks = !marked.is_ascii();
    let mut found: Vec<_> = names
        .iter()
        .filter_map(|name| {
            let marks_differ = has_marks && !name.marked.contains(&marked);
            Some(((rank(&name.bare, wanted)?, marks_differ, name.hit.old, &name.bare), &name.hit))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().take(HITS).map(|(_, hit)| hit.clone()).collect()
}

fn rank(bare: &str, wanted: &str) -> Option<u8> {
    if bare == wanted {
        Some(0)
    } else if bare.starts_with(wanted) {
        Some(1)
    } else {
        let every = wanted.split(' ').all(|word| bare.split(' ').any(|part| part.starts_with(word)));
        every.then_some(2)
    }
}

/// The name alone, unless it is nothing but a kind.
fn without_kind(folded: &str) -> &str {
    let bare = KINDS
        .iter()
        .find_map(|kind| folded.strip_prefix(kind)?.strip_prefix(' '))
        .or_else(|| KINDS.iter().find_map(|kind| folded.strip_suffix(kind)?.strip_suffix(' ')))
        .unwrap_or(folded);
    if bare.is_empty() { folded } else { bare }
}
