//! The forms every screen is pictured in: size, language, colours, and letters twice as large.

use hue_model::text::Language;

/// A phone and a wide window, in CSS pixels.
pub(crate) const SIZES: [(u32, u32); 2] = [(390, 844), (1280, 800)];

/// One of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Width and height.
    pub(crate) size: (u32, u32),
    /// The language.
    pub(crate) language: Language,
    /// Night instead of paper.
    pub(crate) dark: bool,
    /// Letters twice as large.
    pub(crate) large: bool,
}

impl Form {
    /// All of them; the language changes least often, because all words change with it.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        [Language::Vi, Language::En].into_iter().flat_map(|language| {
            let form = move |size, dark, large| Self { size, language, dark, large };
            let [phone, wide] = SIZES;
            [
                form(phone, false, false),
                form(phone, true, false),
                form(phone, false, true),
                form(wide, false, false),
                form(wide, true, false),
            ]
        })
    }

    /// The languages that visitors read besides, on a phone, and with letters twice as large.
    pub(crate) fn for_visitors() -> impl Iterator<Item = Self> {
        let languages = Language::ALL.into_iter().filter(|language| !Language::WRITTEN.contains(language));
        let [phone, _] = SIZES;
        languages.flat_map(move |language| {
            [false, true].map(|large| Self { size: phone, language, dark: false, large })
        })
    }

    /// What stands in a picture's name.
    pub(crate) fn suffix(self) -> String {
        let (wide, high) = self.size;
        let theme = if self.dark { "dark" } else { "light" };
        let letters = if self.large { "-200" } else { "" };
        format!("{wide}x{high}-{}-{theme}{letters}", self.tag())
    }

    /// The language's tag.
    pub(crate) const fn tag(self) -> &'static str {
        self.language.tag()
    }
}
