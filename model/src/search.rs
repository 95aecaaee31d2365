//! One box over everything: services, categories of report, points of interest, festivals, wards, agencies, help, my own reports.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::text::{Localized, plain};

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A service.
    Service,
    /// A category of report; its id is the `service_code` with which `report.create` begins.
    Category,
    /// A report of this device.
    Report,
    /// A draft on this device.
    Draft,
    /// A point of interest.
    PointOfInterest,
    /// A ward or commune, under its name of today or an old one.
    Ward,
    /// An agency.
    Agency,
    /// A page of help.
    Help,
    /// A festival.
    Event,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its id among its kind.
    pub id: String,
    /// Its name.
    pub title: Localized,
    /// A sentence about it; may be empty.
    pub detail: Localized,
}

impl Hit {
    /// Whether it is a ward under a name of before: its detail is then the ward of today.
    #[must_use]
    pub fn is_former_ward(&self) -> bool {
        self.kind == HitKind::Ward && !self.detail.0.is_empty()
    }
}

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitGroup {
    /// The kind.
    pub kind: HitKind,
    /// The best of it, best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u32,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// By kind; the kind with the best hit first.
    pub groups: Vec<HitGroup>,
    /// The words under which that was found, without marks: those typed, and what they were taken for. For [`highlight`].
    pub words: Vec<String>,
    /// What the text was taken for where nothing was found as it was typed.
    pub corrected: Option<String>,
    /// Whether nothing has all the words, and what was found has some of them.
    #[serde(default)]
    pub partial: bool,
}

command!(
    /// What answers to a text that may still be in the middle of a word; an empty text finds nothing.
    Search {
        /// The text as typed, at most [`crate::limits::SEARCH_CHARS`] characters of it count.
        text: String,
        /// Most hits of one kind, 1 to 50.
        limit: u32,
    } => Found, "search.find", Scope::Read
);

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether it was searched for.
    pub found: bool,
}

/// The text in stretches; beginnings of words that `words` (folded, as in [`Found::words`]) have are found.
#[must_use]
pub fn highlight<'a>(text: &'a str, words: &[String]) -> Vec<Stretch<'a>> {
    let mut stretches = Vec::new();
    let (mut rest, mut plain) = (text, 0);
    while let Some(from) = rest.get(plain..) {
        let Some(begin) = from.find(char::is_alphanumeric).map(|at| plain + at) else { break };
        let word = rest.get(begin..).unwrap_or_default();
        let length = words.iter().filter_map(|searched| begins(word, searched)).max().unwrap_or(0);
        if length == 0 {
            plain = begin + word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len());
            continue;
        }
        let (before, found) = (rest.get(..begin).unwrap_or_default(), word.get(..length).unwrap_or_default());
        if !before.is_empty() {
            stretches.push(Stretch { text: before, found: false });
        }
        stretches.push(Stretch { text: found, found: true });
        rest = word.get(length..).unwrap_or_default();
        // The rest of this word is none of its own.
        plain = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    }
    if !rest.is_empty() {
        stretches.push(Stretch { text: rest, found: false });
    }
    stretches
}

/// How many bytes at the beginning of `word` are `searched`, as searching sees letters.
fn begins(word: &str, searched: &str) -> Option<usize> {
    let mut wanted = searched.chars().peekable();
    let mut end = 0;
    for (at, letter) in word.char_indices() {
        if wanted.peek().is_none() && plain(letter).next().is_some() {
            break;
        }
        for seen in plain(letter) {
            // Searching takes the y of a syllable like "vỹ" for an i.
            let same = |wanted: char| wanted == seen || (wanted == 'i' && seen == 'y');
            if !wanted.next().is_some_and(same) {
                return None;
            }
        }
        end = at + letter.len_utf8();
    }
    (wanted.peek().is_none() && end > 0).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::highlight;

    fn marked(text: &str, words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let show =
            |it: &super::Stretch<'_>| if it.found { format!("[{}]", it.text) } else { it.text.to_owned() };
        highlight(text, &words).iter().map(show).collect()
    }

    #[test]
    fn beginnings_of_words_are_found_without_their_marks() {
        assert_eq!(marked("Đèn đường không sáng", &["den", "duo"]), "[Đèn] [đườ]ng không sáng");
        assert_eq!(marked("Bão số 5, báo bão", &["bao"]), "[Bão] số 5, [báo] [bão]");
        assert_eq!(marked("sóng to", &["ong"]), "sóng to", "not in the middle of a word");
        assert_eq!(
            marked("De\u{302}\u{300}n xong", &["de"]),
            "[De\u{302}\u{300}]n xong",
            "marks stay with their letter"
        );
        assert_eq!(
            (marked("", &["a"]), marked("a", &[]), marked("a", &[""])),
            ("".into(), "a".into(), "a".into())
        );
    }
}
