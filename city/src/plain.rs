//! Plain Vietnamese, as people type it: words without marks and capitals, each with its place in the text, so that whatever
//! is read out of it can be shown where it stands.

use hue_model::text::folded;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A word, a number, or a `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    /// Lower case, without marks.
    word: String,
    /// Where it begins and ends, in bytes of the text.
    span: (usize, usize),
}

/// The words of a text, numbers apart from letters; `/` stays, for dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tokens(Vec<Token>);

impl Tokens {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut before = ' ';
        for (at, written) in text.char_indices() {
            let end = at.saturating_add(written.len_utf8());
            for letter in folded(written) {
                let same = (letter.is_alphabetic() && before.is_alphabetic())
                    || (letter.is_ascii_digit() && before.is_ascii_digit());
                match tokens.last_mut() {
                    Some(last) if same => {
                        last.word.push(letter);
                        last.span.1 = end;
                    }
                    _ if letter.is_alphabetic() || letter.is_ascii_digit() || letter == '/' => {
                        tokens.push(Token { word: letter.into(), span: (at, end) });
                    }
                    _ => {}
                }
                before = letter;
            }
            // A mark of its own belongs to the letter before it.
            if is_combining_mark(written)
                && let Some(last) = tokens.last_mut().filter(|last| last.span.1 == at)
            {
                last.span.1 = end;
            }
        }
        Self(tokens)
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// The word at this index; empty beyond the end.
    pub(crate) fn at(&self, index: usize) -> &str {
        self.0.get(index).map_or("", |token| &token.word)
    }

    /// Where the words from this index to before that one stand in the text, in bytes.
    pub(crate) fn span(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        Some((self.0.get(from)?.span.0, self.0.get(to.checked_sub(1)?)?.span.1))
    }

    /// The number at this index.
    pub(crate) fn number(&self, index: usize) -> Option<u32> {
        self.at(index).parse().ok()
    }

    /// Whether a name stands here.
    pub(crate) fn has(&self, name: &str, index: usize) -> bool {
        name.split(' ').enumerate().all(|(offset, word)| self.at(index.saturating_add(offset)) == word)
    }

    /// Where a name begins, from here on.
    pub(crate) fn find(&self, name: &str, from: usize) -> Option<usize> {
        (from..self.len()).find(|index| self.has(name, *index))
    }

    /// Everywhere a name begins.
    pub(crate) fn all(&self, name: &str) -> Vec<usize> {
        (0..self.len()).filter(|index| self.has(name, *index)).collect()
    }

    /// The words from this one on, with spaces between them.
    pub(crate) fn rest(&self, from: usize) -> String {
        let words = self.0.iter().skip(from).map(|token| token.word.as_str());
        words.collect::<Vec<_>>().join(" ")
    }
}

/// How a name is written, whatever form its letters have and on which letter of a syllable a mark stands: `Hoà` is `Hòa`.
pub(crate) fn spelling(name: &str) -> Vec<Vec<char>> {
    let syllables = name.split_whitespace();
    syllables
        .map(|syllable| {
            let mut letters: Vec<char> = syllable.nfd().flat_map(char::to_lowercase).collect();
            letters.sort_unstable();
            letters
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Tokens, spelling};

    #[test]
    fn every_word_knows_where_it_stands_in_whatever_form_its_letters_are() {
        use unicode_normalization::UnicodeNormalization as _;
        let written = "SĐT 0905.123 nước 1m5, Đập Đá";
        for text in [written.to_owned(), written.nfd().collect::<String>()] {
            let tokens = Tokens::of(&text);
            assert_eq!(tokens.rest(0), "sdt 0905 123 nuoc 1 m 5 dap da");
            let at = tokens.find("dap da", 0).unwrap();
            let (from, to) = tokens.span(at, at + 2).unwrap();
            assert_eq!(text.get(from..to).unwrap().nfc().collect::<String>(), "Đập Đá");
        }
    }

    #[test]
    fn a_mark_on_another_letter_is_the_same_spelling_and_another_mark_is_not() {
        assert_eq!(spelling("Thuận Hoà"), spelling("thuận hòa"));
        assert_ne!(spelling("Thuận Hóa"), spelling("Thuận Hòa"));
    }
}
