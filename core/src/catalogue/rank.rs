//! How well a document answers to what was typed.

use super::document::{Document, Field, Part};
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

/// How well `document` answers, and the weight of the terms that it has; the texts in it that are not names only with `deep`.
pub(super) fn score(document: &Document, terms: &[Term], deep: bool) -> (f32, f32) {
    let (mut sum, mut had) = (0.0, 0.0);
    for term in terms {
        let fields = document.fields.iter().filter(|field| deep || is_name(field.part));
        let best = fields.map(|field| worth(field.part) * in_field(field, term)).fold(0.0, f32::max);
        if best > 0.0 {
            sum += best * term.weight;
            had += term.weight;
        }
    }
    let names = document.fields.iter().filter(|field| is_name(field.part));
    let whole = names.map(|field| worth(field.part) * as_whole(field, terms)).fold(0.0, f32::max);
    (sum + whole * had, had)
}

const fn is_name(part: Part) -> bool {
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

/// What the best word of the field is worth for the term, 0 to 1.
fn in_field(field: &Field, term: &Term) -> f32 {
    let words = field.plain.split(' ').zip(field.marked.split(' '));
    words.map(|(plain, marked)| word_for(field.part, plain, marked, term)).fold(0.0, f32::max)
}

fn word_for(part: Part, plain: &str, marked: &str, term: &Term) -> f32 {
    let readings = term.readings.iter().filter_map(|reading| {
        let whole = plain == reading.plain;
        if !(whole || term.prefix && plain.starts_with(&reading.plain)) {
            return None;
        }
        let length = if whole { 1.0 } else { BEGINNING };
        let marks = match (reading.has_marks(), part) {
            (false, _) => 1.0,
            (true, _) if marks_agree(&reading.marked, marked, term.prefix) => 1.0,
            (true, Part::Keyword) if plain == marked => NO_MARKS,
            (true, _) => OTHER_MARKS,
        };
        Some(length * marks * if term.mended { SLIP } else { 1.0 })
    });
    readings.fold(0.0, f32::max)
}

/// What it is worth that the words stand in the field in their order, 0 to 1: most where it has nothing else.
fn as_whole(field: &Field, terms: &[Term]) -> f32 {
    let words: Vec<_> = field.plain.split(' ').zip(field.marked.split(' ')).collect();
    let places = (0..=words.len().saturating_sub(terms.len())).filter_map(|at| {
        let here = words.iter().skip(at).take(terms.len());
        let worths = here.zip(terms).map(|((plain, marked), term)| word_for(field.part, plain, marked, term));
        let (least, count) = worths.fold((1.0, 0), |(least, count), it| (f32::min(least, it), count + 1));
        (count == terms.len() && least > 0.0).then_some(least * if at == 0 { 1.0 } else { 0.8 })
    });
    let best = places.fold(0.0, f32::max);
    let share = terms.len() as f32 / words.len().max(1) as f32;
    best * (0.4 + 0.6 * share)
}
