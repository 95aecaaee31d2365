//! The languages, and what of each is a rule and no message: how it counts, how it writes numbers and years, and whether
//! somebody who grew up with it has read our words.

/// Which numbers are one, by the cardinal rules of CLDR for whole numbers.
#[derive(Debug, PartialEq, Eq)]
enum One {
    /// The language has no plural.
    Never,
    /// 1 alone.
    Alone,
    /// 0 and 1.
    WithZero,
}

/// A language.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// The BCP 47 tag, which its folder is called too.
    pub(crate) tag: &'static str,
    /// Whether a native speaker has read every message. Until then English stands beside what must not be wrong.
    pub(crate) reviewed: bool,
    /// What parts the thousands.
    pub(crate) thousands: char,
    /// What stands before the digits of a fraction.
    pub(crate) decimal: char,
    /// How many years its calendar is ahead.
    years_ahead: i32,
    one: One,
}

const fn language(tag: &'static str, thousands: char, decimal: char, one: One) -> Language {
    Language { tag, reviewed: false, thousands, decimal, years_ahead: 0, one }
}

/// All of them; the first is compiled in everywhere.
pub(crate) static LANGUAGES: [Language; 7] = [
    Language { reviewed: true, ..language("vi", '.', ',', One::Never) },
    Language { reviewed: true, ..language("en", ',', '.', One::Alone) },
    language("ko", ',', '.', One::Never),
    language("fr", '\u{202f}', ',', One::WithZero),
    language("ja", ',', '.', One::Never),
    language("zh-Hans", ',', '.', One::Never),
    Language { years_ahead: 543, ..language("th", ',', '.', One::Never) },
];

impl Language {
    /// The language of a tag such as `en-GB`; Chinese of any script is the one that we have.
    pub(crate) fn of(tag: &str) -> Option<&'static Self> {
        let wanted = primary(tag);
        LANGUAGES.iter().find(|language| primary(language.tag).eq_ignore_ascii_case(wanted))
    }

    /// Whether so many are one.
    pub(crate) fn is_one(&self, number: i64) -> bool {
        match self.one {
            One::Never => false,
            One::Alone => number == 1,
            One::WithZero => number == 0 || number == 1,
        }
    }

    /// A year in the calendar that its readers count by.
    pub(crate) const fn year(&self, year: i32) -> i32 {
        year + self.years_ahead
    }
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}
