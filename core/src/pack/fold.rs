//! Text as the search sees it: no tone marks, no case, no bar on the đ.

use hue_model::text::folded;

/// Lower case words without marks, one space between them.
pub(crate) fn fold(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for letter in text.chars().flat_map(folded) {
        match letter {
            _ if letter.is_alphanumeric() => words.push(letter),
            _ if words.is_empty() || words.ends_with(' ') => {}
            _ => words.push(' '),
        }
    }
    words.truncate(words.trim_end().len());
    words
}

#[cfg(test)]
mod tests {
    use super::fold;
    use proptest::prelude::*;

    #[test]
    fn marks_case_and_bars_go() {
        assert_eq!(fold("  Phường Đông-Ba "), "phuong dong ba");
        assert_eq!(fold("THUẬN HOÁ"), fold("thuận hóa"));
        assert_eq!(fold("!?"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn composed_and_decomposed_letters_are_the_same(text in "[a-zA-ZàảãáạăằắâầấđĐêếôốơớưứ ]{0,40}") {
            let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(text.as_str()).collect();
            prop_assert_eq!(fold(&decomposed), fold(&text));
        }
    }
}
