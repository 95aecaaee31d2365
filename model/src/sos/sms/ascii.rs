//! Words in the few characters that every network and every phone carries.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Stands for a space.
const SPACE: char = '-';
/// What may stand beside letters and digits.
const SIGNS: &str = ".,:+()!?";

/// Words without tone marks and without spaces; what has no letter here parts words.
pub(super) fn write(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' => plain.push('d'),
            'Đ' => plain.push('D'),
            _ if letter.is_ascii_alphanumeric() || SIGNS.contains(letter) => plain.push(letter),
            _ if plain.is_empty() || plain.ends_with(SPACE) => {}
            _ => plain.push(SPACE),
        }
    }
    plain.truncate(plain.trim_end_matches(SPACE).len());
    plain
}

/// The first `room` characters of what `write` made.
pub(super) fn cut(plain: &str, room: usize) -> &str {
    plain.get(..room.min(plain.len())).unwrap_or_default().trim_end_matches(SPACE)
}

/// The words again, with spaces.
pub(super) fn read(plain: &str) -> String {
    plain.replace(SPACE, " ").trim().to_owned()
}

/// A phone number: its digits and a leading plus.
pub(super) fn phone(typed: &str) -> String {
    let plus = typed.trim_start().starts_with('+');
    let digits = typed.chars().filter(char::is_ascii_digit);
    plus.then_some('+').into_iter().chain(digits).take(crate::limits::SOS_PHONE_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_marks_bars_and_strange_signs_go() {
        assert_eq!(write(" Kiệt 25/3 Đặng Thùy Trâm * tầng 2! "), "Kiet-25-3-Dang-Thuy-Tram-tang-2!");
        assert_eq!(read("Ba-di-lai-kho"), "Ba di lai kho");
        assert_eq!(write("🌊🌊"), "");
        assert_eq!(cut("Kiet-25", 5), "Kiet");
        assert_eq!(phone("+84 (905) 000.111 vợ"), "+84905000111");
    }
}
