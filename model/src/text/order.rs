//! The order of names in a list: the Vietnamese alphabet's, as in any dictionary or class register.
//!
//! The letters of the alphabet are a table of its own: Unicode's, of every script, would be a tenth of what a phone
//! downloads.

/// Where a name stands in a list: letters first (a ă â b c d đ e ê …), tones only where the letters are the same.
///
/// Byte order puts Đ, Ô and every letter with a tone behind Z, where nobody looks for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameOrder {
    letters: String,
    tones: Vec<u8>,
}

impl NameOrder {
    /// Of this name, in whatever form its letters are.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut order = Self::default();
        for letter in name.chars().flat_map(char::to_lowercase) {
            match (shape(letter), tone(letter)) {
                (Some(after), _) => order.letters.push(after),
                // On the letter before it.
                (None, Some(tone)) => {
                    if let Some(last) = order.tones.last_mut() {
                        *last = tone;
                    }
                }
                (None, None) => order.push(letter),
            }
        }
        order
    }

    fn push(&mut self, letter: char) {
        let (letter, tone) = without_tone(letter);
        let (letter, after) = without_shape(letter);
        self.letters.push(letter);
        self.letters.extend(after);
        self.tones.push(tone);
    }
}

/// The vowels with their tones, in the order of [`tone`].
const VOWELS: [(char, &str); 12] = [
    ('a', "àảãáạ"),
    ('ă', "ằẳẵắặ"),
    ('â', "ầẩẫấậ"),
    ('e', "èẻẽéẹ"),
    ('ê', "ềểễếệ"),
    ('i', "ìỉĩíị"),
    ('o', "òỏõóọ"),
    ('ô', "ồổỗốộ"),
    ('ơ', "ờởỡớợ"),
    ('u', "ùủũúụ"),
    ('ư', "ừửữứự"),
    ('y', "ỳỷỹýỵ"),
];

/// A letter without its tone, and the tone; 0 is none.
fn without_tone(letter: char) -> (char, u8) {
    let of = |toned: &str| (1..).zip(toned.chars()).find(|(_, one)| *one == letter).map(|(tone, _)| tone);
    let found = VOWELS.iter().find_map(|(vowel, toned)| Some((*vowel, of(toned)?)));
    found.unwrap_or((letter, 0))
}

/// A letter as [`super::folded`] sees it, where it is one of ours or of Western Europe: for the app, which carries no table
/// of all the others.
pub(crate) fn plain(letter: char) -> impl Iterator<Item = char> {
    let marked = letter.to_lowercase().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}'));
    marked.map(|letter| without_shape(without_tone(letter).0).0)
}

/// A letter of the Latin alphabet, and what makes another one of it in ours.
fn without_shape(letter: char) -> (char, Option<char>) {
    match letter {
        'ä' | 'å' => ('a', None),
        'ç' => ('c', None),
        'ë' => ('e', None),
        'î' | 'ï' => ('i', None),
        'ñ' => ('n', None),
        'ö' => ('o', None),
        'û' | 'ü' => ('u', None),
        'ÿ' => ('y', None),
        'ă' => ('a', shape(BREVE)),
        'â' => ('a', shape(CIRCUMFLEX)),
        'đ' => ('d', Some(BAR)),
        'ê' => ('e', shape(CIRCUMFLEX)),
        'ô' => ('o', shape(CIRCUMFLEX)),
        'ơ' => ('o', shape(HORN)),
        'ư' => ('u', shape(HORN)),
        _ => (letter, None),
    }
}

/// The bar of đ, which is no mark of its own in Unicode.
const BAR: char = '\u{e000}';

const BREVE: char = '\u{306}';
const CIRCUMFLEX: char = '\u{302}';
const HORN: char = '\u{31b}';

/// Marks that make another letter, in the order of the alphabet and behind every plain one: ă before â, ô before ơ.
const fn shape(mark: char) -> Option<char> {
    match mark {
        BREVE => Some('\u{e001}'),
        CIRCUMFLEX => Some('\u{e002}'),
        HORN => Some('\u{e003}'),
        _ => None,
    }
}

/// The tones in a dictionary's order, from 1: huyền, hỏi, ngã, sắc, nặng.
const fn tone(mark: char) -> Option<u8> {
    match mark {
        '\u{300}' => Some(1),
        '\u{309}' => Some(2),
        '\u{303}' => Some(3),
        '\u{301}' => Some(4),
        '\u{323}' => Some(5),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::{NameOrder, VOWELS, plain};
    use crate::text::folded;

    #[test]
    fn names_stand_where_a_vietnamese_reader_looks_for_them() {
        let sorted = [
            "Ái Tử",
            "An Cựu",
            "Ăn",
            "Âu Cơ",
            "Dương Nỗ",
            "Đông Ba",
            "Đông Bạ",
            "Hương Trà",
            "Ô Lâu",
            "Ổi",
            "Ơn",
            "Phú Xuân",
            "Ù",
            "Ưu Điềm",
            "Vỹ Dạ",
        ];
        let mut shuffled = sorted;
        shuffled.sort_unstable();
        assert_ne!(shuffled, sorted, "bytes put them elsewhere");
        shuffled.sort_by_cached_key(|name| NameOrder::of(name));
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn every_letter_of_the_alphabet_stands_in_one_place_taken_apart_or_whole() {
        let toned = VOWELS.iter().flat_map(|(vowel, toned)| toned.chars().chain([*vowel]));
        for letter in toned.chain(['đ', 'z']).flat_map(|letter| letter.to_uppercase().chain([letter])) {
            let apart: String = letter.nfd().collect();
            assert_eq!(NameOrder::of(&letter.to_string()), NameOrder::of(&apart), "{letter}");
        }
        let orders: std::collections::BTreeSet<_> = VOWELS
            .iter()
            .flat_map(|(vowel, toned)| toned.chars().chain([*vowel]))
            .map(|one| NameOrder::of(&one.to_string()))
            .collect();
        assert_eq!(orders.len(), 12 * 6, "and no two in the same");
    }

    #[test]
    fn a_plain_letter_is_what_a_search_makes_of_it() {
        let ours = VOWELS.iter().flat_map(|(vowel, toned)| toned.chars().chain([*vowel]));
        let ours = ours.chain(['đ']).flat_map(|letter| letter.to_uppercase().chain([letter]));
        for letter in ours.chain('\u{20}'..='\u{ff}').chain('\u{300}'..='\u{344}') {
            assert_eq!(plain(letter).collect::<String>(), folded(letter).collect::<String>(), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn a_name_stands_in_one_place_whatever_form_its_letters_are(name in "[a-zàảãáạăằâấđêếôốơớưứA-ZĐÔ ]{0,20}") {
            prop_assert_eq!(NameOrder::of(&name), NameOrder::of(&name.nfd().collect::<String>()));
        }
    }
}
