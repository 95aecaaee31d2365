//! Text as searching sees it: words without marks, and how they were marked.

use hue_model::text::folded;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word {
    /// In lower case, without its marks, đ as d.
    pub(super) plain: String,
    /// In lower case with the marks that make letters (ơ, ê, đ), and its tone behind them: Vietnamese is written with the tone
    /// on either of two vowels (hòa, hoà).
    pub(super) marked: String,
}

impl Word {
    fn new(word: &str) -> Option<Self> {
        let plain: String = word.chars().flat_map(folded).collect();
        let mut tone = None;
        let letters: String =
            word.nfd().filter(|mark| !is_tone(*mark) || tone.replace(*mark).is_none()).collect();
        // Of several tones only the first counts; a second one stays and is nobody's word.
        let marked: String = letters.chars().filter(|mark| !is_tone(*mark)).nfc().collect();
        let mut marked = with_i(marked);
        marked.extend(tone);
        (!plain.is_empty()).then_some(Self { plain: with_i(plain), marked })
    }

    /// Whether it was typed with marks, which then count.
    pub(super) fn has_marks(&self) -> bool {
        self.plain != self.marked
    }
}

/// A syllable whose only vowel is a y at its end is written with an i as well: Vỹ Dạ and Vĩ Dạ, kỹ and kĩ.
fn with_i(mut word: String) -> String {
    let before = word.strip_suffix('y').unwrap_or_default();
    if !before.is_empty() && before.chars().all(|letter| "bcdđghklmnpqrstvx".contains(letter)) {
        word.pop();
        word.push('i');
    }
    word
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let (mut words, mut word) = (Vec::new(), String::new());
    // The last one ends the last word.
    for letter in text.nfc().chain([' ']) {
        if letter.is_alphanumeric() || (is_combining_mark(letter) && !word.is_empty()) {
            word.extend(letter.to_lowercase());
        } else if !word.is_empty() {
            words.extend(Word::new(&word));
            word.clear();
        }
    }
    words
}

/// Whether `marked` is a word, or with `prefix` begins one, that is marked as `typed` is, as far as that is typed.
pub(super) fn marks_agree(typed: &str, marked: &str, prefix: bool) -> bool {
    let ((typed, wanted), (letters, tone)) = (split(typed), split(marked));
    let same = if prefix { letters.starts_with(typed) } else { letters == typed };
    same && (wanted == tone || (prefix && wanted.is_none()))
}

fn split(marked: &str) -> (&str, Option<char>) {
    match marked.char_indices().next_back() {
        Some((at, mark)) if is_tone(mark) => (marked.get(..at).unwrap_or_default(), Some(mark)),
        _ => (marked, None),
    }
}

pub(super) const fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[cfg(test)]
mod tests {
    use super::{marks_agree, words};

    fn marked(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.marked).collect()
    }

    #[test]
    fn a_word_is_the_same_however_its_tone_is_placed_and_its_letters_are_made() {
        assert_eq!(marked("Hoà"), marked("hòa"));
        assert_eq!(marked("Thuỷ"), marked("THỦY"));
        assert_eq!(marked("Vỹ Dạ"), marked("Vĩ Dạ"));
        assert_ne!(marked("thúy"), marked("thúi"), "only where the y is the one vowel");
        assert_eq!(marked("nhe\u{302}\u{300}"), marked("nhề"));
        let plain: Vec<_> = words("Đèn-đường, 24/7!").into_iter().map(|word| word.plain).collect();
        assert_eq!(plain, ["den", "duong", "24", "7"]);
        assert!(words(" \u{301}!\0🌊").is_empty());
    }

    #[test]
    fn marks_count_as_far_as_they_are_typed() {
        let one = |text: &str| marked(text).remove(0);
        assert!(marks_agree(&one("bão"), &one("bão"), false));
        assert!(!marks_agree(&one("bão"), &one("báo"), true));
        assert!(marks_agree(&one("đươ"), &one("đường"), true), "the tone comes with a later key");
        assert!(!marks_agree(&one("đươ"), &one("đường"), false));
        assert!(!marks_agree(&one("đu"), &one("đường"), true));
    }
}
