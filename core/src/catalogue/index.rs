//! The index: which documents have a word, and in which of their parts.
//!
//! It stands in memory and is ours (ADR 16): words are numbers in the order of the alphabet, so that a beginning of a word is a
//! range of them, and each has a list of where it stands. Names are kept as the numbers of their words too, for `rank` to see
//! whether words stand there in their order.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use hue_model::Problem;
use hue_model::catalogue::Catalogue;
use hue_model::problem::Code;
use hue_model::search::Hit;

use super::document::{self, Document, Part};
use super::rank::{self, Match, Meant, Term, Way, Worth};
use super::typo;
use super::word::Word;
use crate::engine::Core;

/// Most words that one may be taken for.
const READINGS: usize = 4;
/// How much of its weight a word has that says nothing by itself.
const STOP_WORD: f32 = 0.3;

/// The index of the catalogue that was searched last.
#[derive(Default)]
pub(super) struct Current(tokio::sync::Mutex<Option<(Arc<Catalogue>, Arc<Index>)>>);

impl Current {
    /// The index of this catalogue, made when it is not there yet.
    pub(super) async fn of(
        &self,
        core: &Arc<Core>,
        catalogue: Arc<Catalogue>,
    ) -> Result<Arc<Index>, Problem> {
        let mut current = self.0.lock().await;
        if let Some((_, index)) = current.as_ref().filter(|(of, _)| Arc::ptr_eq(of, &catalogue)) {
            return Ok(Arc::clone(index));
        }
        let (core, made_of) = (Arc::clone(core), Arc::clone(&catalogue));
        let make = move || {
            Ok::<_, Problem>(Index::new(document::public(&made_of, &core.pack)?, document::stop_words()?))
        };
        let index =
            Arc::new(tokio::task::spawn_blocking(make).await.map_err(|_| Problem::new(Code::Internal))??);
        *current = Some((catalogue, Arc::clone(&index)));
        Ok(index)
    }
}

/// A word without its marks.
struct Plain {
    text: String,
    /// Its letters, a bit each.
    letters: u64,
    /// How it is marked: places among the forms.
    forms: Range<u32>,
    documents: u32,
}

/// A word with its marks.
struct Form {
    word: Word,
    /// How often it is written.
    times: u32,
    /// Where it stands: places among the postings.
    postings: Range<u32>,
}

/// That a word stands in a part of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) document: u32,
    pub(super) part: Part,
}

/// The index.
#[derive(Default)]
pub(super) struct Index {
    documents: Vec<Entry>,
    /// In the order of the alphabet, as are their forms.
    plains: Vec<Plain>,
    forms: Vec<Form>,
    postings: Vec<Posting>,
    /// The names of all documents, one document after the other: the part, and places among `words`.
    names: Vec<(Part, Range<u32>)>,
    words: Vec<u32>,
    stop_words: HashSet<String>,
}

/// A document.
pub(super) struct Entry {
    pub(super) hit: Hit,
    pub(super) worth: f32,
    /// Places among the names.
    names: Range<u32>,
}

impl Index {
    pub(super) fn new(documents: Vec<Document>, stop_words: HashSet<String>) -> Self {
        let mut index = Self { stop_words, ..Self::default() };
        let (mut numbers, mut all) = (HashMap::<Word, u32>::new(), Vec::<(u32, Posting)>::new());
        for (document, Document { hit, fields, worth }) in (0..).zip(documents) {
            let first_name = count(index.names.len());
            for field in fields {
                let (first_word, is_name) = (count(index.words.len()), rank::is_name(field.part));
                for word in field.words {
                    let next = count(numbers.len());
                    let number = *numbers.entry(word).or_insert(next);
                    all.push((number, Posting { document, part: field.part }));
                    index.words.extend(is_name.then_some(number));
                }
                let name = (field.part, first_word..count(index.words.len()));
                index.names.extend(is_name.then_some(name));
            }
            index.documents.push(Entry { hit, worth, names: first_name..count(index.names.len()) });
        }
        let order = index.sort(numbers);
        let place = |number: &mut u32| {
            let of_number = usize::try_from(*number).ok().and_then(|number| order.get(number));
            *number = of_number.copied().unwrap_or_default();
        };
        index.words.iter_mut().for_each(place);
        all.iter_mut().for_each(|(number, _)| place(number));
        all.sort_unstable();
        index.post(&all);
        index
    }

    /// Puts the words in order; the place of each by the number it had.
    fn sort(&mut self, numbers: HashMap<Word, u32>) -> Vec<u32> {
        let mut order = vec![0; numbers.len()];
        let mut sorted: Vec<_> = numbers.into_iter().collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        for (place, (word, number)) in (0..).zip(sorted) {
            if let Some(place_of) = usize::try_from(number).ok().and_then(|number| order.get_mut(number)) {
                *place_of = place;
            }
            match self.plains.last_mut().filter(|plain| plain.text == word.plain) {
                Some(plain) => plain.forms.end = place + 1,
                None => self.plains.push(Plain {
                    text: word.plain.clone(),
                    letters: typo::letters(&word.plain),
                    forms: place..place + 1,
                    documents: 0,
                }),
            }
            self.forms.push(Form { word, times: 0, postings: 0..0 });
        }
        order
    }

    /// Takes in where the words stand, given in their order.
    fn post(&mut self, all: &[(u32, Posting)]) {
        for same in all.chunk_by(|(a, _), (b, _)| a == b) {
            let from = count(self.postings.len());
            let mut last = None;
            for (_, posting) in same {
                if last.replace(*posting) != Some(*posting) {
                    self.postings.push(*posting);
                }
            }
            let end = count(self.postings.len());
            let place = same.first().and_then(|(number, _)| usize::try_from(*number).ok());
            if let Some(form) = place.and_then(|place| self.forms.get_mut(place)) {
                (form.times, form.postings) = (u32::try_from(same.len()).unwrap_or(u32::MAX), from..end);
            }
        }
        let mut plains = std::mem::take(&mut self.plains);
        for plain in &mut plains {
            let mut having: Vec<u32> = self.postings_of(&plain.forms).map(|it| it.document).collect();
            having.sort_unstable();
            having.dedup();
            plain.documents = count(having.len());
        }
        self.plains = plains;
    }

    /// Where these words stand.
    fn postings_of(&self, forms: &Range<u32>) -> impl Iterator<Item = &Posting> {
        slice(&self.forms, forms).iter().flat_map(|form| slice(&self.postings, &form.postings))
    }

    pub(super) fn entry(&self, document: u32) -> Option<&Entry> {
        self.documents.get(usize::try_from(document).ok()?)
    }

    pub(super) const fn len(&self) -> usize {
        self.documents.len()
    }

    /// The words that begin like that, or are that one.
    fn known(&self, plain: &str, prefix: bool) -> &[Plain] {
        let from = self.plains.partition_point(|known| known.text.as_str() < plain);
        let rest = self.plains.get(from..).unwrap_or_default();
        let fits = |known: &Plain| known.text == plain || (prefix && known.text.starts_with(plain));
        rest.get(..rest.partition_point(fits)).unwrap_or_default()
    }

    /// The words as they were typed; the last may still be in its middle.
    pub(super) fn terms(&self, words: &[Word]) -> Vec<Term> {
        let last = words.len().saturating_sub(1);
        let term = |(at, word): (usize, &Word)| {
            let prefix = at == last;
            let weight = self.weight(self.known(&word.plain, prefix));
            let weight = if self.stop_words.contains(&word.marked) { weight * STOP_WORD } else { weight };
            Term { readings: vec![word.clone()], prefix, mended: false, weight }
        };
        words.iter().enumerate().map(term).collect()
    }

    /// Rare words say more.
    fn weight(&self, known: &[Plain]) -> f32 {
        let having: u32 = known.iter().map(|known| known.documents).sum();
        (1.0 + self.documents.len() as f32 / (1.0 + having as f32)).ln()
    }

    pub(super) fn knows(&self, term: &Term) -> bool {
        term.readings.iter().any(|reading| !self.known(&reading.plain, term.prefix).is_empty())
    }

    /// What a word that is not in the index was probably meant to be: the words that fewest slips make of it.
    pub(super) fn mend(&self, term: &Term) -> Option<Term> {
        let plain = &term.readings.first()?.plain;
        let (typed, bits) = (plain.chars().collect::<Vec<_>>(), typo::letters(plain));
        let most = typo::most(typed.len());
        let mut near = Vec::new();
        for known in self.plains.iter().filter(|_| most > 0) {
            if !typo::may_be(bits, known.letters, term.prefix, most) {
                continue;
            }
            let letters: Vec<char> = known.text.chars().collect();
            if let Some(slips) = typo::slips(&typed, &letters, term.prefix, most) {
                near.push((slips, std::cmp::Reverse(known.documents), known));
            }
        }
        near.sort_by_key(|(slips, documents, _)| (*slips, *documents));
        let fewest = near.first()?.0;
        let near = near.into_iter().filter(|(slips, ..)| *slips == fewest).take(READINGS).map(|(.., it)| it);
        let reading = |known: &Plain| Word { plain: known.text.clone(), marked: self.most_marked(known) };
        let readings: Vec<_> = near.map(reading).collect();
        let weight = readings.iter().map(|it| self.weight(self.known(&it.plain, false))).fold(0.0, f32::max);
        Some(Term { readings, prefix: false, mended: true, weight })
    }

    /// As it is written most.
    fn most_marked(&self, plain: &Plain) -> String {
        let forms = slice(&self.forms, &plain.forms).iter();
        let most = forms.max_by_key(|form| (form.times, form.word.has_marks()));
        most.map_or_else(|| plain.text.clone(), |form| form.word.marked.clone())
    }

    /// The documents that have every term, or of [`Way::Any`] terms of a quarter of their weight.
    pub(super) fn matching(&self, terms: &[Term], by: Way) -> Vec<Match> {
        let meant: Vec<Meant> = terms.iter().map(|term| self.meant(term, by)).collect();
        let any = by == Way::Any;
        if !any && meant.iter().any(|term| term.readings.is_empty()) {
            return Vec::new();
        }
        let all: f32 = terms.iter().map(|term| term.weight).sum();
        rank::matching(self, &meant, if any { all / 4.0 } else { all * 0.999 })
    }

    /// Which words a term means, and what each is worth for it.
    fn meant(&self, term: &Term, by: Way) -> Meant {
        let readings = term.readings.iter().filter_map(|reading| {
            let known = self.known(&reading.plain, term.prefix);
            let first = known.first()?.forms.start;
            let worths = known.iter().flat_map(|plain| {
                let whole = plain.text == reading.plain;
                let forms = slice(&self.forms, &plain.forms).iter();
                forms.map(move |form| Worth::of(term, reading, &form.word, whole, by))
            });
            Some((first, worths.collect()))
        });
        Meant { weight: term.weight, readings: readings.collect() }
    }

    /// Where a word stands.
    pub(super) fn postings(&self, form: u32) -> &[Posting] {
        let form = usize::try_from(form).ok().and_then(|form| self.forms.get(form));
        form.map(|form| slice(&self.postings, &form.postings)).unwrap_or_default()
    }

    /// The names of a document.
    pub(super) fn names(&self, document: u32) -> impl Iterator<Item = (Part, &[u32])> {
        let names = self.entry(document).map(|entry| slice(&self.names, &entry.names));
        names.into_iter().flatten().map(|(part, words)| (*part, slice(&self.words, words)))
    }

    /// How many words there are, marked in different ways.
    pub(super) const fn forms(&self) -> usize {
        self.forms.len()
    }
}

/// So many as a number that places are kept as.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn slice<'a, T>(all: &'a [T], places: &Range<u32>) -> &'a [T] {
    let (Ok(from), Ok(end)) = (usize::try_from(places.start), usize::try_from(places.end)) else {
        return &[];
    };
    all.get(from..end).unwrap_or_default()
}
