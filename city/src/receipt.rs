//! Receipt codes: whoever has one reads how a call for rescue or a report stands, without an account.
//!
//! Calls have shorter ones, to be said aloud or written into a palm; reports are many and stay long, so theirs have two
//! letters more. [`crate::tries`] says why that is enough.

use crate::clock::{Entropy, chance};

/// The letters of a code: none looks like another, whether read by a child or aloud.
const LETTERS: &[u8; 20] = b"3479ACDEFHJKMNPRTWXY";
/// How many of them the code of a call for rescue has.
pub(crate) const SOS: usize = 10;
/// How many of them the code of a report has.
pub(crate) const REPORT: usize = 12;

/// A new code of this many letters.
pub(crate) fn draw(entropy: &dyn Entropy, letters: usize) -> String {
    let letter = |_| {
        let number = usize::from(u16::from_be_bytes(chance(entropy)));
        LETTERS.get(number % LETTERS.len()).map(|letter| char::from(*letter))
    };
    (0..letters).filter_map(letter).collect()
}

/// A code without what people put between its letters.
pub(crate) fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}
