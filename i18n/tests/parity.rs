//! Words are checked like code: the same keys and arguments in each language, nothing missing, nothing unused.

#![cfg(test)]

use std::collections::BTreeSet;

use hue_i18n::{arguments, keys};

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
