//! A key in, a sentence out.

use crate::language::{LANGUAGES, Language};
use crate::text::{self, Part, cases, find, parts};
use crate::value::Value;

/// The words of one language; a missing message is said in English, then Vietnamese, then shows its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    language: &'static Language,
    pseudo: bool,
}

impl Words {
    /// The words for a BCP 47 tag such as `vi` or `en-GB`; an unknown language gets Vietnamese.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let [vietnamese, ..] = &LANGUAGES;
        Self { language: Language::of(tag).unwrap_or(vietnamese), pseudo: false }
    }

    /// The words for somebody whose system prefers these languages, best first. Whoever prefers only languages of which we
    /// have none is no Vietnamese reader either, and reads English.
    #[must_use]
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let mut tags = tags.into_iter().peekable();
        let otherwise = if tags.peek().is_some() { "en" } else { "vi" };
        Self::new(tags.find_map(Language::of).map_or(otherwise, |language| language.tag))
    }

    /// English made two fifths longer, in brackets and with marks: shows what was never translated and what gets clipped.
    #[must_use]
    pub fn pseudo() -> Self {
        Self { pseudo: true, ..Self::new("en") }
    }

    /// The language's tag, as in `lang="vi"`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.language.tag
    }

    /// The tag of the language in which this message is really said.
    #[must_use]
    pub fn tag_of(self, key: &str) -> &'static str {
        self.found(key).map_or(self.tag(), |(words, _)| words.tag())
    }

    /// The English that has to stand beside words which no native speaker has read yet; `None` where that is not needed.
    #[must_use]
    pub fn beside(self) -> Option<Self> {
        (!self.language.reviewed).then(|| Self::new("en"))
    }

    /// Whether the words are here. The app in a browser carries Vietnamese, and fetches the file of another language.
    #[must_use]
    pub fn are_here(self) -> bool {
        self.lacks().next().is_none()
    }

    /// The languages whose files have to be handed to [`learn`] before these words are here: English belongs to every other
    /// one, for what that has not and for what stands beside it.
    pub fn lacks(self) -> impl Iterator<Item = &'static str> {
        let english = (self.tag() != "vi").then_some("en");
        let both = [Some(self.tag()), english.filter(|tag| *tag != self.tag())];
        both.into_iter().flatten().filter(|tag| text::language(tag).is_none())
    }

    /// A message without arguments.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.get(key, &[])
    }

    /// A message with its arguments.
    #[must_use]
    pub fn get(self, key: &str, args: &[(&str, Value)]) -> String {
        let Some((words, pattern)) = self.found(key) else { return key.to_owned() };
        let mut sentence = String::new();
        words.write(pattern, args, &mut sentence);
        if words.pseudo { longer(&sentence) } else { sentence }
    }

    /// A message's pattern, and the words of the language that has it.
    fn found(self, key: &str) -> Option<(Self, &'static str)> {
        let all = [self, Self::new("en"), Self::new("vi")];
        all.into_iter().find_map(|words| Some((words, find(words.tag(), key)?)))
    }

    /// A year as readers of the language count it: 2026, and 2569 in Thai.
    #[must_use]
    pub fn year(self, year: i32) -> String {
        self.language.year(year).to_string()
    }

    /// A whole number with the language's separators: `12.000` or `12,000`.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(self.language.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// A number with so many digits behind the language's decimal mark: `3,52` or `3.52`.
    #[must_use]
    pub fn decimal(self, value: f64, places: usize) -> String {
        let text = format!("{value:.places$}");
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| self.number(whole));
        let mark = self.language.decimal;
        // What rounds to nothing has no sign.
        let sign = if digits.chars().any(|digit| digit.is_ascii_digit() && digit != '0') { sign } else { "" };
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{rest}") }
    }

    fn write(self, pattern: &str, args: &[(&str, Value)], out: &mut String) {
        for part in parts(pattern) {
            match part {
                Part::Text(text) if self.pseudo => out.extend(text.chars().map(marked)),
                Part::Text(text) => out.push_str(text),
                Part::Argument(name) => out.push_str(&self.argument(name, args)),
                Part::Choice { argument, cases: all } => {
                    let counts =
                        |(case, _): &(&str, &str)| case.is_empty() || self.matches(case, argument, args);
                    let chosen = cases(all).find(counts);
                    self.write(chosen.map_or("", |(_, pattern)| pattern), args, out);
                }
            }
        }
    }

    fn argument(self, name: &str, args: &[(&str, Value)]) -> String {
        match args.iter().find(|(given, _)| *given == name) {
            Some((_, Value::Text(text))) => text.clone(),
            Some((_, Value::Number(number))) => self.number(*number),
            None => format!("{{{name}}}"),
        }
    }

    fn matches(self, key: &str, name: &str, args: &[(&str, Value)]) -> bool {
        match args.iter().find(|(given, _)| *given == name) {
            Some((_, Value::Text(text))) => text == key,
            Some((_, Value::Number(number))) => {
                number.to_string() == key || (key == "one" && self.language.is_one(*number))
            }
            None => false,
        }
    }
}

/// A letter of the pseudo-language.
const fn marked(letter: char) -> char {
    match letter {
        'a' => 'å',
        'e' => 'ë',
        'i' => 'ï',
        'o' => 'ö',
        'u' => 'ü',
        'y' => 'ÿ',
        other => other,
    }
}

fn longer(sentence: &str) -> String {
    format!("⟦{sentence}{}⟧", "~".repeat(sentence.chars().count() * 2 / 5))
}

/// Takes the file of a language in, as [`crate::write_files`] writes it, and keeps it for good; answers whether it is here
/// now.
pub fn learn(tag: &str, file: String) -> bool {
    text::language(tag).is_some() || text::learn(tag, file.leak())
}

/// The tag of every language, as its folder and its file are called.
pub fn tags() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|language| language.tag)
}

/// Every key of a language, sorted.
pub fn keys(tag: &str) -> impl Iterator<Item = &'static str> {
    text::language(tag).into_iter().flatten().map(|(key, _)| *key)
}

/// The names a message fills in, sorted and each once; empty for an unknown key.
#[must_use]
pub fn arguments(tag: &str, key: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    collect(find(tag, key).unwrap_or_default(), &mut names);
    names.sort_unstable();
    names.dedup();
    names
}

fn collect(pattern: &'static str, names: &mut Vec<&'static str>) {
    for part in parts(pattern) {
        match part {
            Part::Argument(name) => names.push(name),
            Part::Choice { argument, cases: all } => {
                names.push(argument);
                cases(all).for_each(|(_, pattern)| collect(pattern, names));
            }
            Part::Text(_) => {}
        }
    }
}
