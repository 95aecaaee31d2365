//! The fields of a form read: what they say, and every one that cannot be taken.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::{Localized, folded, unprintable};
use serde::Serialize;

use super::{Known, LINE, LINES, List, TAGS, Values, tagged};
use crate::store::report::word;

/// A text with those further languages of the old one that still say the same.
pub(super) fn kept(new: Localized, old: Option<&Localized>) -> Localized {
    let same = |old: &&Localized| TAGS.iter().all(|tag| new.0.get(*tag) == old.0.get(*tag));
    old.filter(same).cloned().unwrap_or(new)
}

/// A form on its way to be an item.
pub(super) struct Reader<'a> {
    pub(super) known: Known<'a>,
    typed: &'a Values,
    wrong: Vec<FieldProblem>,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(known: Known<'a>, typed: &'a Values) -> Self {
        Self { known, typed, wrong: Vec::new() }
    }

    /// What was found wrong.
    pub(super) fn wrong(self) -> Vec<FieldProblem> {
        self.wrong
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", |text| text.trim())
    }

    pub(super) fn on(&self, name: &str) -> bool {
        self.get(name) == "1"
    }

    pub(super) fn refuse(&mut self, field: &str, rule: Rule) {
        self.wrong.push(FieldProblem { field: field.to_owned(), rule });
    }

    /// Whether something is wrong with this text in any language already.
    pub(super) fn is_wrong(&self, name: &str) -> bool {
        self.wrong.iter().any(|it| it.field == name || it.field.starts_with(&format!("{name}_")))
    }

    /// A field that must be there.
    pub(super) fn needed(&mut self, name: &str, is_there: bool) {
        if !is_there && !self.is_wrong(name) {
            self.refuse(name, Rule::Required);
        }
    }

    /// A text that must be there in both languages.
    pub(super) fn needs_both(&mut self, name: &str, most: usize) -> Option<Localized> {
        let text = self.both(name, most);
        if text.is_none() && !self.is_wrong(name) {
            self.refuse(&format!("{name}_vi"), Rule::Required);
        }
        text
    }

    /// A code of a list; `None` where nothing is chosen.
    pub(super) fn of(&mut self, name: &str, list: List) -> Option<String> {
        let id = Some(self.text(name, LINE)).filter(|id| !id.is_empty())?;
        if self.known.list(list).iter().any(|(known, _)| **known == id) {
            return Some(id);
        }
        self.refuse(name, Rule::Unknown);
        None
    }

    /// One of these words.
    pub(super) fn word<T: Copy + Serialize>(
        &mut self,
        name: &str,
        all: impl IntoIterator<Item = T>,
    ) -> Option<T> {
        let chosen = all.into_iter().find(|it| word(*it) == self.get(name));
        if chosen.is_none() {
            self.refuse(name, Rule::Unknown);
        }
        chosen
    }

    /// A whole number; `None` where nothing is written.
    pub(super) fn whole(&mut self, name: &str) -> Option<u64> {
        let typed: String = self.get(name).chars().filter(|it| !matches!(it, '.' | ',' | ' ')).collect();
        if typed.is_empty() {
            return None;
        }
        let number = typed.parse().ok().filter(|it| *it <= 1_000_000_000);
        if number.is_none() {
            self.refuse(name, Rule::Malformed);
        }
        number
    }

    /// A whole number that must be there, within these bounds.
    pub(super) fn number<T: Copy + PartialOrd + TryFrom<u64>>(
        &mut self,
        name: &str,
        within: RangeInclusive<T>,
    ) -> Option<T> {
        let number = self.whole(name);
        self.needed(name, number.is_some());
        let fitting = number.and_then(|it| T::try_from(it).ok()).filter(|it| within.contains(it));
        if number.is_some() && fitting.is_none() {
            self.refuse(name, Rule::Malformed);
        }
        fitting
    }

    /// A text of at most so many characters; `None` where nothing is written.
    pub(super) fn some(&mut self, name: &str, most: usize) -> Option<String> {
        Some(self.text(name, most)).filter(|text| !text.is_empty())
    }

    /// A text of at most so many characters.
    pub(super) fn text(&mut self, name: &str, most: usize) -> String {
        let text = self.get(name).to_owned();
        self.check(name, &text, most);
        text
    }

    pub(super) fn check(&mut self, name: &str, text: &str, most: usize) {
        let actual = text.chars().count();
        if actual > most {
            self.refuse(name, Rule::TooLong { max: most, actual });
        } else if text.chars().any(unprintable) {
            self.refuse(name, Rule::Malformed);
        }
    }

    /// A text in both languages or in none.
    pub(super) fn both(&mut self, name: &str, most: usize) -> Option<Localized> {
        let [vi, en] = tagged(name);
        self.pair(&vi, &en, most)
    }

    pub(super) fn pair(&mut self, vi: &str, en: &str, most: usize) -> Option<Localized> {
        let texts = [vi, en].map(|name| self.text(name, most));
        let [vi_text, en_text] = texts;
        match (vi_text.is_empty(), en_text.is_empty()) {
            (true, true) => None,
            (false, false) => Some(Localized::vi_en(vi_text, en_text)),
            (missing, _) => {
                self.refuse(if missing { vi } else { en }, Rule::Required);
                None
            }
        }
    }

    /// The lines of a field that are not empty.
    pub(super) fn lines(&mut self, name: &str) -> Vec<String> {
        let text = self.get(name).to_owned();
        let lines: Vec<String> =
            text.lines().map(|line| line.trim().to_owned()).filter(|it| !it.is_empty()).collect();
        if lines.len() > LINES {
            self.refuse(name, Rule::TooMany { max: LINES });
        } else if let Some(long) = lines.iter().find(|it| it.chars().count() > LINE) {
            self.check(name, long, LINE);
        } else if text.chars().any(unprintable) {
            self.refuse(name, Rule::Malformed);
        }
        lines
    }

    /// Words people search by, in lower case; one that a search sees as the same only once.
    pub(super) fn keywords(&mut self, name: &str) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let new = |line: &String| seen.insert(line.chars().flat_map(folded).collect::<String>());
        self.lines(name).into_iter().filter(new).map(|line| line.to_lowercase()).collect()
    }
}
