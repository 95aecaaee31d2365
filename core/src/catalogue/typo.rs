//! How far a mistyped word is from one that is known.

/// How many slips a word of so many letters may have.
pub(super) const fn most(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The letters of a word, a bit each; some share one.
pub(super) fn letters(word: &str) -> u64 {
    word.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

/// Whether so few slips may be enough, by the letters alone: each takes out one of one word, and puts in one of the other.
pub(super) const fn may_be(typed: u64, word: u64, prefix: bool, most: usize) -> bool {
    (typed & !word).count_ones() as usize <= most && (prefix || (word & !typed).count_ones() as usize <= most)
}

/// The fewest letters to put in, take out, change or swap with their neighbour to make `typed` from `word`, or with `prefix`
/// from a beginning of it; `None` for more than `most`.
pub(super) fn slips(typed: &[char], word: &[char], prefix: bool, most: usize) -> Option<usize> {
    let least = word.len().abs_diff(typed.len());
    if least > most && !(prefix && word.len() > typed.len()) {
        return None;
    }
    // Rows of the table for one letter of the word each: what was typed so far, from nothing to all of it.
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=typed.len()).collect();
    let mut best = last.last().copied();
    for (at, letter) in word.iter().enumerate() {
        let mut row = vec![at + 1];
        for (column, key) in typed.iter().enumerate() {
            let cell = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let changed = cell(&last, column) + usize::from(key != letter);
            let mut cost = changed.min(cell(&last, column + 1) + 1).min(cell(&row, column) + 1);
            let swapped = at > 0
                && column > 0
                && word.get(at - 1) == Some(key)
                && typed.get(column - 1) == Some(letter);
            if swapped {
                cost = cost.min(cell(&before_last, column - 1) + 1);
            }
            row.push(cost);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            // Only a beginning that came before can be near enough.
            return best.filter(|best| prefix && *best <= most);
        }
        best = if prefix { best.min(row.last().copied()) } else { row.last().copied() };
        before_last = std::mem::replace(&mut last, row);
    }
    best.filter(|best| *best <= most)
}

#[cfg(test)]
mod tests {
    use super::slips;

    fn between(typed: &str, word: &str, prefix: bool) -> Option<usize> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        slips(&letters(typed), &letters(word), prefix, 2)
    }

    #[test]
    fn slips_are_counted_as_fingers_make_them() {
        for (typed, word, slips) in [
            ("duong", "duong", 0),
            ("duogn", "duong", 1),
            ("duon", "duong", 1),
            ("duuong", "duong", 1),
            ("dumnh", "duong", 2),
        ] {
            assert_eq!(between(typed, word, false), Some(slips), "{typed}");
        }
        assert_eq!(between("abcd", "duong", false), None);
        assert_eq!(between("ambul", "ambulance", false), None);
        assert_eq!(
            (between("ambul", "ambulance", true), between("amubl", "ambulance", true)),
            (Some(0), Some(1))
        );
        assert_eq!(between("", "duong", false), None);
    }
}
