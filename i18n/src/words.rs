//! A key in, a sentence out.

use crate::value::Value;

/// A piece of a message, as the build made it from the Fluent file.
pub(crate) enum Part {
    Text(&'static str),
    Arg(&'static str),
    Select {
        arg: &'static str,
        cases: &'static [(&'static str, &'static [Part])],
        otherwise: &'static [Part],
    },
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

type Table = &'static [(&'static str, &'static [Part])];

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

    /// A message without arguments.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.get(key, &[])
    }

    /// A message with its arguments.
    #[must_use]
    pub fn get(self, key: &str, args: &[(&str, Value)]) -> String {
        let Some(parts) = find(table(self.tag), key).or_else(|| find(VI, key)).or_else(|| find(EN, key))
        else {
            return key.to_owned();
        };
        let mut sentence = String::new();
        self.write(parts, args, &mut sentence);
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

    fn write(self, parts: &[Part], args: &[(&str, Value)], out: &mut String) {
        for part in parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Arg(name) => out.push_str(&self.argument(name, args)),
                Part::Select { arg, cases, otherwise } => {
                    let chosen = cases.iter().find(|(key, _)| self.matches(key, arg, args));
                    self.write(chosen.map_or(*otherwise, |(_, parts)| *parts), args, out);
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

fn table(tag: &str) -> Table {
    if tag == "en" { EN } else { VI }
}

fn find(table: Table, key: &str) -> Option<&'static [Part]> {
    let index = table.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
    table.get(index).map(|(_, parts)| *parts)
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
    table(tag).iter().map(|(key, _)| *key)
}

/// The names a message fills in, sorted and each once; empty for an unknown key.
#[must_use]
pub fn arguments(tag: &str, key: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    collect(find(table(tag), key).unwrap_or_default(), &mut names);
    names.sort_unstable();
    names.dedup();
    names
}

fn collect(parts: &'static [Part], names: &mut Vec<&'static str>) {
    for part in parts {
        match part {
            Part::Arg(name) => names.push(name),
            Part::Select { arg, cases, otherwise } => {
                names.push(arg);
                cases.iter().for_each(|(_, parts)| collect(parts, names));
                collect(otherwise, names);
            }
            Part::Text(_) => {}
        }
    }
}
