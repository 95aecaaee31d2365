//! Reads the text that the build makes of a language's Fluent files.

use std::iter;
use std::sync::{LazyLock, OnceLock};

use crate::language::LANGUAGES;
use crate::mark::{ARGUMENT, CASE, CHOICE, CHOSEN, END, KEY, MESSAGE};

/// Keys and patterns, sorted by key.
type Messages = Vec<(&'static str, &'static str)>;

static VI: LazyLock<Messages> = LazyLock::new(|| messages(include_str!(concat!(env!("OUT_DIR"), "/vi"))));
static OTHERS: [OnceLock<Messages>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

/// The texts of the languages that the app in a browser fetches, as the build made them.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const FILES: [(&str, &str); LANGUAGES.len() - 1] = [
    ("en", include_str!(concat!(env!("OUT_DIR"), "/en"))),
    ("ko", include_str!(concat!(env!("OUT_DIR"), "/ko"))),
    ("fr", include_str!(concat!(env!("OUT_DIR"), "/fr"))),
    ("ja", include_str!(concat!(env!("OUT_DIR"), "/ja"))),
    ("zh-Hans", include_str!(concat!(env!("OUT_DIR"), "/zh-Hans"))),
    ("th", include_str!(concat!(env!("OUT_DIR"), "/th"))),
];

/// A language's messages; `None` while its file was not handed over. Only the app in a browser waits for one.
pub(crate) fn language(tag: &str) -> Option<&'static Messages> {
    if tag == "vi" {
        return Some(&*VI);
    }
    #[cfg(not(target_arch = "wasm32"))]
    if let Some((_, text)) = FILES.iter().find(|(known, _)| *known == tag) {
        return place(tag).map(|place| place.get_or_init(|| messages(text)));
    }
    place(tag)?.get()
}

/// Takes the text of a language in, once; answers whether it is here.
pub(crate) fn learn(tag: &str, text: &'static str) -> bool {
    if language(tag).is_some() {
        return true;
    }
    let read = messages(text);
    !read.is_empty() && place(tag).is_some_and(|place| place.set(read).is_ok())
}

fn place(tag: &str) -> Option<&'static OnceLock<Messages>> {
    LANGUAGES.iter().zip(&OTHERS).find(|(language, _)| language.tag == tag).map(|(_, place)| place)
}

fn messages(text: &'static str) -> Messages {
    text.split(MESSAGE).filter_map(|message| message.split_once(KEY)).collect()
}

/// The pattern of a message.
pub(crate) fn find(tag: &str, key: &str) -> Option<&'static str> {
    let messages = language(tag)?;
    let index = messages.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
    messages.get(index).map(|(_, pattern)| *pattern)
}

/// A piece of a pattern.
pub(crate) enum Part<'a> {
    Text(&'a str),
    Argument(&'a str),
    Choice { argument: &'a str, cases: &'a str },
}

/// The pieces of a pattern, in order.
pub(crate) fn parts(pattern: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = pattern;
    iter::from_fn(move || {
        let (part, after) = if let Some(inner) = rest.strip_prefix(ARGUMENT) {
            let (name, after) = inner.split_once(ARGUMENT)?;
            (Part::Argument(name), after)
        } else if let Some(inner) = rest.strip_prefix(CHOICE) {
            let (choice, after) = inner.split_once(END)?;
            let (argument, cases) = choice.split_once(CASE)?;
            (Part::Choice { argument, cases }, after)
        } else {
            let (text, after) = rest.split_at(rest.find([ARGUMENT, CHOICE]).unwrap_or(rest.len()));
            (Part::Text(text), after)
        };
        let ended = rest.is_empty();
        rest = after;
        (!ended).then_some(part)
    })
}

/// The cases of a choice, each with its pattern; the last has no name.
pub(crate) fn cases(cases: &str) -> impl Iterator<Item = (&str, &str)> {
    cases.split(CASE).filter_map(|case| case.split_once(CHOSEN))
}
