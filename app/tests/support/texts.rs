//! What somebody reads on a page, and what was never translated.

/// What no translation marked: every word of the pseudo-language stands between ⟦ and ⟧.
pub(crate) fn untranslated(html: &str) -> Vec<&str> {
    let marked = |text: &&str| text.contains('⟦') && text.ends_with('⟧');
    texts(html).into_iter().filter(|text| !marked(text)).filter(|text| text.chars().count() > 1).collect()
}

/// The texts between tags, and what screen readers hear instead of them.
fn texts(html: &str) -> Vec<&str> {
    let between = html.split('>').filter_map(|piece| piece.split('<').next());
    let labels = html.split("aria-label=\"").skip(1).filter_map(|rest| rest.split('"').next());
    between.chain(labels).map(str::trim).filter(|text| text.chars().any(char::is_alphabetic)).collect()
}
