//! How well documents answer to what was typed.

use super::document::Part;
use super::index::{Index, Posting};
use super::word::{Word, marks_agree};

/// What a word that is marked otherwise than it was typed is worth: less than the right one in a sentence about something.
const OTHER_MARKS: f32 = 0.3;
/// The same where people's keywords have no marks at all.
const NO_MARKS: f32 = 0.8;
/// What a beginning of a word is worth.
const BEGINNING: f32 = 0.75;
/// What a word is worth that somebody probably mistyped.
const SLIP: f32 = 0.6;

/// A word that is searched for.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// As it was typed, or what that was taken for.
    pub(super) readings: Vec<Word>,
    /// Whether the beginning of a word is enough.
    pub(super) prefix: bool,
    /// Whether the readings are not what was typed.
    pub(super) mended: bool,
    /// How much it says: rare words say more.
    pub(super) weight: f32,
}

/// What a document has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Every term, marked as it was typed where it was.
    AllAsMarked,
    /// Every term.
    All,
    /// Some of them.
    Any,
}

/// What a word of an index is worth for a term, 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    in_text: f32,
    as_keyword: f32,
}

impl Worth {
    /// Of a word that is, or begins with, a reading of the term.
    pub(super) fn of(term: &Term, reading: &Word, word: &Word, whole: bool, by: Way) -> Self {
        let length = if whole { 1.0 } else { BEGINNING } * if term.mended { SLIP } else { 1.0 };
        let same = !reading.has_marks() || marks_agree(&reading.marked, &word.marked, term.prefix);
        let other = if by == Way::AllAsMarked { 0.0 } else { OTHER_MARKS };
        let marks = if same { 1.0 } else { other };
        let as_keyword = if same || word.has_marks() { marks } else { NO_MARKS };
        Self { in_text: length * marks, as_keyword: length * as_keyword }
    }

    const fn there(self, part: Part) -> f32 {
        match part {
            Part::Keyword => self.as_keyword,
            Part::Title | Part::Detail | Part::Body => self.in_text,
        }
    }
}

/// What a term means in an index: for each reading its words, by the number of the first one.
pub(super) struct Meant {
    pub(super) weight: f32,
    pub(super) readings: Vec<(u32, Vec<Worth>)>,
}

impl Meant {
    fn worth(&self, word: u32, part: Part) -> f32 {
        let of = |(first, worths): &(u32, Vec<Worth>)| {
            let place = usize::try_from(word.checked_sub(*first)?).ok()?;
            worths.get(place).map(|worth| worth.there(part))
        };
        self.readings.iter().filter_map(of).fold(0.0, f32::max)
    }
}

/// A document with how well it answers.
pub(super) struct Match {
    pub(super) document: u32,
    pub(super) score: f32,
}

/// What a document has of the terms.
#[derive(Clone, Copy, Default)]
struct Tally {
    sum: f32,
    /// The weight of the terms that it has.
    had: f32,
    /// Its best word for the term that is looked at.
    best: f32,
}

/// The documents that have terms of at least the weight `least`.
pub(super) fn matching(index: &Index, terms: &[Meant], least: f32) -> Vec<Match> {
    let mut found = tally(index, terms, least);
    let order = Order::new(index, terms);
    for Match { document, score } in &mut found {
        let names = index.names(*document).map(|(part, words)| worth(part) * order.in_name(part, words));
        *score += names.fold(0.0, f32::max);
    }
    found
}

/// The documents by their words alone: the terms that say most first, and no document that the rest cannot lift to `least`.
fn tally(index: &Index, terms: &[Meant], least: f32) -> Vec<Match> {
    let mut tallies = vec![Tally::default(); index.len()];
    let (mut found, mut fresh) = (Vec::new(), Vec::new());
    let mut terms: Vec<&Meant> = terms.iter().collect();
    terms.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut rest: f32 = terms.iter().map(|term| term.weight).sum();
    for term in terms {
        let mut put = |posting: &Posting, worth: Worth| {
            let worth = self::worth(posting.part) * worth.there(posting.part);
            if worth == 0.0 {
                return;
            }
            let place = usize::try_from(posting.document).ok();
            let Some(tally) = place.and_then(|place| tallies.get_mut(place)) else { return };
            if tally.best == 0.0 {
                if tally.had + rest < least {
                    return;
                }
                fresh.push(posting.document);
            }
            tally.best = tally.best.max(worth);
        };
        for (first, worths) in &term.readings {
            for (word, worth) in (*first..).zip(worths) {
                index.postings(word).iter().for_each(|posting| put(posting, *worth));
            }
        }
        for document in fresh.drain(..) {
            let place = usize::try_from(document).ok();
            let Some(tally) = place.and_then(|place| tallies.get_mut(place)) else { continue };
            if tally.had == 0.0 {
                found.push(document);
            }
            tally.sum += tally.best * term.weight;
            tally.had += term.weight;
            tally.best = 0.0;
        }
        rest -= term.weight;
    }
    found.sort_unstable();
    let found = found.into_iter().filter_map(|document| {
        let tally = tallies.get(usize::try_from(document).ok()?)?;
        (tally.had >= least).then_some(Match { document, score: tally.sum })
    });
    found.collect()
}

pub(super) const fn is_name(part: Part) -> bool {
    matches!(part, Part::Title | Part::Keyword)
}

const fn worth(part: Part) -> f32 {
    match part {
        Part::Title => 1.0,
        Part::Keyword => 0.9,
        Part::Detail => 0.35,
        Part::Body => 0.2,
    }
}

/// What it is worth that terms stand in a name in their order.
struct Order<'a> {
    terms: &'a [Meant],
    /// For each word of the index the terms that it answers to, a bit each.
    answers: Vec<u32>,
}

impl<'a> Order<'a> {
    fn new(index: &Index, terms: &'a [Meant]) -> Self {
        let mut answers = vec![0; index.forms()];
        for (number, term) in (0_u32..).zip(terms) {
            for (first, worths) in &term.readings {
                let words = usize::try_from(*first).ok().and_then(|first| answers.get_mut(first..));
                let words = words.into_iter().flatten().take(worths.len());
                words.for_each(|answers| *answers |= 1 << number);
            }
        }
        Self { terms, answers }
    }

    fn answers(&self, word: u32) -> u32 {
        usize::try_from(word).ok().and_then(|word| self.answers.get(word)).copied().unwrap_or_default()
    }

    /// The best run of terms in the name: most where the name has nothing else.
    fn in_name(&self, part: Part, words: &[u32]) -> f32 {
        let (mut best, mut before) = (0.0, 0);
        for (at, word) in words.iter().enumerate() {
            let here = self.answers(*word);
            // A run that the word before already belongs to was looked at.
            let mut begins = here & !(before << 1);
            while begins != 0 {
                let term = begins.trailing_zeros();
                begins &= begins - 1;
                let from = words.get(at..).unwrap_or_default();
                best = f32::max(best, self.run(part, from, term, words.len(), at == 0));
            }
            before = here;
        }
        best
    }

    /// What the run that begins with this term is worth; one word of several is none.
    fn run(&self, part: Part, words: &[u32], first: u32, of: usize, begins: bool) -> f32 {
        let terms = usize::try_from(first).ok().and_then(|first| self.terms.get(first..)).unwrap_or_default();
        let (mut least, mut weight, mut length) = (1.0, 0.0, 0_usize);
        for (word, term) in words.iter().zip(terms) {
            let worth = term.worth(*word, part);
            if worth == 0.0 {
                break;
            }
            (least, weight, length) = (f32::min(least, worth), weight + term.weight, length + 1);
        }
        if length < self.terms.len().min(2) {
            return 0.0;
        }
        let share = length as f32 / of.max(1) as f32;
        least * if begins { 1.0 } else { 0.8 } * (0.4 + 0.6 * share) * weight
    }
}
