//! A key in, a sentence out.

use crate::text::{self, Part, cases, find, parts};
use crate::value::Value;

/// The words of one language; a missing message falls back to Vietnamese, then English, then shows its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    tag: &'static str,
    pseudo: bool,
}

impl Words {
    /// The words for a BCP 47 tag such as `vi` or `en-GB`; an unknown language gets Vietnamese.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let english = tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"));
        Self { tag: if english { "en" } else { "vi" }, pseudo: false }
    }

    /// English made a third longer, in brackets and with marks: shows what was never translated and what gets clipped.
    #[must_use]
    pub fn pseudo() -> Self {
        Self { tag: "en", pseudo: true }
    }

    /// The language's tag, as in `lang="vi"`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.tag
    }

    /// Whether the words are here. The app in a browser carries Vietnamese, and fetches the file of another language.
    #[must_use]
    pub fn are_here(self) -> bool {
        text::language(self.tag).is_some()
    }

    /// Takes the file of this language in, as [`crate::write_files`] writes it, and keeps it for good; answers whether
    /// the words are here now.
    pub fn learn(self, file: String) -> bool {
        self.are_here() || text::learn(file.leak())
    }

    /// A message without arguments.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.get(key, &[])
    }

    /// A message with its arguments.
    #[must_use]
    pub fn get(self, key: &str, args: &[(&str, Value)]) -> String {
        let Some(pattern) = find(self.tag, key).or_else(|| find("vi", key)).or_else(|| find("en", key))
        else {
            return key.to_owned();
        };
        let mut sentence = String::new();
        self.write(pattern, args, &mut sentence);
        if self.pseudo { pseudo(&sentence) } else { sentence }
    }

    /// A whole number with the language's separators: `12.000` or `12,000`.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let separator = if self.tag == "en" { ',' } else { '.' };
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(separator);
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
        let mark = if self.tag == "en" { "." } else { "," };
        // What rounds to nothing has no sign.
        let sign = if digits.chars().any(|digit| digit.is_ascii_digit() && digit != '0') { sign } else { "" };
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{rest}") }
    }

    fn write(self, pattern: &str, args: &[(&str, Value)], out: &mut String) {
        for part in parts(pattern) {
            match part {
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
                number.to_string() == key || (key == "one" && *number == 1 && self.tag == "en")
            }
            None => false,
        }
    }
}

fn pseudo(sentence: &str) -> String {
    let marked: String = sentence
        .chars()
        .map(|letter| match letter {
            'a' => 'å',
            'e' => 'ë',
            'i' => 'ï',
            'o' => 'ö',
            'u' => 'ü',
            'y' => 'ÿ',
            other => other,
        })
        .collect();
    let longer = "~".repeat(sentence.chars().count() / 3);
    format!("⟦{marked}{longer}⟧")
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
