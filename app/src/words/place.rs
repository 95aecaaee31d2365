//! Names of places, by one rule: a ward of today goes by the pack's name in the language of the screen; a commune of before
//! July 2025 keeps the Vietnamese name that people know, and the language says what it was.

use hue_i18n::{Words, args};
use hue_model::place::PlaceHit;
use hue_model::text::Language;

/// What a commune of before July 2025 was: how its name begins, and the key of its words.
const KINDS: [(&str, &str); 3] = [
    ("Phường ", "place-former-ward"),
    ("Xã ", "place-former-commune"),
    ("Thị trấn ", "place-former-township"),
];

/// The ward of today that a hit lies in: "Phường Phú Xuân".
#[must_use]
pub fn hit_ward_text(language: Language, hit: &PlaceHit) -> String {
    hit.ward_name.text(language).to_owned()
}

/// What was found: a ward of today, or "Phường Tây Lộc (cũ)".
#[must_use]
pub fn hit_text(words: Words, language: Language, hit: &PlaceHit) -> String {
    if !hit.old {
        return hit_ward_text(language, hit);
    }
    former_text(words, &hit.name)
}

/// The name of an old commune, which says that it is one.
#[must_use]
pub fn former_text(words: Words, name: &str) -> String {
    let known = KINDS.iter().find_map(|(kind, key)| Some((name.strip_prefix(kind)?, *key)));
    let (name, key) = known.unwrap_or((name, "place-former"));
    words.get(key, &args! { "name" => name })
}

#[cfg(test)]
mod tests {
    use hue_model::geo::Point;
    use hue_model::text::Localized;

    use super::*;

    fn hit(name: &str, old: bool) -> PlaceHit {
        PlaceHit {
            name: name.into(),
            old,
            ward_code: "19753".into(),
            ward_name: Localized::vi_en("Phường Phú Xuân", "Phu Xuan Ward"),
            point: Point { lat: 16.47, long: 107.57 },
        }
    }

    #[test]
    fn no_screen_says_ward_in_two_languages() {
        let said = |tag, language, one: &PlaceHit| hit_text(Words::new(tag), language, one);
        let today = hit("Phường Phú Xuân", false);
        assert_eq!(said("vi", Language::Vi, &today), "Phường Phú Xuân");
        assert_eq!(said("en", Language::En, &today), "Phu Xuan Ward");
        for (name, vi, en) in [
            ("Phường Tây Lộc", "Phường Tây Lộc (cũ)", "Tây Lộc (former ward)"),
            ("Xã Hương Toàn", "Xã Hương Toàn (cũ)", "Hương Toàn (former commune)"),
            ("Thị trấn Sịa", "Thị trấn Sịa (cũ)", "Sịa (former township)"),
            ("Vỹ Dạ", "Vỹ Dạ (cũ)", "Vỹ Dạ (former)"),
        ] {
            let old = hit(name, true);
            assert_eq!(
                (said("vi", Language::Vi, &old), said("en", Language::En, &old)),
                (vi.into(), en.into())
            );
        }
    }
}
