//! What somebody reads on a page, and what was never translated.

/// What no translation marked: every word of the pseudo-language stands between ⟦ and ⟧, and so does what is filled into
/// its sentences.
pub(crate) fn untranslated(html: &str) -> Vec<&str> {
    let is_word = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    texts(html).into_iter().filter(|text| outside(text).split_whitespace().any(is_word)).collect()
}

/// What stands outside all brackets.
fn outside(text: &str) -> String {
    let mut depth = 0_usize;
    let plain = text.chars().filter(|letter| {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    plain.collect()
}

/// The texts between tags, and what screen readers hear instead of them or fields show while they are empty.
fn texts(html: &str) -> Vec<&str> {
    let between = html.split('>').filter_map(|piece| piece.split('<').next());
    let named = ["aria-label=\"", "placeholder=\"", "alt=\"", " title=\""]
        .into_iter()
        .flat_map(|name| html.split(name).skip(1))
        .filter_map(|rest| rest.split('"').next());
    between.chain(named).map(str::trim).filter(|text| text.chars().any(char::is_alphabetic)).collect()
}
