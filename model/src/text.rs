//! Words in several languages.

mod order;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

pub use order::NameOrder;
pub(crate) use order::plain;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Vietnamese, written first.
    #[default]
    Vi,
    /// English.
    En,
    /// Korean.
    Ko,
    /// French.
    Fr,
    /// Japanese.
    Ja,
    /// Chinese in simplified characters.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Thai.
    Th,
}

impl Language {
    /// Every language, in the order in which a chooser lists them.
    pub const ALL: [Self; 7] = [Self::Vi, Self::En, Self::Ko, Self::Fr, Self::Ja, Self::ZhHans, Self::Th];

    /// The languages that the city itself writes.
    pub const WRITTEN: [Self; 2] = [Self::Vi, Self::En];

    /// The BCP 47 tag, as in `lang="vi"`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
            Self::Ko => "ko",
            Self::Fr => "fr",
            Self::Ja => "ja",
            Self::ZhHans => "zh-Hans",
            Self::Th => "th",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Vi => "Tiếng Việt",
            Self::En => "English",
            Self::Ko => "한국어",
            Self::Fr => "Français",
            Self::Ja => "日本語",
            Self::ZhHans => "简体中文",
            Self::Th => "ไทย",
        }
    }

    /// The language of a BCP 47 tag such as `en-GB`, where we have it; Chinese of any script is the one that we have.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let wanted = primary(tag);
        Self::ALL.into_iter().find(|language| wanted.eq_ignore_ascii_case(primary(language.tag())))
    }

    /// The language in which the city writes to somebody who reads this one: what it does not write they get in English.
    #[must_use]
    pub const fn written(self) -> Self {
        match self {
            Self::Vi => Self::Vi,
            _ => Self::En,
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Characters that XML 1.0 cannot carry: one of them would make every list of reports unreadable.
#[must_use]
pub fn unprintable(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{7f}'..='\u{9f}');
    control || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// A letter as a search sees it: in lower case, without its marks, đ as d; nothing of a mark alone.
pub fn folded(letter: char) -> impl Iterator<Item = char> {
    let plain = std::iter::once(letter).nfd().filter(|letter| !is_combining_mark(*letter));
    plain.flat_map(char::to_lowercase).map(|letter| if letter == 'đ' { 'd' } else { letter })
}

/// Text by language tag; a missing language falls back to the one that the city writes for its readers, then the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Localized(pub BTreeMap<String, String>);

impl Localized {
    /// The two languages that everything in the city's pack has.
    #[must_use]
    pub fn vi_en(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self(BTreeMap::from([("vi".into(), vi.into()), ("en".into(), en.into())]))
    }

    /// The text for `language` with the tag it is really in, so that a foreign string carries its `lang`.
    #[must_use]
    pub fn get(&self, language: Language) -> (&str, &str) {
        [language.tag(), language.written().tag(), "vi", "en"]
            .into_iter()
            .find_map(|tag| self.0.get_key_value(tag))
            .or_else(|| self.0.iter().next())
            .map_or(("vi", ""), |(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// Only the text for `language`.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        self.get(language).1
    }
}
