//! Where: the ward by any of its names, today's and those of before July 2025, and the words of an address.

use std::collections::BTreeMap;

use super::{Found, Reader};
use crate::pack::CityPack;
use crate::plain::{Tokens, spelling};

/// Longest address that is taken out of a text, in bytes.
const ADDRESS: usize = 160;
/// What stands before an address.
const MARKS: [&str; 3] = ["dia chi", "d / c", "vi tri"];
/// What an address begins with.
const BEGINS: [&str; 10] =
    ["so nha", "nha so", "kiet", "hem", "ngo", "thon", "xom", "to dan pho", "tdp", "duong"];
/// What ends it.
const ENDS: [&str; 11] =
    ["sdt", "dt", "so dt", "dien thoai", "lien he", "lh", "gia dinh", "nuoc", "dang", "can", "nha co"];

/// The code of the one ward that has this name, today's or an old one, with or without its kind; nothing where several have.
pub(crate) fn ward(pack: &CityPack, name: &str) -> Option<String> {
    let tokens = Tokens::of(name);
    let found = Reader { text: name, tokens: &tokens }.wards(pack);
    let mut codes: Vec<String> = found.into_iter().map(|found| found.value).collect();
    codes.sort_unstable();
    codes.dedup();
    let [code] = &mut codes[..] else { return None };
    Some(std::mem::take(code))
}

impl Reader<'_> {
    /// The wards that are named. Where the text has marks they count: Thuận Hòa was one ward and Thuận Hóa is another. Of
    /// names that stand one in the other the longer is meant.
    pub(super) fn wards(&self, pack: &CityPack) -> Vec<Found> {
        let mut found = Vec::new();
        for name in &pack.ward_names {
            let all = self.tokens.all(&name.plain).into_iter();
            let all = all.filter_map(|at| self.found("ward", &name.code, at, at.saturating_add(name.words)));
            found.extend(all.filter(|found| {
                let written = self.written(found.span.0, found.span.1);
                written.is_ascii() || spelling(written) == name.spelling
            }));
        }
        let mut longest: BTreeMap<(usize, usize), Found> = BTreeMap::new();
        for one in &found {
            let inside = |other: &Found| {
                other.span != one.span && other.span.0 <= one.span.0 && one.span.1 <= other.span.1
            };
            if !found.iter().any(inside) {
                longest.entry(one.span).or_insert_with(|| one.clone());
            }
        }
        let several = |span: (usize, usize)| found.iter().filter(move |other| other.span == span);
        longest.into_keys().flat_map(several).cloned().collect()
    }

    /// The address: behind a word for it, or from the first house, alley, village or road on, to the end of the sentence.
    pub(super) fn address(&self, phones: &[Found]) -> Option<Found> {
        let marked = MARKS.into_iter().filter_map(|mark| {
            let at = self.tokens.find(mark, 0)?;
            Some(at.saturating_add(mark.split(' ').count()))
        });
        let begins = || BEGINS.into_iter().filter_map(|begin| self.tokens.find(begin, 0));
        let from = marked.min().or_else(|| begins().min().map(|at| self.with_number(at)))?;
        let to =
            (from..self.tokens.len()).find(|at| self.ends(from, *at, phones)).unwrap_or(self.tokens.len());
        let (begin, end) = self.tokens.span(from, to)?;
        let value = self.written(begin, end).to_owned();
        Some(Found { field: "address".into(), value, span: (begin, end) })
    }

    /// The number before it: `42 kiệt 7`, `số 12 đường`.
    fn with_number(&self, at: usize) -> usize {
        match at.checked_sub(1) {
            Some(before) if self.tokens.number(before).is_some_and(|number| number < 2_000) => {
                before.checked_sub(1).filter(|so| self.tokens.at(*so) == "so").unwrap_or(before)
            }
            _ => at,
        }
    }

    /// Whether the address ends before this word.
    fn ends(&self, from: usize, at: usize, phones: &[Found]) -> bool {
        let Some((begin, end)) = self.tokens.span(at, at.saturating_add(1)) else { return true };
        let first = self.tokens.span(from, from.saturating_add(1)).map_or(begin, |span| span.0);
        let gap = at.checked_sub(1).filter(|before| *before >= from).map_or("", |before| self.gap(before));
        let sentence = gap.contains(['\n', ';', '!', '?']) || gap.contains(". ") || gap.contains(" - ");
        let phone = phones.iter().any(|phone| (phone.span.0..phone.span.1).contains(&begin));
        let word = at > from && ENDS.into_iter().any(|word| self.tokens.has(word, at));
        sentence || phone || word || end.saturating_sub(first) > ADDRESS
    }
}
