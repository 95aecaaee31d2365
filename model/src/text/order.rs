//! The order of names in a list: the Vietnamese alphabet's, as in any dictionary or class register.

use unicode_normalization::UnicodeNormalization as _;

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
        for letter in name.nfd().flat_map(char::to_lowercase) {
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
        if letter == 'đ' {
            self.letters.extend(['d', BAR]);
        } else {
            self.letters.push(letter);
        }
        self.tones.push(0);
    }
}

/// The bar of đ, which is no mark of its own in Unicode.
const BAR: char = '\u{e000}';

/// Marks that make another letter, in the order of the alphabet and behind every plain one: ă before â, ô before ơ.
const fn shape(mark: char) -> Option<char> {
    match mark {
        '\u{306}' => Some('\u{e001}'),
        '\u{302}' => Some('\u{e002}'),
        '\u{31b}' => Some('\u{e003}'),
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

    use super::NameOrder;

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

    proptest! {
        #[test]
        fn a_name_stands_in_one_place_whatever_form_its_letters_are(name in "[a-zàảãáạăằâấđêếôốơớưứA-ZĐÔ ]{0,20}") {
            prop_assert_eq!(NameOrder::of(&name), NameOrder::of(&name.nfd().collect::<String>()));
        }
    }
}
