//! Words are checked like code: the same keys and arguments in each language, nothing missing, nothing unused.

#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::Entry;
use hue_i18n::{VISITOR_FILES, arguments, keys, tags};

fn rooms() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every Rust file below a folder, tests included.
fn sources(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

fn all_sources() -> Vec<String> {
    let mut found = Vec::new();
    // Built by itself this room leaves the console's words out, and then nobody may be asked for them.
    let console = cfg!(feature = "console").then_some("city");
    for room in ["app", "shell", "i18n"].into_iter().chain(console) {
        sources(&rooms().join(room).join("src"), &mut found);
    }
    found
}

/// What stands between double quotes in a file, comments left out.
fn literals(source: &str) -> BTreeSet<&str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// Whether a literal is this key, or the pattern it is made from, such as `console-level-{level}`.
fn names(literal: &str, key: &str) -> bool {
    literal == key
        || literal.split_once("-{").is_some_and(|(before, _)| key.starts_with(&format!("{before}-")))
}

#[test]
fn both_languages_have_the_same_keys() {
    let (vi, en): (BTreeSet<_>, BTreeSet<_>) = (keys("vi").collect(), keys("en").collect());
    let only_vi: Vec<_> = vi.difference(&en).collect();
    let only_en: Vec<_> = en.difference(&vi).collect();
    assert!(only_vi.is_empty() && only_en.is_empty(), "only in vi: {only_vi:?}, only in en: {only_en:?}");
}

#[test]
fn both_languages_fill_in_the_same_things() {
    let differ: Vec<_> = keys("vi").filter(|key| arguments("vi", key) != arguments("en", key)).collect();
    assert!(differ.is_empty(), "different arguments in vi and en: {differ:?}");
}

/// The keys of a Fluent file.
fn keys_of(tag: &str, file: &str) -> Vec<String> {
    let path = rooms().join("i18n").join(tag).join(format!("{file}.ftl"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let key = |entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    };
    resource.body.into_iter().filter_map(key).collect()
}

#[test]
fn what_a_visitor_meets_exists_in_every_language_and_fills_in_the_same_things() {
    let mut wrong = Vec::new();
    for file in VISITOR_FILES {
        for key in keys_of("en", file) {
            let lacks = |tag: &&str| {
                !keys(tag).any(|known| known == key) || arguments(tag, &key) != arguments("en", &key)
            };
            wrong.extend(tags().filter(lacks).map(|tag| format!("{tag}/{file}.ftl: {key}")));
        }
    }
    assert!(wrong.is_empty(), "missing, or with other arguments: {wrong:#?}");
}

#[test]
fn no_language_has_a_message_that_english_has_not() {
    let known: BTreeSet<_> = keys("en").collect();
    let strange: Vec<_> = tags()
        .flat_map(|tag| keys(tag).map(move |key| (tag, key)))
        .filter(|(_, key)| !known.contains(key))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn every_key_is_used_somewhere() {
    let sources = all_sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|source| literals(source)).collect();
    let unused: Vec<_> = keys("vi").filter(|key| !used.iter().any(|literal| names(literal, key))).collect();
    assert!(unused.is_empty(), "in the Fluent files and nowhere else: {unused:?}");
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let known: BTreeSet<_> = keys("vi").collect();
    let mut missing = BTreeSet::new();
    for source in all_sources() {
        let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for call in ["words.t(\"", "words.get(\""] {
            let asked = code.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            missing.extend(asked.filter(|key| !known.contains(key)).map(str::to_owned));
        }
    }
    assert!(missing.is_empty(), "asked for, but in no Fluent file: {missing:?}");
}
