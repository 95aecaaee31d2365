//! Reads what was typed in Telex while no Vietnamese keyboard was on: `ddeen dduwowngf` is "đèn đường".
//!
//! A doubled a, e, o or d, and w behind a, o or u, make another letter; s, f, r, x and j behind a vowel are tones. As on a real
//! keyboard such a key may also come at the end of the word.

use unicode_normalization::UnicodeNormalization as _;

use super::word::is_tone;

/// The text as a Vietnamese keyboard would have written it; `None` where that is the same.
pub(super) fn read(text: &str) -> Option<String> {
    let read = text.split(' ').map(word).collect::<Vec<_>>().join(" ");
    (read != text.to_lowercase()).then_some(read)
}

fn word(typed: &str) -> String {
    if !typed.chars().all(|letter| letter.is_ascii_alphabetic()) {
        return typed.to_lowercase();
    }
    let (mut letters, mut tone) = (Vec::new(), None);
    for key in typed.to_ascii_lowercase().chars() {
        match tone_of(key).filter(|_| letters.iter().any(|letter| is_vowel(*letter))) {
            Some(mark) => tone = Some(mark),
            None if double(&mut letters, key) || (key == 'w' && horn(&mut letters)) => {}
            None => letters.push(key),
        }
    }
    placed(letters, tone)
}

/// A word whose tone was put behind its letters, as it is written.
pub(super) fn written(marked: &str) -> String {
    let mut letters: Vec<char> = marked.chars().collect();
    let tone = letters.pop_if(|mark| is_tone(*mark));
    placed(letters, tone)
}

fn placed(mut letters: Vec<char>, tone: Option<char>) -> String {
    if let Some(tone) = tone {
        letters.insert(main_vowel(&letters).saturating_add(1).min(letters.len()), tone);
    }
    letters.into_iter().nfc().collect()
}

const fn tone_of(key: char) -> Option<char> {
    match key {
        's' => Some('\u{301}'),
        'f' => Some('\u{300}'),
        'r' => Some('\u{309}'),
        'x' => Some('\u{303}'),
        'j' => Some('\u{323}'),
        _ => None,
    }
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || is_shaped(letter)
}

const fn is_shaped(letter: char) -> bool {
    matches!(letter, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')
}

/// A second a, e, o or d changes the first one.
fn double(letters: &mut [char], key: char) -> bool {
    let changed = match key {
        'a' => 'â',
        'e' => 'ê',
        'o' => 'ô',
        'd' => 'đ',
        _ => return false,
    };
    let first =
        if key == 'd' { letters.first_mut() } else { letters.iter_mut().rev().find(|it| is_vowel(**it)) };
    let first = first.filter(|letter| **letter == key);
    first.map(|letter| *letter = changed).is_some()
}

/// w changes the last a, o or u, and both of "uo"; where there is none it is a ư.
fn horn(letters: &mut Vec<char>) -> bool {
    let Some(at) = letters.iter().rposition(|letter| matches!(letter, 'a' | 'o' | 'u')) else {
        letters.push('ư');
        return true;
    };
    let is_o = letters.get(at) == Some(&'o');
    let before = at.checked_sub(1).and_then(|before| letters.get_mut(before));
    if let Some(u @ 'u') = before.filter(|_| is_o) {
        *u = 'ư';
    }
    if let Some(letter) = letters.get_mut(at) {
        *letter = horned(*letter);
    }
    true
}

const fn horned(letter: char) -> char {
    match letter {
        'a' => 'ă',
        'o' => 'ơ',
        _ => 'ư',
    }
}

/// Where the tone stands: on the last vowel of another shape, on the last one before a consonant, else on the last but one.
fn main_vowel(letters: &[char]) -> usize {
    let vowels: Vec<usize> = (0..).zip(letters).filter(|(_, it)| is_vowel(**it)).map(|(at, _)| at).collect();
    let shaped = letters.iter().rposition(|letter| is_shaped(*letter));
    let ends_open = letters.last().is_some_and(|letter| is_vowel(*letter));
    let glides = matches!(letters, ['q', 'u', ..] | ['g', 'i', _, ..]);
    let open = ends_open && vowels.len() > if glides { 2 } else { 1 };
    let place = if open { vowels.iter().rev().nth(1) } else { vowels.last() };
    shaped.or(place.copied()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::{read, written};

    #[test]
    fn a_word_is_written_with_its_tone_in_its_place() {
        for word in ["đường", "bão", "hòa", "thủy", "quà", "huế", "người", "street", "lụt"] {
            assert_eq!(written(&words(word)[0].marked), word);
        }
    }

    #[test]
    fn typed_keys_are_read_as_a_vietnamese_keyboard_writes_them() {
        for (typed, meant) in [
            ("ddeen dduwowngf", "đên đường"),
            ("ddenf dduongwf", "đèn đường"),
            ("baox", "bão"),
            ("nguwowif", "người"),
            ("hoaf", "hòa"),
            ("Tooi", "tôi"),
            ("quaf", "quà"),
            ("giaf", "già"),
            ("nwowcs", "nước"),
            ("lutj", "lụt"),
            ("huees", "huế"),
            ("chowj ddoong ba", "chợ đông ba"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(meant), "{typed}");
        }
        for plain in ["den duong", "den 24", "đèn đường", "", "s", "sxs"] {
            assert_eq!(read(plain), None, "{plain}");
        }
    }
}
